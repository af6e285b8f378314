import type { Measure } from '../../model/toll.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { Predicate } from './find-predicate.ts'
import { realityOf } from './predicate-reality.ts'
import { propose, type Context, type Found } from './toll-context.ts'
import type { VerbGroup } from './verb-groups.ts'

const measures: ReadonlySet<Measure> = new Set(['killed', 'injured', 'missing', 'abducted', 'captured', 'detained'])

/**
 * "Trois bergers avaient disparu. Ils ont été retrouvés morts": a plural pronoun under a harm takes the figure of the only persons
 * counted before it. Two counts before it leave open which is meant, and nothing is said.
 */
export function pronounTolls(
  context: Context,
  counted: readonly CountedNoun[],
  found: readonly Found[],
  earlier: readonly CountedNoun[],
): Found[] {
  const { at, clauses } = context
  const out: Found[] = []
  for (const group of clauses.groups) {
    if (group.form !== 'finite' || group.victim !== 'subject' || !group.measure || !measures.has(group.measure))
      continue
    const pronoun = pronounBefore(context, group)
    if (pronoun < 0) continue
    const here = personsOf(counted.filter((one) => one.last < pronoun))
    const persons = here.length > 0 ? here : personsOf(earlier)
    if (persons.length !== 1) continue
    const [whole] = persons
    if (found.some((one) => one.counted === whole && one.toll.measure === group.measure)) continue
    const predicate: Predicate = {
      measure: group.measure,
      at: group.main,
      side: 'right',
      entry: group.entry!,
      group,
      governor: null,
    }
    const reality = realityOf(at, predicate, clauses, context.denies)
    if (reality === 'no') continue
    const { start, end } = at.words[pronoun]
    const number = { ...whole.number, start, end, core: { start, end } }
    const phrase = { ...whole, number, first: pronoun, last: pronoun, figureEnd: pronoun, noun: pronoun, entry: null }
    const measure = reality === 'feared' && group.measure === 'killed' ? 'missing' : group.measure
    const polarity = reality === 'denied' ? ('-' as const) : undefined
    out.push(propose(context, { ...phrase, qualifiers: [] }, measure, predicate, { polarity }, ['toll-pronoun']))
  }
  return out
}

/** The plural pronoun right before the verb, over clitics. */
function pronounBefore({ at }: Context, group: VerbGroup): number {
  for (let i = group.first - 1; i >= 0 && i >= group.first - 3; i--) {
    if (at.entryAt(i, 'they-all')) return i
    if (at.words[i].upos !== 'PRON' && at.words[i].upos !== 'ADV' && at.words[i].upos !== 'PART') return -1
  }
  return -1
}

/** Phrases of more than one person with a figure of their own. */
function personsOf(counted: readonly CountedNoun[]): CountedNoun[] {
  return counted.filter(
    ({ kind, number }) =>
      (kind === 'person' || kind === 'casualty') && number.exactness === 'exact' && (number.value ?? 0) > 1,
  )
}
