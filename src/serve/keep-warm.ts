import { setTimeout as wait } from 'node:timers/promises'
import { dossierContext, sumUpIncident } from '../ledger/sum-up-incident.ts'
import { packCodes } from '../packs/load-pack.ts'
import type { AppContext } from './app-context.ts'

/** How long the server is left to its first visitor, and to a change that seldom comes alone, in milliseconds. */
const pauses = { start: 400, change: 500 }
/** Incidents looked at in one go. */
const page = 200

/**
 * Does in the background what somebody would wait for: loads packs and models, and sums up the incidents that are not summed up yet,
 * one at a time, so that questions are answered in between; again after each change. What fails here fails again, and is told, where
 * somebody asks for it. Returns what ends it and resolves once nothing more is done.
 */
export function keepWarm(
  context: Pick<AppContext, 'ledger' | 'reader' | 'changes'>,
  { start, change } = pauses,
): () => Promise<void> {
  const ended = new AbortController()
  let asked = 0
  let work: Promise<void> = Promise.resolve()
  const soon = (pause: number, again: boolean) => {
    const mine = ++asked
    work = work.then(async () => {
      try {
        await wait(pause, undefined, { signal: ended.signal })
        if (mine !== asked) return
        if (!again) await warmReader(context, ended.signal)
        await sumUp(context, () => ended.signal.aborted || mine !== asked)
      } catch {
        // Told where somebody asks for it.
      }
    })
  }
  soon(start, false)
  const stop = context.changes.listen(() => soon(change, true))
  return async () => {
    stop()
    ended.abort()
    await work
  }
}

/** A text of the dossier in each language: its first reading loads what all others use. */
async function warmReader({ ledger, reader }: Pick<AppContext, 'ledger' | 'reader'>, ended: AbortSignal) {
  const open = await reader()
  for (const language of packCodes()) {
    const [newest] = await ledger.searchDocuments({ lang: language, limit: 1 })
    const known = newest && (await ledger.reading(newest.version))
    await wait(10, undefined, { signal: ended })
    open.read({ id: 'warm', text: (known?.text ?? '1').slice(0, 5000), language })
  }
}

async function sumUp({ ledger }: Pick<AppContext, 'ledger'>, isOver: () => boolean): Promise<void> {
  const context = await dossierContext(ledger)
  let after: { day: string; id: string } | undefined
  for (;;) {
    const incidents = await ledger.incidents({ limit: page, ...(after && { after }) })
    for (const stored of incidents) {
      if (isOver()) return
      if (stored.summary) continue
      await sumUpIncident(ledger, stored, context)
      await wait(1)
    }
    const last = incidents.at(-1)
    if (!last || incidents.length < page) return
    after = { day: last.day, id: last.id }
  }
}
