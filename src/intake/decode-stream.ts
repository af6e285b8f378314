import { guessEncoding, looksBinary, looksUtf16, openWindows1252, sampleWithLetters } from './decode-bytes.ts'
import { SelonError } from '../model/selon-error.ts'
import type { RawSource } from './raw-source.ts'

/** Text piece by piece, and what was done to get it. */
export interface DecodedStream {
  text: AsyncIterable<string>
  provenance: string[]
}

interface Encoding {
  label: string
  /** Bytes of a mark at the beginning. */
  mark: number
  provenance: string[]
}

/**
 * What `decodeBytes` does, for what is larger than memory: the bytes go by twice, once to find the encoding, once to be decoded.
 * @throws SelonError input-binary
 */
export async function decodeStream(source: RawSource): Promise<DecodedStream> {
  const { label, mark, provenance } = markedEncoding(source.head) ?? (await foundEncoding(source))
  return { text: decoded(source.stream(), label, mark), provenance }
}

async function* decoded(stream: AsyncIterable<Uint8Array>, label: string, mark: number): AsyncGenerator<string> {
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  const open = label === 'windows-1252' ? openWindows1252 : (text: string) => text
  let left = mark
  for await (const chunk of stream) {
    const bytes = chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
    if (bytes.length > 0) yield open(decoder.decode(bytes, { stream: true }))
  }
  yield open(decoder.decode())
}

function markedEncoding([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { label: 'utf-8', mark: 3, provenance: ['byte-order mark removed'] }
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  return label && { label, mark: 2, provenance: [`encoding: ${label}`] }
}

async function foundEncoding(source: RawSource): Promise<Encoding> {
  const { head, name } = source
  const utf16 = looksUtf16(head)
  if (utf16) return { label: utf16, mark: 0, provenance: [`encoding: ${utf16}, without a mark`] }
  if (looksBinary(head)) throw new SelonError('input-binary', 'is not text: it holds binary data', { file: name })
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let sample: Uint8Array = head
  try {
    for await (const chunk of source.stream()) {
      sample = chunk
      strict.decode(chunk, { stream: true })
    }
    strict.decode()
    return { label: 'utf-8', mark: 0, provenance: [] }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return guessed(sample)
  }
}

/** By the chunk that is no UTF-8. A few wrong bytes in UTF-8 are damage, not another encoding. */
function guessed(sample: Uint8Array): Encoding {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample)
  const damaged = lenient.split('\uFFFD').length - 1
  if (damaged * 50 < sample.length - lenient.length)
    return { label: 'utf-8', mark: 0, provenance: ['encoding: UTF-8 with damaged bytes, replaced by U+FFFD'] }
  const label = guessEncoding(sampleWithLetters(sample))
  return { label, mark: 0, provenance: [`encoding: ${label}, guessed from the bytes`] }
}
