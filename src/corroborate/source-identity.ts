/**
 * Who a statement goes back to, by its chain: the innermost link, told as far as texts can be compared by it. A spokesperson stands
 * for the principal behind; a pronoun for who was meant; a medium that is the only source stands for somebody it does not name.
 */
import type { Actor } from '../model/actor.ts'
import type { ChainLink } from '../model/statement.ts'
import { nameKey } from './name-key.ts'
import { speakerOf } from './passed-on.ts'
import { sourceWords, type SourceWords } from './source-words.ts'
import type { StatementRecord } from './statement-record.ts'

export interface SourceIdentity {
  /**
   * outlet: the text's own voice, no origin. actor: known by id. unnamed: somebody of a known actor. named: by a name or its own
   * words. role: by an office or a kind. anonymous, collective ("residents"), agency (a medium as the only source), material
   * (a video, a document).
   */
  kind: 'outlet' | 'actor' | 'unnamed' | 'named' | 'role' | 'anonymous' | 'collective' | 'agency' | 'material'
  /** Statements with the same key go back to the same source, in whatever texts of the incident. */
  key: string
  actor: Actor | null
  /** Actor id; also where the record does not carry the actor. */
  actorId: string | null
  words: SourceWords
  shown: string
  /** Media in the chain that passed it on, each by the names it has. */
  relays: string[][]
}

/** Key of the source of a statement, or null for the outlet's own voice. */
export function originKey(record: StatementRecord, siblings: readonly StatementRecord[] = [record]): string | null {
  const source = sourceIdentity(record, siblings)
  return source.kind === 'outlet' ? null : source.key
}

/** @param siblings records of the same document, where antecedents are looked up */
export function sourceIdentity(record: StatementRecord, siblings: readonly StatementRecord[]): SourceIdentity {
  const chain = [...record.statement.chain].sort((a, b) => a.order - b.order)
  const link = chain.at(-1)
  const relays = chain
    .filter((item, at) => at > 0 && (item.role === 'relay' || (item === link && isMedium(item, record))))
    .map((item) => namesOfMedium(item, record))
  if (!link || chain.length < 2) return ofAuthor(record, chain[0], relays)
  const before = meant(link, siblings)
  const shown = before?.mention?.exact ?? link.antecedent?.exact ?? link.mention?.exact ?? ''
  const words = sourceWords(shown, record.lang)
  const actorId = link.actor ?? before?.actor ?? null
  const actor = record.actors.find(({ id }) => id === actorId) ?? null
  const source = { actor, actorId, words, shown, relays }
  const local = `${record.document} ${words.key}`
  const named = before?.named ?? link.named
  if (link.artefact && link.artefact.start === link.mention?.start && !actorId)
    return { ...source, kind: 'material', key: 'material' }
  if (words.self && !actorId && !isReporter(words)) return { ...ofAuthor(record, chain[0], relays, true), shown }
  if (isReporter(words) || (actorId !== null && isMedium(link, record))) {
    // "A photographer of N saw": a reporter on the spot is a source of his own; N passing on what others say is not.
    const medium = actorId ?? words.holders[0] ?? relays.at(-1)?.[0] ?? nameKey(speakerOf(record) || record.document)
    if (seesForItself(record)) return { ...source, kind: 'role', key: `reporter ${medium}` }
    return { ...source, kind: 'agency', key: `agency ${medium}` }
  }
  if (link.role === 'relay') return { ...source, kind: 'agency', key: `agency ${relays.at(-1)?.[0] ?? words.key}` }
  if (actorId) {
    // A spokesperson speaks for the body, named or not; "an official of X" only from within it.
    const unnamed =
      !words.spokesperson && (named === 'anonymous' || (named === 'collective' && words.type === 'anonymous'))
    return unnamed
      ? { ...source, kind: 'unnamed', key: `unnamed ${actorId}` }
      : { ...source, kind: 'actor', key: `actor ${actorId}` }
  }
  if (words.thing === 'images' || (link.role === 'artefact' && words.thing === null && !actorId))
    return { ...source, kind: 'material', key: 'material' }
  if (words.thing === 'document')
    return { ...source, kind: 'anonymous', key: `${named === 'anonymous' ? 'anonymous' : 'thing'} ${local}` }
  if (words.persons.length > 0 && named !== 'collective' && before?.named !== 'implicit' && !isOpen(link, named))
    return { ...source, kind: 'named', key: `named ${words.persons[0]}` }
  if (words.key === '' || isOpen(link, named) || speaksForNobodyNamed(words))
    return { ...source, kind: 'anonymous', key: `open ${local}` }
  if (sees(words) && (named === 'collective' || isBarePlural(shown, words)))
    return { ...source, kind: 'collective', key: 'collective' }
  const unnamed = !words.spokesperson && (named === 'anonymous' || words.type === 'anonymous')
  if (unnamed || (named === 'collective' && words.type === 'other' && words.organisation === null))
    return { ...source, kind: 'anonymous', key: `anonymous ${local}` }
  const office = [words.office, words.organisation].filter((part) => part !== null)
  if (office.length === 0 && named === 'collective' && words.type) office.push(words.type)
  if (office.length > 0)
    return {
      ...source,
      kind: 'role',
      key: ['role', ...office, ...[...words.holders, ...words.qualities].sort()].join(' '),
    }
  return { ...source, kind: words.type ? 'role' : 'named', key: `named ${words.key}` }
}

