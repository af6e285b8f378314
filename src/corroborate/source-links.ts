/**
 * What makes the sources of two statements of one incident one origin (model.md §1.9), as links between statements. Nothing here
 * depends on the order in which documents came.
 */
import type { DocumentLink } from './document-link.ts'
import { nameKey } from './name-key.ts'
import { holdersDiffer, holdersMeet, namesDiffer, namesMayBeOne, namesMeet } from './names-may-be-one.ts'
import { quotedRuns } from './quotation-keys.ts'
import type { SourceIdentity } from './source-identity.ts'
import { sameWording } from './same-wording.ts'
import type { StatementRecord } from './statement-record.ts'
import { shingleHashes, textUnits } from './text-units.ts'

export interface Source extends SourceIdentity {
  record: StatementRecord
}

export interface SourceLink {
  a: Source
  b: Source
  rule: string
  kind: 'same-actor' | 'same-utterance' | 'near-duplicate' | 'same-dispatch' | 'citation' | 'reviewer'
}

/** Links by what the words alone say, strongest kind first; each list sorted by the ids of its statements. */
export function sourceLinks(sources: readonly Source[], documentLinks: readonly DocumentLink[]): SourceLink[] {
  return [
    ...byKey(sources),
    ...byQuotation(sources),
    ...byCopy(sources, documentLinks),
    ...byDispatch(sources),
    ...byOffice(sources),
    ...byDocument(sources),
  ]
}

/** The same key: the same actor (I4), the same medium without a source (I2), the same images (I11), people who are not named (I12). */
function byKey(sources: readonly Source[]): SourceLink[] {
  const rules: Partial<Record<Source['kind'], [string, SourceLink['kind']]>> = {
    agency: ['I2', 'same-dispatch'],
    material: ['I11', 'same-utterance'],
    collective: ['I12', 'same-actor'],
    anonymous: ['I12', 'same-actor'],
  }
  return [...groupedBy(sources.filter(isOrigin), ({ key }) => key).values()].flatMap((same) =>
    inRow(same).map(([a, b]) => {
      const [rule, kind] = rules[a.kind] ?? ['I4', 'same-actor']
      return { a, b, rule, kind }
    }),
  )
}

/** The same six words or more in quotation marks were said once, whoever a text says them of (I1). */
function byQuotation(sources: readonly Source[]): SourceLink[] {
  const byRun = new Map<number, Source[]>()
  for (const source of sources)
    if (isOrigin(source))
      for (const run of quotedHashes(source.record)) byRun.set(run, [...(byRun.get(run) ?? []), source])
  return [...byRun.values()].flatMap((same) =>
    inRow(same).map(([a, b]) => ({ a, b, rule: 'I1', kind: 'same-utterance' as const })),
  )
}

function quotedHashes({ statement }: StatementRecord): Set<number> {
  const units = textUnits(statement.content.exact)
  const isQuotation = statement.voice === 'quoted' || statement.speech === 'direct'
  const runs = isQuotation ? [{ start: 0, end: units.hashes.length }] : quotedRuns(units)
  const hashes = new Set<number>()
  for (const { start, end } of runs)
    if (end - start >= 6)
      for (const hash of shingleHashes({ ...units, hashes: units.hashes.subarray(start, end) }, 6)) hashes.add(hash)
  return hashes
}

/** In copies and where a part was taken over, statements in the same words go back to one source; so does what a text pastes in (I2). */
function byCopy(sources: readonly Source[], links: readonly DocumentLink[]): SourceLink[] {
  const byDocument = groupedBy(sources, ({ record }) => record.document)
  const found: SourceLink[] = []
  for (const { documents, kind } of [...links].sort(byDocuments)) {
    if (kind === 'shared-quotation') continue
    const [first, second] = [...documents].sort()
    for (const a of byDocument.get(first) ?? [])
      for (const b of byDocument.get(second) ?? []) {
        if (!isOrigin(a) && !isOrigin(b)) continue
        if (sameWording(a.record.statement, b.record.statement))
          found.push({ a, b, rule: 'I2', kind: 'near-duplicate' })
      }
  }
  return found
}

/** Unnamed sources told alike, whom both texts have from one medium, or of whom one outlet tells twice (I2). */
function byDispatch(sources: readonly Source[]): SourceLink[] {
  const unnamed = sources.filter(({ key }) => key.startsWith('anonymous '))
  const alike = groupedBy(unnamed, ({ words }) => words.key)
  const found: SourceLink[] = []
  for (const same of alike.values())
    same.forEach((b, at) => {
      const a = same.slice(0, at).find((other) => shareMedium(other, b))
      if (a) found.push({ a, b, rule: 'I2', kind: 'same-dispatch' })
    })
  return found
}

function shareMedium(a: Source, b: Source): boolean {
  const last = (source: Source) => source.relays.at(-1) ?? outletNames(source.record)
  return namesMeet(last(a), last(b))
}

/**
 * The holders of one office: those whose names meet are one (I4); who is told by the office alone is the only one of whom the texts
 * speak (I12: doubt makes nobody independent), and no one where these contradict each other.
 */
