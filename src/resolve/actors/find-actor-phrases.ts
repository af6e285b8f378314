/**
 * Mentions of actors in one sentence: names, "l'armée israélienne", "le porte-parole du Front", "une source sécuritaire". In: words,
 * names found before, places. Out: raw actors; a role holds its principal. Persons are spans without identity.
 */
import type { ActorMention, PlaceMention } from '../../model/proposals.ts'
import type { Sentence, Word } from '../../model/tree.ts'
import { folded } from '../folded.ts'
import { countriesOf } from '../places/find-place-phrases.ts'
import { isCapital, isSecondPart, type PlaceScan } from '../places/find-toponym.ts'
import { foldName } from '../places/fold-name.ts'
import { typeOf, type ActorLexicon } from './actor-lexicon.ts'
import type { ActorName } from './find-names.ts'
import type { RawActor } from './raw-actor.ts'

export interface ActorScan extends PlaceScan {
  actors: ActorLexicon
  /** Names by their first word. */
  names: ReadonlyMap<number, ActorName>
  places: readonly PlaceMention[]
  /** The place mention that a word stands in, by its number. */
  placeAt: ReadonlyMap<number, PlaceMention>
}

export function findActorPhrases(scan: ActorScan): RawActor[] {
  const found: RawActor[] = []
  const { words } = scan
  let covered = -1
  for (let i = 0; i < words.length; i++) {
    const actor = phraseAt(scan, i)
    if (actor) {
      found.push(actor)
      if (actor.kind !== 'role') i = Math.max(i, headEnd(actor))
      covered = Math.max(covered, actor.last)
    } else if (i > covered) {
      const person = personAt(scan, i)
      if (person) {
        found.push(person)
        i = person.last
      }
    }
  }
  return [...found, ...countryActors(scan, found)]
}

/** An actor whose head noun or name begins at a word. */
function phraseAt(scan: ActorScan, at: number, depth = 0): RawActor | null {
  const { words, names, actors } = scan
  const name = names.get(at)
  if (name) return namedActor(scan, name)
  if (scan.taken.has(at)) return null
  const word = words[at]
  if (
    word.upos === 'PUNCT' ||
    word.upos === 'VERB' ||
    word.upos === 'AUX' ||
    word.upos === 'ADP' ||
    word.upos === 'DET'
  )
    return null
  const source = actors.sources.at(words, at)
  if (source && (word.upos === 'NOUN' || word.upos === 'PRON')) return sourceActor(scan, at, source.length, source.row)
  const organisation = organisationAt(scan, at)
  const role = actors.roles.at(words, at)
  if (organisation && organisation.length >= (role?.length ?? 0) && word.upos !== 'ADJ') {
    const inside = 'from' in organisation ? countriesOf(scan, words[at + 1].form) : []
    const built = organisationActor(scan, at, organisation.length, organisation.row, inside[0])
    if (built) return built
  }
  if (role && word.upos !== 'ADJ') return roleActor(scan, at, role.length, role.row, depth)
  return null
}

/** An organisation's noun phrase, also with an adjective inside it: "le ministère kesmarien de la Défense". */
function organisationAt({ words, actors, ...scan }: ActorScan, at: number) {
  const plain = actors.organisations.at(words, at)
  if (!plain) return null
  let next = at + 1
  while (
    next < words.length &&
    next < at + 3 &&
    (words[next].upos === 'ADJ' || countriesOf({ words, ...scan }, words[next].form).length > 0)
  )
    next++
  if (next === at + 1) return plain
  const without = actors.organisations.at([words[at], ...words.slice(next, next + 6)], 0)
  return without && without.length > plain.length
    ? { row: without.row, length: without.length + next - at - 1, from: at + 1 }
    : plain
}

function namedActor(scan: ActorScan, name: ActorName): RawActor {
  const { words } = scan
  const text = scan.text.slice(words[name.first].start, words[name.last].end)
  return {
    sentence: scan.sentence.index,
    first: withDeterminer(scan, name.first),
    last: name.acronym === undefined ? name.last : name.acronym + 1,
    head: headOf(words, name.first, name.last),
    type: name.actor?.type ?? (name.head ? typeOf(name.head) : 'other'),
    named: 'named',
    kind: name.actor ? 'known' : 'name',
    name: text,
    actor: name.actor,
    ...(name.head && { row: name.head }),
    ...(name.acronym !== undefined && { acronym: words[name.acronym].form }),
  }
}

