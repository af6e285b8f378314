import type { Incident } from '../model/incident.ts'

/** Words of a language for a label; without them the model's own names stand. */
export interface LabelWords {
  typeLabel(type: string): string
  unknownPlace: string
  unknownDay: string
}

const modelWords: LabelWords = { typeLabel: (type) => type, unknownPlace: '?', unknownDay: '?' }

/** "drone strike — Solmar — 2024-05-12": what, where, when; "?" where the sources leave it open or differ. Neutral words alone. */
export function incidentLabel(
  { typeHypotheses, where, when }: Pick<Incident, 'typeHypotheses' | 'where' | 'when'>,
  words: LabelWords = modelWords,
): string {
  const what = words.typeLabel(typeHypotheses[0]?.type ?? 'killing')
  const place = where.length > 0 ? where[0].name + (where.length > 1 ? ' (?)' : '') : words.unknownPlace
  const day = when ? (when.start === when.end ? when.start : `${when.start}/${when.end}`) : words.unknownDay
  return `${what} — ${place} — ${day}`
}
