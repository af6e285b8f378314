import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { dossierContext, openIncident, type OpenedIncident } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'

/** What a decision looks up, each with an error that names what is not there. */
export function malformed(message: string, field?: string): SelonError {
  return new SelonError('review-malformed', message, field === undefined ? {} : { field })
}

/** A statement as people left it; as it was read where somebody rejected it. */
export async function statementAsItStands(ledger: Ledger, id: string): Promise<StatementRecord> {
  const document = documentOfStatement(id)
  const read = id.startsWith('st:') ? await ledger.statementsOfDocuments([document]) : []
  const { decisions } = await dossierContext(ledger)
  const found =
    decisions.apply(read, document).find((record) => record.id === id) ?? read.find((record) => record.id === id)
  if (!found) throw malformed(`there is no statement ${id} in this dossier`)
  return found
}

export async function incidentNamed(ledger: Ledger, id: string): Promise<StoredIncident> {
  const stored = await ledger.incident(id)
  if (!stored) throw malformed(`there is no incident ${id} in this dossier`)
  return stored
}

export async function openNamed(ledger: Ledger, id: string): Promise<OpenedIncident> {
  return openIncident(ledger, await incidentNamed(ledger, id), await dossierContext(ledger))
}

export async function statementsOfIncident(
  ledger: Ledger,
  incident: Pick<StoredIncident, 'leader'>,
): Promise<string[]> {
  return (await ledger.units(incident)).flatMap(({ statements }) => statements)
}

/** The incident that a statement stands in, with all its statements; null where it makes none. */
export async function incidentOfStatement(
  ledger: Ledger,
  id: string,
): Promise<{ incident: StoredIncident; statements: string[] } | null> {
  for (const incident of await ledger.incidentsOfDocuments([documentOfStatement(id)])) {
    const statements = await statementsOfIncident(ledger, incident)
    if (statements.includes(id)) return { incident, statements }
  }
  return null
}

/** Statements that ids of statements and of an incident's origins stand for. */
export function statementsMeant({ incident, records }: OpenedIncident, ids: readonly string[]): string[] {
  return [
    ...new Set(
      ids.flatMap((id) => {
        if (records.some((record) => record.id === id)) return [id]
        const origin = incident.origins.find((one) => one.id === id || one.name === id)
        if (!origin) throw malformed(`there is no statement or origin ${id} in ${incident.id}`)
        return origin.statements
      }),
    ),
  ]
}
