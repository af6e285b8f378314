import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { SelonError } from '../../model/selon-error.ts'
import { fileError } from '../collect-bytes.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import { shortName, type RawSource } from '../raw-source.ts'
import { jsonElements, type JsonElement } from './json-elements.ts'
import { postOfMessage, type RawMessage } from './message-post.ts'
import { createSkipCount } from './skip-count.ts'
import { hasWords, inputOfPost } from './telegram-post.ts'

/** Chats that are nobody's publication; of an export of a whole account they are left out. */
const ownChats = /^(?:personal_chat|bot_chat|saved_messages|replies|verify_codes)$/u

/**
 * `result.json` of Telegram Desktop, of one chat or of an account, message by message: memory does not grow with the file. A
 * message that cannot be read is told with its line; where the file breaks off, all before it was read.
 */
export async function* readTelegramJson(source: RawSource, { said }: IntakeContext): AsyncGenerator<IntakeItem> {
  const folder = source.path === undefined ? undefined : dirname(source.path)
  const skipped = createSkipCount()
  let told = 0
  for await (const event of elementsOf(source)) {
    if (event.kind === 'break' || event.text === null) {
      told++
      const message = event.kind === 'break' ? event.message : 'this entry is longer than any message'
      yield { name: source.name, error: malformed(message, source.name, event.line) }
      continue
    }
    const message = parsed(event.text)
    const { name = '', type, id } = event.owner
    if (message === null) {
      told++
      yield { name: source.name, error: malformed('this message is not JSON', source.name, event.line) }
    } else if (typeof message.id !== 'number' && typeof message.id !== 'string') {
      told++
      yield { name: source.name, error: malformed('this message has no number', source.name, event.line) }
    } else if (event.depth > 2 && ownChats.test(type ?? '')) skipped.add('telegram-private')
    else if (message.type === 'service') skipped.add('telegram-service')
    else {
      const chat = { name: name || nameIn(message), type, id }
      const post = await postOfMessage(message, chat, folder)
      if (!hasWords(post.text)) skipped.add('telegram-wordless')
      else {
        told++
        const rawSha256 = createHash('sha256').update(event.text).digest('hex')
        const capture = { format: 'telegram-json', from: shortName(source), rawSha256 }
        const input = inputOfPost(post, chat, said)
        input.capture = said.retrievedBy === undefined ? capture : { ...capture, retrievedBy: said.retrievedBy }
        yield { name: `${source.name}#${post.id}`, input }
      }
    }
  }
  yield* skipped.notes(source.name)
  if (told === 0) yield { name: source.name, error: new SelonError('input-empty', 'holds no post with words') }
}

async function* elementsOf(source: RawSource): ReturnType<typeof jsonElements> {
  try {
    yield* jsonElements(source.stream(), 'messages')
  } catch (cause) {
    throw fileError(cause, source.name)
  }
}

/** A file whose members were sorted tells the chat's name after its messages; a channel's messages name it too. */
function nameIn(message: RawMessage): string {
  return /^(?:channel|chat)/u.test(String(message.from_id)) && typeof message.from === 'string' ? message.from : ''
}

function parsed(text: NonNullable<JsonElement['text']>): RawMessage | null {
  try {
    return JSON.parse(text) as RawMessage
  } catch {
    return null
  }
}

function malformed(message: string, file: string, line: number): SelonError {
  return new SelonError('input-malformed', message, { file, line })
}
