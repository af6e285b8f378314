import { createRequire } from 'node:module'
import { SelonError } from '../model/selon-error.ts'

/** Text of a file and what was done to get it. */
export interface DecodedText {
  text: string
  provenance: string[]
}

/** Bytes shown to the encoding guess: enough for its statistics, and the guess stays fast on large files. */
const sampleBytes = 16_384

const legacyEncodings = [
  'windows-1252',
  'windows-1251',
  'KOI8-R',
  'windows-1256',
  'windows-1255',
  'ISO-8859-5',
  'ISO-8859-6',
  'ISO-8859-8',
]

/**
 * Bytes → text: by byte-order mark, else UTF-8, else the encoding that their statistics suggest (noted in provenance).
 * @throws SelonError input-binary when the bytes are no text in any encoding tried
 */
export function decodeBytes(bytes: Uint8Array, file?: string): DecodedText {
  const marked = decodeMarked(bytes)
  if (marked) return marked
  const utf16 = looksUtf16(bytes)
  if (utf16) return { text: decodeAs(bytes, utf16), provenance: [`encoding: ${utf16}, without a mark`] }
  if (looksBinary(bytes)) throw new SelonError('input-binary', 'is not text: it holds binary data', { file })
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), provenance: [] }
  } catch {
    return decodeGuessed(bytes)
  }
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { text: decodeAs(bytes.subarray(3), 'utf-8'), provenance: ['byte-order mark removed'] }
  }
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  return utf16 && { text: decodeAs(bytes.subarray(2), utf16), provenance: [`encoding: ${utf16}`] }
}

/** Without a mark, UTF-16 shows as zero bytes on one side of nearly every pair. */
export function looksUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, sampleBytes) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const most = length * 0.35
  return odd > most && even === 0 ? 'utf-16le' : even > most && odd === 0 ? 'utf-16be' : null
}

/** A stray NUL is repaired later; many of them, or many control characters, are no text. */
export function looksBinary(bytes: Uint8Array): boolean {
  const magic = ['%PDF-', 'PK\u0003\u0004', '\u007fELF', 'GIF8', '\u0089PNG', 'ÿØÿ', '\u001f\u008b', 'SQLite format 3']
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  if (magic.some((mark) => head.startsWith(mark))) return true
  const length = Math.min(bytes.length, sampleBytes)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) controls++
  }
  return controls > 2 && controls > length / 20
}

function decodeGuessed(bytes: Uint8Array): DecodedText {
  // A few wrong bytes in UTF-8 are damage, not another encoding: each becomes U+FFFD.
  const lenient = decodeAs(bytes, 'utf-8')
  const damaged = lenient.split('\uFFFD').length - 1
  if (damaged * 50 < bytes.length - lenient.length) {
    return { text: lenient, provenance: [`encoding: UTF-8 with ${damaged} damaged bytes, replaced by U+FFFD`] }
  }
  const label = guessEncoding(sampleWithLetters(bytes))
  return { text: decodeAs(bytes, label), provenance: [`encoding: ${label}, guessed from the bytes`] }
}

/** The first guess among encodings in which our languages were ever written; loaded only when a file is not UTF-8. */
export function guessEncoding(sample: Uint8Array): string {
  const chardet = createRequire(import.meta.url)('chardet') as typeof import('chardet')
  for (const { name } of chardet.analyse(sample)) {
    // windows-1252 has the letters of ISO-8859-1, and the quotes and dashes of news as well.
    if (name === 'ISO-8859-1') return 'windows-1252'
    if (legacyEncodings.includes(name)) return name
  }
  return 'windows-1252'
}

/** The stretch around the first byte that is not ASCII: the part that tells encodings apart. */
export function sampleWithLetters(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 127)
  const start = Math.max(0, first - 1024)
  return bytes.subarray(start, start + sampleBytes)
}

/** Bytes in a known encoding → text. @throws RangeError where no encoding has this name */
export function decodeAs(bytes: Uint8Array, label: string): string {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes)
  // Node 20 decodes windows-1252 as ISO-8859-1: quotes, dashes and œ come out as controls.
  return label === 'windows-1252' ? openWindows1252(text) : text
}

/** Text decoded under this name by Node 20 → what its bytes mean. */
export function openWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => windows1252[c.charCodeAt(0) - 0x80])
}

/** What 0x80 to 0x9f mean in windows-1252; the five unused bytes stay controls. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
