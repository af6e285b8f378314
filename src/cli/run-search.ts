import { isDate } from '../intake/check-input.ts'
import type { Search } from '../ledger/search-statements.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import { findStatements } from '../review/find-statements.ts'
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
    const found = await findStatements(ledger, { ...search, limit: Number(given) }, status, context)
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
