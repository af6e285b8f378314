import type { Measure } from '../../model/toll.ts'
import { bounded } from '../numbers/read-numbers.ts'
import { tollFrame, totalledMeasure } from './bilan-frames.ts'
import type { CountedNoun } from './counted-noun.ts'
import { type Context, type Found, type Link, propose } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'
import { isCoordinated } from './word-runs.ts'

/** A figure without a noun: the subject or object of a predicate next to it, or the figure of a toll sentence. */
export function bareToll(
  context: Context,
  counted: CountedNoun,
  link: Link,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at } = context
  if (counted.number.kind === 'article' || isYear(at, counted) || isAge(at, counted)) return null
  const { predicate } = link
  const near =
    predicate?.entry.category === 'adverbial' ||
    (predicate?.entry.category === 'event-noun' && counted.anaphoric === true) ||
    (predicate?.group &&
      (predicate.side === 'left'
        ? counted.first - predicate.group.last <= 2
        : predicate.group.first - counted.last <= 2))
  if (
    predicate &&
    near &&
    (predicate.entry.value.strong === 'yes' ||
      predicate.entry.category === 'adverbial' ||
      ofPersons(counted, before.at(-1)))
  )
    return propose(context, counted, predicate.measure, predicate, link, ['toll-bare'])
  const previous = found.at(-1)
  if (
    previous &&
    previous.counted === before.at(-1) &&
    previous.toll.exactness !== 'zero' &&
    context.namesSource(afterAdverb(at, counted.last + 1))
  ) {
    return propose(context, counted, previous.toll.measure, previous.predicate, link, ['toll-other-source'])
  }
  const ofThem = countedOfThem(context, counted) ? (found.at(-1)?.toll.measure ?? recentMeasure(context)) : null
  if (ofThem) return propose(context, counted, ofThem, null, link, ['toll-of-them'])
  const frame = tollFrame(at, counted, context.clauses, context.resumesTotal)
  if (!frame || countsThings(at, counted)) return null
  const measure = totalledMeasure(at) ?? found.at(-1)?.toll.measure ?? context.lastMeasure ?? 'casualties-unspecified'
  const number = frame.bound ? bounded(counted.number, frame.bound.value, frame.bound.stance) : counted.number
  const at0 = { ...counted, number }
  return propose(context, at0, measure, null, link, ['toll-total'], frame.verb)
}

/** "chiffre à 3 400 le nombre de maisons détruites": the noun behind the figure counts what is no person. */
function countsThings(at: TollSentence, counted: CountedNoun): boolean {
  const next = at.words.slice(counted.last + 1).find(({ upos }) => upos !== 'DET')
  const things =
    next?.upos === 'NOUN' &&
    at.words.find(({ head, deprel, upos }) => head === next.index && deprel === 'nmod' && upos === 'NOUN')
  return Boolean(
    things && things.index > counted.last && at.entriesAt(things.index).every(({ category }) => category === 'thing'),
  )
}

/** "trois seulement d'après la gendarmerie": over one adverb. */
function afterAdverb({ words }: TollSentence, i: number): number {
  return words[i]?.upos === 'ADV' ? i + 1 : i
}

const recentMeasure = ({ recent, lastMeasure }: Context): Measure | null => (recent ? lastMeasure : null)

/** "L'hôpital en compte onze": the figure is the object of a verb, well tagged or not, that a pronoun for its noun stands before. */
function countedOfThem({ at, clauses }: Context, counted: CountedNoun): boolean {
  for (let i = counted.first - 1; i > 0 && i >= counted.first - 4; i--) {
    const group = clauses.byWord.get(i)
    const finite = at.entriesAt(i).some(({ value }) => value.finite?.split('|').includes(at.lower[i]))
    if (group || finite) {
      const told = group
        ? group.form === 'finite' && !group.negated && group.feats.Tense !== 'Fut' && !group.measure
        : true
      return told && at.entryAt((group?.first ?? i) - 1, 'of-them') !== null
    }
    if (at.words[i].upos !== 'ADV' && at.words[i].upos !== 'DET' && !at.entryAt(i, 'of')) return false
  }
  return false
}

/** "sur 14 otages, neuf ont été exécutés", "onze d'entre eux": the persons were named before. */
function ofPersons(counted: CountedNoun, previous: CountedNoun | undefined): boolean {
  return counted.anaphoric === true || previous?.kind === 'person' || previous?.kind === 'casualty'
}

/** "Teacher, 43, stabbed": a lone figure between commas behind a noun. */
function isAge({ words }: TollSentence, { number, first, last }: CountedNoun): boolean {
  if (number.kind !== 'numeral' || first !== last || words[first - 1]?.form !== ',') return false
  const noun = words[first - 2]?.upos
  return (noun === 'NOUN' || noun === 'PROPN') && /^[,.]$/.test(words[last + 1]?.form ?? '.')
}

/** Four digits without a separator after a preposition, or between 1900 and 2099. */
function isYear(at: TollSentence, counted: CountedNoun): boolean {
  const { number } = counted
  if (number.kind !== 'numeral' || number.exactness !== 'exact' || number.value === null) return false
  if (number.end - number.start !== 4 || number.value < 1000 || number.value > 2100) return false
  return number.value >= 1900 || at.words[counted.first - 1]?.upos === 'ADP'
}

export function withdrawnToll(
  context: Context,
  counted: CountedNoun,
  found: readonly Found[],
  compared: boolean,
): Found | null {
  const right = found.at(-1)
  if (!right) return null
  const result = propose(
    context,
    counted,
    right.toll.measure,
    right.predicate,
    { predicate: null, left: null, released: false, feared: false, polarity: undefined },
    ['T3'],
  )
  if (compared) return result
  result.toll.withdrawn = true
  right.supersedes = result
  return result
}

/** "respectivement deux et cinq morts", "deux, puis trois blessés": a figure without noun takes that of the next one. */
export function shareNouns(context: Context, counted: readonly CountedNoun[], found: Found[]): void {
  const { at } = context
  for (const total of found.filter((other) => other.toll.rules.includes('toll-total'))) {
    const after = counted[counted.indexOf(total.counted) + 1]
    const next =
      after && after.first - total.counted.last <= 2 ? found.find((other) => other.counted === after) : undefined
    if (next) total.toll.measure = next.toll.measure
  }
  for (let i = counted.length - 2; i >= 0; i--) {
    const bare = counted[i]
    if (
      bare.kind !== 'none' ||
      bare.disjoint ||
      bare.number.kind === 'article' ||
      found.some((other) => other.counted === bare)
    )
      continue
    const next = found.find((other) => other.counted === counted[i + 1])
    if (!next || next.toll.part === 'subset' || !sharesNoun(at, bare, counted[i + 1])) continue
    found.push(
      propose(
        context,
        bare,
        next.toll.measure,
        next.predicate,
        {
          predicate: null,
          left: null,
          released: false,
          feared: false,
          polarity: next.toll.polarity as '-' | undefined,
        },
        ['toll-shared-noun'],
      ),
    )
  }
}

/** Joined by a conjunction, or by a comma under "respectivement"; years and days are no such figures. */
function sharesNoun(at: TollSentence, bare: CountedNoun, next: CountedNoun): boolean {
  if (!isCoordinated(at, bare.last, next.first) || bare.number.kind === 'range' || isYear(at, bare)) return false
  for (let i = bare.last + 1; i < next.first; i++) if (at.entryAt(i, 'and') && at.words[i].upos !== 'ADP') return true
  return at.words.some((_, i) => at.entryAt(i, 'respectively') !== null)
}
