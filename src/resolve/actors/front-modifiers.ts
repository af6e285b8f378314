/**
 * What stands in front of an actor's noun where a language puts it there: "the Karvenian interior ministry", "Orzane's police", "a
 * Covenant spokesman", "army officers". In: words and the head's place. Out: where the phrase begins, whose it is.
 */
import { foldedForm } from '../../text/folded-form.ts'
import { isCapital } from '../places/find-toponym.ts'
import { countriesOf } from '../places/place-parts.ts'
import { countryNamed, definiteness, type ActorReader, type ActorScan } from './actor-parts.ts'
import type { RawActor } from './raw-actor.ts'

export interface Front {
  first: number
  definite: ReturnType<typeof definiteness>
  country?: RawActor['country']
  local?: string
  principal?: RawActor
  /** Capitals that are no place: a name of their own ("Meridia news agency"). */
  name?: string
}

const reach = 8

export function frontModifiers(scan: ActorScan, read: ActorReader, at: number, depth: number): Front {
  const { words } = scan
  const front: Front = { first: at, definite: undefined }
  let owned = false
  for (let i = at - 1; i >= 0 && i >= at - reach; i--) {
    const word = words[i]
    if (word.end < words[i + 1].start - 1) break
    if (word.upos === 'DET' || (word.upos === 'PRON' && word.feats.Poss === 'Yes')) {
      front.first = i
      front.definite = owned || word.upos === 'PRON' ? 'definite' : definiteness(scan, i + 1)
      break
    }
    if (isPossessive(scan, i)) {
      owned = true
      front.first = i
      front.definite = 'definite'
      continue
    }
    const before = holderAt(scan, read, i, depth)
    if (before) {
      if (before.principal) front.principal ??= before.principal
      if (before.country) front.country ??= before.country
      if (before.local) front.local ??= before.local
      if (before.name) front.name ??= before.name
      front.first = before.first
      i = before.first
      continue
    }
    if (word.upos === 'NUM' && !owned) {
      front.first = i
      front.definite ??= 'indefinite'
      continue
    }
    const joined = /^[-‑]$/.test(word.form) && words[i - 1]?.end === word.start
    const modifies =
      word.upos === 'ADJ' ||
      word.upos === 'NOUN' ||
      (word.upos === 'PROPN' && (!isCapital(word) || /^(?:compound|amod)/.test(word.deprel))) ||
      (word.upos === 'VERB' && word.feats.VerbForm === 'Part')
    if (!joined && !(modifies && word.head > i && word.head <= at)) break
    // "accused rebels" behind a noun is a clause, not a modifier.
    if (
      word.upos === 'VERB' &&
      (!/^(?:amod|compound)/.test(word.deprel) || /^(?:NOUN|PROPN|PRON)$/.test(words[i - 1]?.upos ?? ''))
    )
      break
    front.first = i
  }
  return front
}

function isPossessive({ words }: ActorScan, at: number): boolean {
  return at > 0 && words[at].upos === 'PART' && /^['’]s?$/.test(words[at].form) && words[at - 1].end === words[at].start
}

/** A name, place, country adjective or organisation whose last word stands at `at`. */
function holderAt(
  scan: ActorScan,
  read: ActorReader,
  at: number,
  depth: number,
): (Partial<Front> & { first: number }) | null {
  const { words, names, lexicon } = scan
  const countries = countriesOf(scan, words[at].form)
  if (countries.length > 0) return { first: at, country: countryNamed(scan, countries[0]) }
  for (let from = at; from >= 0 && from >= at - reach; from--) {
    const name = names.get(from)
    if (name && name.last === at) {
      const principal = depth < 3 ? read(scan, from, depth + 1) : null
      return { first: from, ...(principal ? { principal } : { name: nameOf(scan, from, at) }) }
    }
  }
  const place = scan.placeAt.get(at)
  if (place && isCapital(words[at]) && place.end <= words[at].end) {
    let first = at
    while (first > 0 && scan.placeAt.get(first - 1) === place && isCapital(words[first - 1])) first--
    const { country, precision, name } = place.place
    if (precision === 'country') return { first, country: country ? countryNamed(scan, country) : { code: name, name } }
    return { first, local: nameOf(scan, first, at), ...(country && { country: countryNamed(scan, country) }) }
  }
  const form = foldedForm(words[at])
  if (!isCapital(words[at]) || (lexicon.notToponyms.has(form) && !lexicon.nameHeads.has(form))) return null
  // "Karvenian": an adjective of origin that no list knows tells whose organ it is.
  if (words[at].upos === 'ADJ') return { first: at, local: nameOf(scan, at, at) }
  let first = at
  while (first > 0 && isCapital(words[first - 1]) && words[first - 1].upos === 'PROPN') first--
  return { first, name: nameOf(scan, first, at) }
}

function nameOf({ words, text }: ActorScan, first: number, last: number): string {
  return text.slice(words[first].start, words[last].end)
}
