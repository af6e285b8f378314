import { SelonError } from '../../model/selon-error.ts'
import { isDate } from '../check-input.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import { bytesSource } from '../raw-source.ts'
import { sniffFormat } from '../sniff-format.ts'
import { decodeBody, dechunk, parseHttp } from './http-message.ts'
import { hasDigest } from './payload-digest.ts'
import { SkippedCounts } from './skipped-counts.ts'
import { layoutOf, recordsFrom, warcFile, type WarcBytes } from './warc-file.ts'
import type { WarcRecord } from './warc-records.ts'

export interface NamedWarc extends WarcBytes {
  /** As a document's provenance calls it. */
  shortName: string
}

interface Payload {
  body: Buffer
  contentType: string
  /** What to note of its digest. */
  digest?: string
}

/** Records of pages that came before, where a record that only says "as before" finds them. */
const mostOriginals = 200_000
const pageTypes = ['text/html', 'application/xhtml+xml']

/**
 * The pages of a WARC file as documents. Everything else (pictures, scripts, redirects, pages not found) is counted by its kind;
 * a record that is damaged is told with its number, and the rest goes on.
 */
export async function* readWarcRecords(warc: NamedWarc, context: IntakeContext): AsyncGenerator<IntakeItem> {
  const skipped = new SkippedCounts()
  const layout = layoutOf(warc.head)
  const originals = new Map<string, number>()
  let isEmpty = true
  for await (const record of warcFile(warc, layout)) {
    isEmpty = false
    const name = `${warc.name}#${record.number}`
    try {
      if (record.damage) throw new SelonError('input-damaged', `record ${record.number} ${record.damage}`)
      const original = record.headers.get('warc-type') === 'revisit' ? originalOf(record, originals) : undefined
      const payload =
        original === undefined
          ? payloadOf(record, skipped)
          : payloadOf(await firstOf(recordsFrom(warc, layout, original)), skipped)
      if (!payload) continue
      if (original === undefined && layout !== 'one-member' && originals.size < mostOriginals)
        remember(record, originals)
      yield* openPayload(payload, record, name, { warc, context, skipped })
    } catch (error) {
      if (!(error instanceof SelonError)) throw error
      const { code, message, place } = error
      yield { name, error: new SelonError(code, message, { ...place, file: place.file ?? name }) }
    }
  }
  if (isEmpty) throw new SelonError('input-empty', 'is empty: no record in it', { file: warc.name })
  yield* skipped.notes(warc.name)
}

/** What a record holds of a page; null where it holds none, which is counted where a reader may miss it. */
function payloadOf(record: WarcRecord, skipped: SkippedCounts): Payload | null {
  const { headers, block } = record
  const type = headers.get('warc-type') ?? ''
  if (type === 'revisit') return skipped.add('revisit', '')
  if (type === 'conversion' && !record.isCut && typeOf(headers.get('content-type')) === 'text/plain')
    return { body: block, contentType: 'text/plain; charset=utf-8' }
  if (type !== 'response' && type !== 'resource') {
    if (record.isCut) skipped.add('large', type || '?')
    return null
  }
  const http = type === 'response' ? parseHttp(block) : null
  if (type === 'response' && !http) {
    // Names of hosts and the like are responses too, of other servers.
    if (/^https?:/iu.test(addressOf(record) ?? ''))
      throw new SelonError('input-damaged', `record ${record.number} holds no answer of a web server`)
    return skipped.add('type', typeOf(headers.get('content-type')))
  }
  if (http && http.status !== 200) return skipped.add('status', String(http.status))
  const contentType = (http ? http.headers : headers).get('content-type') ?? ''
  if (!pageTypes.includes(typeOf(contentType))) return skipped.add('type', typeOf(contentType))
  if (record.isCut) return skipped.add('large', typeOf(contentType))
  if (!http) return { body: block, contentType, digest: digestNote(headers, [block]) }
  const whole = dechunk(http)
  const body = decodeBody(whole, http.headers.get('content-encoding'))
  return { body, contentType, digest: digestNote(headers, [http.raw, whole, body]) }
}

function digestNote(headers: WarcRecord['headers'], forms: readonly Buffer[]): string | undefined {
  const named = headers.get('warc-payload-digest')
  const agrees = hasDigest(named, forms)
  if (agrees === null) return undefined
  return agrees ? `payload digest agrees: ${named}` : `payload digest does not agree: the archive names ${named}`
}

interface Opening {
  warc: NamedWarc
  context: IntakeContext
  skipped: SkippedCounts
}

async function* openPayload(
  { body, contentType, digest }: Payload,
  record: WarcRecord,
  name: string,
  { warc, context, skipped }: Opening,
): AsyncGenerator<IntakeItem> {
  const url = addressOf(record)
  const date = record.headers.get('warc-date')
  const retrievedAt = date && isDate(date) ? date : undefined
  const source = bytesSource(name, body, { url, retrievedAt, contentType })
  // What says that it is a page may be anything: an archive in the archive is not opened.
  const format = sniffFormat(source)
  if (format !== 'html' && format !== 'text') return void skipped.add('type', format)
  for await (const item of context.open(source)) {
    // Frames and counters of pages: there are thousands, and nothing in them.
    if (item.error?.code === 'input-empty') skipped.add('empty', '')
    else yield item.input ? { ...item, input: withCapture(item.input) } : item
  }

  function withCapture(input: NonNullable<IntakeItem['input']>): NonNullable<IntakeItem['input']> {
    const from = `${warc.shortName}#${record.number}`
    const capture = { rawSha256: null, ...input.capture, format: 'warc', from }
    return { ...input, capture, provenance: [...(input.provenance ?? []), ...(digest ? [digest] : [])] }
  }
}

function remember(record: WarcRecord, originals: Map<string, number>): void {
  for (const key of [
    record.headers.get('warc-payload-digest'),
    keyOf(addressOf(record), record.headers.get('warc-date')),
  ])
    if (key && !originals.has(key)) originals.set(key, record.offset)
}

/** Where the record stands that a revisit refers to: by digest, else by address and moment. */
function originalOf({ headers }: WarcRecord, originals: ReadonlyMap<string, number>): number | undefined {
  const digest = headers.get('warc-payload-digest')
  const place = keyOf(headers.get('warc-refers-to-target-uri'), headers.get('warc-refers-to-date'))
  return (digest === undefined ? undefined : originals.get(digest)) ?? (place ? originals.get(place) : undefined)
}

function keyOf(address: string | undefined, date: string | undefined): string | undefined {
  return address && date ? `${date} ${address}` : undefined
}

async function firstOf(records: AsyncIterable<WarcRecord>): Promise<WarcRecord> {
  for await (const record of records) return record
  throw new SelonError('input-damaged', 'the record it refers to cannot be read again')
}

/** Old crawlers put the address in angle brackets. */
function addressOf({ headers }: WarcRecord): string | undefined {
  return headers.get('warc-target-uri')?.replace(/^<|>$/gu, '')
}

function typeOf(contentType = ''): string {
  return contentType.split(';')[0].trim().toLowerCase() || '?'
}
