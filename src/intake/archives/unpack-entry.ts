import { crc32, inflateRawSync } from 'node:zlib'
import { SelonError } from '../../model/selon-error.ts'
import type { RandomBytes } from './random-bytes.ts'
import { isBomb, ratioLimit } from './unpack-limits.ts'
import type { ZipEntry } from './zip-entries.ts'

/**
 * One entry of a zip, whole. What it says of its size is not believed: unpacking stops at `limit` bytes, or where it gives more
 * than `ratioLimit` times what went in.
 * @throws SelonError input-bomb | input-too-large | input-protected | input-damaged
 */
export async function unpackEntry(bytes: RandomBytes, entry: ZipEntry, file: string, limit: number): Promise<Buffer> {
  const { start, end } = await entryRange(bytes, entry, file)
  if (entry.method === 0 && end - start > limit) throw tooMuch(entry, file, limit)
  const packed = await bytes.read(start, end - start)
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry, file, limit)
  if (crc32(unpacked) !== entry.crc)
    throw new SelonError('input-damaged', `entry ${entry.name} does not have its checksum`, { file })
  return unpacked
}

/** Where the bytes of an entry stand, packed as they are. @throws SelonError input-protected | input-damaged */
export async function entryRange(
  bytes: RandomBytes,
  entry: ZipEntry,
  file: string,
): Promise<{ start: number; end: number }> {
  if (entry.encrypted) throw new SelonError('input-protected', 'is protected by a password', { file })
  if (entry.method !== 0 && entry.method !== 8)
    throw new SelonError('input-damaged', `entry ${entry.name} is packed by an unknown method`, { file })
  const header = await bytes.read(entry.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    throw new SelonError('input-damaged', `entry ${entry.name} is missing`, { file })
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const end = start + entry.compressedSize
  if (end > bytes.size) throw new SelonError('input-damaged', `entry ${entry.name} is cut off`, { file })
  return { start, end }
}

function inflate(packed: Buffer, entry: ZipEntry, file: string, limit: number): Buffer {
  const most = Math.min(limit, ratioLimit(packed.length))
  try {
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooMuch(entry, file, most, packed.length)
    throw new SelonError('input-damaged', `entry ${entry.name} cannot be unpacked`, { file }, { cause })
  }
}

function tooMuch({ name }: ZipEntry, file: string, most: number, packed = most): SelonError {
  const size = `${Math.floor(most / 1024 / 1024)} MB`
  return isBomb(packed, most)
    ? new SelonError('input-bomb', `entry ${name} unpacks to more than ${size} from ${packed} bytes`, { file })
    : new SelonError('input-too-large', `entry ${name} is too large: the limit is ${size}`, { file })
}
