import type { Reading } from '../../../src/model/reading.ts'
import type { Span } from '../../../src/model/span.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { Toll } from '../../../src/model/toll.ts'
import { isHuman, isInsurgent, isPeople, isStandIn, numberOf, phraseOf, singularOf, withoutNumber } from './fillers.ts'
import { identifiedHarmed } from './identified.ts'
import { listItems } from './list-items.ts'
import { descriptionOf, fullName, headOf, nameOf, namesOf } from './victim-names.ts'

/** A person or group that an incident harmed, in the set's terms. */
export interface Harmed {
  name: string
  description: string
  /** "1", "12", "~50", "PLURAL". */
  number: string
  effect: string | null
  /** "The officer": somebody told of before. */
  definite: boolean
}

const effects: Readonly<Record<string, string>> = { killed: 'DEATH', injured: 'INJURY' }
const lethal = new Set(['killing', 'targeted-killing'])

/**
 * Who was harmed, out of the roles of the statements and out of their tolls: "a soldier was wounded" names a victim whether or
 * not an attack is told in the same breath. One entry a person; what several statements say of one is joined.
 */
export function harmedOf(members: readonly Statement[], reading: Reading): Harmed[] {
  const told: Harmed[] = []
  for (const statement of members) {
    for (const toll of statement.tolls ?? []) told.push(...ofToll(toll, reading.text))
    const { event } = statement
    if (!event) continue
    const done = event.outcome !== 'failed' && event.outcome !== 'attempted' && statement.real === 'occurred'
    const effect = lethal.has(event.type) && done ? 'DEATH' : null
    for (const { role, span } of event.roles) {
      const words = wholeWords(span, reading.text)
      if (role !== 'victim' && !((role === 'target' || role === 'object') && isHuman(words, reading))) continue
      for (const part of listItems(words)) told.push(...ofWords(part, effect, reading.text))
    }
  }
  const effect = told.find((person) => person.effect)?.effect ?? null
  for (const words of identifiedHarmed(members, reading))
    told.push(...ofWords(words, effect, reading.text).filter(({ name }) => name))
  if (told.length === 0) told.push(...pronounVictims(members, reading))
  const found: Harmed[] = []
  const each = told.flatMap((person) => withNames(person, reading.text))
  const persons = each.filter(({ name, description }) =>
    name ? !isPlaceName(name, reading) : !isInsurgent(description),
  )
  for (const person of persons) {
    if (!person.name && person.number === '1') person.name = nameOf(person.description, reading.text)
    if (person.name && !person.description) person.description = descriptionOf(person.name, reading.text)
    add(found, person)
  }
  const named = found.some(({ name }) => name)
  return found.filter(({ name, definite, number }) => name || !(definite && number === '1' && named))
}

/** "Valle Department", "Mora Inc." are nobody; nor is a name that the text uses for a place throughout. */
function isPlaceName(name: string, { places }: Reading): boolean {
  if (
    /\b(?:department|canton|province|municipality|city|inc\.?|company|university|street|avenue|road|neighborhood)$/i.test(
      name,
    )
  )
    return true
  return places.some((place) => place.name === name && place.gazetteer && !place.use)
}

const standsForOthers = /\b(?:of|them|they|others?)\b/i
const bareWords: Readonly<Record<string, string>> = { killed: 'dead', injured: 'wounded' }

/** "Two engineers" whom the text names elsewhere ("the engineers, A. Mora and Luis Vega") are two entries with names. */
function withNames(person: Harmed, text: string): Harmed[] {
  const names = person.name ? [] : namesOf(person.description, Number(person.number), text)
  const description = singularOf(person.description)
  return names.length ? names.map((name) => ({ ...person, name, description, number: '1' })) : [person]
}

const onePerson = /^(?:he|she|him|her|who|whom)$/i
const lastName = /\p{Lu}[\p{Ll}'’]+(?: (?:(?:de|del|la) )*\p{Lu}[\p{Ll}'’]+)+(?=[^\p{L}])/gu

/** "He was abducted": where nobody else is named, the person named last before. */
function pronounVictims(members: readonly Statement[], { text, places }: Reading): Harmed[] {
  for (const { event } of members)
    for (const { role, span } of event?.roles ?? []) {
      if (role !== 'victim' || !onePerson.test(span.exact)) continue
      const names = [...text.slice(Math.max(0, span.start - 250), span.start).matchAll(lastName)]
      const name = names.map(([words]) => words).findLast((words) => !places.some((place) => place.name === words))
      if (name) return ofWords(name, lethal.has(event?.type ?? '') ? 'DEATH' : null, text)
    }
  return []
}

function ofToll(toll: Toll, text: string): Harmed[] {
  const effect = effects[toll.measure] ?? null
  const abducted = toll.measure === 'abducted'
  if (!(effect || abducted) || toll.scope !== 'event' || toll.polarity === '-' || (toll.min ?? 1) <= 0) return []
  const words = wholeWords(toll.raw, text).replace(/\s+(?:dead|killed|wounded|injured|deaths?|casualties)$/i, '')
  const people = listItems(words).flatMap((part) => ofWords(part, effect, text))
  // "59 dead": the figure alone names them.
  if (people.length === 0 && effect && toll.best !== null && toll.best > 1 && !standsForOthers.test(words))
    people.push({ name: '', description: bareWords[toll.measure] ?? '', number: '', effect, definite: false })
  if (people.length === 1 && toll.best !== null && toll.best > 1)
    people[0].number = toll.exactness === 'approx' ? `~${toll.best}` : `${toll.best}`
  return people
}

function ofWords(words: string, effect: string | null, text: string): Harmed[] {
  const { whole, name: short, description } = phraseOf(words)
  const name = short && fullName(short, text)
  const number = numberOf(words, name)
  const bare = singular(words, withoutNumber(name ? description || apposed(words) : whole))
  if (isStandIn(whole) || (!name && !isPeople(bare)) || isStandIn(bare || name)) return []
  return [{ name, description: bare, number, effect, definite: /^(?:the|his|her|their|its|this|that)\b/i.test(words) }]
}

/** "Adan Mora, director of a school": what stands behind a name says who he is. */
function apposed(words: string): string {
  const behind = /^[^,]+,\s+(?<words>.+)$/s.exec(words.replace(/\s+/g, ' '))?.groups?.words
  const { whole, name } = phraseOf(behind ?? '')
  return behind && (!name || / (?:of|for) /.test(whole)) && isPeople(whole) ? whole : ''
}

/** "One of the agents" is an agent. */
function singular(words: string, description: string): string {
  if (!/^(?:an?other |an? |one )?(?:one )?of (?:the|his|her|its|their) /i.test(words)) return description
  return singularOf(description)
}

/** A role may begin in the middle of a hyphened word: "26-year-" belongs to "old teacher". */
function wholeWords({ start, end, exact }: Span, text: string): string {
  const before = /[\p{L}\p{N}-]*-$/u.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? ''
  return text.slice(start - before.length, end) || exact
}

function add(found: Harmed[], person: Harmed): void {
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
  return headOf(a.description || a.name).toLowerCase() === headOf(b.description || b.name).toLowerCase()
}

function shareWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(' '))
  return b
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 3 && words.has(word))
}
