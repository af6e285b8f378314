import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import type { Medium } from '../../model/document.ts'

/** A file that an export names. */
export interface NamedFile {
  kind: string
  /** Path within the export, or a remark in brackets why the file is not there. */
  path: string
  name?: string
  bytes: number | null
}

/** A file of the export as it is listed: with its digest where it lies in the export's folder. It is never opened or decoded. */
export async function mediumOf(file: NamedFile, folder: string | undefined): Promise<Medium> {
  const left = file.path.startsWith('(')
  const found = left || folder === undefined ? null : await fileWithin(folder, file.path)
  return {
    kind: file.kind,
    name: file.name ?? (left ? file.kind : basename(file.path.replaceAll('\\', '/'))),
    bytes: found?.bytes ?? file.bytes,
    sha256: found?.sha256 ?? null,
  }
}

/** Size and digest of a file; null where it is not there, is no plain file, or lies outside of the folder, by links too. */
async function fileWithin(folder: string, path: string): Promise<{ bytes: number; sha256: string } | null> {
  if (path.includes('\0')) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(resolve(root, path))
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return null
    const found = await stat(file)
    if (!found.isFile()) return null
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
    return { bytes: found.size, sha256: hash.digest('hex') }
  } catch {
    return null
  }
}
