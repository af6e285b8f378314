import { scoreOf } from './linear.ts'

/** One thing that might have been chosen, and how right that would have been (0 to 1). */
export interface Option {
  features: string[]
  credit: number
}

/** One question: the options, in whose text it is asked. */
export interface Question {
  doc: string
  options: Option[]
}

export interface Settings {
  rounds: number
  rate: number
  /** Pull towards zero. */
  decay: number
  /** Features seen in fewer questions are left out. */
  leastSeen: number
}

/**
 * Weights under which the right options weigh most: multinomial logistic regression, all right options sharing what is due. Same
 * questions, same weights, bit for bit.
 */
export function learn(questions: readonly Question[], settings: Settings): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { options } of questions)
    for (const feature of new Set(options.flatMap(({ features }) => features)))
      seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const weights = new Map([...seen].filter(([, count]) => count >= settings.leastSeen).map(([name]) => [name, 0]))
  const slopes = new Map<string, number>()
  for (let round = 0; round < settings.rounds; round++)
    for (const { options } of questions) {
      const due = shares(options, weights)
      if (due) step(options, due, { weights, slopes, settings })
    }
  return weights
}

/** What share each option has and should have. */
function shares(options: readonly Option[], weights: ReadonlyMap<string, number>): number[] | null {
  const most = Math.max(...options.map(({ credit }) => credit))
  if (most <= 0 || options.every(({ credit }) => credit === most)) return null
  const scores = options.map(({ features }) => scoreOf(features, weights))
  const top = Math.max(...scores)
  const raw = scores.map((score) => Math.exp(score - top))
  const sum = raw.reduce((a, b) => a + b, 0)
  const right = options.reduce((total, { credit }, at) => total + (credit === most ? raw[at] : 0), 0)
  return options.map(({ credit }, at) => (credit === most ? raw[at] / right : 0) - raw[at] / sum)
}

/** One step of Adagrad: weights that moved much move less. */
function step(
  options: readonly Option[],
  due: readonly number[],
  { weights, slopes, settings }: { weights: Map<string, number>; slopes: Map<string, number>; settings: Settings },
): void {
  const pulls = new Map<string, number>()
  options.forEach(({ features }, at) => {
    for (const feature of features) pulls.set(feature, (pulls.get(feature) ?? 0) + due[at])
  })
  for (const [feature, pull] of pulls) {
    const weight = weights.get(feature)
    if (weight === undefined) continue
    const slope = pull - settings.decay * weight
    const square = (slopes.get(feature) ?? 0) + slope * slope
    slopes.set(feature, square)
    weights.set(feature, weight + (settings.rate * slope) / Math.sqrt(square + 1e-6))
  }
}

/** How right the choices are where each fifth of the texts is judged by weights of the other four. */
export function crossed(questions: readonly Question[], settings: Settings): { credit: number; ceiling: number } {
  const docs = [...new Set(questions.map(({ doc }) => doc))]
  const foldOf = new Map(docs.map((doc, at) => [doc, at % 5]))
  let credit = 0
  let ceiling = 0
  for (let fold = 0; fold < 5; fold++) {
    const weights = learn(
      questions.filter(({ doc }) => foldOf.get(doc) !== fold),
      settings,
    )
    for (const { options } of questions.filter(({ doc }) => foldOf.get(doc) === fold)) {
      const scores = options.map(({ features }) => scoreOf(features, weights))
      credit += options[scores.indexOf(Math.max(...scores))].credit
      ceiling += Math.max(...options.map((option) => option.credit))
    }
  }
  return { credit: credit / questions.length, ceiling: ceiling / questions.length }
}
