/** Organisations by a common noun: "l'armée israélienne", "le ministère kesmarien de la Défense", "l'agence Meridia". */
import type { LexiconRow } from '../../packs/pack.ts'
import type { ActorMention } from '../../model/proposals.ts'
import { foldWord } from '../../text/fold-word.ts'
import { countriesOf } from '../places/place-parts.ts'
import {
  countryNamed,
  definiteness,
  isPlural,
  nounInside,
  withDeterminer,
  type ActorReader,
  type ActorScan,
} from './actor-parts.ts'
import { typeOf } from './actor-lexicon.ts'
import { frontModifiers } from './front-modifiers.ts'
import { modifiers } from './modifiers.ts'
import type { RawActor } from './raw-actor.ts'

/** An organisation's noun phrase, also with an adjective inside it: "le ministère kesmarien de la Défense". */
export function organisationAt(scan: ActorScan, at: number) {
  const { words, actors } = scan
  const plain = actors.organisations.at(words, at)
  if (!plain) return null
  let next = at + 1
  while (
    next < words.length &&
    next < at + 3 &&
    (words[next].upos === 'ADJ' || countriesOf(scan, words[next].form).length > 0)
  )
    next++
  if (next === at + 1) return plain
  const without = actors.organisations.at([words[at], ...words.slice(next, next + 6)], 0)
  return without && without.length > plain.length
    ? { row: without.row, length: without.length + next - at - 1, from: at + 1 }
    : plain
}

/** "l'armée israélienne", "le ministère de la Santé de l'Orme", "l'agence Meridia". */
export function organisationActor(
  scan: ActorScan,
  read: ActorReader,
  at: number,
  length: number,
  row: LexiconRow,
  inside: string | undefined,
  depth = 0,
): RawActor | null {
  const { words } = scan
  const tail = modifiers(scan, read, at + length)
  if (inside !== undefined) tail.country ??= countryNamed(scan, inside)
  const front = scan.lexicon.nameFirst ? frontModifiers(scan, read, at, depth) : null
  if (front?.country) tail.country ??= front.country
  if (front?.local) tail.local ??= front.local
  if (front?.principal?.kind === 'country') tail.country ??= front.principal.country
  // "Meridia news agency", "Stovric General Hospital": the name in front is its own.
  if (front?.name && row.value.generic === undefined) {
    if (row.value.type.startsWith('state-') || row.value.type === 'civil-defence') tail.local ??= front.name
    else tail.name ??= front.name
  }
  const head = front ? nounInside(words, at, at + length - 1) : at
  const definite = front ? front.definite : definiteness(scan, at)
  const { weak, generic, named } = row.value
  const bare = tail.country === undefined && tail.local === undefined && tail.name === undefined
  if (weak !== undefined && bare) return null
  const plain = scan.text.slice(words[at].start, words[tail.name ? tail.last : at + length - 1].end)
  const noun: RawActor = {
    sentence: scan.sentence.index,
    first: front ? modifierOf(scan, at + length - 1, front.first, at) : withDeterminer(scan, at),
    // "accused rebels of bombing": of a group without a name, a bare noun behind it says nothing.
    last: front && bare && generic !== undefined ? at + length - 1 : Math.max(tail.last, at + length - 1),
    head,
    type: typeOf(row),
    named: reference(),
    kind: 'organisation',
    name: plain,
    actor: null,
    row,
    ...(tail.country && { country: tail.country }),
    ...(tail.local && { local: tail.local }),
    ...(tail.title && { title: tail.title, name: scan.text.slice(words[at].start, words[tail.last].end) }),
  }
  if (tail.known) return { ...noun, kind: 'known', actor: tail.known, type: tail.known.type, named: 'named' }
  if (tail.name && scan.lexicon.notToponyms.has(foldWord(tail.name))) return noun
  if (tail.name) {
    // "l'agence Meridia" is Meridia; "le centre hospitalier Sainte-Odile" keeps its noun.
    const alone = !/^(?:health-authority|court|state-)/.test(noun.type)
    // Where the name stands in front, it is still part of it: "the Stovric hospital" is no "hospital".
    const whole = front?.name === tail.name && !plain.includes(tail.name) ? `${tail.name} ${plain}` : plain
    return { ...noun, kind: 'name', name: alone ? tail.name : whole, named: 'named' }
  }
  return noun

  function reference(): ActorMention['named'] {
    const plural = isPlural(words[head])
    if (named === 'anonymous' || definite === 'indefinite')
      return plural ? 'collective' : generic ? 'anonymous' : 'role'
    return generic !== undefined && plural ? 'collective' : 'role'
  }
}

/** "an army spokesman": a noun that only specifies the next one takes no article. */
function modifierOf({ words }: ActorScan, last: number, first: number, at: number): number {
  const next = words[last + 1]
  return next?.upos === 'NOUN' && words[last].head === last + 1 && next.start - words[last].end <= 1 ? at : first
}
