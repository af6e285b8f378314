import { Readable, pipeline, type Duplex } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { SelonError } from '../../model/selon-error.ts'

/** From this many bytes on a body may not be more than this many times what came over the wire. */
const ratioFrom = 1024 * 1024
const mostRatio = 100

const unpackers: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
export const acceptedEncodings = 'gzip, deflate, br'

/** A body unpacked. @throws SelonError fetch-failed where it is too large, unpacks to far more than was sent, or is damaged */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  { encoding = '', length, limit }: { encoding?: string; length?: number; limit: number },
): Promise<Uint8Array> {
  if (length !== undefined && length > limit) throw tooLarge(limit)
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== 'identity')
  if (names.length > 2 || names.some((name) => !Object.hasOwn(unpackers, name)))
    throw new SelonError('fetch-failed', `the server packed it in a way that is not read (${encoding.slice(0, 40)})`)
  let sent = 0
  const counted = Readable.from(countedBody(body, (bytes) => (sent += bytes)))
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of unpacked(counted, names)) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    if (size > ratioFrom && size > mostRatio * sent)
      throw new SelonError('fetch-failed', `unpacks to more than ${mostRatio} times what was sent`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Packings are undone in the reverse order of their names. */
function unpacked(body: Readable, names: readonly string[]): AsyncIterable<Uint8Array> {
  if (names.length === 0) return body
  const steps = [...names].reverse().map((name) => unpackers[name]())
  return pipeline([body, ...steps], () => {}) as unknown as AsyncIterable<Uint8Array>
}

async function* countedBody(body: AsyncIterable<Uint8Array>, add: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    add(chunk.length)
    yield chunk
  }
}

function tooLarge(limit: number): SelonError {
  return new SelonError('fetch-failed', `is too large: the limit is ${Math.floor(limit / 1024 / 1024)} MB a page`)
}
