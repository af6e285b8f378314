/**
 * What the author says in its own voice: main clauses that no saying covers. In: a sentence, its sayings and direct quotations.
 * Out: contents, whole clauses with their fronted time phrase, without the frame of a saying that hangs on them.
 */
import { contentEnd, contentRange } from './content-edges.ts'
import { type Content, type Context, type Saying, inside } from './context.ts'
import { behindNotice } from './correction-notice.ts'
import { headlineClauses, predicates } from './headline-clauses.ts'
import { matchSequence } from './match-sequence.ts'
import type { Quotation } from './quotations.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { type Clause, hasFinite, splitClauses } from './split-clauses.ts'
import { saysNothingKnown } from './unknown-only.ts'
import {
  type Stretch,
  type View,
  base,
  hasMainVerb,
  headOf,
  isAuxiliary,
  isFiniteClause,
  isFiniteVerb,
  isPunctuation,
  subjectOf,
} from './view.ts'

export function ownContents(
  ctx: Context,
  cues: SentenceCues,
  sayings: readonly Saying[],
  direct: readonly Quotation[],
): Content[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  if (view.words.length < 2) return []
  const headline = view.sentence.segmentKind === 'headline' || view.sentence.segmentKind === 'deck'
  const whole: Stretch = { a: 0, b: view.words.length - 1 }
  const clauses = headline
    ? headlineClauses(ctx, sentence, whole)
    : splitClauses(ctx, sentence, skipLead(ctx, sentence, whole))
  const out: Content[] = []
  for (const [order, clause] of clauses.entries()) {
    const shared = order > 0 && out.length > 0 && view.words[clause.head].feats.VerbForm === 'Part'
    // "cet article a été corrigé, quatre soldats ayant été capturés": what is corrected needs no finite verb.
    const mended = view.sentence.segmentKind === 'update-notice' && behindNotice(ctx, sentence) > 0
    const content = ownContent(ctx, cues, sayings, direct, clause, headline || shared || mended)
    if (content) out.push(content)
  }
  out.push(...relativeContents(ctx, cues, direct))
  return out
}

/** A question states nothing. */
export function asks({ words }: View): boolean {
  for (let i = words.length - 1; i >= 0 && isPunctuation(words[i]); i--) if (/^\?+!?$/.test(words[i].form)) return true
  return false
}

/** "…, où S": a place's relative clause with an event and a subject of its own tells S as known. */
function relativeContents(ctx: Context, cues: SentenceCues, direct: readonly Quotation[]): Content[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const out: Content[] = []
  for (let i = 1; i < view.words.length - 2; i++) {
    const word = view.words[i]
    if (
      !ctx.lexicon.row('relative', word.form)?.value.place ||
      direct.some((quotation) => word.start >= quotation.start && word.end <= quotation.end)
    )
      continue
    const stop = contentEnd(ctx, sentence, i + 1, -1, cues.barriers)
    const verb = view.words.findIndex((item) => item.index > i && item.index <= stop && item.upos === 'VERB')
    if (verb < 0 || !ctx.events[sentence].some((event) => !event.nominal && event.at.word > i && event.at.word <= stop))
      continue
    let end = stop
    for (let j = verb + 1; j <= stop; j++) {
      if (view.words[j].form !== ',') continue
      end = j - 1
      break
    }
    const made = contentRange(ctx, sentence, { a: i + 1, b: end })
    if (made && made.range.end - made.range.start > 12)
      out.push({ range: made.range, sentence, at: verb, mode: 'indirect', presupposed: true })
  }
  return out
}

/** "CORRECTION –", a list number or the rest of a dateline stand before the sentence. */
function skipLead(ctx: Context, sentence: number, { a, b }: Stretch): Stretch {
  const view = ctx.views[sentence]
  if (view.sentence.segmentKind === 'update-notice' || view.sentence.segmentKind === 'correction')
    a = Math.max(a, behindNotice(ctx, sentence))
  for (let i = a; i < Math.min(b, a + 14); i++) {
    const { form } = view.words[i]
    if (/^[–—]$/.test(form)) {
      if (!hasFinite(view, a, i - 1)) return { a: i + 1, b }
      break
    }
    if (form === ',' && i > 3) break
  }
  if (/^\d+[.)]?$/.test(view.words[a].form) && /^[.)]$/.test(view.words[a + 1]?.form ?? '')) return { a: a + 2, b }
  return { a, b }
}

