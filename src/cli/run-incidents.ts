import { dossierContext, sumUpIncident } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { renderIncidents } from './render-incident.ts'

/** `selon incidents`: newest first; those that changed since they were last listed are summed up again. */
export async function runIncidents(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { format, limit } = options as { format: 'text' | 'json'; limit: string }
  if (!/^[1-9]\d{0,6}$/u.test(limit))
    throw new SelonError('usage', words('usage.number', { option: 'limit', value: limit }))
  const write = createWriter(io.stdout)
  await withDossier(call, {}, async (ledger) => {
    const context = await dossierContext(ledger)
    const incidents = []
    for (const stored of await ledger.incidents({ limit: Number(limit) }))
      incidents.push(await sumUpIncident(ledger, stored, context))
    if (format === 'json') await write(`${JSON.stringify(incidents, null, 2)}\n`)
    else
      await write(
        renderIncidents(incidents, { words, width: Math.min(100, Math.max(40, io.columns ?? 80)), colour: io.colour }),
      )
  })
  return 0
}
