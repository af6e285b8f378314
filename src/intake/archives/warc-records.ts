import { ByteWindow } from './byte-window.ts'

/** A record of a WARC file (ISO 28500), or what is wrong with it. */
export interface WarcRecord {
  /** 1 for the first of its file. */
  number: number
  /** Where it, or the gzip member that holds it, begins in the file. */
  offset: number
  /** By lower-case name; of several with one name the first. */
  headers: ReadonlyMap<string, string>
  block: Buffer
  /** Larger than `largestBlock`: only the beginning of its block was kept. */
  isCut?: boolean
  damage?: string
}

/** Larger than any page; films and the like are passed over without being held. */
export const largestBlock = 32 * 1024 * 1024
const largestHeader = 64 * 1024
const keptOfLarge = 8 * 1024
const nextRecord = /\r?\n\r?\n(?=WARC\/\d)/u

/**
 * The records of unpacked bytes. Where a header is broken or its length is not that of its block the record is told with its
 * damage, and reading goes on at the next line that begins a record.
 * @param first the number of the first record
 */
export async function* warcRecords(stream: AsyncIterable<Uint8Array>, first = 1, from = 0): AsyncGenerator<WarcRecord> {
  const window = new ByteWindow(stream)
  try {
    for (let number = first; await toLine(window); number++) {
      const offset = from + window.offset
      const record = await recordAt(window)
      yield { ...record, number, offset }
      if (record.damage) await toNextRecord(window)
    }
  } finally {
    await window.close()
  }
}

type Found = Omit<WarcRecord, 'number' | 'offset'>

async function recordAt(window: ByteWindow): Promise<Found> {
  const nothing = { headers: new Map<string, string>(), block: Buffer.alloc(0) }
  await window.need(5)
  if (!beginsRecord(window.bytes)) return { ...nothing, damage: 'does not begin with "WARC/"' }
  const head = await headEnd(window)
  if (!head) return { ...nothing, damage: window.ended ? 'is cut off in its header' : 'has a header without an end' }
  const headers = parseHeaders(window.bytes.toString('utf8', 0, head.end))
  const length = headers.get('content-length') ?? ''
  if (!/^\d{1,15}$/u.test(length)) return { ...nothing, headers, damage: 'does not tell its length' }
  return takeBlock(window, headers, head.next, Number(length))
}

/** Lets go of the record only when its length proved right: else the next one may stand inside. */
async function takeBlock(
  window: ByteWindow,
  headers: ReadonlyMap<string, string>,
  start: number,
  length: number,
): Promise<Found> {
  if (length > largestBlock) {
    await window.need(start + keptOfLarge)
    const block = Buffer.from(window.bytes.subarray(start, start + keptOfLarge))
    await window.drop(start + length)
    return { headers, block, isCut: true }
  }
  const end = start + length
  const whole = await window.need(end)
  const block = window.bytes.subarray(start, end)
  if (!whole) {
    const damage = nextRecord.test(block.toString('latin1'))
      ? `is not as long as it says (${length} bytes)`
      : `is cut off: ${block.length} of ${length} bytes`
    return { headers, block, damage }
  }
  await window.need(end + 16)
  const behind = /^(?:\r?\n)*/u.exec(window.bytes.toString('latin1', end, end + 16))?.[0].length ?? 0
  const rest = window.bytes.subarray(end + behind)
  if (rest.length > 0 && !beginsRecord(rest.subarray(0, 5)) && behind < 2)
    return { headers, block, damage: `is not as long as it says (${length} bytes)` }
  await window.drop(end + behind)
  return { headers, block }
}

/** Empty lines between records are nothing; false at the end. */
async function toLine(window: ByteWindow): Promise<boolean> {
  while (await window.need(1)) {
    const code = window.bytes[0]
    if (code !== 10 && code !== 13) return true
    await window.drop(1)
  }
  return false
}

async function toNextRecord(window: ByteWindow): Promise<void> {
  // Past the line that this record itself began with.
  await window.drop(Math.min(5, window.bytes.length))
  for (;;) {
    const found = nextRecord.exec(window.bytes.toString('latin1'))
    if (found) return window.drop(found.index + found[0].length)
    await window.drop(Math.max(0, window.bytes.length - 16))
    if (window.ended) return window.drop(window.bytes.length)
    await window.need(window.bytes.length + largestHeader)
  }
}

function beginsRecord(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === 'WARC/'
}

async function headEnd(window: ByteWindow): Promise<{ end: number; next: number } | null> {
  for (let size = 2048; ; size *= 2) {
    const more = await window.need(size)
    const found = endOfHeaders(window.bytes)
    if (found) return found
    if (!more || size >= largestHeader) return null
  }
}

/** Where header lines end and what they head begins. */
export function endOfHeaders(bytes: Buffer): { end: number; next: number } | null {
  const wide = bytes.indexOf('\r\n\r\n')
  const narrow = bytes.indexOf('\n\n')
  if (wide < 0 && narrow < 0) return null
  return wide >= 0 && (narrow < 0 || wide < narrow) ? { end: wide, next: wide + 4 } : { end: narrow, next: narrow + 2 }
}

/** "Name: value" lines below the first line; a line that begins with a blank goes on with the one before. */
export function parseHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>()
  const lines = text.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}
