/** Which texts are close, two by two. Compared are those that share one of the words that weigh most in both, never all pairs. */
import { dotProduct, heaviestFirst, type StoryVector } from './story-vector.ts'

export interface StoryPair {
  /** Positions, the first the smaller. */
  a: number
  b: number
  cosine: number
}

/** A story is told with its own words: texts that share none of these are not compared. */
const heaviest = 32
/** Under a word that many texts have, each is compared with so many before it. */
const before = 30
/** What the heavy words alone must give for the rest to be looked at: a share of the cosine asked for. */
const heavyShare = 0.5

/** Pairs whose cosine is at least `least`, sorted. The texts stand in order of their days: those before are the nearest in time. */
export function storyPairs(vectors: readonly StoryVector[], least: number): StoryPair[] {
  const having = new Map<number, { at: number; weight: number }[]>()
  const uses = new Map<number, number>()
  for (const { numbers } of vectors) for (const number of numbers) uses.set(number, (uses.get(number) ?? 0) + 1)
  const shared = new Float64Array(vectors.length)
  const pairs: StoryPair[] = []
  vectors.forEach((vector, b) => {
    const met: number[] = []
    const found = heaviestFirst(vector).filter((position) => uses.get(vector.numbers[position])! > 1)
    for (const position of found.slice(0, heaviest)) {
      const weight = vector.weights[position]
      const texts = having.get(vector.numbers[position])
      if (!texts) {
        having.set(vector.numbers[position], [{ at: b, weight }])
        continue
      }
      for (let i = Math.max(0, texts.length - before); i < texts.length; i++) {
        if (shared[texts[i].at] === 0) met.push(texts[i].at)
        shared[texts[i].at] += weight * texts[i].weight
      }
      texts.push({ at: b, weight })
    }
    for (const a of met) {
      const cosine = shared[a] < least * heavyShare ? 0 : dotProduct(vectors[a], vector)
      if (cosine >= least) pairs.push({ a, b, cosine })
      shared[a] = 0
    }
  })
  return pairs.sort((one, other) => one.a - other.a || one.b - other.b)
}
