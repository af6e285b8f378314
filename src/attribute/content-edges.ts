/**
 * Where a content ends, and how quotation marks sit on it. A content runs on to the end of its clause unless a barrier (another
 * frame, an incise, a semicolon) stops it: that errs less than the far attachments of a tree.
 */
import type { Range } from '../model/span.ts'
import { opensVerdict } from './verdict-behind.ts'
import { quotationAt, type Context } from './context.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { base, isFiniteClause, isFiniteVerb, isPunctuation, trimStretch, type Stretch, type View } from './view.ts'

/**
 * @param from first word of the content
 * @param owner the cue's word: a finite verb coordinated with it ends the content
 * @param barriers words at which another frame of the sentence begins
 */
export function contentEnd(
  ctx: Context,
  sentence: number,
  from: number,
  owner: number,
  barriers: ReadonlySet<number>,
): number {
  const view = ctx.views[sentence]
  const { words } = view
  const holder = quotationAt(ctx, sentence, words[from].start)
  // A content that begins with a quotation's first word has it as an island; one that begins later lies inside it.
  const begunIn = holder && holder.inner.start < words[from].start ? holder : null
  let depth = 0
  let begun = false
  let stepped = -1
  const relative = owner >= 0 && inRelative(view, owner, ctx.lexicon)
  for (let i = from; i < words.length; i++) {
    const word = words[i]
    if (stepped < i - 1 && i > from && !isPunctuation(words[i - 1]) && !barriers.has(i - 1)) begun = true
    const { form } = word
    if (begunIn && word.start >= begunIn.inner.end) return closeStretch(view, from, i - 1)
    if (begun && barriers.has(i)) return closeStretch(view, from, i - 1)
    if (form === '(' || form === '[') depth++
    else if (form === ')' || form === ']') {
      if (depth === 0) return closeStretch(view, from, i - 1)
      depth--
    }
    if (depth > 0) continue
    const quotation = quotationAt(ctx, sentence, word.start)
    if (quotation && quotation !== begunIn && (quotation.start === word.start || i === from)) {
      // A quotation inside the content is its island: step over it.
      while (i + 1 < words.length && words[i + 1].start < quotation.end) i++
      begun = true
      stepped = i
      continue
    }
    if (form === ';') return closeStretch(view, from, i - 1)
    if (i > from && opensVerdict(ctx, view, i)) return closeStretch(view, from, i - 1)
    // "X, dont Y nie être l'auteur, ne portait …": the main clause goes on behind the comma.
    if (relative && i > from && form === ',' && goesOn(view, i + 1)) return closeStretch(view, from, i - 1)
    if (
      i > from &&
      owner >= 0 &&
      word.head === owner &&
      base(word) === 'conj' &&
      i > owner &&
      (isFiniteClause(view, i) || sharesAuxiliary(view, owner, i))
    ) {
      return closeStretch(view, from, Math.max(from, view.lo[i] - 1))
    }
  }
  return closeStretch(view, from, words.length - 1)
}

/** By the tree, or by a relative pronoun behind a comma with no finite verb between it and the cue. */
function inRelative(view: View, at: number, lexicon: CueLexicon): boolean {
  if (base(view.words[at]) === 'acl') return true
  for (let i = at - 1; i > 0; i--) {
    const word = view.words[i]
    if (word.feats.PronType === 'Rel' || (lexicon.has('relative', word.form) && view.words[i - 1].form === ','))
      return view.words[i - 1].form === ',' || view.words[i - 2]?.form === ','
    if (word.form === ',' || (isFiniteVerb(word) && word.head !== at)) return false
  }
  return false
}

/** A finite verb without a subject of its own right behind, clitics and negation apart. */
export function goesOn(view: View, from: number): boolean {
  for (let i = from; i < Math.min(view.words.length, from + 4); i++) {
    const word = view.words[i]
    if (isFiniteVerb(word)) return true
    if (!['ADV', 'PRON', 'PART'].includes(word.upos) || word.feats.PronType === 'Rel') return false
    if (base(word) === 'nsubj') return false
  }
  return false
}

/** "a condamné S et appelé …": a participle coordinated with the cue's own. */
function sharesAuxiliary(view: View, owner: number, at: number): boolean {
  return (
    view.words[at].feats.VerbForm === 'Part' &&
    view.words[at].upos === 'VERB' &&
    view.words[owner].feats.VerbForm === 'Part' &&
    isFiniteClause(view, owner)
  )
}

function closeStretch(view: View, from: number, to: number): number {
  let b = to
  for (; b > from; b--) {
    const word = view.words[b]
    if (isPunctuation(word) && !/^[»"”’)\]]$/.test(word.form)) continue
    if (word.upos === 'CCONJ') continue
    break
  }
  return b
}

/** The range of a stretch with its quotation marks paired: a mark is taken in, or left out, on both sides alike. */
export function fitQuotes(ctx: Context, sentence: number, range: Range, keep = true): Range {
  let { start, end } = range
  for (const index of ctx.quotationsOf[sentence]) {
    const quotation = ctx.quotations[index]
    const opensInside = quotation.start >= start && quotation.start < end
    const closesInside = quotation.end > start && quotation.end <= end
    if (quotation.inner.start >= start && quotation.inner.end <= end && quotation.start < start && !keep) continue
    if (quotation.inner.start === start && quotation.inner.end <= end && keep) start = quotation.start
    if (quotation.inner.end === end && quotation.start >= start && keep) end = quotation.end
    if (opensInside && !closesInside && quotation.inner.end === end) end = quotation.end
    else if (opensInside && quotation.start === start && quotation.end > end) start = quotation.inner.start
    else if (closesInside && quotation.end === end && quotation.start < start) end = quotation.inner.end
  }
  return { start, end }
}

/** Range of a stretch of words without loose punctuation at its ends, marks paired. */
export function contentRange(
  ctx: Context,
  sentence: number,
  stretch: Stretch,
): { range: Range; stretch: Stretch } | null {
  const view = ctx.views[sentence]
  const cut = trimStretch(view, stretch)
  if (!cut) return null
  let { a, b } = cut
  // A mark whose partner lies outside is dropped with what follows it.
  while (a < b && /^[»”)\]]$/.test(view.words[a].form)) a++
  while (b > a && /^[«“([]$/.test(view.words[b].form)) b--
  const again = trimStretch(view, { a, b })
  if (!again) return null
  const start =
    again.a > 0 &&
    view.words[again.a].multiword &&
    view.words[again.a - 1].start === view.words[again.a].start &&
    again.a < again.b
      ? view.words[again.a + 1].start
      : view.words[again.a].start
  const range = fitQuotes(ctx, sentence, { start, end: view.words[again.b].end })
  return { range: trimText(ctx.doc.text, range), stretch: again }
}

/** Drops white space, commas and a final stop at the ends. */
export function trimText(text: string, { start, end }: Range): Range {
  while (start < end && /[\s,;:.–—-]/.test(text[start])) start++
  while (end > start && /[\s,;:.!?…–—]/.test(text[end - 1]) && !isAbbreviation(text, start, end)) end--
  return { start, end }
}

/** "Mara D." keeps its stop: one capital letter before it. */
function isAbbreviation(text: string, start: number, end: number): boolean {
  return (
    text[end - 1] === '.' && /\p{Lu}/u.test(text[end - 2] ?? '') && (end - 3 < start || /[\s.-]/.test(text[end - 3]))
  )
}
