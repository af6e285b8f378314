/**
 * Units → incidents, one change at a time. Every unit is placed by what stands before it in an order that no arrival changes: it
 * joins the one group it fits and leads its own where it fits none or several. So the same documents give the same incidents
 * whatever came first, and a new document only opens again the units it meets.
 */
import type { AssignedUnit, EventUnit } from './event-unit.ts'
import { OpenUnits } from './open-units.ts'
import { UnitNeighbours } from './unit-neighbours.ts'
import { sharedBetween, whatParts } from './units-meet.ts'

/** What people last decided of two units, if anything. What they parted is never grouped; what they joined is joined afterwards. */
export interface GroupDecisions {
  verdict(a: EventUnit, b: EventUnit): 'together' | 'apart' | null
  /** Whether nothing but a lock keeps the two apart: one stands in an incident that somebody locked, the other came since. */
  locked?(a: EventUnit, b: EventUnit): boolean
}

const undecided: GroupDecisions = { verdict: () => null }

/**
 * Places the dirty units (new or changed ones; removed ones are given with what they were) and those after them that they may
 * move. Returns the units whose leader is another than before. `neighboursOf` gives every stored unit that meets one of those asked
 * for, with its present leader, the removed left out; what it gives is the caller's no more: leaders are set in it.
 */
export async function regroup(
  { dirty, removed = [] }: { dirty: readonly EventUnit[]; removed?: readonly AssignedUnit[] },
  neighboursOf: (units: readonly EventUnit[]) => Promise<readonly AssignedUnit[]>,
  decisions: GroupDecisions = undecided,
): Promise<AssignedUnit[]> {
  const board = new Board(decisions)
  for (const unit of dirty) board.put({ ...unit, leader: '' })
  await board.meet([...dirty, ...removed], neighboursOf)
  for (const unit of dirty) board.reopen(unit.id)
  for (const gone of removed) for (const unit of board.around(gone)) if (unit.order > gone.order) board.open.add(unit)
  for (;;) {
    const next = board.open.first()
    if (!next) break
    if (!board.met.has(next.id)) await board.meet(board.open.all(), neighboursOf)
    board.place(next)
  }
  return board.changed()
}

class Board {
  readonly open = new OpenUnits()
  readonly met = new Set<string>()
  private readonly units = new Map<string, AssignedUnit>()
  private readonly before = new Map<string, string>()
  private readonly neighbours = new UnitNeighbours()

  constructor(private readonly decisions: GroupDecisions) {}

  put(unit: AssignedUnit): void {
    if (this.units.has(unit.id)) return
    this.units.set(unit.id, unit)
    this.before.set(unit.id, unit.leader)
    this.neighbours.add(unit)
  }

  async meet(
    units: readonly EventUnit[],
    neighboursOf: (units: readonly EventUnit[]) => Promise<readonly AssignedUnit[]>,
  ): Promise<void> {
    const fresh = units.filter(({ id }) => !this.met.has(id))
    if (fresh.length === 0) return
    for (const unit of await neighboursOf(fresh)) this.put(unit)
    for (const { id } of fresh) this.met.add(id)
  }

  reopen(id: string): void {
    this.open.add(this.units.get(id)!)
  }

  around(unit: EventUnit): AssignedUnit[] {
    return this.neighbours.around(unit)
  }

  place(unit: AssignedUnit): void {
    this.open.delete(unit)
    const neighbours = this.around(unit)
    const earlier = neighbours.filter(({ order }) => order < unit.order)
    const leader = this.choose(unit, earlier)
    const was = unit.leader
    unit.leader = leader
    const isNew = was === ''
    if (was === leader) return
    for (const other of neighbours)
      if (other.order > unit.order && (!isNew || this.mayMove(other, unit))) this.open.add(other)
  }

  /** Whether a later unit may be placed otherwise since this one stands where it stands. */
  private mayMove(later: AssignedUnit, unit: AssignedUnit): boolean {
    const fits = this.mayBeOne(later, unit)
    if (unit.leader === unit.id) return fits || later.leader === unit.id
    return fits ? later.leader !== unit.leader : true
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

  private mayBeOne(a: EventUnit, b: EventUnit): boolean {
    return this.decisions.verdict(a, b) !== 'apart' && whatParts(a, b) === null
  }

  changed(): AssignedUnit[] {
    const changed = [...this.units.values()].filter(({ id, leader }) => leader !== '' && this.before.get(id) !== leader)
    return changed.sort((a, b) => (a.order < b.order ? -1 : 1))
  }
}

/** A day and a town are enough; whoever says less must share something that names the event: words, figures, people. */
function isEnough(unit: EventUnit, shared: number): boolean {
  return (unit.settled && unit.windowBasis !== 'none') || shared >= 2
}

function gather(map: Map<string, AssignedUnit[]>, key: string, unit: AssignedUnit): void {
  const units = map.get(key)
  if (units) units.push(unit)
  else map.set(key, [unit])
}
