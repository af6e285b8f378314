import type { Incident, Origin } from '../model/incident.ts'
import type { Designation, IncidentView } from './incident-view.ts'

/** Actors are told apart by id; members of one party stand for each other. */
export type SideOfActor = (actor: string) => string

type Fired = Incident['responsibility'][number]

const firm: ReadonlySet<string> = new Set(['CT+', 'PR+', 'CTu'])

/** Every rule R0–R11 of ontology/status-rules.tsv that fires, in their order. Relations only: who is named plays no part. */
export function responsibilityStatus(view: IncidentView, sideOf: SideOfActor): Fired[] {
  const same = (a: string, b: string) => a === b || (isSide(sideOf(a)) && sideOf(a) === sideOf(b))
  const outside = view.designations.filter(({ by, of }) => by === null || !same(keyOf(by), of))
  const named = outside.filter(({ by }) => by !== null && isNamed(by))
  const accusations = named.filter(({ certainty }) => firm.has(certainty))
  const found = accusations.filter(({ record }) => record.statement.act === 'finds')
  const accused = accusations.filter((one) => !found.includes(one))
  const suspected = named.filter(
    ({ certainty, of }) => certainty === 'PS+' && !accusations.some((one) => same(one.of, of)),
  )
  const claims = unique(view.claims.flatMap(({ by }) => (isNamed(by) ? [keyOf(by)] : [])))
  const claimed = (actor: string) => claims.some((claimant) => same(claimant, actor))
  const deniers = view.denials.filter(({ what }) => what === 'event' || what === 'responsibility')
  const denies = (actor: string) => deniers.some(({ by }) => same(keyOf(by), actor))
  const contesting = claims.flatMap((claimant) => contestersOf(view, claimant, accused, same))
  const rivals = claims.filter((one) => claims.some((other) => !same(one, other)))
  const mutual = accused.filter((one) =>
    accused.some((other) => same(one.of, keyOf(other.by!)) && same(other.of, keyOf(one.by!))),
  )
  const loose = outside.filter(
    (one) => !named.includes(one) && !claimed(one.of) && !named.some(({ of }) => same(of, one.of)),
  )
  const rules: Fired[] = [
    pair('R1', contesting.length === 0 && rivals.length === 0 ? claims : [], []),
    designated(
      'R2',
      accused.filter(({ of }) => !denies(of) && !claimed(of)),
    ),
    designated(
      'R3',
      accused.filter(({ of }) => denies(of)),
    ),
    designated(
      'R4',
      accused.filter(({ of }) => claimed(of)),
    ),
    pair('R5', contesting.length > 0 ? claims : [], contesting),
    pair('R6', rivals.slice(0, 1), [], rivals.slice(1)),
    pair('R7', mutual.length > 0 ? [mutual[0].of] : [], mutual.length > 0 ? [keyOf(mutual[0].by!)] : []),
    pair(
      'R8',
      view.records.flatMap(({ id }) => acknowledgerOf(view, id)),
      [],
    ),
    designated('R9', found),
    designated('R10', suspected),
    designated('R11', loose),
  ].filter(({ of }) => of.length > 0)
  return rules.length > 0 ? rules : [{ rule: 'R0', of: [], by: [], others: [] }]
}

function designated(rule: string, designations: readonly Designation[]): Fired {
  return pair(
    rule,
    designations.map(({ of }) => of),
    designations.flatMap(({ by }) => (by ? [keyOf(by)] : [])),
  )
}

function pair(rule: string, of: readonly string[], by: readonly string[], others: readonly string[] = []): Fired {
  return { rule, of: unique(of), by: unique(by), others: unique(others) }
}

/** Who says it did not happen, or names somebody else for what one claims. */
function contestersOf(
  view: IncidentView,
  claimant: string,
  accused: readonly Designation[],
  same: (a: string, b: string) => boolean,
): string[] {
  const denying = view.denials.filter(({ by, what }) => what === 'event' && !same(keyOf(by), claimant))
  const naming = accused.filter(({ of }) => !same(of, claimant))
  return [...denying.map(({ by }) => keyOf(by)), ...naming.map(({ by }) => keyOf(by!))]
}

/** Against interest: who acknowledges or apologises names itself as the doer; regret alone is not it. */
function acknowledgerOf(view: IncidentView, id: string): string[] {
  const record = view.records.find((one) => one.id === id)!
  const { act, event } = record.statement
  const by = act === 'acknowledges' || act === 'apologises' ? view.originOf(record) : null
  const own = (event?.roles ?? []).some(({ role, ref }) => role === 'perpetrator' && ref && ref === by?.actor)
  return by && own ? [keyOf(by)] : []
}

/** Who speaks is told: a source in doubt claims and accuses for nobody. */
function isNamed({ independence, actor }: Origin): boolean {
  return independence !== 'unknown' || actor !== null
}

function keyOf({ actor, id }: Origin): string {
  return actor ?? id
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

function isSide(side: string): boolean {
  return side !== 'none' && side !== 'unknown'
}
