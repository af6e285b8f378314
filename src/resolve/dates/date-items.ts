/**
 * Tokens with everything they may mean to a date pattern. In: tokens and the lexicon; out: one item a token, with its
 * readings: phrases of the lexicon that begin here, and the numbers, days, hours, minutes and years that its digits or
 * number words may be ("soixante-douze" is one reading over two tokens).
 */
import { isDate } from './calendar.ts'
import type { DateLexicon, Phrase } from './date-lexicon.ts'
import type { Chunk } from './match-dates.ts'
import type { Slots } from './date-pattern.ts'
import type { DateToken } from './tokenise-dates.ts'

export interface Reading {
  category: string
  slots: Slots
  /** In items. */
  length: number
}

export interface Item {
  start: number
  end: number
  key: string
  lineStart: boolean
  capital: boolean
  /** Hung on the word before it by a hyphen, and no word of dates itself: the two are a name ("Toussaint-Louverture"). */
  hung: boolean
  /** A punctuation mark. */
  mark: boolean
  /** A capital says nothing here: the item begins a line, a sentence or a quotation. */
  first: boolean
  /** Its digits may be a year. */
  year: boolean
  readings: readonly Reading[]
  chunk?: Chunk
}

const none: readonly Reading[] = []

export function dateItems(tokens: readonly DateToken[], lexicon: DateLexicon): Item[] {
  return tokens.map((token, at) => {
    const readings = read(tokens, at, lexicon)
    return {
      start: token.start,
      end: token.end,
      key: token.key,
      lineStart: token.lineStart,
      capital: token.capital,
      hung: token.joined && readings.length === 0 && !lexicon.literals.has(token.key),
      mark: token.kind === 'mark',
      first: token.lineStart || tokens[at - 1]?.kind === 'mark',
      year: token.kind === 'number' && readings.some(({ category }) => category === 'year'),
      readings,
    }
  })
}

function read(tokens: readonly DateToken[], at: number, lexicon: DateLexicon): readonly Reading[] {
  const token = tokens[at]
  if (token.kind === 'mark') return none
  if (token.kind === 'numeric-date') return [...numericDate(token.key, lexicon.numericOrder), ...fraction(token.key)]
  if (token.kind === 'clock') return clockToken(token.key)
  const readings: Reading[] = []
  let number = false
  if (token.key.startsWith('-')) readings.push(...hung(token.key, lexicon))
  for (const { phrase, length } of phrasesAt(tokens, at, lexicon)) {
    if (phrase.category === 'number') number = true
    readings.push({ category: phrase.category, slots: phrase.slots, length })
  }
  if (token.kind === 'number') return [...readings, ...digits(token.key, lexicon), ...monthAndYear(tokens, at)]
  const century = /^[xvi]/.test(token.key) ? romanCentury(token.key, lexicon) : null
  if (century) return [...readings, { category: 'century', slots: { n: century }, length: 1 }]
  const words = number ? numberWords(tokens, at, lexicon) : null
  if (!words) return readings
  return [...readings, ...asNumber(words.n, words.length), ...yearWords(tokens, at, words, lexicon)]
}

const noPhrases: { phrase: Phrase; length: number }[] = []

function phrasesAt(
  tokens: readonly DateToken[],
  at: number,
  lexicon: DateLexicon,
): { phrase: Phrase; length: number }[] {
  if (!tokens[at] || !lexicon.root.next.has(tokens[at].key)) return noPhrases
  const found: { phrase: Phrase; length: number }[] = []
  let node = lexicon.root
  for (let i = at; i < tokens.length; i++) {
    const next = node.next.get(tokens[i].key)
    if (!next) break
    node = next
    for (const phrase of node.phrases) found.push({ phrase, length: i - at + 1 })
  }
  return found
}

/**
 * "soixante et onze", "trois cents", "twenty-five": added or multiplied left to right. A ten takes units below ten, or below what
 * its row says (`takes=20`).
 */
function numberWords(
  tokens: readonly DateToken[],
  at: number,
  lexicon: DateLexicon,
): { n: number; length: number } | null {
  const first = numberAt(tokens, at, lexicon)
  if (!first) return null
  let { n, length, takes } = first
  for (;;) {
    const and = phrasesAt(tokens, at + length, lexicon).find(({ phrase }) => phrase.category === 'number-and')
    const gap = and?.length ?? 0
    const next = numberAt(tokens, at + length + gap, lexicon)
    if (!next || tokens[at + length + gap].lineStart) return { n, length }
    if (gap === 0 && next.n >= 100 && n < next.n) n *= next.n
    else if (n >= 20 && next.n < takes && n % 10 === 0) n += next.n
    else if (n >= 100 && next.n < 100 && n % 100 === 0) n += next.n
    else return { n, length }
    takes = next.takes
    length += gap + next.length
  }
}

function numberAt(
  tokens: readonly DateToken[],
  at: number,
  lexicon: DateLexicon,
): { n: number; length: number; takes: number } | null {
  if (tokens[at]?.kind !== 'word') return null
  const found = phrasesAt(tokens, at, lexicon).filter(({ phrase }) => phrase.category === 'number')
  const longest = found.at(-1)
  if (!longest) return null
  const { n, takes } = longest.phrase.slots as { n: number; takes?: number }
  return { n, length: longest.length, takes: takes ?? 10 }
}

