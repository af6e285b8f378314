import { setTimeout as wait } from 'node:timers/promises'
import { dossierContext, sumUpIncident } from '../ledger/sum-up-incident.ts'
import type { AppContext } from './app-context.ts'
import { warmReader, type ReaderWarming } from './warm-reader.ts'

/** How long the server is left to its first visitor, and to a change that seldom comes alone, in milliseconds. */
const pauses = { start: 400, change: 500 }
/** Incidents looked at in one go. */
const page = 200

export interface WarmingOptions extends ReaderWarming {
  pauses?: typeof pauses
}

/**
 * Does in the background what somebody would wait for: loads packs and models and reads with them until a paste is read at full
 * speed, and sums up the incidents that are not summed up yet; a little at a time, so that questions are answered in between; the
 * sums again after each change. What fails here fails again, and is told, where somebody asks for it. Returns what ends it and
 * resolves once nothing more is done.
 */
export function keepWarm(
  context: Pick<AppContext, 'ledger' | 'reader' | 'changes'>,
  { pauses: { start, change } = pauses, ...how }: WarmingOptions = {},
): () => Promise<void> {
  const ended = new AbortController()
  let asked = 0
  let warm = false
  let work: Promise<void> = Promise.resolve()
  const soon = (pause: number) => {
    const mine = ++asked
    work = work.then(async () => {
      try {
        await wait(pause, undefined, { signal: ended.signal })
        const wasWarm = warm
        warm = true
        if (!wasWarm) await warmReader(context, how, ended.signal)
        if (mine === asked) await sumUp(context, () => ended.signal.aborted || mine !== asked)
      } catch {
        // Told where somebody asks for it.
      }
    })
  }
  soon(start)
  const stop = context.changes.listen(() => soon(change))
  return async () => {
    stop()
    ended.abort()
    await work
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
