/**
 * Units → incidents, one change at a time. Every unit is placed by what stands before it in an order that no arrival changes: it
 * joins the one group it fits and leads its own where it fits none or several. So the same documents give the same incidents
 * whatever came first, and a new document only opens again the units it meets.
 */
import { areNeighbours, type AssignedUnit, type EventUnit } from './event-unit.ts'
import { OpenUnits } from './open-units.ts'
import { staysPut, type Earlier } from './stays-put.ts'
import { UnitNeighbours } from './unit-neighbours.ts'
import { isEnough, sharedBetween, whatParts } from './units-meet.ts'

/** What people last decided of two units, if anything. What they parted is never grouped; what they joined is joined afterwards. */
export interface GroupDecisions {
  verdict(a: EventUnit, b: EventUnit): 'together' | 'apart' | null
  /** Whether nothing but a lock keeps the two apart: one stands in an incident that somebody locked, the other came since. */
  locked?(a: EventUnit, b: EventUnit): boolean
}

/**
 * For each unit asked for, by its id, the stored units that meet it, with their present leaders, the removed left out. What it gives
 * is the caller's no more: leaders are set in it.
 */
export type NeighboursOf = (units: readonly EventUnit[]) => Promise<ReadonlyMap<string, readonly AssignedUnit[]>>

const undecided: GroupDecisions = { verdict: () => null }

/**
 * Places the dirty units (new or changed ones; removed ones are given with what they were) and those after them that they may
 * move. Returns the units whose leader is another than before.
 */
export async function regroup(
  { dirty, removed = [] }: { dirty: readonly EventUnit[]; removed?: readonly AssignedUnit[] },
  neighboursOf: NeighboursOf,
  decisions: GroupDecisions = undecided,
): Promise<AssignedUnit[]> {
  const board = new Board(decisions)
  board.start(dirty)
  await board.meet([...dirty, ...removed], neighboursOf)
  for (const unit of dirty) board.reopen(unit.id)
  for (const gone of removed) board.leave(gone)
  await board.meet(board.likelyToMove(dirty), neighboursOf)
  for (;;) {
    const next = board.open.first()
    if (!next) break
    if (board.isUnmoved(next)) {
      board.open.delete(next)
      continue
    }
    if (!board.met.has(next.id)) await board.meet(board.waiting(), neighboursOf)
    board.place(next)
  }
  return board.changed()
}

class Board {
  readonly open = new OpenUnits()
  readonly met = new Set<string>()
  private readonly units = new Map<string, AssignedUnit>()
  private readonly before = new Map<string, string>()
  /** Who meets whom: all of it for those that were met, for others as far as they meet one of these. */
  private readonly links = new Map<string, Set<AssignedUnit>>()
  /** Stored units by who led them. */
  private readonly groups = new Map<string, AssignedUnit[]>()
  private readonly gone = new Set<string>()
  /** Those to be placed whatever the others do: new ones, and those that stood after one that left. */
  private readonly unsettled = new Set<AssignedUnit>()

  constructor(private readonly decisions: GroupDecisions) {}

  start(dirty: readonly EventUnit[]): void {
    const neighbours = new UnitNeighbours()
    for (const unit of dirty) neighbours.add(this.put({ ...unit, leader: '' }))
    for (const unit of dirty) for (const other of neighbours.around(unit)) this.link(unit.id, other)
  }

  async meet(units: readonly EventUnit[], neighboursOf: NeighboursOf): Promise<void> {
    const fresh = units.filter(({ id }) => !this.met.has(id))
    if (fresh.length === 0) return
    for (const [id, found] of await neighboursOf(fresh)) {
      const unit = this.units.get(id)
      for (const other of found) {
        const known = this.put(other)
        if (known === unit) continue
        this.link(id, known)
        if (unit) this.link(known.id, unit)
      }
    }
    for (const { id } of fresh) this.met.add(id)
  }

  private put(unit: AssignedUnit): AssignedUnit {
    const known = this.units.get(unit.id)
    if (known) return known
    this.units.set(unit.id, unit)
    this.before.set(unit.id, unit.leader)
    if (unit.leader !== '') gather(this.groups, unit.leader, unit)
    return unit
  }

  private link(id: string, other: AssignedUnit): void {
    const links = this.links.get(id)
    if (links) links.add(other)
    else this.links.set(id, new Set([other]))
  }

  reopen(id: string): void {
    const unit = this.units.get(id)!
    this.unsettled.add(unit)
    this.open.add(unit)
  }

