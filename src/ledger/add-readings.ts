import type { Reading } from '../model/reading.ts'
import { capturesOfReadings, addCaptures } from './captures.ts'
import { classify, knownOf, type Known, type Result } from './classify.ts'
import { decidedUnits, isDecided, storedDecisions } from './decided-units.ts'
import { bandsOf, findLike, membersOfBands, type Likeness } from './find-like.ts'
import { incidentId } from './incident-id.ts'
import { moveStatementCount } from './ledger-counts.ts'
import { listDecided } from './list-decided.ts'
import { isEarlierPost, lastEdits } from './last-edits.ts'
import { oneOf } from './one-of.ts'
import { MarkBatch } from './marks.ts'
import { PostingBatch, lastNumber } from './postings.ts'
import { prepareReading, type PreparedReading } from './prepare-reading.ts'
import { reattach, type Attachment } from './reattach.ts'
import { regroupUnits } from './regroup-units.ts'
import { documentRow, versionRow } from './rows.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** What a document brings to a dossier. */
export interface Added {
  /** Id that the reading came with. */
  id: string
  document: string
  version: string
  result: Result
  /** The document that carried the same words first, at another address. */
  copyOf: string | null
  /** The document most like it, where one is much like it. */
  near: Likeness | null
  /** Incidents its statements are in now. */
  incidents: string[]
  /** Reviewed statements that the new version no longer has under their id, and what took their place. */
  attachments: Attachment[]
}

/**
 * Adds readings in one transaction, which is on the disk when this returns: all of the batch or nothing of it. A reading that is
 * known adds nothing; other words at a known address become its new version, and the old one is kept.
 */
export async function addReadings(store: Store, readings: readonly Reading[]): Promise<Added[]> {
  const prepared = readings.map(prepareReading)
  return store.write(async (query) => {
    const added: Added[] = []
    for (const wave of waves(prepared)) added.push(...(await addWave(store, query, wave)))
    return added
  })
}

/** Parts of a batch in which no document comes twice: the second time is a new version of what the first has stored. */
function waves(prepared: readonly PreparedReading[]): PreparedReading[][] {
  const parts: PreparedReading[][] = [[]]
  let seen = new Set<string>()
  for (const one of prepared) {
    if (seen.has(one.document)) {
      parts.push([])
      seen = new Set()
    }
    seen.add(one.document)
    parts.at(-1)!.push(one)
  }
  return parts
}

async function addWave(store: Store, query: Query, wave: readonly PreparedReading[]): Promise<Added[]> {
  const known = await knownOf(store, query, wave)
  const added = wave.map((one): Added => {
    const { document, version, reading } = one
    return { id: reading.id, document, version, ...classify(one, known), near: null, incidents: [], attachments: [] }
  })
  const { removed } = await storedDecisions(store, query)
  for (const one of added) if (removed.has(one.document)) one.result = 'removed'
  const fresh = wave.filter((_, at) => added[at].result !== 'known' && added[at].result !== 'removed')
  // What is known already came in once more: from where and when is kept all the same.
  await addCaptures(store, query, capturesOfReadings(wave.filter((_, at) => added[at].result !== 'removed')))
  if (fresh.length === 0) return added
  const edits = await lastEdits(store, query, fresh, known)
  const current = fresh.filter((one) => !isOlder(one, known) && !isEarlierPost(one, edits))
  const members = await membersOfBands(store, query, fresh)
  const isCurrent = new Set(current)
  const { seqs, bands } = await writeRows(store, query, fresh, isCurrent, known)
  const shown = fresh.filter((one) => !known.documents.has(one.document) || isCurrent.has(one))
  const came = shown.reduce((sum, { reading }) => sum + reading.statements.length, 0)
  await moveStatementCount(store, query, came, replacedBy(current, known))
  const attachments = await reattach(store, query, changedBy(current, known))
  await groupWave(store, query, current)
  const like = await findLike(store, query, fresh, { seqs, bands, members })
  const incidents = await incidentsOf(store, query, fresh)
  for (const one of added) {
    one.attachments = attachments.filter(({ document }) => document === one.document)
    one.near = like.get(one.document) ?? null
    one.incidents = incidents.get(one.document) ?? []
  }
  return added
}

