/**
 * Direct quotations and who says them. A quotation is direct where it states something and stands as a sentence of its own: after a
 * colon, before an inverted verb, or over several sentences; any other quotation is an island of its sentence and left to it.
 */
import type { Range } from '../model/span.ts'
import type { Act } from '../model/statement.ts'
import { type Context, type Saying, type Source, inside } from './context.ts'
import type { Incise } from './incise.ts'
import type { Quotation } from './quotations.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { speakerAfter, speakerBefore, speakerBehindDash } from './speaker-at-colon.ts'
import { isClausal, splitQuotation } from './split-quotation.ts'
import { behindTag, inciseAfterNext, inciseAt, insideIncises } from './tag-of-quotation.ts'
import { verbGroup } from './verb-group.ts'
import { base, child, isFiniteVerb, isPunctuation, rangeOf, subjectOf } from './view.ts'
import { clauseStart, isEnd, isStop, wordAfter, wordBefore } from './words-around.ts'

export interface DirectSpeech {
  sayings: Saying[]
  /** Ranges of direct quotations: no own voice inside. */
  direct: Quotation[]
}

export function findDirectSpeech(ctx: Context, cues: readonly SentenceCues[]): DirectSpeech {
  const sayings: Saying[] = []
  const direct: Quotation[] = []
  let s = 0
  let last: { saying: Saying; end: number } | null = null
  for (const quotation of ctx.quotations) {
    while (s < ctx.views.length && ctx.views[s].sentence.end <= quotation.start) s++
    if (s >= ctx.views.length) break
    let t = s
    while (t + 1 < ctx.views.length && ctx.views[t + 1].sentence.start < quotation.end) t++
    const saying = readQuotation(ctx, cues, quotation, s, t, last)
    if (!saying) continue
    direct.push(quotation)
    sayings.push(saying)
    last = { saying, end: quotation.end }
  }
  return { sayings, direct }
}

type Last = { saying: Saying; end: number } | null

function readQuotation(
  ctx: Context,
  cues: readonly SentenceCues[],
  quotation: Quotation,
  s: number,
  t: number,
  last: Last,
): Saying | null {
  if (
    quotation.end - quotation.start < 4 ||
    (ctx.views[s].sentence.segmentKind === 'headline' && !isClausal(ctx, quotation, s))
  )
    return null
  const view = ctx.views[s]
  const tailView = ctx.views[t]
  const pre = wordBefore(view, quotation.start)
  const post = wordAfter(tailView, quotation.end)
  const opens = pre < 0 || isStop(view, pre)
  const afterColon = pre >= 0 && view.words[pre].form === ':'
  const afterCue = pre >= 0 && view.words[pre].form === ',' && cueBefore(ctx, cues[s], pre)
  const incise = inciseAt(cues[t], post) ?? inciseAfterNext(ctx, cues, t, quotation)
  const within = insideIncises(cues, s, t, quotation)
  const clausal = isClausal(ctx, quotation, s)
  const selon =
    post >= 0 ? cues[t].phrases.find((item) => item.phrase.a === post || item.phrase.a === post + 1) : undefined
  const headline = tailView.sentence.segmentKind === 'headline'
  const closes = post < 0 || isEnd(tailView, post) || (headline && tailView.words[post].form === ':')
  const goesOn = clausal && pre >= 0 && view.words[pre].form === ',' && behindTag(cues[s], pre, last, s)
  const several = (t > s && clausal) || goesOn
  const after = opens && clausal ? (speakerBehindDash(ctx, t, quotation.end) ?? speakerAfter(ctx, t, post)) : null
  const byItself = (opens || afterColon || afterCue) && (closes || after !== null) && clausal
  const tagged = incise && (opens || afterColon || clausal)
  const introduced = (afterColon || afterCue) && clausal
  if (!tagged && !within.length && !(selon && opens && clausal) && !byItself && !introduced && !several) {
    if (!(opens && incise)) return null
  }
  const frameRanges: Range[] = within.map((item) => rangeOf(ctx.views[item.sentence], item.incise.phrase))
  const contents = splitQuotation(ctx, quotation, s, frameRanges)
  if (contents.length === 0) return null
  const rules: string[] = []
  const needsReview: string[] = quotation.closed ? [] : ['quotation: the mark is never closed']
  const make: Make = (source, at, sentence, act, cue, cueRange, clause, frame, rule) => ({
    sentence,
    at,
    cue,
    act: act === '' ? 'reports' : act,
    cueRange,
    source,
    inner: [],
    contents,
    clause,
    frame,
    rules: [...rules, rule],
    needsReview,
  })
  const tag = incise ?? (within[0] ? { incise: within[0].incise, sentence: within[0].sentence } : null)
  if (tag) return fromIncise(ctx, tag.incise, tag.sentence, make)
  if (selon)
    return make(
      selon.source,
      selon.phrase.a,
      t,
      selon.row.stance as Act,
      null,
      rangeOf(tailView, { a: selon.phrase.a, b: selon.last }),
      -1,
      [selon.phrase],
      'direct + according-to',
    )
  if (afterColon || (!opens && pre >= 0)) {
    const before = fromColon(ctx, cues[s], s, pre, make, last, quotation)
    if (before) return before
  }
  if (pre < 0 && s > 0) {
    const previous = ctx.views[s - 1]
    const end = previous.words.length - 1
    // "… le communiqué suivant :" may end a paragraph, and the words open the next.
    const next = ctx.views[s].sentence
    const near = next.segment - previous.sentence.segment <= 1 && next.segmentKind === previous.sentence.segmentKind
    if (end >= 0 && previous.words[end].form === ':' && near) {
      const before = fromColon(ctx, cues[s - 1], s - 1, end, make, last, quotation)
      if (before) return before
    }
  }
  if (after) return make(after, -1, t, '', null, null, -1, [], 'quote + colon + speaker')
  return make(null, -1, s, '', null, null, -1, [], 'direct: source of the text before')
}

