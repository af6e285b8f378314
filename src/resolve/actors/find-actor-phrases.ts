/**
 * Mentions of actors in one sentence: names, "l'armée israélienne", "le porte-parole du Front", "une source sécuritaire". In: words,
 * names found before, places. Out: raw actors; a role holds its principal. Persons are spans without identity.
 */
import { foldedForm } from '../../text/folded-form.ts'
import { isCapital, isSecondPart } from '../places/find-toponym.ts'
import { countriesOf } from '../places/place-parts.ts'
import {
  countryNamed,
  definiteness,
  firstInside,
  headOf,
  lastInside,
  runOf,
  withDeterminer,
  type ActorScan,
} from './actor-parts.ts'
import { typeOf } from './actor-lexicon.ts'
import type { ActorName } from './find-names.ts'
import { organisationActor, organisationAt } from './organisation-actor.ts'
import type { RawActor } from './raw-actor.ts'
import { roleActor, sourceActor } from './role-actor.ts'

export function findActorPhrases(scan: ActorScan): RawActor[] {
  const found: RawActor[] = []
  const { words } = scan
  let covered = -1
  for (let i = 0; i < words.length; i++) {
    const actor = phraseAt(scan, i)
    if (actor) {
      found.push(actor)
      if (actor.kind !== 'role') i = Math.max(i, headEnd(actor))
      else if (scan.lexicon.nameFirst)
        i = Math.max(i, actor.head, i + (scan.actors.roles.at(words, i)?.length ?? 1) - 1)
      covered = Math.max(covered, actor.last)
    } else {
      // Inside a longer phrase only a group is told apart ("une source proche du Vorkan").
      const person = personAt(scan, i)
      if (person && (i > covered || person.kind === 'name')) {
        found.push(person)
        i = person.last
      }
    }
  }
  const kept = scan.lexicon.nameFirst ? found.filter((actor) => !isPartOfOther(actor, found, words)) : found
  return [...kept, ...countryActors(scan, kept)]
}

/** "the Karvenian army": the capital in front of a noun is nobody by itself. */
function isPartOfOther(actor: RawActor, found: readonly RawActor[], words: ActorScan['words']): boolean {
  if ((actor.kind !== 'person' && actor.kind !== 'name') || actor.actor || actor.row) return false
  if (/^[\p{Lu}\p{N}]{2,}$/u.test(words[actor.last].form)) return false
  return found.some(
    (other) =>
      (other.kind === 'organisation' || other.kind === 'role' || other.kind === 'source' || other.kind === 'name') &&
      other !== actor &&
      other.first <= actor.first &&
      actor.last < other.head,
  )
}

/** An actor whose head noun or name begins at a word. */
function phraseAt(scan: ActorScan, at: number, depth = 0): RawActor | null {
  const { words, names, actors } = scan
  const name = names.get(at)
  const longer = name && scan.lexicon.nameFirst ? actors.organisations.at(words, at) : null
  if (name && (!longer || longer.length <= name.last - at + 1)) return organOf(scan, name) ?? namedActor(scan, name)
  if (scan.taken.has(at) && !longer) return null
  const word = words[at]
  if (
    !word ||
    word.upos === 'PUNCT' ||
    word.upos === 'VERB' ||
    word.upos === 'AUX' ||
    word.upos === 'ADP' ||
    word.upos === 'DET'
  )
    return null
  const source = actors.sources.at(words, at)
  if (source && (word.upos === 'NOUN' || word.upos === 'PRON')) {
    const unnamed = sourceActor(scan, phraseAt, at, source.length, source.row)
    if (unnamed) return unnamed
  }
  const organisation = organisationAt(scan, at)
  const role = actors.roles.at(words, at)
  const phrase = scan.lexicon.nameFirst && organisation !== null && organisation.length > 1
  if (organisation && organisation.length >= (role?.length ?? 0) && (word.upos !== 'ADJ' || phrase)) {
    const inside = 'from' in organisation ? countriesOf(scan, words[at + 1].form) : []
    const built = organisationActor(scan, phraseAt, at, organisation.length, organisation.row, inside[0], depth)
    if (built) return built
  }
  // "mettre en garde": a role behind a preposition has an article or is more than one.
  const bare = role && words[at - 1]?.upos === 'ADP' && word.feats.Number !== 'Plur' && !isSecondPart(words, at - 1)
  if (role && scan.lexicon.nameFirst && specifies(words, at + role.length - 1)) return null
  if (role && !bare && (word.upos !== 'ADJ' || (scan.lexicon.nameFirst && role.length > 1)))
    return roleActor(scan, phraseAt, at, role.length, role.row, depth)
  // "le porte-parole du Vorkan": whom a role speaks for may be a group that no list knows.
  const group = depth > 0 ? personAt(scan, at) : null
  return group?.kind === 'name' ? group : null
}

/** "a Reuters witness": a name that only specifies the next noun takes no article. */
function specifiesNext({ words, lexicon }: ActorScan, last: number): boolean {
  const next = words[last + 1]
  return lexicon.nameFirst && next?.upos === 'NOUN' && next.start - words[last].end <= 1
}

/** "refugee camp", "student residence": a role in front of a noun for a thing is nobody. */
function specifies(words: ActorScan['words'], at: number): boolean {
  const next = words[at + 1]
  return next?.upos === 'NOUN' && words[at].head === at + 1 && words[at].feats.Number !== 'Plur'
}

/** "le ministère russe de la Défense": an organ that the gazetteer knows is still said by its common noun, as any other's. */
function organOf(scan: ActorScan, name: ActorName): RawActor | null {
  const { words } = scan
  if (!name.actor || name.acronym !== undefined || isCapital(words[name.first])) return null
  const built = phraseAt({ ...scan, names: new Map(), taken: new Set() }, name.first)
  return built && built.kind === 'organisation' && built.last >= name.last
    ? { ...built, kind: 'known', actor: name.actor, type: name.actor.type }
    : null
}

function namedActor(scan: ActorScan, name: ActorName): RawActor {
  const { words } = scan
  const text = scan.text.slice(words[name.first].start, words[name.last].end)
  return {
    sentence: scan.sentence.index,
    first: specifiesNext(scan, name.last) ? name.first : withDeterminer(scan, name.first),
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

/** A name that is no place and no organisation: a person when titled or of two words, else unknown. */
function personAt(scan: ActorScan, at: number): RawActor | null {
  const { words, actors } = scan
  const word = words[at]
  const titled = actors.titles.has(foldedForm(word)) && words[at + 1] !== undefined && isCapital(words[at + 1])
  const first = titled ? at + 1 : at
  const letters = /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(words[first].form) && first > 0
  if (
    !isCapital(words[first]) ||
    (words[first].upos !== 'PROPN' && !letters && !scan.lexicon.nameHeads.has(foldedForm(words[first])))
  )
    return null
  if (
    scan.taken.has(first) ||
    (scan.lexicon.notToponyms.has(foldedForm(words[first])) && !scan.lexicon.nameHeads.has(foldedForm(words[first])))
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
    // "le Vorkan": an article before one name makes a group of it, as it does of a name that the gazetteer knows.
    kind: !titled && last === first && definiteness(scan, at) === 'definite' ? 'name' : 'person',
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

function headEnd(actor: RawActor): number {
  return actor.kind === 'organisation' || actor.kind === 'source' ? actor.head : actor.last
}
