/**
 * A folder that keeps the bytes that documents were made of, each once under their SHA-256, and beside them how they came: a JSON for
 * each capture ("ab/abcd….1f2e….json"). Nothing in it is ever changed; a file is there whole or not at all.
 */
import { createHash, hash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SelonError } from '../../model/selon-error.ts'
import { fileError } from '../collect-bytes.ts'
import type { SaidOfAll } from '../intake-item.ts'
import type { FetchCapture } from '../fetch/web.ts'

/** How some bytes came: enough to take the documents out of them again. */
export interface EvidenceNote extends Partial<FetchCapture> {
  schema: 'selon/evidence/1'
  sha256: string
  /** What the source was called, without folders; its end tells the format. */
  name: string
  format: string
  contentType?: string
  retrievedAt?: string
  /** What the user said of it. */
  said: SaidOfAll
  textColumn?: string
  /** Program and version that took it in. */
  tool: string
}

export interface EvidenceStore {
  /** Program and version. */
  readonly tool: string
  /** Keeps bytes whose digest is known, and a note. @throws SelonError file-unreadable | input-damaged where the bytes are others */
  keep(bytes: AsyncIterable<Uint8Array>, note: EvidenceNote): Promise<void>
}

export function evidenceStore(root: string, tool: string): EvidenceStore {
  return {
    tool,
    keep: async (bytes, note) => {
      const path = pathOf(root, note.sha256)
      try {
        await mkdir(dirname(path), { recursive: true })
        if (!(await isThere(path))) await writeWhole(path, bytes, note.sha256)
        const text = `${JSON.stringify(note, null, 2)}\n`
        const beside = `${path}.${hash('sha256', text).slice(0, 12)}.json`
        if (!(await isThere(beside))) await writeWhole(beside, [Buffer.from(text)])
      } catch (cause) {
        if (cause instanceof SelonError) throw cause
        const { code = 'unknown' } = cause as NodeJS.ErrnoException
        throw new SelonError('file-unreadable', `evidence cannot be written (${code})`, { file: root }, { cause })
      }
    },
  }
}

/** What a store keeps under one digest. */
export interface KeptEvidence {
  sha256: string
  path: string
  /** Empty where the bytes alone are there. */
  notes: EvidenceNote[]
}

/** Everything that a folder of evidence keeps, in the order of its digests. @throws SelonError file-missing | file-unreadable */
export async function* walkEvidence(root: string): AsyncGenerator<KeptEvidence> {
  for (const part of await namesIn(root)) {
    if (!/^[0-9a-f]{2}$/u.test(part)) continue
    const names = await namesIn(join(root, part))
    for (const sha256 of names.filter((name) => /^[0-9a-f]{64}$/u.test(name))) {
      const beside = names.filter((name) => name.startsWith(`${sha256}.`) && name.endsWith('.json'))
      const notes = await Promise.all(beside.map((name) => noteIn(join(root, part, name))))
      yield { sha256, path: join(root, part, sha256), notes: notes.flatMap((note) => note ?? []) }
    }
  }
}

/** SHA-256 of a file as it is now. @throws SelonError file-missing | file-unreadable */
export async function digestOfFile(path: string): Promise<string> {
  const digest = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) digest.update(chunk as Uint8Array)
  } catch (cause) {
    throw fileError(cause, path)
  }
  return digest.digest('hex')
}

function pathOf(root: string, sha256: string): string {
  return join(root, sha256.slice(0, 2), sha256)
}

/** Written beside, on the disk, and then named: who looks sees all of it or nothing. */
async function writeWhole(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sha256?: string,
): Promise<void> {
  const part = `${path}.${randomUUID()}.part`
  const digest = createHash('sha256')
  try {
    const file = await open(part, 'wx')
    try {
      for await (const chunk of bytes) {
        digest.update(chunk)
        await file.writeFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    if (sha256 !== undefined && digest.digest('hex') !== sha256)
      throw new SelonError('input-damaged', 'changed while it was read')
    await rename(part, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** So that the name is on the disk too; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (!handle) return
  await handle.sync().catch(() => {})
  await handle.close()
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (cause) {
    throw fileError(cause, folder)
  }
}

async function noteIn(path: string): Promise<EvidenceNote | null> {
  try {
    const note = JSON.parse(await readFile(path, 'utf8')) as EvidenceNote
    return note.schema === 'selon/evidence/1' ? note : null
  } catch {
    return null
  }
}
