import type { Medium } from '../../model/document.ts'
import { SelonError } from '../../model/selon-error.ts'
import { heldBytes } from '../archives/random-bytes.ts'
import { unpackEntry } from '../archives/unpack-entry.ts'
import { zipEntries } from '../archives/zip-entries.ts'
import type { RawSource } from '../raw-source.ts'

/** The parts of an office file that were asked for, by their names. */
export type OfficeParts = ReadonlyMap<string, Buffer>

export interface OfficeFile {
  parts: OfficeParts
  /** Pictures in it, by name and size: they are not unpacked. */
  media: Medium[]
}

/** A report with photographs; of these nothing is unpacked. */
const largestFile = 64 * 1024 * 1024
const largestPart = 64 * 1024 * 1024
const largestTogether = 128 * 1024 * 1024
const pictures = /^(?:word\/media|Pictures)\/(?<name>[^/]+)$/u
const oleMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/**
 * Parts of a DOCX, XLSX or ODT file, unpacked within limits. Libraries unpack on their own and believe what a file says of its
 * sizes: they are handed these parts and nothing else.
 * @throws SelonError input-protected | input-bomb | input-damaged | input-too-large | input-unreadable | input-malformed
 */
export async function officeParts(source: RawSource, wanted: RegExp): Promise<OfficeFile> {
  const { name } = source
  const bytes = Buffer.from(await source.bytes(largestFile))
  if (bytes.subarray(0, 8).equals(oleMark)) throw oldOrProtected(bytes, name)
  const zip = heldBytes(bytes)
  const parts = new Map<string, Buffer>()
  const media: Medium[] = []
  let left = largestTogether
  for (const entry of await zipEntries(zip, name)) {
    const picture = pictures.exec(entry.name)?.groups?.name
    if (picture) media.push({ kind: 'picture', name: picture, bytes: entry.size, sha256: null })
    if (!wanted.test(entry.name) || parts.has(entry.name)) continue
    const part = await unpackEntry(zip, entry, name, Math.min(left, largestPart))
    checkEntities(part, entry.name, name)
    left -= part.length
    parts.set(entry.name, part)
  }
  return { parts, media }
}

/** Office files behind a password lie in the container of the old formats. */
function oldOrProtected(bytes: Buffer, file: string): SelonError {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? new SelonError('input-protected', 'is protected by a password', { file })
    : new SelonError('input-unreadable', 'is an old office file (.doc, .xls): save it as .docx or .xlsx', { file })
}

/** No office program declares entities; who does means harm to those who resolve them. */
function checkEntities(part: Buffer, entry: string, file: string): void {
  if (part.includes('<!ENTITY') || part.includes(Buffer.from('<!ENTITY', 'utf16le')))
    throw new SelonError('input-malformed', `entry ${entry} declares XML entities: they are not resolved`, { file })
}
