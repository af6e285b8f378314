import { get } from './api.ts'

export type Language = 'fr' | 'en'
/** Words of one page: key → words in each language of the interface, `{name}` standing for a value. */
export type Messages = Readonly<Record<string, Readonly<Record<Language, string>>>>
type Values = Readonly<Record<string, string | number>>

const kept = localStorage.getItem('selon-language')
let language = $state<Language>(
  kept === 'fr' || kept === 'en' ? kept : navigator.language.startsWith('fr') ? 'fr' : 'en',
)
let labels = $state.raw<Readonly<Record<string, string>>>({})

export function languageNow(): Language {
  return language
}

/** Changes the language of the interface and loads the words that the command line has too: acts, types, statuses. */
export async function setLanguage(next: Language): Promise<void> {
  labels = await get(`/api/messages/${next}`)
  language = next
  localStorage.setItem('selon-language', next)
  document.documentElement.lang = next
}

/** Words of a page, from its file in web/messages; `key.one` and `key.other` by the count `n`. */
export function wordsOf(messages: Messages): (key: string, values?: Values) => string {
  return (key, values = {}) => {
    const counted = typeof values.n === 'number' ? messages[`${key}.${isOne(values.n) ? 'one' : 'other'}`] : undefined
    return fill((counted ?? messages[key])?.[language] ?? key, values)
  }
}

/** A word of ontology/ui.tsv, or `act.…`, `type.…`, `status.…`. */
export function label(key: string, values: Values = {}): string {
  return fill(labels[key] ?? key.slice(key.indexOf('.') + 1), values)
}

/** What follows a prefix in the keys of labels, in the order of the words. */
export function labelKeys(prefix: string): string[] {
  const found = Object.entries(labels).filter(([key]) => key.startsWith(prefix))
  const order = new Intl.Collator(language)
  return found.sort(([, a], [, b]) => order.compare(a, b)).map(([key]) => key.slice(prefix.length))
}

/** A day or instant as people write it, in the interface's language; never shifted to the browser's time zone. */
export function day(value: string | null | undefined): string {
  if (!value) return ''
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return value
  return formats().date.format(date)
}

/** One day, or from one to another: "3–5 March 2024". */
export function days(start: string | null | undefined, end: string | null | undefined): string {
  if (!start || !end || start === end) return day(start)
  const [first, last] = [start, end].map((value) => new Date(`${value.slice(0, 10)}T00:00:00Z`))
  if (Number.isNaN(first.getTime()) || !(last >= first)) return `${day(start)} – ${day(end)}`
  return formats().date.formatRange(first, last)
}

export function count(n: number): string {
  return formats().number.format(n)
}

interface Formats {
  date: Intl.DateTimeFormat
  number: Intl.NumberFormat
}
const made = new Map<Language, Formats>()

/** Made once a language: to make one takes longer than to write a hundred numbers. */
function formats(): Formats {
  const known = made.get(language)
  if (known) return known
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const format = { date, number: new Intl.NumberFormat(language) }
  made.set(language, format)
  return format
}

/** French counts zero as one. */
function isOne(n: number): boolean {
  return language === 'fr' ? n < 2 : n === 1
}

function fill(words: string, values: Values): string {
  return words.replace(/\{(?<name>\w+)\}/gu, (whole, name: string) => {
    const value = values[name] ?? whole
    return typeof value === 'number' ? count(value) : value
  })
}
