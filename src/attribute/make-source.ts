/** The words that name a source, from its head: no adjuncts in front, no relative clause that says something itself behind. */
import type { Context, Source } from './context.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { nounPhrase } from './noun-phrase.ts'
import { type Stretch, type View, base, isFiniteVerb, isGerund, isPunctuation, rangeOf } from './view.ts'

/** "ces derniers": two words for one who was named last, whatever the tagger made of them. */
function latter(ctx: Context, view: View, at: number): Stretch | null {
  for (const a of [at, at - 1])
    if (view.words[a + 1] && a >= 0 && ctx.lexicon.has('latter', `${view.forms[a]} ${view.forms[a + 1]}`))
      return { a, b: a + 1 }
  return null
}

/** The source for a head word: its noun phrase, cut before `before` where a relative clause follows. */
export function makeSource(ctx: Context, sentence: number, at: number, before?: number, ellipsis = false): Source {
  const view = ctx.views[sentence]
  const limit: Stretch = { a: 0, b: before !== undefined ? before - 1 : view.words.length - 1 }
  const word = view.words[at]
  const stretch =
    latter(ctx, view, at) ??
    (word.upos === 'PRON' ? { a: at, b: at } : cutAtSaying(ctx, sentence, nounPhrase(view, at, limit), at))
  // "dont les proches affirment": the relative pronoun hangs on the noun but is no part of its name.
  while (stretch.a < at && view.words[stretch.a].feats.PronType === 'Rel') stretch.a++
  if (word.upos !== 'PRON') stretch.a = Math.min(at, Math.max(stretch.a, behindAdjuncts(ctx, sentence, stretch.a, at)))
  // "Le maire, lui, évoque …": a pronoun between commas only repeats the name.
  if (stretch.b > at + 1 && view.words[stretch.b].upos === 'PRON' && view.words[stretch.b - 1].form === ',')
    stretch.b -= 2
  if (word.upos !== 'PRON' && view.words[stretch.a - 1]?.upos === 'DET' && stretch.a - 1 >= limit.a) stretch.a--
  if (word.upos !== 'PRON') {
    stretch.b = Math.min(limit.b, wholeName(ctx, view, stretch.b))
    stretch.b = Math.max(at, beforeAside(ctx, sentence, stretch, at))
  }
  // "the ministry's claim": the mark of the possessor is no part of the name.
  while (stretch.b > at && base(view.words[stretch.b]) === 'case') stretch.b--
  return ellipsis
    ? { sentence, at, range: trimmed(view, stretch), ellipsis }
    : { sentence, at, range: trimmed(view, stretch) }
}

/** "Mr. | Harlow", "Police Chief | Ann Meyer": a name that runs on right behind is one with it, whatever the tree cut off. */
function wholeName(ctx: Context, view: View, b: number): number {
  let end = b
  while (view.words[end + 1]?.upos === 'PROPN' && end - b < 6 && isNominal(view, end)) end++
  // A name before another noun ("the Harlow offer") is no title's.
  return end > b && view.words[end + 1]?.upos === 'NOUN' ? b : end
}

function isNominal(view: View, at: number): boolean {
  return ['NOUN', 'PROPN', 'ADJ', 'PUNCT'].includes(view.words[at].upos) && view.words[at].form !== ','
}

/** "X, speaking to N", "prosecutors in April": what the source does beside, and when, is no part of the name. */
function beforeAside(ctx: Context, sentence: number, { b }: Stretch, at: number): number {
  const view = ctx.views[sentence]
  for (let i = at + 1; i < b; i++) {
    const next = view.words[i + 1]
    if (view.words[i].form === ',' && next.feats.PronType === 'Rel') return i - 1
    if (view.words[i].form === ',' && isGerund(next) && next.feats.Tense !== 'Past') return i - 1
  }
  for (const index of ctx.dates[sentence]) {
    const { span } = ctx.findings.dates[index].date
    if (span.end < view.words[b].end || span.start <= view.words[at].end || span.start > view.words[b].start) continue
    let a = b
    while (a > at + 1 && view.words[a - 1].start >= span.start) a--
    if (view.words[a - 1].upos === 'ADP') a--
    if (a > at) return a - 1
  }
  return b
}

/** "In an interview Mr. X", "last week the mayor": what only says where or when stands in front of the name, not in it. */
function behindAdjuncts(ctx: Context, sentence: number, from: number, at: number): number {
  const view = ctx.views[sentence]
  let a = from
  for (const kid of view.kids[at]) {
    if (kid >= at || view.hi[kid] >= at) continue
    const relation = base(view.words[kid])
    const placed =
      (relation === 'obl' || relation === 'nmod') && view.kids[kid].some((item) => view.words[item].deprel === 'case')
    if (placed && view.words[view.lo[kid]].upos === 'ADP') a = Math.max(a, view.hi[kid] + 1)
  }
  for (const index of ctx.dates[sentence]) {
    const { span } = ctx.findings.dates[index].date
    if (span.start !== view.words[a].start || span.end > view.words[at].start) continue
    while (a < at && view.words[a].end <= span.end) a++
    if (a < at && view.words[a].form === ',') a++
  }
  return a
}

/** A relative clause stays with its noun only while it holds no finite verb that says something itself. */
function cutAtSaying(ctx: Context, sentence: number, stretch: Stretch, head: number): Stretch {
  const view = ctx.views[sentence]
  for (let i = head + 1; i <= stretch.b; i++) {
    const word = view.words[i]
    if (
      word.upos === 'VERB' &&
      isFiniteVerb(word) &&
      ctx.lexicon.verbs.has(foldedLemma(word)) &&
      base(word) !== 'acl'
    ) {
      const start = view.lo[i]
      if (start > head) return { a: stretch.a, b: start - 1 }
    }
  }
  return stretch
}

function trimmed(view: View, { a, b }: Stretch) {
  while (b > a && isPunctuation(view.words[b]) && !/^[»"”’)]$/.test(view.words[b].form)) b--
  const range = rangeOf(view, { a, b })
  // An inverted clitic is written with hyphens ("-t-il"): the mention is the pronoun alone.
  const text = view.text.slice(range.start, range.end)
  const lead = /^-?(?:\p{Ll}-)?(?=\p{L}{2})/u.exec(text)
  if (lead && lead[0] !== '' && lead[0] !== text) return { start: range.start + lead[0].length, end: range.end }
  return range
}
