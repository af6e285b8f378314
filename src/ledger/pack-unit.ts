import type { EventUnit } from '../corroborate/event-unit.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import { asksOf } from '../corroborate/unit-keys.ts'

/** A stored unit. Its keys are made when somebody asks for them; units that older versions stored bring them. */
export type UnpackedUnit = Omit<EventUnit, 'keys'> & { keys?: string[] }

/** A unit as its row keeps it: a third of its size, since dossiers compare each new text with dozens that are stored. */
export function packUnit(unit: EventUnit): string {
  const { id, document, statements, order, windowBasis, realm, anchored, settled, series } = unit
  const start = startOf(id)
  const isDerived = documentOfStatement(id) === document && order.endsWith(` ${id}`) && unit.tale === undefined
  if (!isDerived) return JSON.stringify({ ...unit, leader: undefined, base: undefined })
  const flags = [anchored, settled, series, realm === 'ahead', windowBasis === 'stated', windowBasis === 'report']
  const { window, types, clocks, places, containers, harmed, doers, sources, figures, wordings, sites } = unit
  const packed: Packed = [
    id,
    statements.map((statement) => (statement.startsWith(start) ? statement.slice(start.length) : statement)),
    order.slice(0, -id.length - 1),
    flags.reduce((sum, flag, at) => sum + (flag ? 1 << at : 0), 0),
    window,
    types,
    clocks,
    places,
    containers,
    harmed,
    doers,
    sources,
    figures,
    wordings,
    sites,
  ]
  return JSON.stringify(packed)
}

/** A unit from its row, also one that an older version wrote. Lists that are alike are one in memory. */
export function unpackUnit(json: string): UnpackedUnit {
  return unpackedUnit(JSON.parse(json) as StoredUnit)
}

export function unpackedUnit(stored: StoredUnit): UnpackedUnit {
  if (!Array.isArray(stored)) return stored
  const [id, ends, order, flags, window, types, clocks, places, containers, ...rest] = stored
  const [harmed, doers, sources, figures, wordings, sites] = rest
  const start = startOf(id)
  const unit = {
    id,
    document: documentOfStatement(id),
    statements: ends.map((end) => (end.includes(':') ? end : start + end)),
    order: `${order} ${id}`,
    anchored: (flags & 1) > 0,
    types: shared(types),
    window,
    windowBasis: flags & 16 ? ('stated' as const) : flags & 32 ? ('report' as const) : ('none' as const),
    clocks: shared(clocks),
    places: shared(places),
    settled: (flags & 2) > 0,
    containers: shared(containers),
    sites: sites.length === 0 ? noSites : sites,
    harmed: shared(harmed),
    doers: shared(doers),
    sources: shared(sources),
    realm: flags & 8 ? ('ahead' as const) : ('done' as const),
    series: (flags & 4) > 0,
    figures: shared(figures),
    wordings: shared(wordings),
  }
  return { ...unit, asks: asksOf(unit as unknown as EventUnit) }
}

/** What stands in a row, parsed. */
export type StoredUnit = EventUnit | Packed

type Packed = [
  id: string,
  ends: string[],
  order: string,
  flags: number,
  window: EventUnit['window'],
  types: string[],
  clocks: string[],
  places: string[],
  containers: string[],
  harmed: string[],
  doers: string[],
  sources: string[],
  figures: string[],
  wordings: string[],
  sites: EventUnit['sites'],
]

function startOf(id: string): string {
  return id.slice(0, id.indexOf('.') + 1)
}

const noSites: EventUnit['sites'] = []
const noList: string[] = []
const alike = new Map<string, string[]>()
const mostAlike = 10_000

function shared(list: string[]): string[] {
  if (list.length === 0) return noList
  const name = list.length === 1 ? list[0] : list.join('\n')
  const known = alike.get(name)
  if (known && known.length === list.length && known.every((one, at) => one === list[at])) return known
  if (alike.size >= mostAlike) alike.clear()
  alike.set(name, list)
  return list
}