function ownContent(
  ctx: Context,
  cues: SentenceCues,
  sayings: readonly Saying[],
  direct: readonly Quotation[],
  clause: Clause,
  headline: boolean,
): Content | null {
  const view = ctx.views[cues.sentence]
  // "– Qui a tiré ? – Les nôtres": a question in front of its answer states nothing either.
  const mark = view.words[clause.b + 1]?.form === '?' ? clause.b + 1 : clause.b
  if (view.words[mark].form === '?' && mark < view.words.length - 1) return null
  const isHeadline = view.sentence.segmentKind === 'headline'
  const head = mainHead(view, clause)
  const word = view.words[head]
  if (direct.some((quotation) => word.start >= quotation.start && word.end <= quotation.end)) return null
  const mine = sayings.filter((saying) => saying.sentence === cues.sentence)
  for (const saying of mine) {
    if (saying.announces?.some((range) => inside(word, range))) return null
    if (saying.clause >= 0 && (saying.clause === head || frames(ctx, view, saying, head))) return null
  }
  for (const saying of sayings) {
    for (const content of saying.contents) {
      if (content.nominal || !(word.start >= content.range.start && word.end <= content.range.end)) continue
      return null
    }
  }
  if ([...cues.phrases, ...cues.incises].some(({ phrase }) => head >= phrase.a && head <= phrase.b)) return null
  const stretch = cutFrames(ctx, cues, mine, clause, head)
  // « S », raconte X, dont le frère a été tué: words that begin in the quotation are no clause with what stands behind it.
  const first = view.words[stretch.a]
  if (direct.some(({ inner }) => first && first.start >= inner.start && first.start < inner.end)) return null
  if (!headline && !statesWithVerb(view, stretch, head) && !statesWithoutVerb(ctx, cues.sentence, stretch)) return null
  if (isBareLead(view, stretch, head)) return null
  if (saysNothingKnown(ctx, cues.sentence, stretch, head)) return null
  if (isHeadline && !predicates(view, stretch.a, stretch.b) && !hasFinding(ctx, cues.sentence, stretch)) return null
  if (headline && stretch.b - stretch.a < 2) return null
  const made = contentRange(ctx, cues.sentence, stretch)
  if (!made || made.range.end - made.range.start < 4) return null
  if (direct.some((quotation) => made.range.start >= quotation.start && made.range.end <= quotation.end)) return null
  return { range: made.range, sentence: cues.sentence, at: head, mode: 'indirect' }
}

/** "Asked about the strike, …": a participle in front, whose subject stands in the clause behind the comma, states nothing. */
function isBareLead(view: View, { a, b }: Stretch, head: number): boolean {
  const { upos, feats } = view.words[head]
  if (head !== a || upos !== 'VERB' || view.words[b + 1]?.form !== ',' || subjectOf(view, head) >= 0) return false
  return feats.VerbForm === 'Part' || feats.Tense === 'Past'
}

/** The clause's own head; where the tree put it in a subordinate or on an adverb, the first finite verb of the main clause. */
function mainHead(view: View, clause: Clause): number {
  const { head, a, b } = clause
  const inside = head >= a && head <= b ? head : headOf(view, clause)
  if (isFiniteClause(view, inside) && !opensSubordinate(view, a, inside)) return inside
  let subordinate = false
  for (let i = a; i <= b; i++) {
    const word = view.words[i]
    if (word.feats.PronType === 'Rel' || word.upos === 'SCONJ') subordinate = true
    else if (word.form === ',' && subordinate && i > a + 1) subordinate = false
    if (!isFiniteVerb(word) || subordinate || word.deprel === 'acl:relcl') continue
    const up = word.head
    return isAuxiliary(word) && up > i && up <= b ? up : i
  }
  return inside
}

