import type { AssignedUnit, EventUnit } from '../corroborate/event-unit.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import { asksOf, keysOf } from '../corroborate/unit-keys.ts'

/** A unit as it was stored. Its keys are made whenever somebody asks for them: of most units that are met nobody does. */
export class UnpackedUnit implements AssignedUnit {
  /** Set by whoever knows. */
  leader = ''
  readonly id: string
  readonly document: string
  readonly statements: string[]
  readonly order: string
  readonly anchored: boolean
  readonly types: string[]
  readonly window: EventUnit['window']
  readonly windowBasis: EventUnit['windowBasis']
  readonly clocks: string[]
  readonly places: string[]
  readonly settled: boolean
  readonly containers: string[]
  readonly sites: EventUnit['sites']
  readonly harmed: string[]
  readonly doers: string[]
  readonly sources: string[]
  readonly realm: EventUnit['realm']
  readonly series: boolean
  readonly figures: string[]
  readonly wordings: string[]

  constructor([id, ends, order, flags, window, types, clocks, places, containers, ...rest]: Packed) {
    const [harmed, doers, sources, figures, wordings, sites] = rest
    const start = startOf(id)
    this.id = id
    this.document = documentOfStatement(id)
    this.statements = ends.map((end) => (end.includes(':') ? end : start + end))
    this.order = `${order} ${id}`
    this.anchored = (flags & 1) > 0
    this.types = shared(types)
    this.window = window
    this.windowBasis = flags & 16 ? 'stated' : flags & 32 ? 'report' : 'none'
    this.clocks = shared(clocks)
    this.places = shared(places)
    this.settled = (flags & 2) > 0
    this.containers = shared(containers)
    this.sites = sites.length === 0 ? noSites : sites
    this.harmed = shared(harmed)
    this.doers = shared(doers)
    this.sources = shared(sources)
    this.realm = flags & 8 ? 'ahead' : 'done'
    this.series = (flags & 4) > 0
    this.figures = shared(figures)
    this.wordings = shared(wordings)
  }

  get keys(): string[] {
    return keysOf(this)
  }

  get asks(): string[] {
    return asksOf(this)
  }
}

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
export function unpackUnit(json: string): AssignedUnit {
  return unpackedUnit(JSON.parse(json) as StoredUnit)
}

export function unpackedUnit(stored: StoredUnit): AssignedUnit {
  return Array.isArray(stored) ? new UnpackedUnit(stored) : { ...stored, leader: '' }
}

/** All of a unit in an object of its own. */
export function wholeUnit(unit: AssignedUnit, leader: string): AssignedUnit {
  const { keys, asks } = unit
  return { ...unit, leader, keys, asks }
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
