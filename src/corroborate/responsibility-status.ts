import type { Origin } from '../model/incident.ts'
import type { Designation, IncidentView } from './incident-view.ts'

/** Actors are told apart by id; members of one party stand for each other. */
export type SideOfActor = (actor: string) => string

const firm: ReadonlySet<string> = new Set(['CT+', 'PR+', 'CTu'])

/** Every rule R0–R11 of ontology/status-rules.tsv that fires, in their order. Relations only: who is named plays no part. */
export function responsibilityStatus(view: IncidentView, sideOf: SideOfActor): string[] {
  const same = (a: string, b: string) => a === b || (isSide(sideOf(a)) && sideOf(a) === sideOf(b))
  const keyOf = (origin: Origin) => origin.actor ?? origin.id
  const outside = view.designations.filter(({ by, of }) => by !== null && !same(keyOf(by), of))
  const named = outside.filter(({ by }) => by!.independence !== 'unknown' || by!.actor !== null)
  const accusations = named.filter(({ certainty }) => firm.has(certainty))
  const suspicions = named.filter(({ certainty }) => certainty === 'PS+')
  const found = accusations.filter(({ record }) => record.statement.act === 'finds')
  const denies = (actor: string) =>
    view.denials.some(({ by, what }) => (what === 'event' || what === 'responsibility') && same(keyOf(by), actor))
  const claims = view.claims.map(({ by }) => keyOf(by))
  const claimed = (actor: string) => claims.some((claimant) => same(claimant, actor))
  const accused = accusations.filter(({ record }) => record.statement.act !== 'finds')
  const fired: Record<string, boolean> = {
    R2: accused.some(({ of }) => !denies(of) && !claimed(of)),
    R3: accused.some(({ of }) => denies(of)),
    R4: accused.some(({ of }) => claimed(of)),
    R5: claims.some((claimant) => contested(view, claimant, accused, same)),
    R6: claims.some((one) => claims.some((other) => !same(one, other))),
    R7: accused.some((one) =>
      accused.some((other) => same(one.of, keyOf(other.by!)) && same(other.of, keyOf(one.by!))),
    ),
    R8: view.records.some((record) => acknowledgesOwn(view, record.id)),
    R9: found.length > 0,
    R10: suspicions.some(({ of }) => !accusations.some((other) => same(other.of, of))),
  }
  fired.R1 = claims.length > 0 && !fired.R5 && !fired.R6
  const others = view.designations.filter(
    (one) => !named.includes(one) && (one.by === null || !same(keyOf(one.by), one.of)),
  )
  fired.R11 = others.some(({ of }) => !claimed(of) && !named.some((one) => same(one.of, of)))
  fired.R0 = !Object.values(fired).some(Boolean)
  return Object.keys(fired)
    .filter((rule) => fired[rule])
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
}

function contested(
  view: IncidentView,
  claimant: string,
  accused: readonly Designation[],
  same: (a: string, b: string) => boolean,
): boolean {
  return (
    view.denials.some(({ by, what }) => what === 'event' && !same(by.actor ?? by.id, claimant)) ||
    accused.some(({ of }) => !same(of, claimant))
  )
}

/** Against interest: who acknowledges or apologises names itself as the doer; regret alone is not it. */
function acknowledgesOwn(view: IncidentView, id: string): boolean {
  const record = view.records.find((one) => one.id === id)!
  const { act, event } = record.statement
  if (act !== 'acknowledges' && act !== 'apologises') return false
  const by = view.originOf(record)
  return by?.actor != null && (event?.roles ?? []).some(({ role, ref }) => role === 'perpetrator' && ref === by.actor)
}

function isSide(side: string): boolean {
  return side !== 'none' && side !== 'unknown'
}