/** "l'armée israélienne", "le ministère de la Santé de l'Orme", "l'agence Meridia". */
function organisationActor(
  scan: ActorScan,
  at: number,
  length: number,
  row: RawActor['row'] & object,
  inside: string | undefined,
): RawActor | null {
  const { words } = scan
  const tail = modifiers(scan, at + length)
  if (inside !== undefined) tail.country ??= countryNamed(scan, inside)
  const definite = definiteness(scan, at)
  const { weak, generic, named } = row.value
  const bare = tail.country === undefined && tail.local === undefined && tail.name === undefined
  if (weak !== undefined && bare) return null
  const plain = scan.text.slice(words[at].start, words[tail.name ? tail.last : at + length - 1].end)
  const noun: RawActor = {
    sentence: scan.sentence.index,
    first: withDeterminer(scan, at),
    last: Math.max(tail.last, at + length - 1),
    head: at,
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
  if (tail.name && scan.lexicon.notToponyms.has(folded(tail.name))) return noun
  if (tail.name) return { ...noun, kind: 'name', name: tail.name, named: 'named' }
  return noun

  function reference(): ActorMention['named'] {
    const plural = isPlural(words[at])
    if (named === 'anonymous' || definite === 'indefinite')
      return plural ? 'collective' : generic ? 'anonymous' : 'role'
    return generic !== undefined && plural ? 'collective' : 'role'
  }
}

/** "le porte-parole du Front", "le préfet du district", "Le procureur de Bréaux, Yves Tarnier", "un responsable". */
function roleActor(
  scan: ActorScan,
  at: number,
  length: number,
  row: RawActor['row'] & object,
  depth: number,
): RawActor {
  const { words } = scan
  const tail = modifiers(scan, at + length, true, depth)
  const last = apposedPerson(scan, tail.last)
  const definite = definiteness(scan, at)
  const hasName = last > tail.last || tail.person
  const plural = isPlural(words[at])
  const own = row.value.named as ActorMention['named']
  return {
    sentence: scan.sentence.index,
    first: withDeterminer(scan, at),
    last,
    head: at,
    type: tail.principal && row.value.principal ? tail.principal.type : typeOf(row),
    named: hasName
      ? 'named'
      : plural
        ? 'collective'
        : definite === 'indefinite' || own === 'anonymous'
          ? 'anonymous'
          : 'role',
    kind: 'role',
    name: scan.text.slice(words[at].start, words[tail.last].end),
    actor: null,
    row,
    ...(tail.country && { country: tail.country }),
    ...(tail.local && { local: tail.local }),
    ...(tail.principal && { principal: tail.principal }),
  }
}

function sourceActor(scan: ActorScan, at: number, length: number, row: RawActor['row'] & object): RawActor | null {
  const { words } = scan
  const tail = modifiers(scan, at + length, true)
  if (row.stance === 'weak' && (definiteness(scan, at) !== 'indefinite' || isPlural(words[at]))) return null
  // "la source du fleuve": a source that speaks has an adjective, a principal, or no complement at all.
  return {
    sentence: scan.sentence.index,
    first: withDeterminer(scan, at),
    last: tail.last,
    head: at,
    type: 'anonymous',
    named: isPlural(words[at]) ? 'collective' : 'anonymous',
    kind: 'source',
    name: scan.text.slice(words[at].start, words[tail.last].end),
    actor: null,
    row,
    ...(tail.country && { country: tail.country }),
  }
}

interface Tail {
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
function modifiers(scan: ActorScan, from: number, isRole = false, depth = 0): Tail {
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
    if (isCapital(word) && word.upos !== 'PUNCT' && tail.last === i - 1 && !isSecondPart(words, i)) {
      const end = runOf(scan, i)
      tail.last = end
      if (isRole) tail.person = true
      else tail.name = scan.text.slice(word.start, words[end].end)
      return tail
    }
    if (!actors.of.has(folded(word.lemma)) && !actors.of.has(folded(word.form))) break
    const next = words[i + 1]?.upos === 'DET' ? i + 2 : i + 1
    if (next >= words.length) break
    const place = scan.placeAt.get(next)
    // "le porte-parole du chef de l'état-major": three deep, no deeper.
    if (isRole && depth < 3) {
      const principal = phraseAt(scan, next, depth + 1)
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
        tail.country = { code: place.place.country ?? foldName(place.place.name), name: place.place.name }
      } else {
        tail.local = place.place.name
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

/** ", Yves Tarnier" and ", le colonel Aurèle Stanic" behind a role. */
function apposedPerson(scan: ActorScan, last: number): number {
  const { words, actors } = scan
  if (words[last + 1]?.form !== ',') return last
  let i = last + 2
  if (words[i]?.upos === 'DET') i++
  if (words[i] && (actors.titles.has(folded(words[i].form)) || actors.titles.has(folded(words[i].lemma)))) i++
  else if (i !== last + 2) return last
  if (!words[i] || !isCapital(words[i]) || words[i].upos === 'PUNCT' || scan.taken.has(i)) return last
  const end = runOf(scan, i)
  const after = words[end + 1]?.form
  return after === undefined || after === ',' || after === '.' || after === ')' || after === '»' || i > last + 2
    ? end
    : last
}

/** A name that is no place and no organisation: a person when titled or of two words, else unknown. */
function personAt(scan: ActorScan, at: number): RawActor | null {
  const { words, actors } = scan
  const word = words[at]
  const titled = actors.titles.has(folded(word.form)) && words[at + 1] !== undefined && isCapital(words[at + 1])
  const first = titled ? at + 1 : at
  const letters = /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(words[first].form) && first > 0
  if (
    !isCapital(words[first]) ||
    (words[first].upos !== 'PROPN' && !letters && !scan.lexicon.nameHeads.has(folded(words[first].form)))
  )
    return null
  if (
    scan.taken.has(first) ||
    (scan.lexicon.notToponyms.has(folded(words[first].form)) && !scan.lexicon.nameHeads.has(folded(words[first].form)))
  )
    return null
  if (scan.placeAt.has(first)) return null
  const last = runOf(scan, first)
  const acronym = last === first && /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(words[first].form)
  return {
    sentence: scan.sentence.index,
    first: titled || !scan.words[at - 1] ? at : withDeterminer(scan, at),
    last,
    head: headOf(words, at, last),
    type: (titled || last > first) && !acronym ? 'person' : 'other',
    named: 'named',
    kind: 'person',
    name: scan.text.slice(words[first].start, words[last].end),
    actor: null,
  }
}

/** Countries and capitals that act: "Washington a condamné". */
function countryActors(scan: ActorScan, found: readonly RawActor[]): RawActor[] {
  return scan.places.flatMap((mention) => {
    if (mention.locative || mention.container || mention.dateline || !mention.place.country) return []
    const { feature } = mention.place
    if (feature !== 'A.PCLI' && feature !== 'P.PPLC') return []
    const at = mention.at.word
    if (found.some((actor) => actor.first <= at && at <= actor.last)) return []
    const country = countryNamed(scan, mention.place.country)
    return [
      {
        sentence: scan.sentence.index,
        first: firstInside(scan.words, mention.start, at),
        last: lastInside(scan.words, mention.end, at),
        head: at,
        type: 'state-government' as const,
        named: 'named' as const,
        kind: 'country' as const,
        name: mention.place.name,
        actor: null,
        country,
      },
    ]
  })
}

function countryNamed({ gazetteer }: PlaceScan, code: string): { code: string; name: string } {
  return { code, name: gazetteer.country(code)?.name ?? code }
}

function withDeterminer({ words }: PlaceScan, at: number): number {
  let first = at
  if (first > 0 && words[first - 1].upos === 'ADJ' && !isCapital(words[first - 1])) first--
  if (
    first > 0 &&
    (words[first - 1].upos === 'DET' || words[first - 1].upos === 'NUM') &&
    !isSecondPart(words, first - 1)
  )
    return first - 1
  // "selon des secouristes": behind a preposition "des" can only be the article.
  if (
    first > 2 &&
    isSecondPart(words, first - 1) &&
    words[first - 3].upos === 'ADP' &&
    words[at].feats.Number === 'Plur'
  )
    return first - 2
  return first
}

function definiteness(scan: PlaceScan, at: number): 'definite' | 'indefinite' | undefined {
  const { words } = scan
  const before = words[at - 1]?.upos === 'ADJ' ? words[at - 2] : words[at - 1]
  if (before?.upos === 'NUM') return 'indefinite'
  if (before?.upos !== 'DET') return undefined
  return before.feats.Definite === 'Ind' || before.feats.PronType === 'Ind' ? 'indefinite' : 'definite'
}

function isPlural(word: Word): boolean {
  return word.feats.Number === 'Plur'
}

function runOf({ words, taken }: PlaceScan, at: number): number {
  let last = at
  while (
    last + 1 < words.length &&
    words[last + 1].upos !== 'PUNCT' &&
    (isCapital(words[last + 1]) || words[last + 1].upos === 'NUM') &&
    words[last + 1].start - words[last].end <= 1 &&
    !taken.has(last + 1)
  )
    last++
  return last
}

function headOf(words: readonly Word[], first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const { head } = words[i]
    if (head < first || head > last) return i
  }
  return first
}

function headEnd(actor: RawActor): number {
  return actor.kind === 'organisation' || actor.kind === 'source' ? actor.head : actor.last
}

function lastInside(words: readonly Word[], end: number, from: number): number {
  let last = from
  while (last + 1 < words.length && words[last + 1].end <= end) last++
  return last
}

function firstInside(words: readonly Word[], start: number, from: number): number {
  let first = from
  while (first > 0 && words[first - 1].start >= start) first--
  return first
}

export type { Sentence }