/** A copy fetched before the one that is known tells what stood there earlier, not what stands there now. */
function isOlder({ document, reading }: PreparedReading, known: Known): boolean {
  const before = known.documents.get(document)?.retrieved_at
  const { retrievedAt } = reading.document
  return Boolean(before && retrievedAt && retrievedAt < before)
}

/** Documents whose text or reading takes the place of another. */
function changedBy(current: readonly PreparedReading[], known: Known): string[] {
  return current.flatMap(({ document }) => (known.documents.has(document) ? [document] : []))
}

/** Versions that are current no more. */
function replacedBy(current: readonly PreparedReading[], known: Known): string[] {
  return current.flatMap(({ document }) => known.documents.get(document)?.version ?? [])
}

/** What people decided holds over new readings, too. */
async function groupWave(store: Store, query: Query, current: readonly PreparedReading[]): Promise<void> {
  const decisions = await storedDecisions(store, query)
  const units = current.map(({ document, derived }) => ({
    document,
    units: isDecided(decisions, document) ? decidedUnits(decisions, derived().records, document) : derived().units,
  }))
  const decided = current.filter(({ document }) => isDecided(decisions, document))
  await listDecided(store, query, decisions, new Map(decided.map((one) => [one.document, one.derived().records])))
  await regroupUnits(store, query, units, decisions)
}

/** Writes what the batch brings, table by table; returns the numbers of its documents, and under what they are found. */
async function writeRows(
  store: Store,
  query: Query,
  fresh: readonly PreparedReading[],
  current: ReadonlySet<PreparedReading>,
  known: Known,
): Promise<{ seqs: Map<string, number>; bands: MarkBatch }> {
  let documentSeq = await lastNumber(query, 'documents')
  let versionSeq = await lastNumber(query, 'versions')
  const batch = versionSeq + 1
  const seqs = new Map<string, number>()
  const postings = new PostingBatch()
  const bands = new MarkBatch()
  const documents: LedgerTables['documents'][] = []
  const texts = new Map<string, string>()
  for (const one of fresh) {
    const { reading, document } = one
    const before = known.documents.get(document)
    const row = documentRow(one, before?.seq ?? ++documentSeq, before)
    seqs.set(document, row.seq)
    if (!before) documents.push(row)
    else if (current.has(one)) await query.updateTable('documents').set(row).where('id', '=', document).execute()
    if (!known.texts.has(reading.document.textSha256)) texts.set(reading.document.textSha256, reading.text)
    for (const term of one.derived().terms) postings.add(term, row.seq)
    for (const band of bandsOf(one)) bands.add(band, row.seq)
  }
  await store.insert(query, 'documents', documents)
  await store.insert(
    query,
    'texts',
    [...texts].map(([sha256, text]) => ({ sha256, text })),
  )
  const versions = fresh.map((one) => versionRow(one, ++versionSeq))
  await store.insert(query, 'versions', versions)
  await postings.write(store, query, batch)
  await bands.write(store, query)
  return { seqs, bands }
}

async function incidentsOf(
  store: Store,
  query: Query,
  fresh: readonly PreparedReading[],
): Promise<Map<string, string[]>> {
  const documents = fresh.map(({ document }) => document)
  const rows = await query
    .selectFrom('units')
    .select(['document', 'leader'])
    .where(oneOf(store, 'document', documents))
    .orderBy('id')
    .execute()
  const incidents = new Map<string, string[]>()
  for (const { document, leader } of rows) {
    const before = incidents.get(document) ?? []
    const id = incidentId(leader)
    if (!before.includes(id)) incidents.set(document, [...before, id])
  }
  return incidents
}
