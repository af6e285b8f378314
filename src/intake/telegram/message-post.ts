import type { InputDocument } from '../../model/document.ts'
import { mediumOf } from './list-media.ts'
import type { TelegramChat, TelegramPost } from './telegram-post.ts'

/** A message as `result.json` has it; nothing of it is taken for granted. */
export type RawMessage = Readonly<Record<string, unknown>>

/** @param folder of the export, where its files lie; undefined where the export did not come as a file */
export async function postOfMessage(
  message: RawMessage,
  chat: TelegramChat,
  folder: string | undefined,
): Promise<TelegramPost> {
  const post: TelegramPost = {
    id: String(message.id ?? ''),
    text: [textOf(message), pollOf(message.poll)].filter(Boolean).join('\n\n'),
    at: instant(message.date_unixtime) ?? localTime(message.date),
    media: [],
  }
  const edited = instant(message.edited_unixtime) ?? localTime(message.edited)
  if (edited) post.editedAt = edited
  const author = text(message.author) ?? (isChannel(chat) ? undefined : text(message.from))
  if (author) post.author = author
  const forwarded = forwardOf(message)
  if (forwarded) post.forwardedFrom = forwarded
  if (message.reply_to_message_id !== undefined) post.replyTo = String(message.reply_to_message_id)
  const medium = await mediaOf(message, folder)
  if (medium) post.media.push(medium)
  return post
}

/** The words of a post: its links, mentions, spoilers and emoji are pieces of the text and stand in it as they were seen. */
function textOf({ text: plain, text_entities: entities }: RawMessage): string {
  const pieces = plain === undefined || plain === '' ? entities : plain
  if (typeof pieces === 'string') return pieces
  if (!Array.isArray(pieces)) return ''
  return pieces.map((piece) => (typeof piece === 'string' ? piece : (text(field(piece, 'text')) ?? ''))).join('')
}

/** A question and its answers, one a line. */
function pollOf(poll: unknown): string {
  const question = text(field(poll, 'question'))
  const answers = field(poll, 'answers')
  if (!question) return ''
  const lines = Array.isArray(answers) ? answers.flatMap((answer) => text(field(answer, 'text')) ?? []) : []
  return [question, ...lines.map((line) => `– ${line}`)].join('\n')
}

/** Whose post it was; null in the export, here an empty name, where Telegram no longer tells. */
function forwardOf(message: RawMessage): InputDocument['forwardedFrom'] {
  const { forwarded_from: name, forwarded_from_id: id } = message
  if (name === undefined && id === undefined) return undefined
  const found: NonNullable<InputDocument['forwardedFrom']> = { name: text(name) ?? '' }
  if (typeof id === 'string' || typeof id === 'number') found.id = String(id)
  const at = instant(message.forwarded_date_unixtime) ?? localTime(message.forwarded_date)
  if (at) found.at = at
  return found
}

async function mediaOf(message: RawMessage, folder: string | undefined) {
  const photo = text(message.photo)
  const path = photo ?? text(message.file)
  if (path === undefined) return null
  const size = photo === undefined ? message.file_size : message.photo_file_size
  return mediumOf(
    {
      kind: photo === undefined ? (text(message.media_type) ?? 'file') : 'photo',
      path,
      name: text(message.file_name),
      bytes: typeof size === 'number' && Number.isSafeInteger(size) ? size : null,
    },
    folder,
  )
}

function isChannel({ type = '' }: TelegramChat): boolean {
  return type.endsWith('channel')
}

/** Seconds since 1970, a number or a text → an instant; null where it is none. */
function instant(seconds: unknown): string | null {
  const value = typeof seconds === 'string' && /^\d{1,11}$/u.test(seconds) ? Number(seconds) : seconds
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value > latest) return null
  return `${new Date(value * 1000).toISOString().slice(0, 19)}Z`
}

/** The end of the year 9999: a later year has no four digits. */
const latest = 253_402_300_799

/** Exports made before 2022 tell the machine's own time without its zone: it is kept as it stands. */
function localTime(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/u.test(value) ? value : null
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
