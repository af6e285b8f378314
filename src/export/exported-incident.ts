import { groupedBy } from '../corroborate/group-by.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { openIncident, type DossierContext, type OpenedIncident } from '../ledger/sum-up-incident.ts'
import type { Incident, OriginPair } from '../model/incident.ts'
import type { ExportProfile } from './export-profile.ts'
import { nameMask, type Mask } from './name-mask.ts'
import { shownAddress } from './shown-address.ts'

/** An incident as a profile shows it: sealed texts are out of what others get, and with them all that only they tell. */
export interface ExportedIncident {
  incident: Incident
  records: StatementRecord[]
  pairs: OriginPair[]
  /** A person has decided on every statement. */
  reviewed: boolean
  /** Takes out what the profile does not show. */
  mask: Mask
  addressOf(document: string, url: string | null): string | null
  /** Texts whose words are shown to nobody. */
  sealed: ReadonlySet<string>
  /** How many texts count for it and are not shown. */
  withheld: number
}

/** Opens an incident for a profile; null where the profile shows nothing of it, or two persons should have read it first. */
export async function exportedIncident(
  ledger: Pick<Ledger, 'units' | 'statementsOfDocuments' | 'texts' | 'neighbours'>,
  stored: StoredIncident,
  context: DossierContext,
  profile: ExportProfile,
): Promise<ExportedIncident | null> {
  const opened = await openIncident(ledger as Ledger, stored, context)
  const { incident, records, pairs } = profile === 'internal' ? opened : withoutSealed(opened, context.decisions.sealed)
  if (records.length === 0) return null
  const { decisions } = context
  const byTwo = profile === 'public' && decisions.second.has('public')
  if (byTwo && !records.every(({ id }) => decisions.readByTwo.has(id))) return null
  // A text names somebody in one statement and speaks of them in another.
  const all =
    profile === 'internal' ? records : [...records, ...(await ledger.statementsOfDocuments(incident.documents))]
  const byDocument = groupedBy(all, ({ document }) => document)
  const mask = nameMask(all, profile, context.parties)
  return {
    incident,
    records,
    pairs,
    reviewed: incident.reviewed.of > 0 && incident.reviewed.statements === incident.reviewed.of,
    mask,
    sealed: context.decisions.sealed,
    withheld: opened.incident.documents.length - incident.documents.length,
    addressOf: (document, url) => shownAddress(url, byDocument.get(document) ?? [], profile, mask),
  }
}

function withoutSealed(
  { incident, records, pairs }: OpenedIncident,
  sealed: ReadonlySet<string>,
): Pick<OpenedIncident, 'incident' | 'records' | 'pairs'> {
  const shown = records.filter(({ document }) => !sealed.has(document))
  if (shown.length === records.length) return { incident, records, pairs }
  const ids = new Set(shown.map(({ id }) => id))
  const origins = incident.origins
    .map((origin) => ({ ...origin, statements: origin.statements.filter((id) => ids.has(id)) }))
    .filter(({ statements }) => statements.length > 0)
    .map((origin) => ({ ...origin, documents: origin.documents.filter((id) => !sealed.has(id)) }))
  const who = new Set(origins.flatMap(({ id, actor }) => [id, ...(actor ? [actor] : [])]))
  return {
    incident: {
      ...incident,
      statements: incident.statements.filter((id) => ids.has(id)),
      documents: incident.documents.filter((id) => !sealed.has(id)),
      origins,
      claims: incident.claims.filter((by) => who.has(by)),
      confirms: incident.confirms.filter((by) => who.has(by)),
      denies: incident.denies.filter(({ actor }) => who.has(actor)),
      accuses: incident.accuses.filter(({ by }) => who.has(by)),
      tollSeries: incident.tollSeries
        .map((series) => ({ ...series, points: series.points.filter(({ statement }) => ids.has(statement)) }))
        .filter(({ points }) => points.length > 0),
    },
    records: shown,
    pairs: pairs.filter(({ documents }) => !documents.some((id) => sealed.has(id))),
  }
}