/** True where nothing but a relative pronoun or conjunction stands between the clause's start and this verb. */
function opensSubordinate(view: View, a: number, head: number): boolean {
  return view.words[a].upos === 'SCONJ' && head - a < 3
}

/** True where the cue's clause is the main clause in other words: a copula or a governor over it ("tient à rappeler que", "est formel :"). */
function frames(ctx: Context, view: View, saying: Saying, head: number): boolean {
  const word = view.words[saying.clause]
  if (word.head !== head) return saying.contents.some((content) => content.at === head && content.nominal)
  const relation = base(word)
  if (relation === 'cop') return true
  if (!isFiniteClause(view, head)) return false
  return relation === 'xcomp' || relation === 'fixed' || ctx.lexicon.has('governor', view.words[head].lemma)
}

/** Takes away, at either end, the frame of sayings that hang on this clause. */
function cutFrames(
  ctx: Context,
  cues: SentenceCues,
  sayings: readonly Saying[],
  clause: Stretch,
  head: number,
): Stretch {
  const view = ctx.views[cues.sentence]
  let { a, b } = clause
  for (let i = head + 1; i <= b; i++) {
    if (cues.barriers.has(i) && i > head) {
      b = i - 1
      break
    }
  }
  for (const saying of sayings) {
    const at = saying.clause >= 0 ? saying.clause : saying.at
    if (at <= head || at > b || saying.at < 0 || saying.kept) continue
    const start = frameStart(ctx, view, saying, at, head)
    if (start > head && start <= b && endsClause(ctx, cues.sentence, saying, b)) b = start - 1
  }
  for (const { phrase } of cues.phrases) {
    if (phrase.a <= a && phrase.b < head) a = phrase.b + 1
  }
  return { a, b }
}

/** First word of the subordinate or participle that holds the cue. */
function frameStart(ctx: Context, view: View, saying: Saying, at: number, head: number): number {
  let top = at
  for (let steps = 0; steps < 12; steps++) {
    const up = view.words[top].head
    if (up < 0 || up === head || up <= head) break
    const relation = base(view.words[top])
    if (relation === 'acl' || relation === 'advcl') break
    top = up
  }
  let start = saying.clause < 0 ? Math.min(at, Math.max(view.lo[at], head + 1)) : Math.max(view.lo[top], head + 1)
  if (saying.clause < 0) {
    // A participle: from itself, with the comma in front.
    start = at
  }
  while (
    start > head + 1 &&
    (isPunctuation(view.words[start - 1]) ||
      ctx.lexicon.has('relative', view.words[start - 1].form) ||
      isContrastEnd(ctx, view, start - 1))
  ) {
    if (/^[»"”’)]$/.test(view.words[start - 1].form)) break
    start--
  }
  return start
}

function isContrastEnd(ctx: Context, view: View, at: number): boolean {
  for (let i = Math.max(0, at - 1); i <= at; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'contrast')
    if (match && i <= at && match.last >= at) return true
  }
  return false
}

function endsClause(ctx: Context, sentence: number, saying: Saying, b: number): boolean {
  const view = ctx.views[sentence]
  const last = view.words[b]
  const end = Math.max(...saying.contents.map((content) => content.range.end), saying.source?.range.end ?? 0)
  return last.end - end < 60
}

/** A finite verb that is not only in a relative clause. */
function statesWithVerb(view: View, { a, b }: Stretch, head: number): boolean {
  if (isFiniteClause(view, head)) return true
  return hasMainVerb(view, a, b + 1)
}

function hasFinding(ctx: Context, sentence: number, { a, b }: Stretch): boolean {
  const { words } = ctx.views[sentence]
  const range = { start: words[a].start, end: words[b].end }
  return (
    ctx.events[sentence].some((event) => inside(event.trigger, range)) ||
    ctx.tolls[sentence].some((toll) => inside(toll.raw, range))
  )
}

function statesWithoutVerb(ctx: Context, sentence: number, { a, b }: Stretch): boolean {
  const view = ctx.views[sentence]
  const from = view.words[a].start
  const to = view.words[b].end
  return ctx.tolls[sentence].some((toll) => toll.raw.start >= from && toll.raw.end <= to)
}
