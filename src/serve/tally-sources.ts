import { hideSealed } from '../corroborate/hide-sealed.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'

/** What one outlet carries: counts, in no order of worth. */
export interface OutletTally {
  outlet: string | null
  documents: number
  statements: number
  ownVoice: number
  channels: Record<string, number>
  repeats: { name: string; statements: number }[]
  speakers: { name: string; role: string; statements: number; acts: Record<string, number> }[]
}

/** Speakers are those that a text names or tells by an office; private persons are not (ethics H7). */
export async function tallySources(ledger: Ledger): Promise<OutletTally[]> {
  const { decisions } = await dossierContext(ledger)
  const outlets = new Map<string, Counting>()
  for await (const { document, records } of ledger.walkDocuments()) {
    if (decisions.sealed.has(document.id)) continue
    const name = document.outlet ?? ''
    const counting = outlets.get(name) ?? newCounting(document.outlet)
    outlets.set(name, counting)
    counting.documents++
    for (const record of hideSealed(decisions.apply(records, document.id), decisions.sealed)) count(counting, record)
  }
  return [...outlets].sort(([a], [b]) => byName(a, b)).map(([, counting]) => finished(counting))
}

interface Counting extends Omit<OutletTally, 'repeats' | 'speakers'> {
  repeats: Map<string, number>
  speakers: Map<string, OutletTally['speakers'][number]>
}

function newCounting(outlet: string | null): Counting {
  return { outlet, documents: 0, statements: 0, ownVoice: 0, channels: {}, repeats: new Map(), speakers: new Map() }
}

function count(counting: Counting, { statement, actors }: StatementRecord): void {
  counting.statements++
  const links = statement.chain.slice(1)
  if (links.length === 0) counting.ownVoice++
  const channels = new Set(links.flatMap(({ channel }) => channel ?? []))
  for (const channel of channels) counting.channels[channel] = (counting.channels[channel] ?? 0) + 1
  // A voice that stands twice in one chain says one statement.
  const counted = new Set<string>()
  for (const { actor, role, named } of links) {
    const known = actors.find(({ id }) => id === actor)
    if (!known || known.type === 'person' || known.type === 'witness' || named === 'anonymous') continue
    if (counted.has(`${known.id} ${role}`)) continue
    counted.add(`${known.id} ${role}`)
    if (role === 'relay') counting.repeats.set(known.displayName, (counting.repeats.get(known.displayName) ?? 0) + 1)
    else {
      const key = `${known.id} ${role}`
      const speaker = counting.speakers.get(key) ?? { name: known.displayName, role, statements: 0, acts: {} }
      speaker.statements++
      speaker.acts[statement.act] = (speaker.acts[statement.act] ?? 0) + 1
      counting.speakers.set(key, speaker)
    }
  }
}

function finished({ repeats, speakers, ...tally }: Counting): OutletTally {
  return {
    ...tally,
    repeats: [...repeats].sort(([a], [b]) => byName(a, b)).map(([name, statements]) => ({ name, statements })),
    speakers: [...speakers.values()].sort((a, b) => byName(a.name, b.name)),
  }
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
