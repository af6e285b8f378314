/**
 * Records of one incident → its origins: who the statements go back to, each once, whatever number of texts carries it (model.md
 * §1.9, rules I1–I12). Pure; the order of records, links and rows does not matter, that of decisions does.
 */
import type { Actor } from '../model/actor.ts'
import type { Origin } from '../model/incident.ts'
import type { PartyMember } from '../model/party.ts'
import type { SourceRelation } from '../model/statement.ts'
import type { DocumentLink, OriginDecision } from './document-link.ts'
import { dayOf, incidentSides, isListedSource, isParty, sideOfSource, type IncidentSides } from './incident-sides.ts'
import { joinSources, type SourceGroup } from './join-sources.ts'
import { citationLinks } from './citation-links.ts'
import { speakerOf } from './passed-on.ts'
import { nameKey } from './name-key.ts'
import { hasOwnObservation, observes, relationOf } from './relation-of.ts'
import { sourceIdentity } from './source-identity.ts'
import { groupedBy } from './group-by.ts'
import { isOrigin, type Seat, type Source, type SourceLink } from './source.ts'
import { sourceLinks } from './source-links.ts'
import type { StatementRecord } from './statement-record.ts'

export interface OriginContext {
  /** Rows of the parties file; none means that no sides are set, and no relation is guessed. */
  parties?: readonly PartyMember[]
  documentLinks?: readonly DocumentLink[]
  decisions?: readonly OriginDecision[]
}

