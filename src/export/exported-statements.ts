import { hideSealed, sealedWords } from '../corroborate/hide-sealed.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { dossierContext, openIncident } from '../ledger/sum-up-incident.ts'
import type { Incident } from '../model/incident.ts'
import type { Review } from '../model/review.ts'
import type { ExportOptions } from './exported-incidents.ts'
import { nameMask, type Mask } from './name-mask.ts'
import { shownAddress } from './shown-address.ts'

export interface ExportedStatement {
  record: StatementRecord
  /** The incident it belongs to; statements of no event, or of the past, belong to none. */
  incident: Incident | null
  reviewed: boolean
  reviews: readonly Review[]
}

/** A text with those of its statements that an export shows. */
export interface ExportedText {
  document: StoredDocument
  address: string | null
  /** All that is read in it now, for looking up who is meant. */
  siblings: readonly StatementRecord[]
  statements: ExportedStatement[]
  mask: Mask
}

/** What of a dossier statements are exported from. */
export type StatementSource = Pick<
  Ledger,
  | 'walkDocuments'
  | 'incidentsOfDocuments'
  | 'parties'
  | 'reviews'
  | 'attachments'
  | 'anchors'
  | 'units'
  | 'statementsOf'
  | 'statementsOfDocuments'
  | 'texts'
  | 'neighbours'
>

/** Incidents kept while texts that tell of them come one after the other. */
const keptIncidents = 64

interface KeptIncident {
  incident: Incident
  records: readonly StatementRecord[]
}

/** The texts of a dossier with their statements, one text at a time; sealed ones leave it for nobody. */
export async function* exportedStatements(
  ledger: StatementSource,
  { profile, includeUnreviewed, incident }: ExportOptions,
): AsyncGenerator<ExportedText> {
  const context = await dossierContext(ledger as Ledger)
  const { decisions } = context
  const reviews = await reviewsByTarget(ledger)
  const byTwo = profile === 'public' && decisions.second.has('public')
  const read = byTwo ? decisions.readByTwo : decisions.reviewed
  const kept = new Map<string, KeptIncident>()
  const keep = async (stored: StoredIncident): Promise<KeptIncident> => {
    const known = kept.get(stored.id)
    if (known) return known
    const incident = stored.summary ?? (await openIncident(ledger as Ledger, stored, context)).incident
    // Whom one text names, another may name without a role.
    const one = { incident, records: profile === 'internal' ? [] : await ledger.statementsOf(stored) }
    if (kept.size >= keptIncidents) kept.delete(kept.keys().next().value!)
    kept.set(stored.id, one)
    return one
  }
  const texts = incident === undefined ? ledger.walkDocuments() : textsOf(ledger as Ledger, incident)
  for await (const { document, records } of texts) {
    const sealed = decisions.sealed.has(document.id)
    if (sealed && profile !== 'internal') continue
    const siblings = hideSealed(decisions.apply(records, document.id), decisions.sealed)
    const shown = siblings.filter(({ id }) => (includeUnreviewed && !byTwo) || read.has(id))
    if (shown.length === 0) continue
    const incidents = new Map<string, Incident>()
    const told = [...siblings]
    for (const stored of await ledger.incidentsOfDocuments([document.id])) {
      const one = await keep(stored)
      for (const id of one.incident.statements) incidents.set(id, one.incident)
      told.push(...one.records)
    }
    const mask = nameMask(told, profile, context.parties)
    const wanted = incident === undefined ? shown : shown.filter(({ id }) => incidents.get(id)?.id === incident)
    if (wanted.length === 0) continue
    yield {
      document: sealed ? { ...document, title: sealedWords } : document,
      address: shownAddress(document.url, siblings, profile, mask),
      siblings,
      mask,
      statements: wanted.map((record) => ({
        record,
        incident: incidents.get(record.id) ?? null,
        reviewed: read.has(record.id),
        reviews: reviews.get(record.id) ?? [],
      })),
    }
  }
}

/** The texts of one incident, without walking through the dossier. */
async function* textsOf(
  ledger: Ledger,
  id: string,
): AsyncGenerator<{ document: StoredDocument; records: StatementRecord[] }> {
  const stored = await ledger.incident(id)
  const ids = stored ? [...new Set((await ledger.units(stored)).map(({ document }) => document))] : []
  for (const document of await ledger.documents(ids))
    yield { document, records: await ledger.statementsOfDocuments([document.id]) }
}

async function reviewsByTarget(ledger: Pick<Ledger, 'reviews'>): Promise<Map<string, Review[]>> {
  const byTarget = new Map<string, Review[]>()
  for (const review of await ledger.reviews())
    byTarget.set(review.target, [...(byTarget.get(review.target) ?? []), review])
  return byTarget
}
