import { watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileError } from '../intake/collect-bytes.ts'
import { listFiles } from '../intake/list-files.ts'
import { SelonError } from '../model/selon-error.ts'

export interface SettleOptions {
  /** A file is taken when it did not change for so many milliseconds: programs write a file in several strokes. */
  settle: number
  ended: AbortSignal
  /** Files that are none of what is watched, such as the dossier itself. */
  isOurs(path: string): boolean
}

/**
 * The files of a folder, and then, as the system tells of a change, those that are new or changed; ends when told to. The folder is
 * looked through again only when something stirred, since systems tell that something did better than what.
 * @throws SelonError file-missing | file-unreadable
 */
export async function* settledFiles(folder: string, options: SettleOptions): AsyncGenerator<string> {
  const { settle, ended, isOurs } = options
  const stirred = stirs(folder, ended)
  const taken = new Map<string, string>()
  let before = new Map<string, string>()
  for (;;) {
    const now = await stampsIn(folder, isOurs)
    for (const [path, stamp] of now) {
      if (ended.aborted) return
      if (taken.get(path) === stamp || before.get(path) !== stamp) continue
      taken.set(path, stamp)
      yield path
    }
    const unsettled = [...now].some(([path, stamp]) => taken.get(path) !== stamp)
    before = now
    if (unsettled) await pause(settle, ended)
    else await stirred()
    if (ended.aborted) return
  }
}

/** Waits for the next change; one that came while nobody waited counts. */
function stirs(folder: string, ended: AbortSignal): () => Promise<void> {
  let pending = false
  let wake: () => void = () => {}
  const stir = (): void => {
    pending = true
    wake()
  }
  try {
    const watcher = watch(folder, { recursive: true, signal: ended }, stir)
    // A folder below was deleted while it was looked at; what is left is looked through again.
    watcher.on('error', stir)
  } catch (cause) {
    throw fileError(cause, folder)
  }
  ended.addEventListener('abort', stir)
  return async () => {
    if (!pending) await new Promise<void>((done) => (wake = done))
    pending = false
  }
}

/** Each file with its size and the moment it was last written: what changes when its words do. */
async function stampsIn(folder: string, isOurs: (path: string) => boolean): Promise<Map<string, string>> {
  const stamps = new Map<string, string>()
  if (!(await stat(folder).catch((cause: unknown) => Promise.reject(fileError(cause, folder)))).isDirectory())
    throw new SelonError('file-unreadable', 'is no folder', { file: folder })
  try {
    for await (const path of listFiles(folder)) {
      const found = isOurs(resolve(path)) ? null : await stat(path).catch(() => null)
      if (found?.isFile()) stamps.set(path, `${found.size}:${found.mtimeMs}`)
    }
  } catch (error) {
    // An empty folder, or one below that was deleted meanwhile: the next change is waited for.
    if (!(error instanceof SelonError) || error.code !== 'file-missing') throw error
  }
  return stamps
}

function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds)
    ended.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
  })
}
