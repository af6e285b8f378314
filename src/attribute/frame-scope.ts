/**
 * The clause that a phrase like "selon X" or ", a dit X," covers. In: the words of the phrase. Out: the stretches it attributes.
 * Fronted, it covers what follows; otherwise what precedes, and the whole clause where neither side alone is one.
 */
import { quotationAt, type Context } from './context.ts'
import { contentEnd } from './content-edges.ts'
import { isBetweenHarms } from './join-harms.ts'
import { matchSequence } from './match-sequence.ts'
import { hasFinite } from './split-clauses.ts'
import { isFiniteVerb, isPunctuation, type Stretch } from './view.ts'

export interface Phrase extends Stretch {
  /** A verb's incise also covers what goes on behind it. */
  incise: boolean
}

/** @param others phrases of the same sentence that bound each other's scope */
export function scopeOf(
  ctx: Context,
  sentence: number,
  phrase: Phrase,
  others: readonly Phrase[],
  barriers: ReadonlySet<number>,
): Stretch[] {
  const view = ctx.views[sentence]
  const { words } = view
  const left = leftBound(ctx, sentence, phrase, others)
  let from = left
  while (
    from < phrase.a &&
    (isPunctuation(words[from]) || words[from].upos === 'CCONJ') &&
    !/^[«"“‘(]$/.test(words[from].form)
  )
    from++
  let before = phrase.a - 1
  while (before >= from && isPunctuation(words[before]) && !/^[»"”’)]$/.test(words[before].form)) before--
  const walls = new Set(barriers)
  for (let i = phrase.a; i <= phrase.b; i++) walls.delete(i)
  const after = rightStart(ctx, sentence, phrase)
  const rightEnd = after < words.length && !walls.has(after) ? contentEnd(ctx, sentence, after, -1, walls) : -1
  if (before < from) return rightEnd >= after ? [{ a: after, b: rightEnd }] : []
  const leftFinite = hasFinite(view, from, before)
  // "Les victimes étaient, selon X, des éleveurs": the phrase parts a verb from what belongs to it.
  const parted = isFiniteVerb(words[before]) && words[before + 1]?.form === ',' && words[phrase.b + 1]?.form === ','
  if (parted && rightEnd >= after && words[after]?.upos !== 'CCONJ' && !isSubordinate(ctx, sentence, after))
    return [{ a: from, b: rightEnd }]
  const goesOn =
    rightEnd >= after && rightEnd > phrase.b && words[phrase.b + 1]?.form === ',' && words[after]?.upos !== 'CCONJ'
  // "The raid, X said, killed nine": the verb right behind belongs to what stands in front.
  const verbBehind = phrase.incise && words[after]?.upos === 'VERB'
  if (!leftFinite && rightEnd >= after && (verbBehind || hasFinite(view, after, rightEnd)))
    return [{ a: from, b: rightEnd }]
  if (leftFinite && phrase.incise && goesOn && !isSubordinate(ctx, sentence, after)) {
    return hasFinite(view, after, rightEnd)
      ? [
          { a: from, b: before },
          { a: after, b: rightEnd },
        ]
      : [{ a: from, b: before }]
  }
  return [{ a: from, b: before }]
}

function isSubordinate(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  return (
    word.upos === 'SCONJ' ||
    word.upos === 'CCONJ' ||
    word.feats.PronType === 'Rel' ||
    matchSequence(ctx.views[sentence], at, ctx.lexicon.sequences, 'contrast', 'condition') !== null
  )
}

function rightStart(ctx: Context, sentence: number, phrase: Phrase): number {
  const { words } = ctx.views[sentence]
  let at = phrase.b + 1
  while (at < words.length && isPunctuation(words[at]) && !/^[«"“‘(]$/.test(words[at].form)) {
    if (/^[.;]$/.test(words[at].form)) return words.length
    at++
  }
  return at
}

function leftBound(ctx: Context, sentence: number, phrase: Phrase, others: readonly Phrase[]): number {
  const view = ctx.views[sentence]
  const { words } = view
  const holder = quotationAt(ctx, sentence, words[phrase.a].start)
  let bound = 0
  for (const other of others)
    if (other.b < phrase.a && other.b + 1 > bound && coversLeft(view.words, other)) bound = other.b + 1
  for (let i = phrase.a - 1; i >= bound; i--) {
    const word = words[i]
    if (holder ? word.start < holder.inner.start : false) return i + 1
    if (word.form === ';') return i + 1
    if (word.form === ')') {
      while (i > bound && words[i].form !== '(') i--
      continue
    }
    if (word.form === '(') return i + 1
    const contrast = matchSequence(view, i, ctx.lexicon.sequences, 'contrast')
    if (
      contrast?.sequence.row.value.split &&
      contrast.last < phrase.a - 1 &&
      hasFinite(view, contrast.last + 1, phrase.a - 1) &&
      !isBetweenHarms(ctx, sentence, { a: bound, b: i - 1 }, { a: contrast.last + 1, b: phrase.a - 1 })
    )
      return contrast.last + 1
    if (
      word.form === ':' &&
      i < phrase.a - 1 &&
      !hasFinite(view, bound, i - 1) &&
      ctx.views[sentence].sentence.segmentKind === 'headline'
    )
      return i + 1
  }
  return bound
}

/** A fronted phrase does not bound the scope of a later one from the left beyond itself. */
function coversLeft(words: readonly { upos: string; form: string }[], other: Phrase): boolean {
  return other.b >= 0
}

/** True where a phrase opens its clause: nothing but punctuation or a conjunction in front. */
export function opensClause(ctx: Context, sentence: number, at: number): boolean {
  const { words } = ctx.views[sentence]
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i]
    if (/^[;:]$/.test(word.form) || word.upos === 'SCONJ' || word.upos === 'CCONJ') return true
    if (!isPunctuation(word)) return isFiniteVerb(word) ? false : false
  }
  return true
}
