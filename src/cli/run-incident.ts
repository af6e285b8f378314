import { dossierContext, openIncident } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { renderIncident } from './render-incident.ts'

/** `selon incident ID`: also by an id that the incident had before it was joined with another. */
export async function runIncident(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const [id, ...more] = call.arguments
  if (!id || more.length > 0) throw new SelonError('usage', words('usage.one-incident'))
  await withDossier(call, {}, async (ledger) => {
    const stored = await ledger.incident(id)
    if (!stored) throw new SelonError('usage', words('usage.no-incident', { id }))
    const opened = await openIncident(ledger, stored, await dossierContext(ledger))
    const width = Math.min(100, Math.max(40, io.columns ?? 80))
    const { incident, records, pairs } = opened
    await createWriter(io.stdout)(
      options.format === 'json'
        ? `${JSON.stringify({ incident, records, pairs }, null, 2)}\n`
        : renderIncident(opened, { words, width, colour: io.colour }),
    )
  })
  return 0
}
