import { learn, type Question, type Settings } from './learn.ts'
import { scoreOf } from './linear.ts'

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
  const fs = Array.from({ length: steps }, (_, step) => {
    const kept = scored.filter(({ score }) => score >= thresholdAt(step))
    return (2 * kept.filter(({ right }) => right).length) / (kept.length + wanted)
  })
  // One text more or less moves the peak: its neighbours have a say.
  const smooth = fs.map((_, at) => {
    const stretch = fs.slice(Math.max(0, at - 2), at + 3)
    return stretch.reduce((a, b) => a + b, 0) / stretch.length
  })
  const best = Math.max(...smooth)
  const low = smooth.findIndex((f) => f >= best - tolerance)
  return { threshold: thresholdAt(low), f: fs[low] }
}

/** Near the best F the lowest threshold is taken: what is left out loses all that hangs on it. */
const tolerance = 0.002
const steps = 61

function thresholdAt(step: number): number {
  return (step - 40) / 10
}
