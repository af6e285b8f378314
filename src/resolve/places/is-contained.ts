import type { Place } from '../../model/place.ts'
import type { RawPlace } from './raw-place.ts'

/** ", dans le sud de la Tarsène" and "(Liban)" behind a place say where it lies; they are no second place of the event. */
export function isContained(
  text: string,
  before: { raw: RawPlace; place: Place },
  raw: RawPlace,
  place: Place,
): boolean {
  const gap = text.slice(before.raw.end, raw.start)
  if (gap !== ', ' && gap !== ' (' && gap !== ' – ') return false
  if (raw.at.sentence !== before.raw.at.sentence || before.raw.kind === 'anaphor') return false
  if (raw.relation === 'between') return false
  const order = ['site', 'settlement', 'near-settlement', 'district', 'province', 'vague-region', 'country']
  const outer = order.indexOf(place.precision)
  const inner = order.indexOf(before.place.precision)
  if (raw.relation === 'offset') return inner >= 0 && inner <= 1
  return outer > inner && outer > 1 && inner >= 0
}

/** "outside the police station in Tarrance": the town right behind a facility that names none is the facility's. */
export function isTownOf(
  text: string,
  before: { raw: RawPlace; place: Place },
  raw: RawPlace,
  { precision }: Place,
): boolean {
  if (before.raw.kind !== 'facility' || before.place.within || before.place.anaphorOf) return false
  if (raw.kind !== 'toponym' || precision !== 'settlement' || raw.at.sentence !== before.raw.at.sentence) return false
  return text.slice(before.raw.end, raw.start) === ' '
}