export function originsOf(records: readonly StatementRecord[], context: OriginContext = {}): Origin[] {
  const { parties = [], documentLinks = [], decisions = [] } = context
  const sources = sourcesOf(records, parties)
  const sides = incidentSides(sources, parties)
  const links = sourceLinks(sources, documentLinks)
  const groups = joinSources(sources, links, decisions)
  const cited = citationLinks(groups)
  const final = cited.length > 0 ? joinSources(sources, [...links, ...cited], decisions) : groups
  const kept = final.filter(({ members }) => members.some(isOrigin))
  const lone = severalHolders(kept)
  const origins = kept.map((group) => originOf(group, sides, decisions, lone.has(group)))
  return withDistinctIds(origins).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Sources of the records, by id; a text that a party publishes speaks for the party. */
function sourcesOf(records: readonly StatementRecord[], parties: readonly PartyMember[]): Source[] {
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const byDocument = groupedBy(sorted, ({ document }) => document)
  const byName = actorsByName(sorted)
  const byPlace = seatsByName(sorted)
  const sources = sorted.map((record) => {
    const identity = sourceIdentity(record, byDocument.get(record.document)!)
    const seats = [...identity.words.holders, ...identity.words.qualities].flatMap((name) => byPlace.get(name) ?? [])
    const read: Source = { ...identity, record, seats }
    const isAuthor = read.kind === 'outlet' || (read.shown !== '' && read.shown === speakerOf(record))
    const actor = isAuthor && !read.actorId ? byName.get(nameKey(read.shown)) : undefined
    const source: Source = actor
      ? {
          ...read,
          actor,
          actorId: actor.id,
          key: `actor ${actor.id}`,
          kind: read.kind === 'outlet' ? 'outlet' : 'actor',
        }
      : read
    return ofParty(source, parties)
  })
  const told = groupedBy(sources, ({ record }) => record.document)
  return sources
    .map((source) => behindHeadline(source, sources))
    .map((source) =>
      sumsUp(source, told.get(source.record.document)!) ? { ...source, kind: 'outlet' as const } : source,
    )
}

/** "Two rival groups have claimed it", where the text goes on to name them: these are the sources. */
function sumsUp({ kind, words, record: { statement } }: Source, told: readonly Source[]): boolean {
  if (kind !== 'role' && kind !== 'collective' && kind !== 'anonymous') return false
  if (statement.chain.at(-1)?.named !== 'collective' || !words.type) return false
  if (words.persons.length + words.holders.length > 0) return false
  const named = told.filter(({ actor, record }) => actor?.type === words.type && record.statement.act === statement.act)
  return new Set(named.map(({ actorId }) => actorId)).size >= 2
}

/** "Ombria accuses …": a country in a headline stands for the one of its organs that the text below names. */
function behindHeadline(source: Source, sources: readonly Source[]): Source {
  const { statement, document } = source.record
  if (statement.voice !== 'headline' || !source.actor?.country || !source.actor.type.startsWith('state-')) return source
  const below = sources.find(
    ({ record, actor }) =>
      record.document === document &&
      statement.about?.includes(record.statement.id) &&
      actor !== null &&
      actor.country === source.actor!.country &&
      actor.type.startsWith('state-'),
  )
  return below ? { ...below, record: source.record } : source
}

/** What a party's own medium says, in its own voice or cited as a source, the party says. */
function ofParty(source: Source, parties: readonly PartyMember[]): Source {
  if ((source.kind !== 'outlet' && source.kind !== 'agency') || source.shown === '') return source
  const kind = source.actorId ? ('actor' as const) : ('named' as const)
  const key = source.actorId ? `actor ${source.actorId}` : source.key.replace(/^agency /, 'named ')
  return isParty(sideOfSource({ ...source, kind }, parties)) ? { ...source, kind, key } : source
}

function seatsByName(records: readonly StatementRecord[]): Map<string, Seat> {
  const byPlace = new Map<string, Seat>()
  for (const record of records)
    for (const place of record.places) {
      const key = nameKey(place.name)
      if (place.country && !byPlace.has(key)) byPlace.set(key, { place, record })
    }
  return byPlace
}

/** Actors that other texts name: the author of a communiqué is one of them. A name of two actors is nobody's. */
function actorsByName(records: readonly StatementRecord[]): Map<string, Actor | undefined> {
  const byName = new Map<string, Actor | undefined>()
  for (const { actors } of records)
    for (const actor of actors)
      for (const name of new Set([actor.displayName, ...actor.names.map(({ text }) => text)].map(nameKey)))
        byName.set(name, byName.has(name) && byName.get(name)?.id !== actor.id ? undefined : actor)
  return byName
}

/** Groups told by an office alone that several others hold: one of these, but which one the texts do not tell. */
function severalHolders(groups: readonly SourceGroup[]): Set<SourceGroup> {
  const bare = ({ kind, words }: Source) =>
    kind === 'role' && words.persons.length + words.holders.length + words.qualities.length === 0
  const officesOf = ({ members }: SourceGroup) =>
    new Set(members.flatMap(({ words }) => words.office ?? words.organisation ?? []))
  const found = new Set<SourceGroup>()
  for (const group of groups) {
    if (!group.members.every(bare)) continue
    const own = officesOf(group)
    if (groups.some((other) => other !== group && [...officesOf(other)].some((office) => own.has(office))))
      found.add(group)
  }
  return found
}

function originOf(
  { members, links, joining }: SourceGroup,
  sides: IncidentSides,
  decisions: readonly OriginDecision[],
  doubt: boolean,
): Origin {
  const sorted = [...members].sort((a, b) => (a.record.id < b.record.id ? -1 : 1))
  const telling = mostTelling(sorted)
  const side = sideOfGroup(sorted, sides)
  const own = sorted.filter(({ kind }) => kind !== 'outlet')
  const relation = decidedRelation(sorted, decisions) ?? relationOf(own, side, sides)
  const days = unique(own.flatMap(({ record }) => dayOf(record) ?? []))
  const open = openRules(own, side, relation, doubt)
  return {
    id: telling.key,
    actor: telling.actorId,
    name: telling.actor?.displayName ?? telling.shown,
    relation,
    side,
    statements: sorted.map(({ record }) => record.id),
    documents: unique(sorted.map(({ record }) => record.document)),
    ownObservation: hasOwnObservation(own, relation),
    basis: basisOf(joining, days, own),
    rules: unique([...links.map(({ rule }) => rule), ...open]).sort(byNumber),
    days,
    independence:
      open.length > 0
        ? 'unknown'
        : isParty(side)
          ? 'side'
          : relation === 'third-party-observer'
            ? 'third-party'
            : 'unknown',
  }
}

const telling: readonly Source['kind'][] = [
  'actor',
  'named',
  'role',
  'unnamed',
  'collective',
  'anonymous',
  'agency',
  'material',
  'outlet',
]

/** The member that says most of who it is: known actors first, then names, the longer first; a headline calls people short names. */
function mostTelling(members: readonly Source[]): Source {
  const order = ({ kind, words, key, record }: Source): [number, number, string] => [
    telling.indexOf(kind) + Number(record.statement.voice === 'headline') / 2,
    -words.persons.join(' ').length - words.holders.length,
    `${key} ${record.id}`,
  ]
  return [...members].sort((a, b) => {
    const [one, other] = [order(a), order(b)]
    return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : 1)
  })[0]
}

