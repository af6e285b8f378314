import { hideSealed } from '../corroborate/hide-sealed.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Search } from '../ledger/search-statements.ts'
import { sumUpIncident, type DossierContext } from '../ledger/sum-up-incident.ts'

/**
 * Statements as people left them, those of the documents that came last first; of a status, only those in an incident that has it.
 * @param search `limit` is needed
 */
export async function findStatements(
  ledger: Ledger,
  search: Search,
  status: string | undefined,
  context: DossierContext,
): Promise<StatementRecord[]> {
  const { decisions } = context
  const found: StatementRecord[] = []
  const limit = search.limit!
  for (let before: number | undefined; found.length < limit;) {
    const page = await ledger.search({ ...search, before, limit: 200 })
    if (page.length === 0) break
    const documents = await ledger.documents([...new Set(page.map(({ document }) => document))])
    before = Math.min(...documents.map(({ seq }) => seq))
    const whole = page.length < 200 ? page : page.filter(({ document }) => document !== lastOf(documents, before!))
    if (page.length >= 200 && whole.length < page.length && whole.length > 0) before++
    for (const record of whole.length > 0 ? whole : page) {
      if (found.length >= limit) break
      if (!status || (await hasStatus(ledger, record.id, status, context))) found.push(record)
    }
    if (page.length < 200) break
  }
  return hideSealed(found, decisions.sealed)
}

function lastOf(documents: readonly { id: string; seq: number }[], seq: number): string | undefined {
  return documents.find((document) => document.seq === seq)?.id
}

async function hasStatus(ledger: Ledger, id: string, rule: string, context: DossierContext): Promise<boolean> {
  for (const stored of await ledger.incidentsOfDocuments([documentOfStatement(id)])) {
    const { status, statements } = await sumUpIncident(ledger, stored, context)
    const rules = [status.occurrence, ...status.responsibility, ...Object.values(status.details)]
    if (statements.includes(id) && rules.includes(rule)) return true
  }
  return false
}
