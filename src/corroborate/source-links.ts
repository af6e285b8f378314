/**
 * What makes the sources of two statements of one incident one origin (model.md §1.9), as links between statements. Nothing here
 * depends on the order in which documents came.
 */
import type { DocumentLink } from './document-link.ts'
import { namesMeet } from './names-may-be-one.ts'
import { firstOfEach, groupedBy, inRow } from './group-by.ts'
import { nameKey } from './name-key.ts'
import { officeLinks } from './office-links.ts'
import { quotedRuns } from './quotation-keys.ts'
import { isSamePost, mediaBehind, speakerOf, translatedDocument } from './passed-on.ts'
import { isOrigin, outletNames, type Source, type SourceLink } from './source.ts'
import { sameWording } from './same-wording.ts'
import type { StatementRecord } from './statement-record.ts'
import { isTreatingHouse } from './treating-house.ts'
import { shingleHashes, textUnits } from './text-units.ts'

/** Links by what the words alone say, strongest kind first; each list sorted by the ids of its statements. */
export function sourceLinks(sources: readonly Source[], documentLinks: readonly DocumentLink[]): SourceLink[] {
  return [
    ...byForward(sources),
    ...byTranslation(sources),
    ...byKey(sources),
    ...byHeadline(sources),
    ...byQuotation(sources),
    ...byCopy(sources, documentLinks),
    ...byDispatch(sources),
    ...officeLinks(sources),
    ...byHouse(sources),
    ...byDocument(sources),
  ]
}

/** What a forward says was said once, in the post (I1). */
function byForward(sources: readonly Source[]): SourceLink[] {
  const carrying = sources.filter(isOrigin)
  const found: SourceLink[] = []
  for (const same of groupedBy(carrying, ({ record }) => nameKey(speakerOf(record))).values()) {
    if (!same.some(({ record }) => record.forwardedFrom)) continue
    same.forEach((b, at) => {
      const a = same.slice(0, at).find((other) => isForwarded(other, b))
      if (a) found.push({ a, b, rule: 'I1', kind: 'same-utterance' })
    })
  }
  return found
}

function isForwarded(a: Source, b: Source): boolean {
  if (a.record.document === b.record.document) return false
  return (
    (a.key === b.key || mayBeTakenOver(a, b)) &&
    sameWording(a.record.statement, b.record.statement) &&
    isSamePost(a.record, b.record, () => true)
  )
}

/**
 * A text and its translations say everything once (I2). Words of two languages cannot be compared: statements of one act on one kind
 * of event, of sources told as alike as two languages allow, are taken for the same.
 */
function byTranslation(sources: readonly Source[]): SourceLink[] {
  const told = sources.filter(({ record }) => record.translation?.of !== undefined)
  if (told.length === 0) return []
  const roots = new Set(told.map(({ record }) => translatedDocument(record)))
  const concerned = sources.filter((source) => isOrigin(source) && roots.has(translatedDocument(source.record)))
  const said = groupedBy(concerned, ({ record, kind }) =>
    [
      translatedDocument(record),
      record.statement.act,
      record.statement.deniesWhat ?? '',
      record.statement.event?.type ?? '',
      kind === 'anonymous' || kind === 'unnamed' ? 'anonymous' : 'told',
    ].join(' '),
  )
  return [...said.values()].flatMap((same) =>
    same.flatMap((b, at) => {
      const others = same.slice(0, at).filter((a) => a.record.document !== b.record.document)
      const a =
        others.find(({ key }) => key === b.key) ??
        (isAloneIn(b, same) ? others.find((a) => isAloneIn(a, same)) : undefined)
      return a ? [{ a, b, rule: 'I2', kind: 'near-duplicate' as const }] : []
    }),
  )
}

