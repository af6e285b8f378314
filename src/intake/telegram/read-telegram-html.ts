import { dirname } from 'node:path'
import type { Medium } from '../../model/document.ts'
import { SelonError } from '../../model/selon-error.ts'
import { decodeBytes } from '../decode-bytes.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import type { RawSource } from '../raw-source.ts'
import { elementAt, messagesIn, wordsOf, type PageElement } from './message-elements.ts'
import { mediumOf } from './list-media.ts'
import { createSkipCount } from './skip-count.ts'
import { hasWords, inputOfPost, type TelegramPost } from './telegram-post.ts'

/** Telegram Desktop writes about a thousand messages to a page, some MB. */
const longestPage = 16 * 1024 * 1024

/**
 * A page of the HTML export of Telegram Desktop ("messages.html"). It tells less than `result.json`: neither the chat's number nor
 * when a post was edited; a post that follows another of the same author or forward does not repeat whose it is.
 */
export async function* readTelegramHtml(source: RawSource, { said }: IntakeContext): AsyncGenerator<IntakeItem> {
  const folder = source.path === undefined ? undefined : dirname(source.path)
  const { parseHTML } = await import('linkedom')
  const page = decodeBytes(await source.bytes(longestPage), source.name).text
  const { document } = parseHTML(page) as unknown as { document: PageElement }
  const chat = { name: wordsOf(elementAt(document, '.page_header .text')) }
  const skipped = createSkipCount()
  let told = 0
  let before: Before = {}
  for (const message of messagesIn(document)) {
    if (message.classList.contains('service') || !/\d/u.test(message.id)) {
      skipped.add('telegram-service')
      continue
    }
    const joined = message.classList.contains('joined')
    const { post, author, forwarded } = await postOf(message, joined ? before : {}, folder)
    before = { author, forwarded }
    if (author && author !== chat.name) post.author ??= author
    if (!hasWords(post.text)) skipped.add('telegram-wordless')
    else {
      told++
      yield { name: `${source.name}#${post.id}`, input: inputOfPost(post, chat, said) }
    }
  }
  yield* skipped.notes(source.name)
  if (told === 0)
    yield { name: source.name, error: new SelonError('input-empty', 'holds no post with words', { file: source.name }) }
}

interface Before {
  author?: string
  forwarded?: TelegramPost['forwardedFrom']
}

async function postOf(
  message: PageElement,
  before: Before,
  folder: string | undefined,
): Promise<{ post: TelegramPost } & Before> {
  const body = elementAt(message, '.body') ?? message
  const forward = elementAt(body, '.forwarded.body')
  const forwarded = forward ? (forwardOf(forward) ?? before.forwarded ?? { name: '' }) : undefined
  const author = wordsOf(elementAt(body, ':scope > .from_name')) || before.author
  const within = forward ?? body
  const post: TelegramPost = {
    id: /\d+/u.exec(message.id)?.[0] ?? '',
    text: [wordsOf(elementAt(within, ':scope > .text')), pollOf(within)].filter(Boolean).join('\n\n'),
    at: instantOf(elementAt(body, ':scope > .date')),
    media: [],
  }
  const signature = wordsOf(elementAt(body, '.signature'))
  if (signature) post.author = signature
  if (forwarded) post.forwardedFrom = forwarded
  const reply = elementAt(body, '.reply_to a')?.getAttribute('href')
  const answered = /go_to_message(?<id>\d+)/u.exec(reply ?? '')?.groups?.id
  if (answered) post.replyTo = answered
  for (const medium of within.querySelectorAll(':scope > .media_wrap > *')) {
    const listed = await mediumIn(medium, folder)
    if (listed) post.media.push(listed)
  }
  return { post, author, forwarded }
}

/** "Name 14.05.2024 09:30:00": the channel, and the moment of the post that was forwarded. */
function forwardOf(forward: PageElement): TelegramPost['forwardedFrom'] {
  const from = elementAt(forward, ':scope > .from_name')
  if (!from) return undefined
  const details = elementAt(from, '.date')
  const at = instantOf(details)
  const name = wordsOf(from, details)
  return at ? { name, at } : { name }
}

function pollOf(within: PageElement): string {
  const question = wordsOf(elementAt(within, '.media_poll .question'))
  if (!question) return ''
  const answers = [...within.querySelectorAll('.media_poll .answer')].map((answer) =>
    wordsOf(answer, elementAt(answer, '.details')).replace(/^[-–]\s*/u, ''),
  )
  return [question, ...answers.map((answer) => `– ${answer}`)].join('\n')
}

async function mediumIn(element: PageElement, folder: string | undefined): Promise<Medium | null> {
  const { kind, other } = mediaClass.exec(element.className)?.groups ?? {}
  const told = kind ?? other
  if (!told || told === 'poll') return null
  const path = decoded(element.getAttribute('href')) ?? '(not included)'
  return mediumOf({ kind: told, path, name: wordsOf(elementAt(element, '.title')) || undefined, bytes: null }, folder)
}

const mediaClass = /(?<kind>photo|animated|video_file|sticker)_wrap|media_(?<other>\w+)/u

function decoded(href: string | null): string | null {
  if (href === null || /^[a-z][\w+.-]*:/iu.test(href)) return null
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

/** "14.05.2024 09:30:00 UTC+03:00" as an instant; without its zone, as exports before 2022 have it, the time as it stands. */
function instantOf(element: PageElement | null): string | null {
  const { day, month, year, time, zone } = stamp.exec(element?.getAttribute('title') ?? '')?.groups ?? {}
  if (!year) return null
  const local = `${year}-${month}-${day}T${time}`
  const instant = zone === undefined ? NaN : Date.parse(local + (zone || 'Z'))
  return Number.isNaN(instant) ? local : `${new Date(instant).toISOString().slice(0, 19)}Z`
}

const stamp =
  /^(?<day>\d{2})\.(?<month>\d{2})\.(?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2})(?: UTC(?<zone>[+-]\d{2}:\d{2}|))?$/u
