import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SelonError } from '../model/selon-error.ts'
import { fileError } from './collect-bytes.ts'
import { exportFiles } from './telegram/export-files.ts'

/**
 * A file as it is; of a folder every file in it and below, in the order of their names' code units. Left out: hidden files, and
 * folders of pictures and scripts that a browser saves beside a page ("page_files" beside "page.html"), and what a messenger's export
 * holds beside its posts.
 * @throws SelonError file-missing | file-unreadable
 */
export async function* listFiles(path: string): AsyncGenerator<string> {
  try {
    if (!(await stat(path)).isDirectory()) yield path
    else {
      let some = false
      for await (const file of filesIn(path)) {
        some = true
        yield file
      }
      if (!some) throw new SelonError('file-missing', 'this folder holds no file', { file: path })
    }
  } catch (cause) {
    throw fileError(cause, path)
  }
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'))
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const posts = await exportFiles(
    folder,
    entries.map(({ name }) => name),
  )
  if (posts) return yield* posts
  const pages = new Set(entries.map(({ name }) => name.replace(/\.x?html?$/iu, '')))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isFile()) yield path
    else if (entry.isDirectory() && !isPageFolder(entry.name, pages)) yield* filesIn(path)
  }
}

/** Browsers name the folder after the page, with a word of their language behind it. */
function isPageFolder(name: string, pages: ReadonlySet<string>): boolean {
  const stem = name.replace(/[_-][\p{L}]+$/u, '')
  return stem !== name && pages.has(stem)
}
