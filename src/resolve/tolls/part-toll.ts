import { numberLexicon } from '../numbers/number-lexicon.ts'
import { splitNumberTokens } from '../numbers/split-number-tokens.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { Predicate } from './find-predicate.ts'
import { type Context, type Found, type Link, propose } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'
import { isCoordinated } from './word-runs.ts'

/** The toll that a figure after "dont", "parmi lesquels" is part of (T7). */
export function wholeOf(
  context: Context,
  counted: CountedNoun,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at, pack } = context
  const previous = before.at(-1)
  const from = previous ? at.words[previous.last].end : Math.max(at.sentence.start, at.words[counted.first].start - 40)
  const tokens = splitNumberTokens(at.text, { start: from, end: at.words[counted.first].start }, pack)
  const lexicon = numberLexicon(pack)
  for (let i = tokens.length - 1; i >= 0 && i >= tokens.length - 8; i--) {
    const hit = lexicon.find('partitive', tokens, i)
    if (!hit || hit.entry.row.value.part !== 'subset') continue
    if (tokens.length - hit.next > 2) break
    return (
      found.findLast(
        (other) => other.toll.part !== 'subset' && !other.toll.polarity && other.toll.exactness !== 'zero',
      ) ?? null
    )
  }
  const toll = previous && found.find((other) => other.counted === previous)
  if (toll && tokens.length === 1 && tokens[0].norm === '(' && !context.namesSource(counted.last + 1)) return toll
  if (toll?.partOf && counted.kind !== 'casualty' && isCoordinated(at, previous!.last, counted.first))
    return toll.partOf
  return null
}

export function partToll(context: Context, counted: CountedNoun, whole: Found, link: Link): Found | null {
  const { at } = context
  // "dont de nombreux enfants": a part without a figure.
  if (counted.number.exactness === 'vague' && counted.number.max === null) return null
  const own =
    counted.kind === 'casualty' ? (at.entryAt(counted.noun! + 1, 'fatal') ? 'killed' : counted.entry!.measure) : null
  const right = link.predicate?.side === 'right' && closeBy(at, counted, link.predicate, whole) ? link.predicate : null
  const measure = right?.measure ?? own ?? whole.toll.measure
  const result = propose(context, counted, measure, right ?? whole.predicate, { ...link, polarity: undefined }, ['T7'])
  result.toll.part = 'subset'
  result.partOf = whole
  return result
}

/** The predicate belongs to the part, not to the whole around it ("douze personnes, dont trois enfants, ont été tuées"). */
function closeBy(at: TollSentence, counted: CountedNoun, predicate: Predicate, whole: Found): boolean {
  if (predicate.at === whole.predicate?.at) return false
  const until = predicate.group?.first ?? predicate.at
  for (let i = counted.last + 1; i < until; i++) if (at.words[i].form === ',') return false
  return true
}
