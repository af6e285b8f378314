import { learn, type Question, type Settings } from './learn.ts'
import { scoreOf } from './linear.ts'

/** Near the best F the lowest threshold is taken: what is left out loses all that hangs on it. */
const tolerance = 0.005

/** From which score it is worth keeping a proposal, each fifth of the texts judged by weights of the other four; `wanted`: how many the key has. */
export function thresholdOf(
  questions: readonly Question[],
  settings: Settings,
  wanted: number,
): { threshold: number; f: number } {
  const docs = [...new Set(questions.map(({ doc }) => doc))]
  const foldOf = new Map(docs.map((doc, at) => [doc, at % 5]))
  const scored = [0, 1, 2, 3, 4].flatMap((fold) => {
    const weights = learn(
      questions.filter(({ doc }) => foldOf.get(doc) !== fold),
      settings,
    )
    return questions
      .filter(({ doc }) => foldOf.get(doc) === fold)
      .map(({ options: [kept] }) => ({ score: scoreOf(kept.features, weights), right: kept.credit > 0 }))
  })
  const tried = Array.from({ length: 61 }, (_, step) => {
    const threshold = (step - 40) / 10
    const kept = scored.filter(({ score }) => score >= threshold)
    return { threshold, f: (2 * kept.filter(({ right }) => right).length) / (kept.length + wanted) }
  })
  const best = Math.max(...tried.map(({ f }) => f))
  return tried.find(({ f }) => f >= best - tolerance) ?? tried[0]
}
