/** What follows the head noun of an actor phrase: "israélienne", "de la Santé de l'Orme", "Meridia", "du Front". */
import { foldedName } from '../folded-name.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { isCapital, isSecondPart } from '../places/find-toponym.ts'
import { countriesOf } from '../places/place-parts.ts'
import { countryNamed, lastInside, runOf, type ActorReader, type ActorScan } from './actor-parts.ts'
import type { RawActor } from './raw-actor.ts'

export interface Tail {
  last: number
  country?: RawActor['country']
  local?: string
  /** Unknown proper name in apposition ("l'agence Meridia"). */
  name?: string
  known?: RawActor['actor']
  person?: boolean
  /** Capitalised complement that belongs to the organisation's own name. */
  title?: string
  principal?: RawActor
}

/** What follows a head noun: adjectives, "de" with an organisation, place or noun, a name in apposition. */
export function modifiers(scan: ActorScan, read: ActorReader, from: number, isRole = false, depth = 0): Tail {
  const { words, actors, names } = scan
  const tail: Tail = { last: from - 1 }
  for (let i = from; i < words.length && i < from + 12;) {
    const word = words[i]
    const name = names.get(i)
    if (name && !isRole) {
      tail.last = name.acronym === undefined ? name.last : name.acronym + 1
      if (name.actor) tail.known = name.actor
      else tail.name = scan.text.slice(words[i].start, words[name.last].end)
      return tail
    }
    const countries = countriesOf(scan, word.form)
    if (countries.length > 0 && !isCapital(word)) {
      tail.country ??= countryNamed(scan, countries[0])
      tail.last = i++
      continue
    }
    if (word.upos === 'ADJ' && words[i + 1]?.upos === 'SCONJ') break
    if (
      word.upos === 'ADJ' ||
      (word.upos === 'VERB' &&
        word.feats.VerbForm === 'Part' &&
        tail.last === i - 1 &&
        word.feats.Tense === 'Past' &&
        !isRole)
    ) {
      if (word.upos === 'VERB') break
      tail.last = i++
      continue
    }
    // "the army Monday": a day, no name.
    if (scan.lexicon.nameFirst && isCapital(word) && scan.lexicon.notToponyms.has(foldedForm(word))) break
    if (isCapital(word) && word.upos !== 'PUNCT' && tail.last === i - 1 && !isSecondPart(words, i)) {
      const end = runOf(scan, i)
      tail.last = end
      if (isRole) tail.person = true
      else tail.name = scan.text.slice(word.start, words[end].end)
      return tail
    }
    if (!actors.of.has(foldedLemma(word)) && !actors.of.has(foldedForm(word))) break
    const next = words[i + 1]?.upos === 'DET' ? i + 2 : i + 1
    if (next >= words.length) break
    const place = scan.placeAt.get(next)
    // "le porte-parole du chef de l'état-major": three deep, no deeper.
    if (isRole && depth < 3) {
      const principal =
        read(scan, next, depth + 1) ?? (scan.lexicon.nameFirst ? behindModifiers(scan, read, next, depth) : null)
      if (principal && principal.last < words.length) {
        tail.principal = principal
        tail.last = principal.last
        if (principal.country) tail.country = principal.country
        return tail
      }
    }
    if (place && isCapital(words[next])) {
      tail.last = lastInside(words, place.end, next)
      if (place.place.precision === 'country') {
        tail.country = { code: place.place.country ?? foldedName(place.place.name), name: place.place.name }
      } else {
        // The phrase may hold the head too ("l'hôpital de Solmar"): what it lies in is the name behind "de".
        tail.local =
          place.start < word.start ? scan.text.slice(words[next].start, words[tail.last].end) : place.place.name
        if (place.place.country) tail.country = countryNamed(scan, place.place.country)
      }
      return tail
    }
    const inside = names.get(next)
    if (inside) {
      tail.last = inside.acronym === undefined ? inside.last : inside.acronym + 1
      return tail
    }
    if (isCapital(words[next])) {
      const end = runOf(scan, next)
      tail.last = end
      // "le ministère du Ravitaillement": no place, so part of the title.
      if (words[next - 1].upos === 'DET') tail.title = scan.text.slice(words[next].start, words[end].end)
      else tail.local = scan.text.slice(words[next].start, words[end].end)
      i = end + 1
      continue
    }
    if (words[next].upos !== 'NOUN') break
    tail.last = next
    i = next + 1
  }
  return tail
}

/** "the head of the regional military administration": adjectives stand in front of the organ. */
function behindModifiers(scan: ActorScan, read: ActorReader, from: number, depth: number): RawActor | null {
  const { words } = scan
  for (let i = from; i < from + 3 && /^(?:ADJ|NOUN|PROPN)$/.test(words[i]?.upos ?? ''); i++) {
    const principal = read(scan, i + 1, depth + 1)
    if (principal) return principal
  }
  return null
}
