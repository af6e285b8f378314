import type { Actor } from '../model/actor.ts'
import { sourceWords } from './source-words.ts'

/** Kinds of houses that treat people, whoever runs them: no organ of a state, and observers of what they treat. */
const treats: ReadonlySet<string> = new Set(['hospital', 'clinic', 'dispensary', 'ambulance-service', 'morgue'])

export function isHouseKind(kind: string | null): boolean {
  return kind !== null && treats.has(kind)
}

/** Whether an actor is a hospital or the like, by its id or by any of its names. */
export function isTreatingHouse({ id, names }: Pick<Actor, 'id' | 'names'>): boolean {
  return (
    [...treats].some((kind) => id.endsWith(`-${kind}`)) ||
    names.some(({ text, lang }) => isHouseKind(sourceWords(text, lang).organisation))
  )
}
