import { toldDate } from './told-date.ts'

/** The page inside a web page that a browser saved as one file (MHTML, RFC 2557). */
export interface MhtmlPage {
  bytes: Uint8Array
  /** Of the part: "text/html; charset=windows-1252". */
  contentType: string
  /** The address that the browser showed. */
  url: string | null
  /** When it was saved, as the file says. */
  savedAt: string | null
}

type Headers = ReadonlyMap<string, string>

/** Whether bytes are a mail whose parts make up a page. */
export function isMhtml(bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 4096))
  return /^[\w-]+:/u.test(head) && /^content-type:\s*multipart\/(?:related|mixed|alternative)/imu.test(head)
}

/**
 * The part that is the page itself: the one the head names as its start, else the first of HTML. Parts are found by their boundary, so
 * that a file that was cut off gives what it has. Null where no part is a page.
 */
export function splitMhtml(bytes: Uint8Array): MhtmlPage | null {
  const text = latin(bytes)
  const { headers, end } = readHeaders(text, 0)
  const type = headers.get('content-type') ?? ''
  const boundary = parameter(type, 'boundary')
  if (boundary === null) return null
  const start = parameter(type, 'start')
  const location = headers.get('snapshot-content-location') ?? headers.get('content-location') ?? null
  const parts = partsOf(text, end, boundary).filter(({ headers: own }) => isPage(own))
  const root =
    parts.find(({ headers: own }) => start !== null && own.get('content-id')?.trim() === start) ??
    parts.find(({ headers: own }) => location !== null && own.get('content-location')?.trim() === location.trim()) ??
    parts[0]
  if (!root) return null
  return {
    bytes: decodeBody(root.body, root.headers.get('content-transfer-encoding') ?? ''),
    contentType: root.headers.get('content-type') ?? 'text/html',
    url: (location ?? root.headers.get('content-location'))?.trim() ?? null,
    savedAt: toldDate(headers.get('date')),
  }
}

function partsOf(text: string, from: number, boundary: string): { headers: Headers; body: string }[] {
  const mark = `--${boundary}`
  const found: { headers: Headers; body: string }[] = []
  let at = text.indexOf(mark, from)
  while (at >= 0 && found.length < 10_000) {
    const begin = text.indexOf('\n', at)
    if (begin < 0 || text.startsWith('--', at + mark.length)) break
    let next = text.indexOf(`\n${mark}`, begin)
    const stop = next < 0 ? text.length : next
    const { headers, end } = readHeaders(text, begin + 1)
    // A part may hold parts of its own: the page and the same as plain text.
    const inner = parameter(headers.get('content-type') ?? '', 'boundary')
    if (inner !== null && inner !== boundary && end < stop) found.push(...partsOf(text.slice(0, stop), end, inner))
    else if (end <= stop) found.push({ headers, body: text.slice(end, stop).replace(/\r$/u, '') })
    if (next >= 0) next++
    at = next
  }
  return found
}

/** Header lines up to the empty line; a line that begins with a blank goes on with the one before. */
function readHeaders(text: string, from: number): { headers: Headers; end: number } {
  const headers = new Map<string, string>()
  let at = from
  let open: string | null = null
  for (let count = 0; at < text.length && count < 500; count++) {
    let stop = text.indexOf('\n', at)
    if (stop < 0) stop = text.length
    const line = text.slice(at, stop).replace(/\r$/u, '')
    at = stop + 1
    if (line === '') break
    if (/^[ \t]/u.test(line)) {
      if (open) headers.set(open, `${headers.get(open)} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) break
    open = line.slice(0, colon).trim().toLowerCase()
    headers.set(open, line.slice(colon + 1).trim())
  }
  return { headers, end: Math.min(at, text.length) }
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(String.raw`;\s*${name}\s*=\s*(?:"(?<quoted>[^"]*)"|(?<bare>[^;\s]+))`, 'iu').exec(
    header,
  )?.groups
  return found?.quoted ?? found?.bare ?? null
}

function isPage(headers: Headers): boolean {
  return /^(?:text\/html|application\/xhtml)/iu.test(headers.get('content-type')?.trim() ?? '')
}

function decodeBody(body: string, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase()
  if (name === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
  if (name !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=(?<code>[0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
