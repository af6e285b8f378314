import { groupedBy } from '../corroborate/group-by.ts'
import { hideSealed } from '../corroborate/hide-sealed.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { isDate } from '../intake/check-input.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { testOf, type Search } from '../ledger/search-statements.ts'
import { dossierContext, sumUpIncident, type DossierContext } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { verbOf } from './describe-statement.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { textName } from './text-name.ts'
import { wrapIndented } from './wrap-indented.ts'

/** `selon search`: statements, those of the documents that came last first. */
export async function runSearch(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { limit: given, format, status, ...asked } = options as Record<string, string | undefined>
  if (!/^[1-9]\d{0,6}$/u.test(given!))
    throw new SelonError('usage', words('usage.number', { option: 'limit', value: given! }))
  const { actor, place, type, from, to, act, outlet, lang } = asked
  for (const value of [from, to])
    if (value !== undefined && !(isDate(value) && value.length === 10))
      throw new SelonError('usage', words('usage.date', { value }))
  const search: Search = { words: call.arguments.join(' '), actor, place, type, from, to, act, outlet, lang }
  if (!status && Object.values(search).every((value) => !value)) throw new SelonError('usage', words('usage.search'))
  const write = createWriter(io.stdout)
  await withDossier(call, {}, async (ledger) => {
    const context = await dossierContext(ledger)
    const found = await statementsFound(ledger, { ...search, limit: Number(given) }, status, context)
    if (format === 'json') return void (await write(`${JSON.stringify(found, null, 2)}\n`))
    if (found.length === 0) await write(`${words('search.none')}\n`)
    for (const record of found) {
      const { statement } = record
      const content = statement.content.exact.replace(/\s+/gu, ' ')
      const shown = content.length > 160 ? `${content.slice(0, 158).trimEnd()} […]` : content
      const source = statement.chain.slice(1).at(-1)?.mention?.exact ?? record.outlet ?? record.document
      const line = `${source} ${verbOf(statement, words)} ${words('quote', { words: shown })} — ${textName(record, words)}`
      await write(`${wrapIndented(plainForTerminal(line), io.columns ?? 80, '    ')}\n    ${record.id}\n`)
    }
  })
  return 0
}

/** As people left them; of a status, only those in an incident that has it. */
async function statementsFound(
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
    for (const record of decided(whole.length > 0 ? whole : page, search, context)) {
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

/** Statements as people left them, with those that they added to the texts found. */
function decided(
  records: readonly StatementRecord[],
  search: Search,
  { decisions }: DossierContext,
): StatementRecord[] {
  const fits = testOf(search)
  return [...groupedBy(records, ({ document }) => document)].flatMap(([document, own]) =>
    decisions.apply(own, document).filter(fits),
  )
}

async function hasStatus(ledger: Ledger, id: string, rule: string, context: DossierContext): Promise<boolean> {
  for (const stored of await ledger.incidentsOfDocuments([documentOfStatement(id)])) {
    const { status, statements } = await sumUpIncident(ledger, stored, context)
    const rules = [status.occurrence, ...status.responsibility, ...Object.values(status.details)]
    if (statements.includes(id) && rules.includes(rule)) return true
  }
  return false
}
