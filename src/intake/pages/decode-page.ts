import { decodeAs, decodeBytes, type DecodedText } from '../decode-bytes.ts'

/** A page names its charset in its first bytes. */
const reach = 4096
const wide = /^utf-?16/iu

/**
 * Bytes of a page → markup: by byte-order mark, else the charset that the server or the page names, else as any text. What is named
 * must fit: bytes that are no UTF-8 are not read as such, and bytes that are are; what was not believed is told in provenance.
 * @throws SelonError input-binary when the bytes are no text
 */
export function decodePage(bytes: Uint8Array, contentType?: string, file?: string): DecodedText {
  const named = namedCharset(bytes, contentType)
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe
  const found = marked || named === null || wide.test(named) ? decodeBytes(bytes, file) : null
  if (found) return found
  const isUtf8 = /^(?:utf-?8|unicode-1-1-utf-8)$/iu.test(named!)
  if (isUtf8) {
    const decoded = decodeBytes(bytes, file)
    const other = decoded.provenance.some((line) => line.includes('guessed'))
    return other ? told(decoded, `the page says ${named}, which its bytes are not`) : decoded
  }
  if (isPlainUtf8(bytes)) return told(decodeBytes(bytes, file), `the page says ${named}, but its bytes are UTF-8`)
  return asNamed(bytes, named!, file)
}

function asNamed(bytes: Uint8Array, named: string, file?: string): DecodedText {
  const label = labelOf(named)
  if (label === null) return told(decodeBytes(bytes, file), `the page says ${named}, which is no known charset`)
  const text = decodeAs(bytes, label)
  // Letters of another script, read as western ones, give words of nothing but accented letters.
  if (label === 'windows-1252' && isGarbled(text)) {
    return told(decodeBytes(bytes, file), `the page says ${named}, which its letters are not`)
  }
  return { text, provenance: [`encoding: ${label}, as the page says`] }
}

/** The charset that the content type names, else that of the page's own `meta`; null where neither names one. */
export function namedCharset(bytes: Uint8Array, contentType = ''): string | null {
  const form = /charset\s*=\s*["']?\s*(?<charset>[\w:.-]{2,40})/iu
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(reach, bytes.byteLength)).toString('latin1')
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*(?<charset>[\w:.-]{2,40})/iu.exec(head)
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?<charset>[\w:.-]{2,40})/iu.exec(head)
  return (form.exec(contentType) ?? meta ?? xml)?.groups?.charset ?? null
}

/** The name under which the decoder knows a charset; browsers read ISO-8859-1 as windows-1252. */
function labelOf(named: string): string | null {
  try {
    const { encoding } = new TextDecoder(named)
    return encoding === 'iso-8859-1' || encoding === 'windows-1252' ? 'windows-1252' : encoding
  } catch {
    return null
  }
}

function isPlainUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte > 127)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isGarbled(text: string): boolean {
  const sample = text.replace(/<[^>]*>/g, ' ').slice(0, 40_000)
  const accented = sample.match(/[\u00c0-\u00ff]/g)?.length ?? 0
  const runs = sample.match(/[\u00c0-\u00ff]{4,}/g)?.join('').length ?? 0
  return runs > 40 && runs * 2 > accented
}

function told({ text, provenance }: DecodedText, remark: string): DecodedText {
  return { text, provenance: [...provenance, remark] }
}
