import { actorSides } from '../corroborate/actor-sides.ts'
import { decisionsOf, type Decisions } from '../corroborate/decisions.ts'
import { describeIncident } from '../corroborate/describe-incident.ts'
import { documentLinks } from '../corroborate/document-links.ts'
import { hideSealed, hideSealedLinks, hideSealedNames } from '../corroborate/hide-sealed.ts'
import { originPairs } from '../corroborate/origin-pairs.ts'
import { originsOf } from '../corroborate/origins-of.ts'
import { openPoints, type OpenPoints } from '../corroborate/open-points.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { suggestMerges, type Suggestion } from '../corroborate/suggest-merges.ts'
import type { Incident, OriginPair } from '../model/incident.ts'
import type { PartyMember } from '../model/party.ts'
import type { Ledger } from './ledger.ts'
import type { StoredIncident } from './read-incidents.ts'

/** What is asked once for many incidents: who belongs to whom, and what people decided. */
export interface DossierContext {
  parties: readonly PartyMember[]
  decisions: Decisions
}

export async function dossierContext(ledger: Ledger): Promise<DossierContext> {
  return {
    parties: await ledger.parties(),
    decisions: decisionsOf(await ledger.reviews(), await ledger.attachments(), await ledger.anchors()),
  }
}

/** An incident with all that its summary was computed from. */
export interface OpenedIncident {
  incident: Incident
  records: StatementRecord[]
  pairs: OriginPair[]
  suggestions: Suggestion[]
  points: OpenPoints
}

/** Opens an incident: its statements as people left them, its origins, its status; nothing of it is stored but the summary. */
export async function openIncident(
  ledger: Ledger,
  stored: StoredIncident,
  { parties, decisions }: DossierContext,
): Promise<OpenedIncident> {
  const { units, statements, texts, neighbours } = await ledger.whole(stored)
  const documents = [...new Set(units.map(({ document }) => document))]
  const wanted = new Set(units.flatMap((unit) => unit.statements))
  const records = documents
    .flatMap((document) => decisions.apply(statements.get(document) ?? [], document))
    .filter(({ id }) => wanted.has(id))
  const links = documentLinks(texts)
  const origins = originsOf(records, { parties, documentLinks: links, decisions: decisions.origins })
  const incident = describeIncident({
    id: stored.id,
    records,
    units,
    origins,
    sideOf: parties.length > 0 ? actorSides(records, origins, parties) : null,
    reviewed: decisions.reviewed,
    history: decisions.history(wanted),
  })
  const suggestions = suggestMerges(units, neighbours, decisions)
  const { sealed } = decisions
  const pairs = originPairs(records, origins, links)
  const shown = { incident: hideSealedNames(incident, sealed), records: hideSealed(records, sealed) }
  return {
    ...shown,
    pairs: hideSealedLinks(pairs, sealed),
    suggestions,
    points: openPoints(shown.incident, shown.records, sealed),
  }
}

/** The summary of an incident, computed where its statements have changed since it was last asked for, and kept. */
export async function sumUpIncident(
  ledger: Ledger,
  stored: StoredIncident,
  context: DossierContext,
): Promise<Incident> {
  if (stored.summary) return stored.summary
  const { incident, suggestions, points } = await openIncident(ledger, stored, context)
  await ledger.keepSummary(stored, incident, suggestions, points)
  return incident
}
