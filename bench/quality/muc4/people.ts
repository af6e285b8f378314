import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { Toll } from '../../../src/model/toll.ts'
import { isHuman, isStandIn, numberOf, phraseOf } from './fillers.ts'

/** A person or group that an incident harmed, in the set's terms. */
export interface Harmed {
  name: string
  description: string
  /** "1", "12", "~50", "PLURAL". */
  number: string
  effect: string | null
}

const effects: Readonly<Record<string, string>> = { killed: 'DEATH', injured: 'INJURY' }
const lethal = new Set(['killing', 'targeted-killing'])

/**
 * Who was harmed, out of the roles of the statements and out of their tolls: "a soldier was wounded" names a victim whether or
 * not an attack is told in the same breath. One entry a person; what several statements say of one is joined.
 */
export function harmedOf(members: readonly Statement[], reading: Reading): Harmed[] {
  const found: Harmed[] = []
  for (const statement of members) {
    for (const toll of statement.tolls ?? []) add(found, ofToll(toll, reading.text))
    const { event } = statement
    if (!event) continue
    const done = event.outcome !== 'failed' && event.outcome !== 'attempted' && statement.real === 'occurred'
    const effect = lethal.has(event.type) && done ? 'DEATH' : null
    for (const { role, span } of event.roles) {
      if (role !== 'victim' && !((role === 'target' || role === 'object') && isHuman(span.exact, reading))) continue
      for (const words of conjuncts(span.exact)) add(found, ofWords(words, effect, reading.text))
    }
  }
  for (const person of found) person.name ||= person.number === '1' ? nameOf(person.description, reading.text) : ''
  return found
}

function ofToll(toll: Toll, text: string): Harmed | null {
  const effect = effects[toll.measure] ?? null
  const abducted = toll.measure === 'abducted'
  if (!(effect || abducted) || toll.scope !== 'event' || toll.polarity === '-' || (toll.min ?? 1) <= 0) return null
  const person = ofWords(
    toll.raw.exact.replace(/\s+(?:dead|killed|wounded|injured|deaths?|casualties)$/i, ''),
    effect,
    text,
  )
  if (!person) return null
  if (toll.best !== null && toll.best > 1)
    person.number = toll.exactness === 'approx' ? `~${toll.best}` : `${toll.best}`
  return person
}

function ofWords(words: string, effect: string | null, text: string): Harmed | null {
  const { whole, name: short, description } = phraseOf(words)
  const name = short && fullName(short, text)
  const number = numberOf(whole, name)
  const bare = (name ? description : whole).replace(
    /^(?:at least |about |some |more than )?(?:[\d,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|dozens|hundreds)\b\s*(?:of (?:the |its |their |his |her |them)?)?/i,
    '',
  )
  if (isStandIn(whole) || (!name && !/\p{L}{3}/u.test(bare)) || isStandIn(bare || name)) return null
  return { name, description: bare.trim(), number, effect }
}

/** The longest name of the text that ends in this one: "Leal" is the "Jaime Pardo Leal" of the sentence before. */
function fullName(name: string, text: string): string {
  const before = new RegExp(
    String.raw`((?:\p{Lu}[\p{Ll}.'’]+ (?:de |del |la |los )*){1,3})${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\p{L}])`,
    'gu',
  )
  let longest = name
  for (const [found] of text.matchAll(before)) {
    const full = phraseOf(found).name
    if (full.length > longest.length) longest = full
  }
  return longest
}

/** "The senator" is the "senator Federico Luna" or "Federico Luna, a senator" of elsewhere in the text. */
function nameOf(description: string, text: string): string {
  const head =
    description
      .split(/\s+(?:of|in|from|at|on|for|with|by|who)\s+/)[0]
      .split(' ')
      .at(-1) ?? ''
  if (head.length < 4) return ''
  const name = String.raw`(?:\p{Lu}[\p{Ll}.'’]+ (?:(?:de|del|la|los) )*){1,3}\p{Lu}[\p{Ll}'’]+`
  const escaped = head.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found =
    new RegExp(
      String.raw`(?<!\p{L})[${head[0].toUpperCase()}${head[0].toLowerCase()}]${escaped.slice(1)},? (?<name>${name})`,
      'u',
    ).exec(text) ??
    new RegExp(String.raw`(?<name>${name}), (?:an?|the) (?:[\p{L}-]+ ){0,4}${escaped}(?!\p{L})`, 'u').exec(text)
  return found?.groups ? phraseOf(found.groups.name).name : ''
}

/** "Judge A. Mora and Luis Vega" are two; so are "the two engineers, A. Mora of Havrel and Luis Vega". */
function conjuncts(words: string): string[] {
  const named = /^[^,]+(?:,| --) (?<names>\p{Lu}[\p{Ll}.]+ .*)$/su.exec(words)?.groups?.names
  if (named) return named.split(/,? and |, (?=\p{Lu})/u).filter((part) => /^\p{Lu}/u.test(part))
  const parts = words.split(/,? and (?=\p{Lu}|an? |the |two |three |four )/u)
  return parts.every((part) => part.length > 3) ? parts : [words]
}

function add(found: Harmed[], person: Harmed | null): void {
  if (!person) return
  const known = found.find((other) => areOne(other, person))
  if (!known) {
    found.push(person)
    return
  }
  if (person.name.length > known.name.length) known.name = person.name
  if (person.description.length > known.description.length && person.description.length < 60)
    known.description = person.description
  if (known.number === 'PLURAL' || (known.number === '1' && !known.name)) known.number = person.number
  known.effect = known.effect ?? person.effect
}

function areOne(a: Harmed, b: Harmed): boolean {
  if (a.name && b.name) return shareWord(a.name, b.name)
  const [left, right] = [a.description || a.name, b.description || b.name].map((text) => text.toLowerCase().split(' '))
  return left.at(-1) === right.at(-1)
}

function shareWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(' '))
  return b
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 3 && words.has(word))
}