type Make = (
  source: Source | null,
  at: number,
  sentence: number,
  act: Act | '',
  cue: Saying['cue'],
  cueRange: Range | null,
  clause: number,
  frame: Saying['frame'],
  rule: string,
) => Saying

function fromIncise(ctx: Context, incise: Incise, sentence: number, make: Make): Saying {
  const view = ctx.views[sentence]
  const cue =
    incise.verb?.cues.find((item) => item.slots.some((slot) => slot.kind === 'quote')) ?? incise.verb?.cues[0] ?? null
  const act = cue && !incise.group.negated ? cue.act : ''
  return make(
    incise.source,
    incise.group.head,
    sentence,
    act,
    cue,
    rangeOf(view, { a: incise.group.a, b: incise.group.head }),
    incise.group.head,
    [incise.phrase],
    `direct + ${cue?.lemma ?? 'inverted verb'}`,
  )
}

/** The clause before a colon: its cue, else its subject. A speech just before ("a dit X : « … »") carries over. */
function fromColon(
  ctx: Context,
  cues: SentenceCues,
  sentence: number,
  colon: number,
  make: Make,
  last: Last,
  quotation: Quotation,
): Saying | null {
  const view = ctx.views[sentence]
  const start = clauseStart(view, colon - 1)
  const verb = [...cues.verbs]
    .reverse()
    .find(
      (item) => item.group.head < colon && item.group.head >= start && !insideQuotation(ctx, sentence, item.group.head),
    )
  if (verb && !verb.group.negated) {
    const cue = verb.cues.find((item) => item.slots.some((slot) => slot.kind === 'quote')) ?? verb.cues[0]
    const source = sourceOfVerb(ctx, sentence, verb.group)
    const takesQuote = cue.slots.some((slot) => slot.kind === 'quote')
    // Where the cue has an object of its own ("a rejeté toute responsabilité : « … »"), the words after the colon only go on.
    const object = child(view, verb.group.head, 'obj')
    return make(
      source,
      verb.group.head,
      sentence,
      takesQuote && !(object > verb.group.head && object < colon) ? cue.act : '',
      cue,
      rangeOf(view, { a: verb.group.a, b: verb.last }),
      verb.group.head,
      [{ a: start, b: colon }],
      `${cue.lemma} + colon + quote`,
    )
  }
  const phrase = cues.phrases.find((item) => item.phrase.a >= start && item.phrase.b < colon)
  if (phrase)
    return make(
      phrase.source,
      phrase.phrase.a,
      sentence,
      phrase.row.stance as Act,
      null,
      rangeOf(view, { a: phrase.phrase.a, b: phrase.last }),
      -1,
      [phrase.phrase],
      'according-to + colon + quote',
    )
  if (last && last.saying.sentence === sentence && last.end <= quotation.start) return null
  for (let i = colon - 1; i >= start; i--) {
    if (!isFiniteVerb(view.words[i])) continue
    const head = base(view.words[i]) === 'aux' ? view.words[i].head : i
    if (subjectOf(view, head) < 0) continue
    const source = sourceOfVerb(ctx, sentence, verbGroup(view, head, ctx.lexicon))
    if (source)
      return make(source, -1, sentence, '', null, null, -1, [{ a: start, b: colon }], 'clause + colon + quote')
  }
  const named = speakerBefore(ctx, sentence, start, colon)
  return named && make(named, -1, sentence, '', null, null, -1, [], 'speaker + colon + quote')
}

function insideQuotation(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  return ctx.quotationsOf[sentence].some((index) => inside(word, ctx.quotations[index]))
}

/** "X declared, “…”": a finite cue that takes quotations, a comma, and nothing that says more between them. */
function cueBefore(ctx: Context, cues: SentenceCues, comma: number): boolean {
  const view = ctx.views[cues.sentence]
  const verb = cues.verbs.findLast(
    ({ group }) =>
      group.head < comma && (group.form === 'finite' || group.form === 'present-participle') && !group.negated,
  )
  if (!verb || !verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote'))) return false
  if (cues.incises.some(({ group }) => group.head === verb.group.head)) return false
  for (let i = verb.last + 1; i < comma; i++)
    if (isFiniteVerb(view.words[i]) || isPunctuation(view.words[i]) || comma - verb.last > 9) return false
  return !insideQuotation(ctx, cues.sentence, verb.group.head)
}
