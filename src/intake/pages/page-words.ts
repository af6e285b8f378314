import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../packs/package-root.ts'
import { readTsv } from '../../text/read-tsv.ts'

/** Kinds of `ontology/page-words.tsv`. */
export type PageWordKind =
  | 'related-link'
  | 'boilerplate'
  | 'correction'
  | 'update-notice'
  | 'caption'
  | 'byline'
  | 'published'
  | 'updated'
  | 'relative-time'
  | 'account'
  | 'consent'
  | 'paywall'
  | 'credit-by'
  | 'credit-with'
  | 'credit-translated'
  | 'credit-republished'
  | 'agencies'
  | 'agency'
  | 'and'
  | 'desk'
  | 'particle'
  | 'communique'
  | 'credit-source'
  | 'language'
  | 'ad-label'
  | 'live-title'
  | 'month'
  | 'jalali-month'

interface PageWord {
  words: string
  value: string
}

const anyLanguage = '*'
let table: ReadonlyMap<string, readonly PageWord[]> | undefined

/** Words of one kind in a language, folded, the longest first; those that hold in every language are among them. */
export function pageWords(kind: PageWordKind, lang: string): readonly PageWord[] {
  table ??= loadTable()
  return table.get(`${kind} ${lang}`) ?? table.get(`${kind} ${anyLanguage}`) ?? []
}

/** Length of the marker with which a line begins, 0 where it begins with none. A marker ends where a word ends. */
export function markerLength(line: string, kind: PageWordKind, lang: string): number {
  const head = foldPhrase(line.slice(0, 120))
  const skip = /^[\s>→▶►»•◆■▪*–—|([-]+/u.exec(head)?.[0].length ?? 0
  for (const { words } of pageWords(kind, lang)) {
    if (!head.startsWith(words, skip)) continue
    const end = skip + words.length
    if (/[\p{L}\p{N}]$/u.test(words) && /[\p{L}\p{N}\p{M}]/u.test(head.charAt(end))) continue
    return end
  }
  return 0
}

/** Lower case and plain apostrophes, one code unit for one, so that offsets hold. */
export function foldPhrase(text: string): string {
  let lower = text.toLowerCase()
  // A few letters have a lower form of another length ("İ").
  if (lower.length !== text.length)
    lower = text.replace(/[^]/g, (unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit))
  return lower.replace(/’/g, "'").replace(/[\u00a0\u202f]/g, ' ')
}

function loadTable(): ReadonlyMap<string, readonly PageWord[]> {
  const file = join(packageRoot(), 'ontology', 'page-words.tsv')
  const found = new Map<string, PageWord[]>()
  for (const { cells } of readTsv(readFileSync(file, 'utf8'), file, ['kind', 'lang', 'words'])) {
    const key = `${cells.kind} ${cells.lang}`
    const list = found.get(key) ?? []
    list.push({ words: foldPhrase(cells.words), value: cells.value })
    found.set(key, list)
  }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length)
  return found
}
