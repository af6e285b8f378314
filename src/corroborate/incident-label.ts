import type { Incident } from '../model/incident.ts'

/** Words of the interface: a label for every event type, and how open values are written. */
export interface LabelWords {
  typeLabel(type: string): string
  unknownPlace: string
  unknownDay: string
}

/** "drone strike — Solmar — 2024-05-12": what, where, when, with "?" where sources leave it open. Neutral words alone. */
export function incidentLabel(
  { types, where, when }: Pick<Incident, 'where' | 'when'> & { types: Incident['typeHypotheses'] },
  words: LabelWords,
): string {
  const what = types.length > 0 ? words.typeLabel(types[0].type) : words.typeLabel('killing')
  const place = where.length > 0 ? where[0].name + (where.length > 1 ? ' (?)' : '') : words.unknownPlace
  const day = when ? (when.start === when.end ? when.start : `${when.start}/${when.end}`) : words.unknownDay
  return `${what} — ${place} — ${day}`
}
