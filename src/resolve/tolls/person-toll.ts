import type { CountedNoun } from './counted-noun.ts'
import type { Predicate } from './find-predicate.ts'
import { type Context, type Found, type Link, propose } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'
import { isCoordinated } from './word-runs.ts'

/** Persons or an unknown noun: only a predicate makes them victims. */
export function personToll(
  context: Context,
  counted: CountedNoun,
  link: Link,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at } = context
  const predicate = link.predicate ?? inherited(at, counted, before, found)
  if (!predicate) return null
  // "a lynché deux voleurs, une scène à laquelle …": a comma parts one of a noun that is none of persons from the verb.
  const alone = counted.kind === 'unknown' && counted.number.kind === 'article'
  if (alone && (!link.predicate || at.words[counted.first - 1]?.form === ',')) return null
  // "le parti a perdu douze députés": what one loses there is seats, not lives.
  if (predicate.entry.value.passive === 'no' && counted.entry?.value.lost === 'no') return null
  // "neuf drones ont été abattus, les trois autres sont tombés en mer": the rest of what was counted before.
  if (counted.kind !== 'person' && counted.disjoint && before.findLast(({ noun }) => noun !== null)?.kind === 'thing')
    return null
  if (!acceptsNoun(at, counted, predicate)) return null
  const measure = link.feared && predicate.measure === 'killed' ? 'missing' : predicate.measure
  return propose(context, counted, measure, predicate, link, [`toll-${predicate.side}`])
}

function acceptsNoun(at: TollSentence, counted: CountedNoun, predicate: Predicate): boolean {
  if (counted.kind === 'person' || counted.disjoint || counted.number.kind === 'group') return true
  if (counted.kind !== 'unknown') return false
  if (counted.number.kind === 'article')
    return (
      predicate.group?.form !== 'bare' &&
      predicate.entry.value.strong === 'yes' &&
      (!/^\p{Lu}/u.test(at.words[counted.noun!].form) || at.lexicon.origins.has(at.lower[counted.noun!]))
    )
  const name = /^\p{Lu}/u.test(at.words[counted.noun!].form)
  return (
    predicate.entry.value.strong === 'yes' ||
    (predicate.entry.category === 'event-noun' && predicate.entry.value.needs !== 'person') ||
    name
  )
}

/** "a tué deux civils et trois soldats": a coordinated figure shares the predicate of the one before it. */
function inherited(
  at: TollSentence,
  counted: CountedNoun,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Predicate | null {
  const previous = before.at(-1)
  if (!previous || !isCoordinated(at, previous.last, counted.first)) return null
  const toll = found.find((other) => other.counted === previous)
  return toll?.predicate ?? null
}
