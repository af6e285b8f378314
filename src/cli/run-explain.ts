import { incidentOfStatement } from '../review/dossier-view.ts'
import { hideSealed } from '../corroborate/hide-sealed.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext, openIncident } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import type { FrozenIncident, FrozenState } from '../review/freeze-dossier.ts'
import { frozenRecords } from '../review/frozen-records.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { oneArgument } from './one-argument.ts'
import { renderExplanation, type Explanation } from './render-explanation.ts'

/** `selon explain ID`: what fired, out of what, and who decided; with `--as-of` as it was kept. */
export async function runExplain(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const id = oneArgument(call, 'usage.one-id')
  const { asOf, format } = options as { asOf?: string; format: string }
  const write = createWriter(io.stdout)
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const explanation = await (asOf === undefined ? explainNow(ledger, id, call) : explainThen(ledger, id, asOf, call))
    if (explanation === null) await write(`${words('explain.gone')}\n`)
    else if (format === 'json') await write(`${JSON.stringify(explanation, null, 2)}\n`)
    else {
      const width = Math.min(100, Math.max(40, io.columns ?? 80))
      const text = renderExplanation(explanation, id, { words, width, colour: io.colour })
      await write(`${text}\n`)
    }
  })
  return 0
}

async function explainNow(ledger: Ledger, id: string, { words }: CommandCall): Promise<Explanation> {
  const stored = id.startsWith('st:')
    ? ((await incidentOfStatement(ledger, id))?.incident ?? null)
    : await ledger.incident(id)
  const context = await dossierContext(ledger)
  if (!stored) {
    const document = documentOfStatement(id)
    const read = id.startsWith('st:') ? await ledger.statementsOfDocuments([document]) : []
    const own = read.filter((record) => record.id === id)
    const records = hideSealed(own, context.decisions.sealed)
    if (records.length === 0) throw new SelonError('usage', words('usage.no-incident', { id }))
    return {
      incident: null,
      records,
      pairs: [],
      decisions: await ledger.reviews([id]),
      engines: [],
      packs: {},
      kept: null,
    }
  }
  const { incident, records, pairs } = await openIncident(ledger, stored, context)
  const targets = new Set([stored.id, ...records.flatMap((record) => [record.id, record.document])])
  const reviews = await ledger.reviews()
  const decisions = reviews.filter(
    (review) => targets.has(review.target) || incident.history.some((one) => one.review === review.id),
  )
  const engines = new Set<string>()
  for (const document of new Set(records.map((record) => record.document)))
    for (const version of await ledger.versions(document))
      if (version.current) engines.add(`${version.engine}, ${version.pack}`)
  return { incident, records, pairs, decisions, engines: [...engines].sort(), packs: {}, kept: null }
}

async function explainThen(
  ledger: Ledger,
  id: string,
  name: string,
  { words }: CommandCall,
): Promise<Explanation | null> {
  const kept = await ledger.frozen(name)
  if (!kept)
    throw new SelonError('usage', words('usage.no-freeze', { name, names: (await ledger.freezeNames()).join(', ') }))
  const state = kept.state as FrozenState
  const found = await ledger.frozenIncident(name, id)
  if (!found) throw new SelonError('usage', words('explain.not-in', { id }))
  if (!found.body) return null
  const body = found.body as FrozenIncident
  const { incident, pairs, decisions } = body
  const records = await frozenRecords(ledger, state, body)
  const { engines, packs } = state
  return { incident, records, pairs, decisions, engines, packs, kept: { name, digest: kept.digest } }
}
