import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Something that may be chosen, and what speaks for or against it. */
export interface Choice<T> {
  value: T
  features: string[]
}

export type Weights = ReadonlyMap<string, number>

export function scoreOf(features: readonly string[], weights: Weights): number {
  return features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0)
}

/** The choice that weighs most; the first of equals. */
export function bestOf<T>(choices: readonly Choice<T>[], weights: Weights): T | undefined {
  let best: T | undefined
  let most = -Infinity
  for (const { value, features } of choices) {
    const score = scoreOf(features, weights)
    if (score > most) [best, most] = [value, score]
  }
  return best
}

let models: Map<string, Map<string, number>> | undefined

/**
 * Weights of one question of the set ("which of the days is the incident's"), learned from its training texts by train.ts:
 * they hold the conventions of its makers and are no matter of the reading.
 */
export function weightsOf(model: string): Weights {
  if (!models) {
    models = new Map()
    for (const row of readFileSync(join(import.meta.dirname, 'weights.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)) {
      const [name, feature, weight] = row.split('\t')
      const known = models.get(name) ?? new Map<string, number>()
      models.set(name, known.set(feature, Number(weight)))
    }
  }
  return models.get(model) ?? new Map()
}
