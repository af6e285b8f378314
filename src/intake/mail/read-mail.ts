import { createHash } from 'node:crypto'
import type { Email, Mailbox } from 'postal-mime'
import type { Capture, Medium } from '../../model/document.ts'
import { SelonError } from '../../model/selon-error.ts'
import type { TextBlock } from '../compose-text.ts'
import type { IntakeInput } from '../document-from-input.ts'
import type { FormatReader, IntakeContext, IntakeItem } from '../intake-item.ts'
import { bytesSource, shortName, type RawSource } from '../raw-source.ts'
import { toldDocument } from '../told-document.ts'
import { findForward } from './find-forward.ts'

/** A mail with photographs. */
const largestMail = 48 * 1024 * 1024
/** A mail in a mail in a mail; deeper ones are listed as what they are, attachments. */
const mostNested = 3

/**
 * A mail as saved by any program (RFC 5322): its text, who sent it, when and under which subject. What hangs on it is listed and
 * not opened, but for mails that were passed on whole: each is a document of its own.
 */
export const readMail: FormatReader = (source, context) => readMessage(source, context, 0)

async function* readMessage(source: RawSource, context: IntakeContext, depth: number): AsyncGenerator<IntakeItem> {
  const mail = await parseMail(await source.bytes(largestMail), source.name)
  const isNested = (type: string): boolean => type === 'message/rfc822' && depth < mostNested
  const nested = mail.attachments.filter(({ mimeType }) => isNested(mimeType))
  const media = mail.attachments.filter(({ mimeType }) => !isNested(mimeType)).map(mediumOf)
  const facts = factsOf(mail, media)
  if (mail.html && isBetter(mail.html, mail.text)) yield* readHtml(mail.html, facts, source, context)
  else if (nested.length === 0 || /[\p{L}\p{N}]/u.test(mail.text ?? '')) {
    const { blocks, forwardedFrom } = blocksOf(mail)
    yield { name: source.name, input: toldDocument(source, blocks, context.said, { ...facts, forwardedFrom }) }
  }
  for (const [at, { content }] of nested.entries()) {
    const name = `${source.name}#${at + 1}`
    const bytes = bytesOf(content)
    const inner = bytesSource(name, bytes, { retrievedAt: source.retrievedAt })
    try {
      for await (const item of readMessage(inner, context, depth + 1))
        yield withCapture(item, bytes, `${shortName(source)}#${at + 1}`, context.said.retrievedBy)
    } catch (error) {
      if (!(error instanceof SelonError)) throw error
      yield { name, error }
    }
  }
}

async function parseMail(bytes: Uint8Array, file: string): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime')
  let mail: Email
  try {
    // The library would write the header of an inner mail in the words and the time zone of this machine.
    mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  } catch (cause) {
    throw new SelonError(
      'input-damaged',
      'is a mail that cannot be read: its parts are nested or named without end',
      { file },
      { cause },
    )
  }
  if (!mail.from && !mail.date && !mail.subject)
    throw new SelonError('input-malformed', 'is no mail: it has neither From, nor Date, nor Subject', { file })
  return mail
}

function factsOf(mail: Email, media: Medium[]): Partial<IntakeInput> {
  const from = mail.from?.group === undefined ? (mail.from as Mailbox | undefined) : undefined
  const sender = from?.name || from?.address || mail.from?.name || undefined
  return {
    title: mail.subject?.trim() || undefined,
    outlet: sender,
    authors: sender === undefined ? undefined : [sender],
    publishedAt: dateOf(mail),
    media: media.length > 0 ? media : undefined,
  }
}

/** With the sender's own zone: what "yesterday" means is told by the day that the sender had. */
function dateOf({ date, headers }: Email): string | undefined {
  const at = Date.parse(date ?? '')
  if (Number.isNaN(at)) return undefined
  const raw = headers.find(({ key }) => key === 'date')?.value ?? ''
  const { sign, hours, minutes } = /(?<sign>[+-])(?<hours>\d{2})(?<minutes>\d{2})\s*(?:\(|$)/u.exec(raw)?.groups ?? {}
  if (!sign) return `${new Date(at).toISOString().slice(0, 19)}Z`
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return `${new Date(at + offset * 60_000).toISOString().slice(0, 19)}${sign}${hours}:${minutes}`
}

function mediumOf({ filename, mimeType, content }: Email['attachments'][number]): Medium {
  const bytes = bytesOf(content)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: mimeType, name: filename ?? '', bytes: bytes.length, sha256 }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** Some programs send a plain part that only says that there is another. */
function isBetter(html: string, text: string | undefined): boolean {
  const plain = (text ?? '').trim().length
  return (
    plain === 0 || (plain < 100 && html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/giu, '').trim().length > 5 * plain)
  )
}

function blocksOf({ subject = '', text = '' }: Email): { blocks: TextBlock[]; forwardedFrom?: { name: string } } {
  // What stands below "-- " is the sender's signature (RFC 3676 4.3).
  const signature = /\n-- \r?\n/u.exec(text)?.index ?? text.length
  const body = text.slice(0, signature)
  const forward = findForward(body)
  const blocks: TextBlock[] = [{ kind: 'headline', text: subject }]
  if (forward)
    blocks.push(
      { kind: 'body', text: body.slice(0, forward.start) },
      { kind: 'boilerplate', text: body.slice(forward.start, forward.end) },
      { kind: 'body', text: body.slice(forward.end) },
    )
  else blocks.push({ kind: 'body', text: body })
  blocks.push({ kind: 'boilerplate', text: text.slice(signature) })
  return { blocks, forwardedFrom: forward ? { name: forward.from } : undefined }
}

async function* readHtml(
  html: string,
  facts: Partial<IntakeInput>,
  source: RawSource,
  { open, said }: IntakeContext,
): AsyncGenerator<IntakeItem> {
  const page = bytesSource(source.name, Buffer.from(html), {
    contentType: 'text/html; charset=utf-8',
    retrievedAt: source.retrievedAt,
  })
  for await (const item of open({ ...page, name: `${source.name}.html` })) {
    if (!item.input) yield { ...item, name: source.name }
    else {
      const { capture: _, ...input } = item.input
      const { retrievedBy: __, ...fields } = said
      const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
      yield { name: source.name, input: { ...input, ...known, ...fields, id: shortName(source) } }
    }
  }
}

function withCapture(item: IntakeItem, bytes: Uint8Array, from: string, retrievedBy?: string): IntakeItem {
  if (!item.input || item.input.capture) return item
  const capture: Capture = { format: 'eml', from, rawSha256: createHash('sha256').update(bytes).digest('hex') }
  if (retrievedBy !== undefined) capture.retrievedBy = retrievedBy
  return { ...item, input: { ...item.input, id: from, capture } }
}
