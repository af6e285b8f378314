import { createHash, type Hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SelonError } from '../model/selon-error.ts'
import { attempt } from './output.ts'
import type { UiWords } from './ui-words.ts'

/** A folder that is filled once: files written whole or row by row, and at the end the digest of each, as `sha256sum -c` reads it. */
export interface AnnexFolder {
  /** Writes a whole file and gives its digest. */
  file(path: string, text: string): string
  /** Adds to a file that stays open. */
  append(path: string, text: string): void
  close(): void
}

/** @throws SelonError usage where the folder holds something already: an annex is never a mixture */
export function annexFolder(root: string, words: UiWords): AnnexFolder {
  attempt(root, () => mkdirSync(root, { recursive: true }))
  if (readdirSync(root).length > 0) throw new SelonError('usage', words('usage.folder-not-empty', { folder: root }))
  const digests = new Map<string, string>()
  const open = new Map<string, { file: number; hash: Hash }>()
  const created = (path: string) => {
    const full = join(root, path)
    let file = -1
    attempt(full, () => {
      mkdirSync(dirname(full), { recursive: true })
      file = openSync(full, 'wx')
    })
    return { file, hash: createHash('sha256') }
  }
  const put = ({ file, hash }: { file: number; hash: Hash }, path: string, text: string) => {
    const bytes = Buffer.from(text, 'utf8')
    hash.update(bytes)
    attempt(join(root, path), () => {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
    })
  }
  const end = ({ file, hash }: { file: number; hash: Hash }, path: string): string => {
    closeSync(file)
    const digest = hash.digest('hex')
    digests.set(path, digest)
    return digest
  }
  return {
    file(path, text) {
      const one = created(path)
      put(one, path, text)
      return end(one, path)
    },
    append(path, text) {
      let one = open.get(path)
      if (!one) open.set(path, (one = created(path)))
      put(one, path, text)
    },
    close() {
      for (const [path, one] of open) end(one, path)
      const sums = [...digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, digest]) => `${digest}  ${path}\n`)
      const one = created('SHA256SUMS')
      put(one, 'SHA256SUMS', sums.join(''))
      closeSync(one.file)
    },
  }
}
