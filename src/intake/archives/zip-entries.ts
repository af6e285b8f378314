import { SelonError } from '../../model/selon-error.ts'
import type { RandomBytes } from './random-bytes.ts'

/** An entry as the directory of a zip lists it; nothing is unpacked yet, and names are never used as paths. */
export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  crc: number
  compressedSize: number
  /** As it says; unpacking does not trust it. */
  size: number
  /** Where its own header stands. */
  offset: number
}

const mostEntries = 100_000
const largestDirectory = 32 * 1024 * 1024
const all32 = 0xffffffff

/**
 * The entries of a zip by its directory, which stands at its end (APPNOTE 4.3; zip64 too, since archives of the web pass 4 GB).
 * @throws SelonError input-damaged | input-bomb, naming `file`
 */
export async function zipEntries(bytes: RandomBytes, file: string): Promise<ZipEntry[]> {
  const { count, start, size } = await findDirectory(bytes, file)
  if (count > mostEntries || size > largestDirectory)
    throw new SelonError('input-bomb', `lists ${count} entries, more than any document has`, { file })
  const directory = await bytes.read(start, size)
  const entries: ZipEntry[] = []
  let at = 0
  let packed = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw damaged(file, `entry ${i + 1} of ${count} is missing`)
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(at + field))
    const next = at + 46 + lengths[0] + lengths[1] + lengths[2]
    if (next > directory.length) throw damaged(file, `entry ${i + 1} of ${count} is cut off`)
    const entry = entryAt(directory, at, lengths[0], lengths[1])
    entries.push(entry)
    packed += entry.compressedSize
    at = next
  }
  // Entries that share their bytes are the densest bomb there is.
  if (packed > bytes.size) throw new SelonError('input-bomb', 'holds entries that overlap each other', { file })
  return entries
}

interface Directory {
  count: number
  start: number
  size: number
}

async function findDirectory(bytes: RandomBytes, file: string): Promise<Directory> {
  const tailStart = Math.max(0, bytes.size - 65_557 - 20)
  const tail = await bytes.read(tailStart, bytes.size - tailStart)
  const at = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (at < 0 || at + 22 > tail.length) throw damaged(file, 'its end is missing')
  let found = { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) }
  if (at >= 20 && tail.readUInt32LE(at - 20) === 0x07064b50) {
    const wide = await bytes.read(Number(tail.readBigUInt64LE(at - 12)), 56)
    if (wide.length < 56 || wide.readUInt32LE(0) !== 0x06064b50) throw damaged(file, 'its directory is missing')
    const [count, size, start] = [32, 40, 48].map((field) => Number(wide.readBigUInt64LE(field)))
    found = { count, size, start }
  }
  if (found.start + found.size > bytes.size) throw damaged(file, 'its directory is missing')
  return found
}

function entryAt(directory: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry {
  const flags = directory.readUInt16LE(at + 8)
  const nameEnd = at + 46 + nameLength
  const entry: ZipEntry = {
    name: directory.toString(flags & 0x800 ? 'utf8' : 'latin1', at + 46, nameEnd),
    method: directory.readUInt16LE(at + 10),
    encrypted: (flags & 1) === 1,
    crc: directory.readUInt32LE(at + 16),
    compressedSize: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  }
  widen(entry, directory.subarray(nameEnd, nameEnd + extraLength))
  return entry
}

/** Sizes over 4 GB stand in an extra field, each only where its short form is full. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4
      for (const key of ['size', 'compressedSize', 'offset'] as const) {
        if (entry[key] !== all32 || field + 8 > Math.min(end, extra.length)) continue
        entry[key] = Number(extra.readBigUInt64LE(field))
        field += 8
      }
    }
    at = end
  }
}

function damaged(file: string, what: string): SelonError {
  return new SelonError('input-damaged', `is a damaged zip file: ${what}`, { file })
}
