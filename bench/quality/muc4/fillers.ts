import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../../src/model/reading.ts'
import { classesOf } from './phrase-classes.ts'

/** A slot filler in the set's format: alternatives, and the filler it says something about. */
export interface Filler {
  alts: string[]
  ref?: string[]
}

/** A phrase in the set's terms: no article, no words after the noun phrase, names apart from what they are called. */
export interface Phrase {
  /** The phrase without its article. */
  whole: string
  /** Proper name in it ("OSCAR ROMERO"), "" when there is none. */
  name: string
  /** The description ("ARCHBISHOP"), "" when it is a bare name. */
  description: string
}

const article =
  /^(?:the|an?|only|its|their|his|her|our|my|your|some|several|many|these|those|this|that|other|another|alleged|all|all the|both|at least|about|more than)\s+/i
const clause =
  /\s*(?:,(?!\d)|;|\(|\[|--|\b(?:who|whom|whose|which|that|where|while|when|as well as|including|located|carrying|travell?ing|riding|belonging|loaded|accused|owned)\b).*$/isu
const numeral =
  /^(?:(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+ or \d+|dozens|hundreds|thousands|some|several|many|most|all|both|each|a (?:number|group|dozen|couple)) of (?:the |its |their |his |her |them\b|those |these |our )?|one or two\s+)/i
const properName =
  /(?<name>\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|del|la|las|los|y|el|da|di|von|van)\s+)*\p{Lu}[\p{L}'’.-]*)*)$/u

/** Splits "Archbishop Oscar Romero" into name and description; the set wants both. */
export function phraseOf(words: string): Phrase {
  const flat = words.replace(/\s+/g, ' ').replace(/["“”]/g, '').trim()
  const cut = flat.replace(clause, '').trim() || flat
  const partitive = cut.replace(numeral, '')
  const whole = withoutArticles(partitive.length > 2 ? partitive : cut) || cut
  // In a text of capitals only the lists tell "SIX PEASANTS" from "MARIA TORRES".
  const allCapitals = whole === whole.toUpperCase() && /\p{Lu}{4}/u.test(whole)
  if (allCapitals && classesOf(whole).size > 0) return { whole, name: '', description: whole }
  const { name, description } = namedIn(whole)
  return { whole, name, description }
}

/** "U.S. priest Adan Mora": what somebody is called ends where the last word for a kind of person does. */
function namedIn(whole: string): { name: string; description: string } {
  const short = whole.replace(/(?<=\p{Lu}[\p{L}.]+) (?:of|from|in) .*$/u, '')
  const title = splitName(short) || (properName.exec(short)?.groups?.name ?? halfName(short))
  const ahead = short.slice(0, short.lastIndexOf(title))
  if (!title || isClass(title) || /\b(?:of|from|in|at|to) /.test(ahead)) return { name: '', description: whole }
  const parts = title.split(' ')
  let from = parts.findIndex((part) => !isTitle(part))
  for (let at = parts.length - 1; at > Math.max(0, from); at--)
    if (isTitle(parts[at - 1]) || isClass(parts.slice(0, at).join(' '))) from = Math.max(from, at)
  if (from < 0) return { name: '', description: whole }
  const name = parts.slice(from).join(' ')
  if (!/\p{Lu}/u.test(name[0])) return { name: '', description: whole }
  return { name, description: whole.slice(0, whole.lastIndexOf(name)).trim() }
}

/** "Jaime pardo Leal": a name of which one word in the middle lost its capital. */
function splitName(words: string): string {
  const found =
    /\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}'’.-]+)* (?<low>\p{Ll}{4,}) \p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+)*$/u.exec(words)
  const low = found?.groups?.low
  if (!found || !low) return ''
  const before = found[0].slice(0, found[0].indexOf(` ${low} `))
  if (isClass(before.split(' ').at(-1) ?? '') || isTitle(before.split(' ').at(-1) ?? '')) return ''
  return isOrdinary(low) ? '' : found[0]
}

/** "Luis Carlos galan": where capitals were lost a last word that names no kind of person or thing is part of the name. */
function halfName(words: string): string {
  const found = /\p{Lu}[\p{L}'’.-]+(?: (?:de |del |la )*\p{Lu}[\p{L}'’.-]+)* (?<last>\p{Ll}{3,}(?: jr\.?)?)$/u.exec(
    words,
  )
  if (!found?.groups || found[0].split(' ').length < 2) return ''
  const before = found[0].slice(0, -found.groups.last.length - 1)
  return isOrdinary(found.groups.last) || isClass(before.split(' ').at(-1) ?? '') ? '' : found[0]
}

/** Whether a word in small letters is a common word for all we can tell. */
function isOrdinary(word: string): boolean {
  return (
    classesOf(word).size > 0 ||
    /(?:s|ed|ing|ian|ean|ese|al|ly|ion|ist|or|er|ent)$/.test(word) ||
    /^(?:from|with|near|under|named|party|state|chief|police|army|high|court|university|government|union|city|vice|the|and|for|who|when|along|after|under)$/.test(
      word,
    )
  )
}

/** "Jesuits", "Salvadorans" are people of a kind and no names. */
function isClass(name: string): boolean {
  const classes = classesOf(name)
  return classes.has('person') || classes.has('official')
}

function withoutArticles(words: string): string {
  for (let left = words; ;) {
    const next = left.replace(article, '').trim()
    if (next === left) return left
    left = next
  }
}

const standIns = new Set(
  'i me we us you he him she her it they them who whom which that this these those one ones other others another anyone someone everyone everybody nobody some many most all both each each other no one victim victims casualties casualty dead wounded injured body bodies himself itself themselves none target targets suspect suspects remains'.split(
    ' ',
  ),
)

/** Words that name nobody of their own: pronouns, "victims", "the target". */
export function isStandIn(words: string): boolean {
  return standIns.has(words.toLowerCase().trim())
}

/** "Jesuit priests" → "Jesuit priest"; the head stands last or before a preposition. */
export function singularOf(description: string): string {
  const head = /^(?<words>.*?)(?<rest>\s+(?:of|in|from|at|on|for|with|by|who)\s.*)?$/isu.exec(description)?.groups
  const words = head?.words ?? description
  const one = words
    .replace(/men$/i, (ending) => (ending === 'MEN' ? 'MAN' : 'man'))
    .replace(/(?<=[^s])ies$/i, 'y')
    .replace(/(?<=[^s])s$/i, '')
  return one + (head?.rest ?? '')
}

/** A phrase that names persons, by the head's class or as a bare proper name that is nobody's organisation or place. */
export function isHuman(phrase: string, reading: Reading): boolean {
  const classes = classesOf(phrase)
  if (classes.has('person') || classes.has('official') || classes.has('crowd')) return true
  if (classes.size > 0) return false
  const { name, description } = phraseOf(phrase)
  if (!name) return false
  const { whole } = phraseOf(phrase)
  if (reading.places.some((place) => place.name === whole || place.span?.exact === whole)) return false
  if (
    /^\p{Lu}{2,}$/u.test(name) ||
    /\b(?:U\.S|Army|Front|Government|Department|Canton|Province|City|Port|Road|Avenue)\b/i.test(name)
  )
    return false
  return description !== ''
    ? personTitle.test(description)
    : /^(?:\p{Lu}[\p{Ll}.'’]+\s+(?:de |del |la )*){1,3}\p{Lu}[\p{Ll}'’]+$/u.test(name)
}

const personTitle =
  /\b(?:judge|president|minister|mayor|governor|general|gen|colonel|col|captain|capt|major|maj|lieutenant|lt|sergeant|sgt|father|archbishop|bishop|senator|deputy|dr|mr|mrs|msgr|ambassador|colleague|leader|priest|rector|congressman|lawyer|journalist|commander|student|professor)\b/i

/** A description that may be of people: its head is listed as such. */
export function isPeople(description: string): boolean {
  const classes = classesOf(description)
  return ['person', 'official', 'crowd', 'generic', 'armed', 'soldier', 'police', 'troops', 'civilian', 'migrant'].some(
    (name) => classes.has(name),
  )
}

/** A thing that stands somewhere or drives about: not an area, an idea, or somebody's arms. */
export function isConcrete(phrase: string): boolean {
  const classes = classesOf(phrase)
  return [
    'facility/civil',
    'facility/protected',
    'facility/critical-infra',
    'facility/dual',
    'facility/government',
    'facility/security',
    'vehicle',
    'ship',
    'aircraft',
    'utility',
    'crossing',
    'company',
    'media',
    'court',
    'base',
    'facility/military',
  ].some((name) => classes.has(name))
}

/** Fighters of no state: the set counts them among doers, never among victims. */
export function isInsurgent(phrase: string): boolean {
  const classes = classesOf(phrase)
  return classes.has('insurgent') || classes.has('combatant')
}

/** Armed sides and what is theirs: their fights with each other are no incident of the set. */
export function isMilitary(phrase: string): boolean {
  const classes = classesOf(phrase)
  if (
    classes.has('security-forces') &&
    (classes.has('police') || /\b(?:guard|bodyguard|officer|colonel|general|major|captain)/i.test(phrase))
  )
    return false
  return (
    ['combatant', 'insurgent', 'troops', 'soldier', 'facility/military', 'base', 'military', 'armed', 'state'].some(
      (name) => classes.has(name),
    ) &&
    !classes.has('civilian') &&
    !classes.has('official')
  )
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const vague =
  /^(?:(?:at least|about|only|some|the|approximately|more than|less than|nearly|almost|over|another|other|around|up to|as many as)\s+)+/i

/** How many a phrase says: "1", "12", "PLURAL". */
export function numberOf(words: string, name = ''): string {
  const rest = words.replace(vague, '')
  const stated = countOf(rest.split(/\s+/)[0])
  if (stated !== null) return `${stated}`
  if (name) return '1'
  const head = rest.split(/\s+(?:of|in|from|at|on|for|with|by|who)\s+/)[0]
  return /^(?:several|many|dozens|hundreds|thousands|some|a number|a group)\b/i.test(words) ||
    /(?:[^s]s|men|people|children|population|clergy)$/i.test(head)
    ? 'PLURAL'
    : '1'
}

/** A description without its figure and hedge: "some twenty-eight policemen" → "policemen". */
export function withoutNumber(words: string): string {
  const rest = words.replace(vague, '').replace(/^(?:more|several|many|dozens of|hundreds of|thousands of)\s+/i, '')
  const [first, ...others] = rest.split(' ')
  return (countOf(first) !== null ? others.join(' ').replace(/^(?:of (?:the )?|more |other )/i, '') : rest).trim()
}

function countOf(word: string): number | null {
  const low = word.toLowerCase()
  if (/^\d[\d,]*$/.test(low)) return Number(low.replace(/,/g, ''))
  const [ten, unit] = low.split('-')
  if (tens.includes(ten)) return 20 + 10 * tens.indexOf(ten) + Math.max(0, units.indexOf(unit ?? ''))
  const at = units.indexOf(low)
  return at > 0 ? at : null
}

/** Fillers of one slot: phrases that share their last word or contain each other are one, told by the longest. */
export function withoutRepeats(phrases: readonly string[]): string[] {
  const kept: string[] = []
  for (const phrase of phrases.filter(Boolean)) {
    const at = kept.findIndex((other) => areOne(other, phrase))
    if (at < 0) kept.push(phrase)
    else if (phrase.length > kept[at].length && phrase.length < 60) kept[at] = phrase
  }
  return kept
}

/** The set's value for a phrase ("car bomb" → VEHICLE BOMB); the first row of words.tsv that has a word of it. */
export function valueOf(slot: string, phrase: string): string | null {
  const low = ` ${phrase.toLowerCase()} `
  for (const row of rows()) {
    if (row.slot === slot && row.words.some((word) => low.includes(` ${word} `) || low.includes(` ${word}s `)))
      return row.value
  }
  return null
}

function areOne(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.toLowerCase().split(' '))
  return (
    left.at(-1) === right.at(-1) ||
    left.every((word) => right.includes(word)) ||
    right.every((word) => left.includes(word))
  )
}

const titles = new Set(
  'justice congressman senator reporter president minister mayor governor judge general colonel captain major lieutenant sergeant father archbishop bishop senator deputy dr mr mrs msgr ambassador col gen capt lt maj sgt soldier police commander'.split(
    ' ',
  ),
)

function isTitle(word: string): boolean {
  return titles.has(word.toLowerCase().replace('.', ''))
}

interface Row {
  slot: string
  value: string
  words: string[]
}

let known: Row[] | undefined

function rows(): Row[] {
  return (known ??= readFileSync(join(import.meta.dirname, 'words.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [slot, value, words] = line.split('\t')
      return { slot, value, words: words.split('|') }
    }))
}