function isReporter({ type, office, organisation }: SourceWords): boolean {
  return type === 'media' && office === null && organisation === null
}

/** "Its spokeswoman", where nothing tells whose. */
function speaksForNobodyNamed({ spokesperson, type, holders, qualities }: SourceWords): boolean {
  return spokesperson && type === null && holders.length === 0 && qualities.length === 0
}

/** Whether the words name people who see for themselves: residents, witnesses, rescuers, medics. */
export function sees({ type, office, organisation }: SourceWords): boolean {
  if (type === 'civilians' || type === 'witness') return true
  return office === null && organisation === null && (type === 'health-authority' || type === 'civil-defence')
}

/** "We": the author of a communiqué speaks; likewise where it says in its own voice that it did the deed. */
function ofAuthor(
  record: StatementRecord,
  author: ChainLink | undefined,
  relays: string[][],
  self = false,
): SourceIdentity {
  const shown = speakerOf(record)
  const actor = authorActor(record, author)
  const spoken = self || record.statement.act === 'claims-responsibility'
  return {
    kind: spoken ? (actor ? 'actor' : 'named') : 'outlet',
    key: actor ? `actor ${actor.id}` : `named ${nameKey(shown) || record.document}`,
    actor,
    actorId: actor?.id ?? null,
    words: { ...sourceWords('', record.lang), persons: [], holders: [], qualities: [], key: nameKey(shown) },
    shown,
    relays,
  }
}

/** The author as an actor: the outlet by an id in the chain, or the actor that has the name of whose words they are. */
function authorActor(record: StatementRecord, author: ChainLink | undefined): Actor | null {
  const { actors, outlet } = record
  const speaker = speakerOf(record)
  const key = nameKey(speaker)
  const isCalled = (actor: Actor) =>
    [actor.displayName, ...actor.names.map(({ text }) => text)].some((name) => nameKey(name) === key)
  const own = speaker === (outlet ?? '') ? actors.find(({ id }) => id === author?.actor) : undefined
  return own ?? (key ? actors.find(isCalled) : undefined) ?? null
}

function seesForItself({ statement }: StatementRecord): boolean {
  return statement.act === 'witnesses' || statement.act === 'verifies' || statement.act === 'finds'
}

function isMedium(link: ChainLink, { actors }: StatementRecord): boolean {
  return actors.find(({ id }) => id === link.actor)?.type === 'media'
}

/** The names of a medium in the chain: those of the actor, else its words without the noun ("Radio Estuaire", "la radio Estuaire"). */
function namesOfMedium(link: ChainLink, { actors, lang }: StatementRecord): string[] {
  const actor = actors.find(({ id }) => id === link.actor)
  const words = sourceWords(link.mention?.exact ?? '', lang)
  const own = [...words.persons, ...words.holders, words.key]
  return [
    ...new Set([...(actor ? [actor.displayName, ...actor.names.map(({ text }) => text)].map(nameKey) : []), ...own]),
  ].filter(Boolean)
}

/** Who an anaphor means, through anaphors in a row: "the mayor … she … she". */
function meant(link: ChainLink, siblings: readonly StatementRecord[]): ChainLink | null {
  let found = antecedentOf(link, siblings)
  for (let steps = 0; found?.antecedent && steps < 8; steps++) {
    const next = antecedentOf(found, siblings)
    if (!next || next === found || next.mention?.start === found.mention?.start) break
    found = next
  }
  return found
}

/** The link of the same text whose words the antecedent is: what is known of it is known of the anaphor. */
function antecedentOf({ antecedent }: ChainLink, siblings: readonly StatementRecord[]): ChainLink | null {
  if (!antecedent) return null
  let found: ChainLink | null = null
  for (const { statement } of siblings)
    for (const link of statement.chain) {
      const { mention } = link
      if (!mention || mention.start >= antecedent.end || antecedent.start >= mention.end) continue
      if (!found || (link.actor && !found.actor)) found = link
    }
  return found
}

/** A pronoun, or "the group", that may mean several, or nobody that the text names. */
function isOpen({ anaphor, antecedent, antecedentCandidates }: ChainLink, named: ChainLink['named']): boolean {
  if ((named === 'implicit' || anaphor !== undefined) && !antecedent) return true
  return antecedentCandidates !== undefined && antecedentCandidates.length > 1
}

/** "Witnesses", without an article: nobody in particular. */
function isBarePlural(shown: string, { key, holders }: SourceWords): boolean {
  return holders.length === 0 && !key.includes(' ') && nameKey(shown) === key
}