/**
 * One side over all it said; where days or names leave that open, what is known of one statement stands. Who is told apart from
 * others and stands in no row is of no party; of who is not, or holds a public office of no place, that is unknown.
 */
function sideOfGroup(members: readonly Source[], { parties }: IncidentSides): string {
  const speaking = members.filter(({ kind }) => kind !== 'outlet' && kind !== 'agency')
  const found = new Set(speaking.map((source) => sideOfSource(source, parties)))
  found.delete('unknown')
  if (found.size > 0 || parties.length === 0) return found.size === 1 ? [...found][0] : 'unknown'
  const isOutside = (source: Source) =>
    (source.kind === 'actor' || source.kind === 'collective' || observes(source)) && !isListedSource(source, parties)
  const told = speaking.filter(({ kind }) => kind !== 'anonymous' && kind !== 'material')
  return told.some(isOutside) && !told.some((source) => isListedSource(source, parties)) ? 'none' : 'unknown'
}

function decidedRelation(members: readonly Source[], decisions: readonly OriginDecision[]): SourceRelation | null {
  const ids = new Set(members.map(({ record }) => record.id))
  const last = decisions.findLast(
    (decision) => decision.action === 'set-relation' && decision.statements.some((id) => ids.has(id)),
  )
  return last?.action === 'set-relation' ? last.relation : null
}

/** Rules that keep an origin out of k: no source behind a medium (I9), not named (I10), only images (I11), doubt (I12). */
function openRules(members: readonly Source[], side: string, relation: SourceRelation, doubt: boolean): string[] {
  const all = (...kinds: Source['kind'][]) => members.every(({ kind }) => kinds.includes(kind))
  if (all('agency')) return ['I9']
  if (all('material')) return ['I11']
  if (all('anonymous', 'unnamed') && !isParty(side)) return ['I10']
  if (doubt) return ['I12']
  if (!isParty(side) && relation === 'third-party-relay') return ['I9']
  return isParty(side) || relation === 'third-party-observer' ? [] : ['I12']
}

/** What joins most of its statements; a person's word goes first. One actor on one occasion is one utterance. */
function basisOf(joining: readonly SourceLink[], days: readonly string[], members: readonly Source[]): Origin['basis'] {
  const times = new Map<SourceLink['kind'], number>()
  for (const { kind } of joining) times.set(kind, (times.get(kind) ?? 0) + 1)
  if (times.has('reviewer')) return 'reviewer'
  const most = [...times].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0]
  if (most && most !== 'same-actor') return most
  const documents = new Set(members.map(({ record }) => record.document))
  const oneOccasion = documents.size === 1 || (days.length === 1 && members.every(({ record }) => dayOf(record)))
  return oneOccasion || !most ? 'same-utterance' : 'same-actor'
}

/** Two origins with one key (a person parted them) are told apart by their first statement. */
function withDistinctIds(origins: Origin[]): Origin[] {
  return [...groupedBy(origins, ({ id }) => id).values()].flatMap((same) =>
    same.length === 1 ? same : same.map((origin) => ({ ...origin, id: `${origin.id} #${origin.statements[0]}` })),
  )
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].sort()
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1))
}
