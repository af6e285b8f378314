/**
 * Sentences that say who said the one before: "C'est du moins ce que soutient X.", "Ainsi parlait X.", "… ? s'indigne X."
 * In: the cues of a sentence. Out: a saying without contents, or null; the contents are the author's own of the sentence before.
 */
import type { Context, Saying } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { cannotSpeak } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { invertedSubject } from './inverted-subject.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { isPunctuation, rangeOf, subjectOf } from './view.ts'

export function saidBehind(ctx: Context, cues: SentenceCues): Saying | null {
  const { sentence, verbs } = cues
  if (sentence === 0 || verbs.length === 0) return null
  const view = ctx.views[sentence]
  const before = ctx.views[sentence - 1]
  const gap = ctx.doc.text.slice(before.sentence.end, view.sentence.start)
  if (before.sentence.segment !== view.sentence.segment || gap.includes('\n')) return null
  const frame = matchSequence(view, 0, ctx.lexicon.sequences, 'backward', 'backward-manner')
  const verb = verbs[0]
  if (frame) {
    if (verb.group.a - frame.last > 8 || verb.group.negated || verb.group.form !== 'finite') return null
    // "Ainsi" says how X spoke only where X stands behind the verb and nothing else is said.
    if (frame.sequence.row.category === 'backward-manner' && (verbs.length > 1 || subjectBefore(ctx, sentence, verb)))
      return null
  } else if (!opensLow(ctx, sentence, verb)) return null
  const source = sourceOfVerb(ctx, sentence, verb.group, true)
  if (!source || cannotSpeak(ctx, source.sentence, source.at)) return null
  const cue = verb.cues.find((item) => item.slots.some((slot) => slot.kind === 'quote')) ?? verb.cues[0]
  return {
    sentence,
    at: verb.group.head,
    cue,
    act: cue.act || 'reports',
    cueRange: rangeOf(view, { a: verb.group.a, b: verb.last }),
    source,
    inner: [],
    contents: [],
    clause: verb.group.head,
    frame: [{ a: 0, b: view.words.length - 1 }],
    rules: ['said of the sentence before'],
    needsReview: [],
  }
}

function subjectBefore(ctx: Context, sentence: number, { group }: CueVerb): boolean {
  const subject = subjectOf(ctx.views[sentence], group.head)
  return subject >= 0 && subject < group.a
}

/** A small letter, a verb at once, and its speaker behind: the tag of a question or exclamation that the parser cut off. */
function opensLow(ctx: Context, sentence: number, verb: CueVerb): boolean {
  const view = ctx.views[sentence]
  const first = view.words.findIndex((word) => !isPunctuation(word))
  if (first < 0 || !/^\p{Ll}/u.test(view.words[first].form) || verb.group.a > first + 1) return false
  const last = ctx.views[sentence - 1].words.at(-1)
  if (!last || !/^[?!…]+$/.test(last.form) || subjectBefore(ctx, sentence, verb)) return false
  return verb.group.form === 'finite' && (verb.group.inverted >= 0 || invertedSubject(view, verb.group) >= 0)
}
