import type { Measure } from '../../model/toll.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { Predicate } from './find-predicate.ts'
import { realityOf } from './predicate-reality.ts'
import { type Context, type Found, type Link, overriding, propose, states } from './toll-context.ts'
import { isDirect } from './word-runs.ts'

/** "N morts", "N blessés": the noun gives the measure, unless a predicate says worse of the persons ("deux otages ont été tués"). */
export function casualtyToll(context: Context, counted: CountedNoun, link: Link): Found | null {
  const { at, clauses } = context
  const noun = counted.noun!
  if (counted.number.kind === 'article' && !articleCounts(context, counted, link)) return null
  let measure = at.entryAt(noun + 1, 'fatal') ? 'killed' : counted.entry!.measure!
  const { predicate, left } = link
  if (link.feared && measure === 'killed') measure = 'missing'
  else if (predicate && measure !== 'killed' && overriding.has(predicate.measure)) measure = predicate.measure
  else if (predicate && measure === 'displaced' && predicate.entry.category !== 'adverbial') measure = predicate.measure
  if (!predicate && left && !left.passive && isDirect(at, left.last, counted.first)) {
    const pretend: Predicate = {
      measure,
      at: left.main,
      side: 'left',
      entry: counted.entry!,
      group: left,
      governor: null,
    }
    const reality = realityOf(at, pretend, clauses, context.denies)
    // "il fallait lire trois blessés": only what harms or causes has to have happened.
    const harms = left.measure !== null || at.entryAt(left.main, 'cause') !== null || left.form !== 'infinitive'
    if (reality === 'no' && harms && !states.has(measure)) return null
    if (reality === 'denied') link.polarity = '-'
  }
  // "veut exécuter douze prisonniers": what harms them is no count of prisoners.
  if (!predicate && states.has(measure) && left?.measure && left.measure !== measure) return null
  if (!predicate && actsOnRight(context, counted, measure)) return null
  if (!predicate && nounDenied(context, counted)) link.polarity = '-'
  const result = propose(context, counted, measure, predicate, link, ['toll-noun'])
  if (measure !== 'killed' || counted.entry!.measure !== 'injured') return result
  // "Quatre blessés n'ont pas survécu": they were counted among the wounded, and are no total of the dead.
  result.toll.delta = true
  result.toll.rules.push('T4')
  return result
}

/** "un corps", "un prisonnier", "une mort": one of them is a toll only where a verb finds, causes or harms it. */
function articleCounts(context: Context, counted: CountedNoun, link: Link): boolean {
  const { at, clauses } = context
  const entry = counted.entry!
  const { gender, method } = entry.value
  const article = at.words[counted.first].feats.Gender
  if (gender && article && gender !== article) return false
  if (link.predicate || (method !== 'bodies' && !states.has(entry.measure!))) return true
  if (link.left && at.entryAt(link.left.main, method === 'bodies' ? 'found' : 'cause')) return true
  const right = clauses.groups.find((group) => group.first > counted.last && group.first <= counted.last + 4)
  return method === 'bodies' && right !== undefined && at.entryAt(right.main, 'found') !== null
}

/** "trois cents réfugiés ont manifesté", "un blessé raconte": they act, so the figure counts participants (T9). */
function actsOnRight(context: Context, counted: CountedNoun, measure: Measure): boolean {
  const { at, clauses } = context
  if (counted.number.kind !== 'article' && !states.has(measure)) return false
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + 8; i++) {
    const group = clauses.byFirst.get(i)
    const { upos, form, feats } = at.words[i]
    if (group)
      return (
        group.form === 'finite' && !group.passive && !at.entryAt(group.main, 'be') && !at.entryAt(group.main, 'cause')
      )
    if (form === ',' || upos === 'CCONJ' || feats.PronType === 'Rel' || /^[;:.]$/.test(form)) return false
  }
  return false
}

function nounDenied(context: Context, counted: CountedNoun): boolean {
  const { at, clauses } = context
  for (let i = counted.first - 1; i >= 0 && i >= counted.first - 10; i--) {
    const group = clauses.byWord.get(i)
    if (group) return context.denies(group.main) && !group.negated
    if (context.denies(i)) return true
    if (/^[;:]$/.test(at.words[i].form) || at.words[i].upos === 'SCONJ') return false
  }
  return false
}
