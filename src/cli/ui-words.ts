import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../packs/package-root.ts'
import { readTsv } from '../text/read-tsv.ts'

/** Languages of the interface; those of texts are another matter. */
export const uiLanguages = ['fr', 'en'] as const
export type UiLanguage = (typeof uiLanguages)[number]

/** The interface's words in one language. */
export interface UiWords {
  language: UiLanguage
  /** The words of a key with `{name}` filled in; the key itself where the table has none. */
  (key: string, values?: Readonly<Record<string, string | number>>): string
  /** `key.one` or `key.other` by the language's rule. */
  count(key: string, n: number, values?: Readonly<Record<string, string | number>>): string
  has(key: string): boolean
  /** Neutral reporting verb of an act, the same for all sides (ontology/acts.tsv). */
  verb(act: string): string
  /** Label of an event type (ontology/events.tsv). */
  eventType(type: string): string
  /** Label of a status rule, with A, B, C and N for whom it speaks of (ontology/status-rules.tsv). */
  status(rule: string): string
}

type Table = ReadonlyMap<string, Readonly<Record<string, string>>>
const tables = new Map<string, Table>()

/** Words of the interface, from `ontology/ui.tsv`, `acts.tsv` and `events.tsv`; each file is read on first use. */
export function uiWords(language: UiLanguage): UiWords {
  const get = (key: string) => table('ui.tsv', 'key').get(key)?.[language]
  const fill = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    (get(key) ?? key).replace(/\{(?<name>\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  const words = fill as UiWords
  words.language = language
  words.has = (key) => get(key) !== undefined
  words.count = (key, n, values) => fill(`${key}.${isOne(n, language) ? 'one' : 'other'}`, { n, ...values })
  words.verb = (act) => shortVerb(table('acts.tsv', 'act').get(act)?.[`label_${language}`] ?? act)
  words.eventType = (type) => table('events.tsv', 'type').get(type)?.[`label_${language}`] ?? type
  words.status = (rule) => table('status-rules.tsv', 'id').get(rule)?.[`label_${language}`] ?? words(`status.${rule}`)
  return words
}

/** All words of a language by key; those of acts, event types and statuses under `act.`, `type.` and `status.`. */
export function uiMessages(language: UiLanguage): Record<string, string> {
  const words = uiWords(language)
  const messages: Record<string, string> = {}
  for (const [key, cells] of table('ui.tsv', 'key')) messages[key] = cells[language]
  for (const act of table('acts.tsv', 'act').keys()) messages[`act.${act}`] = words.verb(act)
  for (const type of table('events.tsv', 'type').keys()) messages[`type.${type}`] = words.eventType(type)
  for (const [rule, cells] of table('independence-rules.tsv', 'rule'))
    messages[`rule.${rule}`] = `${cells[`label_${language}`]} → ${cells[`counted_${language}`]}`
  for (const rule of table('status-rules.tsv', 'id').keys()) messages[`status.${rule}`] = words.status(rule)
  return messages
}

/** The language of the interface by the environment's usual variables, English when they say neither. */
export function uiLanguageOf(env: Readonly<Record<string, string | undefined>>): UiLanguage {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

/** French counts zero as one. */
function isOne(n: number, language: UiLanguage): boolean {
  return language === 'fr' ? n < 2 : n === 1
}

/** "dément : [objet]" → "dément"; "désigne X comme auteur" → "désigne comme auteur"; the first of several. */
function shortVerb(label: string): string {
  return label
    .replace(/\s*(?:[:(/[].*)$/u, '')
    .replace(/\sX\s/u, ' ')
    .trim()
}

function table(name: string, key: string): Table {
  let found = tables.get(name)
  if (!found) {
    const file = join(packageRoot(), 'ontology', name)
    found = new Map(readTsv(readFileSync(file, 'utf8'), file, [key]).map(({ cells }) => [cells[key], cells]))
    tables.set(name, found)
  }
  return found
}
