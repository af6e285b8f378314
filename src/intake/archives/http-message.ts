import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { SelonError } from '../../model/selon-error.ts'
import { ratioLimit } from './unpack-limits.ts'
import { endOfHeaders, parseHeaders } from './warc-records.ts'

/** An answer of a web server as an archive keeps it. */
export interface HttpMessage {
  status: number
  headers: ReadonlyMap<string, string>
  /** As it came, chunked and packed. */
  raw: Buffer
}

/** The largest page that is unpacked, whatever it is then found to be. */
const largestBody = 64 * 1024 * 1024

/** Status line, headers and body; null where the bytes are no answer of a server. */
export function parseHttp(block: Buffer): HttpMessage | null {
  const status = /^HTTP\/\d(?:\.\d)?\s+(?<code>\d{3})/u.exec(block.toString('latin1', 0, 64))?.groups?.code
  const head = endOfHeaders(block)
  if (!status || !head) return null
  const headers = parseHeaders(block.toString('latin1', 0, head.end))
  return { status: Number(status), headers, raw: block.subarray(head.next) }
}

/** The body without chunks (RFC 9112 7.1). Crawlers that took them away may have left the header: then it stays as it is. */
export function dechunk({ headers, raw }: HttpMessage): Buffer {
  if (!/chunked/iu.test(headers.get('transfer-encoding') ?? '')) return raw
  const parts: Buffer[] = []
  for (let at = 0; at < raw.length;) {
    const line = raw.indexOf('\r\n', at)
    const size =
      line < 0 || line - at > 200 ? null : /^[ \t]*(?<hex>[0-9a-f]{1,8})/iu.exec(raw.toString('latin1', at, line))
    if (!size?.groups) return parts.length === 0 ? raw : Buffer.concat(parts)
    const length = Number.parseInt(size.groups.hex, 16)
    if (length === 0) break
    parts.push(raw.subarray(line + 2, line + 2 + length))
    at = line + 2 + length + 2
  }
  return Buffer.concat(parts)
}

/**
 * The body without its packing. A browser's archive keeps bodies unpacked below a header that says otherwise.
 * @throws SelonError input-bomb | input-damaged
 */
export function decodeBody(body: Buffer, encoding = ''): Buffer {
  let decoded = body
  for (const name of encoding.toLowerCase().split(',').reverse()) decoded = decodeOnce(decoded, name.trim())
  return decoded
}

function decodeOnce(body: Buffer, name: string): Buffer {
  const unpack = unpackers[name]
  if (!unpack || body.length === 0) return body
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  if ((name === 'gzip' || name === 'x-gzip') && !isGzip) return body
  const most = Math.min(largestBody, ratioLimit(body.length))
  try {
    return unpack(body, { maxOutputLength: most })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new SelonError('input-bomb', `unpacks to more than ${Math.floor(most / 1024 / 1024)} MB`)
    if (looksUnpacked(body)) return body
    throw new SelonError('input-damaged', `its body cannot be unpacked (${name})`, {}, { cause })
  }
}

type Unpack = (body: Buffer, options: { maxOutputLength: number }) => Buffer
const unpackers: Readonly<Record<string, Unpack>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  // Servers disagree on what this word means.
  deflate: (body, options) => ((body[0] & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options)),
}

function looksUnpacked(body: Buffer): boolean {
  return (
    /^\s*[<{\p{L}]/u.test(body.toString('utf8', 0, 32).replace(/^\uFEFF/u, '')) && !body.subarray(0, 512).includes(0)
  )
}
