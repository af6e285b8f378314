/**
 * A time-stamp request (RFC 3161, DER) for a SHA-256 digest, to be sent to a time-stamping authority by any program; it asks for the
 * authority's certificate. Selon itself sends nothing.
 */
export function timestampRequest(digest: string, nonce?: Uint8Array): Uint8Array {
  const version = der(0x02, [1])
  const sha256 = der(0x30, [...der(0x06, sha256Identifier), ...der(0x05, [])])
  const imprint = der(0x30, [...sha256, ...der(0x04, Buffer.from(digest, 'hex'))])
  const once = nonce ? der(0x02, positive(nonce)) : []
  const certificate = der(0x01, [0xff])
  return Uint8Array.from(der(0x30, [...version, ...imprint, ...once, ...certificate]))
}

/** 2.16.840.1.101.3.4.2.1 */
const sha256Identifier = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]

/** Tag, length, content; all contents here are shorter than 128 bytes. */
function der(tag: number, content: ArrayLike<number>): number[] {
  return [tag, content.length, ...Array.from(content)]
}

/** An integer without leading zeros, whose first bit does not make it negative. */
function positive(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first < 0 ? [0] : Array.from(bytes.subarray(first))
  return digits[0] > 127 ? [0, ...digits] : digits
}
