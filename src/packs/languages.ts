import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTsv } from '../text/read-tsv.ts'
import { packageRoot } from './package-root.ts'

/** What is known of a language without a pack: its names, its direction and its commonest words. */
export interface LanguageInfo {
  names: Readonly<Record<string, string>>
  direction: 'ltr' | 'rtl'
  words: readonly string[]
}

let known: ReadonlyMap<string, LanguageInfo> | undefined

/** The rows of `ontology/languages.tsv` by code, read once. */
export function languages(): ReadonlyMap<string, LanguageInfo> {
  if (known) return known
  const file = join(packageRoot(), 'ontology', 'languages.tsv')
  const rows = readTsv(readFileSync(file, 'utf8'), file, ['code', 'fr', 'en', 'direction', 'words'])
  known = new Map(
    rows.map(({ cells }) => [
      cells.code,
      {
        names: { fr: cells.fr, en: cells.en },
        direction: cells.direction === 'rtl' ? 'rtl' : 'ltr',
        words: cells.words.split(' '),
      },
    ]),
  )
  return known
}