  leave(gone: AssignedUnit): void {
    this.gone.add(gone.id)
    for (const { id, order } of this.around(gone)) if (order > gone.order) this.reopen(id)
  }

  /** Whether an open unit need not be placed again; asked when all before it are placed, so nothing before it moves any more. */
  isUnmoved(unit: AssignedUnit): boolean {
    if (this.unsettled.has(unit)) return false
    const earlier = this.around(unit).filter(({ order }) => order < unit.order)
    const seen = earlier.map((other) => this.seen(other))
    return staysPut(unit, seen, this) || (!this.met.has(unit.id) && staysPut(unit, this.seenBesides(unit, seen), this))
  }

  private seen(unit: AssignedUnit): Earlier {
    return { unit, before: this.before.get(unit.id)! }
  }

  /** What is known of a unit's surroundings before they are looked up: of the groups that changed also those who stayed in them. */
  private seenBesides(unit: AssignedUnit, seen: readonly Earlier[]): Earlier[] {
    const all = new Map(seen.map((one) => [one.unit, one]))
    for (const { unit: other, before } of seen) {
      if (before === other.leader) continue
      for (const member of [...(this.groups.get(before) ?? []), ...(this.groups.get(other.leader) ?? [])])
        if (!all.has(member) && member.order < unit.order && areNeighbours(member, unit))
          all.set(member, this.seen(member))
    }
    return [...all.values()]
  }

  existed(leader: string): boolean {
    return this.gone.has(leader) || (this.before.get(leader) ?? leader) === leader
  }

  exists(leader: string): boolean {
    const unit = this.units.get(leader)
    return unit ? unit.leader === leader : !this.gone.has(leader)
  }

  /** Open units that may have to be placed, as it looks now: their surroundings are looked up together. */
  waiting(): AssignedUnit[] {
    return this.open.all().filter((unit) => !this.met.has(unit.id) && !this.isUnmoved(unit))
  }

  /** Units that a new one before them may take along, and those that may join it: looked up at once, instead of each when its turn comes. */
  likelyToMove(dirty: readonly EventUnit[]): AssignedUnit[] {
    const likely = new Set<AssignedUnit>()
    for (const unit of dirty)
      for (const other of this.around(unit)) {
        if (other.leader === '' || other.order < unit.order || !this.mayBeOne(other, unit)) continue
        const leader = this.units.get(other.leader)
        if (leader && leader.order > unit.order) likely.add(other)
      }
    return [...likely]
  }

  around({ id }: EventUnit): AssignedUnit[] {
    return [...(this.links.get(id) ?? [])]
  }

  place(unit: AssignedUnit): void {
    this.open.delete(unit)
    const neighbours = this.around(unit)
    const earlier = neighbours.filter(({ order }) => order < unit.order)
    const leader = this.choose(unit, earlier)
    const was = unit.leader
    unit.leader = leader
    if (was === leader) return
    for (const other of neighbours) if (other.order > unit.order) this.open.add(other)
  }

  private choose(unit: AssignedUnit, earlier: readonly AssignedUnit[]): string {
    const groups = new Map<string, AssignedUnit[]>()
    for (const other of earlier) if (other.leader) gather(groups, other.leader, other)
    const fitting: { leader: string; shared: number }[] = []
    for (const [leader, members] of groups) {
      if (!members.every((member) => this.mayBeOne(unit, member))) continue
      const shared = Math.max(...members.map((member) => sharedBetween(unit, member)))
      if (isEnough(unit, shared)) fitting.push({ leader, shared })
    }
    fitting.sort((a, b) => b.shared - a.shared || (a.leader < b.leader ? -1 : 1))
    const [best, next] = fitting
    return best && (!next || best.shared > next.shared + 1) ? best.leader : unit.id
  }

  mayBeOne(a: EventUnit, b: EventUnit): boolean {
    return this.decisions.verdict(a, b) !== 'apart' && whatParts(a, b) === null
  }

  changed(): AssignedUnit[] {
    const changed = [...this.units.values()].filter(({ id, leader }) => leader !== '' && this.before.get(id) !== leader)
    return changed.sort((a, b) => (a.order < b.order ? -1 : 1))
  }
}

function gather(map: Map<string, AssignedUnit[]>, key: string, unit: AssignedUnit): void {
  const units = map.get(key)
  if (units) units.push(unit)
  else map.set(key, [unit])
}
