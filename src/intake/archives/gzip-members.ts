import { constants, crc32, inflateRawSync } from 'node:zlib'
import { ByteWindow } from './byte-window.ts'

/** One member of a gzip file, unpacked, or what is wrong with it and what of it could be had. */
export interface GzipMember {
  /** Where it begins in the packed file. */
  offset: number
  bytes: Buffer
  damage?: 'cut-off' | 'broken' | 'too-large'
}

interface Limits {
  /** Largest member, unpacked; a larger one is passed over. */
  unpacked: number
  packed: number
}

const firstTry = 128 * 1024
const magic = Buffer.from([0x1f, 0x8b, 0x08])

/**
 * The members of a gzip file one by one (RFC 1952), each a record of an archive. After a broken one reading goes on at the next
 * that unpacks to something `begins` knows.
 */
export async function* gzipMembers(
  stream: AsyncIterable<Uint8Array>,
  limits: Limits,
  begins: (unpacked: Buffer) => boolean,
): AsyncGenerator<GzipMember> {
  const window = new ByteWindow(stream)
  try {
    while (await window.need(1)) {
      const { member, length } = await memberAt(window, limits)
      yield member
      await window.drop(Math.max(1, length))
      if (member.damage) await toNextMember(window, begins)
    }
  } finally {
    await window.close()
  }
}

async function memberAt(window: ByteWindow, limits: Limits): Promise<{ member: GzipMember; length: number }> {
  const { offset } = window
  const damaged = (damage: GzipMember['damage'], bytes: Buffer = Buffer.alloc(0)) => ({
    member: { offset, bytes, damage },
    length: 0,
  })
  for (let size = firstTry; ; size *= 4) {
    const enough = await window.need(Math.min(size, limits.packed))
    const start = headerLength(window.bytes)
    if (start === 0) return damaged('broken')
    const { bytes, used, damage } = inflateMember(window.bytes.subarray(start), limits.unpacked)
    if (damage === 'cut-off' && enough && size < limits.packed) continue
    if (damage) return damaged(enough && damage === 'cut-off' ? 'too-large' : damage, bytes)
    const end = start + used
    // Checksum and length stand behind; where only they are missing the text is whole.
    if (window.bytes.length >= end + 8 && window.bytes.readUInt32LE(end) !== crc32(bytes))
      return damaged('broken', bytes)
    return { member: { offset, bytes }, length: Math.min(end + 8, window.bytes.length) }
  }
}

interface Inflated {
  bytes: Buffer
  used: number
  damage?: GzipMember['damage']
}

function inflateMember(packed: Buffer, most: number): Inflated {
  try {
    // With `info` Node tells how many bytes the stream took; its types do not know.
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: most, info: true }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return { bytes: buffer, used: engine.bytesWritten }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') return { bytes: Buffer.alloc(0), used: 0, damage: 'too-large' }
    const damage = code === 'Z_BUF_ERROR' ? 'cut-off' : 'broken'
    return { bytes: damage === 'cut-off' ? unpackSome(packed, most) : Buffer.alloc(0), used: 0, damage }
  }
}

/** What the beginning of a packed stream gives. */
export function unpackSome(packed: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most })
  } catch {
    return Buffer.alloc(0)
  }
}

async function toNextMember(window: ByteWindow, begins: (unpacked: Buffer) => boolean): Promise<void> {
  for (;;) {
    const at = window.bytes.indexOf(magic)
    if (at < 0) {
      await window.drop(Math.max(0, window.bytes.length - 2))
      if (!(await window.need(window.bytes.length + firstTry)) && window.bytes.indexOf(magic) < 0)
        return void (await window.drop(window.bytes.length))
      continue
    }
    await window.drop(at)
    await window.need(8192)
    const start = headerLength(window.bytes)
    // A little of the packed bytes is enough to see what begins here.
    if (start > 0 && begins(unpackSome(window.bytes.subarray(start, start + 4096), 1024 * 1024))) return
    await window.drop(1)
  }
}

/** Length of a member's header; 0 where none stands here. */
export function headerLength(bytes: Buffer): number {
  if (bytes.length < 18 || bytes.indexOf(magic) !== 0) return 0
  const flags = bytes[3]
  let at = 10
  if (flags & 4) at += 2 + bytes.readUInt16LE(at)
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return 0
    at = end + 1
  }
  if (flags & 2) at += 2
  return at < bytes.length ? at : 0
}
