import { createHash } from 'node:crypto'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Whether one of the forms of a payload has the digest that its archive names ("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"). Archives
 * disagree on whether the digest is that of the body as it came, without its chunks, or unpacked: any of them will do.
 * null where it names none, or one by a method that we do not know.
 */
export function hasDigest(named: string | undefined, forms: readonly Uint8Array[]): boolean | null {
  const { method, value } = /^(?<method>sha-?1|sha-?256):(?<value>\S+)$/iu.exec(named ?? '')?.groups ?? {}
  if (!method) return null
  const algorithm = method.toLowerCase().replace('-', '')
  return forms.some((form) => {
    const digest = createHash(algorithm).update(form).digest()
    return (
      value.toLowerCase() === digest.toString('hex') ||
      value.toUpperCase().replace(/[=]+$/u, '') === toBase32(digest) ||
      value.replace(/[=]+$/u, '') === digest.toString('base64').replace(/[=]+$/u, '')
    )
  })
}

/** RFC 4648, without padding. */
function toBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += base32[(held >>> (bits - 5)) & 31]
      bits -= 5
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + base32[(held << (5 - bits)) & 31] : text
}