/** Whether a text says such a thing of one source only: which of several is meant the languages do not tell. */
function isAloneIn({ key, record }: Source, same: readonly Source[]): boolean {
  return same.every((other) => other.record.document !== record.document || other.key === key)
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

/** A headline that condenses a statement of its text has that statement's source, however short it calls it (I1). */
function byHeadline(sources: readonly Source[]): SourceLink[] {
  const byId = new Map(sources.map((source) => [`${source.record.document} ${source.record.statement.id}`, source]))
  return sources.flatMap((a) => {
    const { statement, document } = a.record
    if (statement.voice !== 'headline' || !isOrigin(a)) return []
    const b = (statement.about ?? []).map((id) => byId.get(`${document} ${id}`)).find((one) => one && isOrigin(one))
    return b ? [{ a, b, rule: 'I1', kind: 'same-utterance' as const }] : []
  })
}

/** The same six words or more in quotation marks were said once, whoever a text says them of (I1). */
function byQuotation(sources: readonly Source[]): SourceLink[] {
  const byRun = new Map<number, Source[]>()
  for (const source of sources) {
    if (!isOrigin(source)) continue
    for (const run of quotedHashes(source.record)) {
      const list = byRun.get(run)
      if (list) list.push(source)
      else byRun.set(run, [source])
    }
  }
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
    for (const a of byDocument.get(first) ?? []) {
      const same = (byDocument.get(second) ?? []).filter((b) => mayBeTakenOver(a, b))
      const alike = same.filter(({ words }) => words.key === a.words.key)
      for (const b of alike.length > 0 ? alike : same) found.push({ a, b, rule: 'I2', kind: 'near-duplicate' })
    }
  }
  return found
}

const identified: ReadonlySet<string> = new Set(['actor', 'unnamed', 'named', 'role'])

/** Two whom the texts tell who they are may say the same words; one of whom they do not is the other. */
function mayBeTakenOver(a: Source, b: Source): boolean {
  if (a.key === b.key || (!isOrigin(a) && !isOrigin(b)) || (identified.has(a.kind) && identified.has(b.kind)))
    return false
  return sameWording(a.record.statement, b.record.statement)
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
  const last = ({ relays, record }: Source) => {
    const behind = mediaBehind(record)
    return relays.at(-1) ?? (behind.length > 0 ? behind : outletNames(record))
  }
  return namesMeet(last(a), last(b))
}

/** "The surgeon on duty", where a text speaks of one hospital only: of its staff (I12). */
function byHouse(sources: readonly Source[]): SourceLink[] {
  const found: SourceLink[] = []
  for (const told of groupedBy(sources, ({ record }) => record.document).values()) {
    const houses = firstOfEach(told.filter(({ kind, actor }) => kind === 'actor' && actor && isTreatingHouse(actor)))
    if (houses.length !== 1) continue
    for (const source of told)
      if (isStaff(source)) found.push({ a: source, b: houses[0], rule: 'I12', kind: 'same-actor' })
  }
  return found
}

/** Somebody told by the work alone: one person, not "medics", not "a medical source". */
function isStaff({ kind, words, record: { statement } }: Source): boolean {
  if (kind !== 'named' && kind !== 'role') return false
  const { type, office, organisation, persons, holders } = words
  if (type !== 'health-authority' || office !== null || organisation !== null) return false
  return persons.length === 0 && holders.length === 0 && statement.chain.at(-1)?.named === 'role'
}

/** "The communiqué": of the only one whom the text otherwise names, if it is only one (I12). */
function byDocument(sources: readonly Source[]): SourceLink[] {
  const found: SourceLink[] = []
  for (const told of groupedBy(sources, ({ record }) => record.document).values()) {
    const named = firstOfEach(told.filter(({ kind }) => ['actor', 'named', 'role'].includes(kind)))
    for (const source of told)
      if (named.length === 1 && source.key.startsWith('thing '))
        found.push({ a: source, b: named[0], rule: 'I12', kind: 'same-utterance' })
  }
  return found
}

function byDocuments({ documents: a }: DocumentLink, { documents: b }: DocumentLink): number {
  const [first, second] = [[...a].sort().join(' '), [...b].sort().join(' ')]
  return first < second ? -1 : first > second ? 1 : 0
}