function byOffice(sources: readonly Source[]): SourceLink[] {
  const holders = sources.filter(({ kind }) => kind === 'named' || kind === 'role')
  const found: SourceLink[] = []
  const add = (a: Source, b: Source, rule: string) => found.push({ a, b, rule, kind: 'same-actor' })
  const persons = firstOfEach(holders.filter(({ words }) => words.persons.length > 0))
  for (const [at, b] of persons.entries())
    for (const a of persons.slice(0, at))
      if (a.key !== b.key && namesMeet(a.words.persons, b.words.persons) && !otherOffice(a, b)) add(a, b, 'I4')
  for (const same of groupedBy(
    holders.filter(({ words }) => officeOf(words) !== null),
    ({ words }) => officeOf(words)!,
  ).values()) {
    const groups = oneByOne(firstOfEach(same))
    for (const group of groups) for (const [a, b] of inRow(group)) add(a, b, 'I4')
    for (const [at, b] of groups.entries())
      for (const a of groups.slice(0, at))
        if (!groupsDiffer(a, b) && mayBeButOne(a, groups) && mayBeButOne(b, groups)) add(a[0], b[0], 'I12')
  }
  for (const source of firstOfEach(holders)) {
    const actors = firstOfEach(sources.filter((other) => other.kind === 'actor' && holdsOffice(other, source)))
    if (source.words.persons.length === 0 && actors.length === 1) add(source, actors[0], 'I12')
  }
  return found
}

/** "The communiqué", "it": of the only one whom the text otherwise names, if it is only one (I12). */
function byDocument(sources: readonly Source[]): SourceLink[] {
  const found: SourceLink[] = []
  for (const told of groupedBy(sources, ({ record }) => record.document).values()) {
    const named = firstOfEach(told.filter(({ kind }) => ['actor', 'named', 'role'].includes(kind)))
    for (const source of told)
      if (named.length === 1 && /^(?:thing|open) /.test(source.key))
        found.push({ a: source, b: named[0], rule: 'I12', kind: 'same-utterance' })
  }
  return found
}

function officeOf({ office, organisation }: Source['words']): string | null {
  return office ?? organisation
}

function otherOffice(a: Source, b: Source): boolean {
  const [first, second] = [officeOf(a.words), officeOf(b.words)]
  return first !== null && second !== null && first !== second
}

/** Sources put together where a name of one meets a name of the other and none contradicts. */
function oneByOne(sources: readonly Source[]): Source[][] {
  const groups: Source[][] = []
  for (const source of sources) {
    const own = groups.filter((group) => group.some((other) => meet(other, source)) && !groupsDiffer(group, [source]))
    const rest = groups.filter((group) => !own.includes(group))
    groups.splice(0, groups.length, ...rest, [...own.flat(), source])
  }
  return groups
}

function meet(a: Source, b: Source): boolean {
  return a.key === b.key || namesMeet(a.words.persons, b.words.persons) || holdersMeet(holdersOf(a), holdersOf(b))
}

function groupsDiffer(a: readonly Source[], b: readonly Source[]): boolean {
  return a.some((one) =>
    b.some(
      (other) => namesDiffer(one.words.persons, other.words.persons) || holdersDiffer(holdersOf(one), holdersOf(other)),
    ),
  )
}

/** Whether all groups that may be one with a group may be one with each other: else it is open which of them it is. */
function mayBeButOne(group: readonly Source[], groups: readonly Source[][]): boolean {
  const others = groups.filter((other) => !groupsDiffer(group, other))
  return others.every((one, at) => others.slice(0, at).every((other) => !groupsDiffer(one, other)))
}

/** A place under another name ("Sorel", سوريل) is the same place: its entry stands for it. */
function holdersOf({ words, record }: Source): string[] {
  return words.holders.map((holder) => {
    const place = record.places.find(({ name }) => namesMayBeOne(nameKey(name), holder))
    return place?.gazetteer ? place.gazetteer.id : holder
  })
}

/** "The army" for the only army that the texts name, "the general staff" for the only one. */
function holdsOffice({ actorId, actor }: Source, { words }: Source): boolean {
  const office = officeOf(words)
  if (office !== null && actorId?.endsWith(`-${office}`)) return true
  return (
    words.office === null &&
    words.holders.length === 0 &&
    words.type !== null &&
    actor?.type === words.type &&
    armed.has(actor.type)
  )
}

const armed: ReadonlySet<string> = new Set(['state-military', 'armed-group', 'political-militia', 'identity-militia'])

/** The outlet's own voice is no origin, and whoever declines to comment has said nothing. */
export function isOrigin({ kind, record }: Source): boolean {
  return kind !== 'outlet' && record.statement.act !== 'no-comment'
}

export function outletNames({ outlet }: StatementRecord): string[] {
  const key = nameKey(outlet ?? '')
  return key ? [key] : []
}

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const list = groups.get(key)
    if (list) list.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function inRow<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, at) => [items[at], item])
}

function firstOfEach(sources: readonly Source[]): Source[] {
  return [...groupedBy(sources, ({ key }) => key).values()].map(([first]) => first)
}

function byDocuments({ documents: a }: DocumentLink, { documents: b }: DocumentLink): number {
  const [first, second] = [[...a].sort().join(' '), [...b].sort().join(' ')]
  return first < second ? -1 : first > second ? 1 : 0
}