/** "nineteen ninety-six", "two thousand and fifteen": which number words may be the hundreds of a year is the pack's. */
function yearWords(
  tokens: readonly DateToken[],
  at: number,
  { n, length }: { n: number; length: number },
  lexicon: DateLexicon,
): Reading[] {
  const asYear = (year: number, words: number): Reading => ({ category: 'year', slots: { year }, length: words })
  if (length > 1 && n > 2000 && n < 2100) return [asYear(n, length)]
  const century = phrasesAt(tokens, at, lexicon).find(({ phrase }) => phrase.category === 'century-number')
  if (!century) return []
  const rest = numberWords(tokens, at + century.length, lexicon)
  if (!rest || rest.n < 10 || rest.n > 99) return []
  return [asYear((century.phrase.slots.n as number) * 100 + rest.n, century.length + rest.length)]
}

/** "XIXe" as 19, up to thirty; what may stand behind the figure is the pack's. */
function romanCentury(key: string, lexicon: DateLexicon): number | null {
  const roman = /^(?<tens>x{0,2})(?<units>ix|iv|v?i{0,3})(?<ending>[^xvi]\p{L}*)$/u.exec(key)?.groups
  if (!roman || roman.tens + roman.units === '' || !lexicon.words('century-ending').has(roman.ending)) return null
  const units = { '': 0, i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9 }
  return roman.tens.length * 10 + (units[roman.units as keyof typeof units] ?? 0)
}

function asNumber(n: number, length: number): Reading[] {
  const readings: Reading[] = [{ category: 'number', slots: { n }, length }]
  if (Number.isInteger(n)) {
    if (n >= 1 && n <= 31) readings.push({ category: 'day', slots: { day: n }, length })
    if (n >= 0 && n <= 24) readings.push({ category: 'hour', slots: { hour: n }, length })
    if (n >= 0 && n <= 59) readings.push({ category: 'minute', slots: { minute: n }, length })
  }
  return readings
}

function digits(key: string, { script }: DateLexicon): Reading[] {
  const grouped = script.grouped.test(key)
  const n = Number(grouped ? key.replace(/\D/g, '') : key.replace(/\D/, '.'))
  if (grouped || !/^\d{1,4}$/.test(key)) return [{ category: 'number', slots: { n }, length: 1 }]
  const small = key.length <= 2 ? asNumber(n, 1) : null
  // One digit gives no minutes ("10 8 p.m.").
  const readings = small
    ? small.filter(({ category }) => key.length === 2 || category !== 'minute')
    : [{ category: 'number', slots: { n }, length: 1 }]
  if (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(key))
    readings.push({ category: 'military', slots: { hour: Math.floor(n / 100), minute: n % 100 }, length: 1 })
  if (key.length === 4 && n >= 1000 && n < 2200) readings.push({ category: 'year', slots: { year: n }, length: 1 })
  if (key.length === 2 && n > 31) readings.push({ category: 'short-year', slots: { year: 1900 + n }, length: 1 })
  return readings
}

/** "2020-sep-23", "16-hour": a month or a unit hung on a number; alone ("23-Mars") the two make a name. */
function hung(key: string, lexicon: DateLexicon): Reading[] {
  const phrases = lexicon.root.next.get(key.slice(1))?.phrases ?? []
  return phrases.flatMap(({ category, slots }) => {
    const hungCategory = hungCategories[category]
    return hungCategory ? [{ category: hungCategory, slots, length: 1 }] : []
  })
}

const hungCategories: Record<string, string | undefined> = {
  month: 'hung-month',
  'month-short': 'hung-month',
  unit: 'hung-unit',
}

/** "1/2", "3/8". */
function fraction(key: string): Reading[] {
  const found = /^(?<over>\d)\/(?<under>[2-8])$/.exec(key)?.groups
  if (!found || Number(found.over) >= Number(found.under)) return []
  return [{ category: 'fraction', slots: { over: Number(found.over), under: Number(found.under) }, length: 1 }]
}

/** "03/2024". */
function monthAndYear(tokens: readonly DateToken[], at: number): Reading[] {
  const [month, mark, year] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (
    (mark?.key !== '/' && mark?.key !== '-') ||
    !/^(?:0?[1-9]|1[0-2])$/.test(month.key) ||
    !/^(?:19|20)\d\d$/.test(year?.key ?? '')
  )
    return []
  if (mark.start !== month.end || year.start !== mark.end) return []
  return [{ category: 'numeric-month', slots: { month: Number(month.key), year: Number(year.key) }, length: 3 }]
}

function numericDate(key: string, order: DateLexicon['numericOrder']): readonly Reading[] {
  const parts = key.split(/[/. -]/)
  let year: number | undefined
  if (parts[0].length === 4) year = Number(parts.shift())
  else if (parts.length === 3) year = fullYear(parts.pop() ?? '')
  let [day, month] = parts.map(Number)
  if (parts.length === 2 && (/^\d{4}/.test(key) || order === 'mdy')) [day, month] = [month, day]
  if (month > 12 && day <= 12) [day, month] = [month, day]
  // Without a year the twenty-ninth of February is possible.
  if (!isDate(year ?? 2000, month, day)) return none
  const slots: Slots = year === undefined ? { month, day } : { year, month, day }
  if (order === 'either' && !/^\d{4}/.test(key) && day <= 12 && day !== month) slots.either = 'yes'
  return [{ category: 'numeric-date', slots, length: 1 }]
}

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900)

function clockToken(key: string): readonly Reading[] {
  const [hour, minute, second] = key.split(':').map(Number)
  if (hour > 24 || minute > 59 || second > 59) return none
  return [
    { category: 'clock-token', slots: second === undefined ? { hour, minute } : { hour, minute, second }, length: 1 },
  ]
}
