/** Cues in relative clauses whose object is what came before: "ce que nie le mouvement", "une frappe que X a revendiquée". */
import type { Range } from '../model/span.ts'
import type { Context, Saying } from './context.ts'
import { contentEnd, contentRange } from './content-edges.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { canSpeak, fitsClass } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { invertedSubject } from './inverted-subject.ts'
import { makeSource } from './make-source.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { type View, base, child, rangeOf } from './view.ts'

export function relativeSaying(ctx: Context, cues: SentenceCues, verb: CueVerb): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const { group } = verb
  if (group.form !== 'finite' || group.negated) return null
  const make = (content: Saying['contents'][number], source: Saying['source'], rule: string): Saying => ({
    sentence,
    at: group.head,
    cue: verb.cues[0],
    act: verb.cues[0].act || 'reports',
    cueRange: rangeOf(view, { a: group.a, b: group.head }),
    source,
    inner: [],
    contents: [content],
    clause: group.head,
    frame: [{ a: group.a, b: view.words.length - 1 }],
    rules: [`${verb.cues[0].lemma} + ${rule}`],
    needsReview: [],
  })
  for (let start = Math.max(0, group.a - 14); start < group.a; start++) {
    const match = matchSequence(view, start, ctx.lexicon.sequences, 'relative-clause')
    if (!match || match.last >= group.a || isAside(ctx, view, match.last)) continue
    if (match.last < group.a - 2 && !onlySubjectBetween(ctx, sentence, match.last + 1, group.a - 1)) continue
    const after = match.last >= group.a - 2 ? invertedSubject(view, group) : -1
    const source = after >= 0 ? makeSource(ctx, sentence, after) : sourceOfVerb(ctx, sentence, group)
    if (!source || !canSpeak(ctx, source.sentence, source.at)) return null
    const barriers = new Set([...cues.barriers].filter((at) => at > group.head))
    if (!takesClause(verb)) return null
    const stop = contentEnd(ctx, sentence, start, -1, barriers)
    const outer = governing(view, start, group.head)
    const label = outer ? labelBehind(ctx, sentence, verb, stop) : null
    if (label)
      return {
        ...make({ range: label.range, sentence, at: label.at, mode: 'indirect', nominal: true }, source, 'label'),
        kept: true,
      }
    const made = contentRange(ctx, sentence, { a: start, b: stop })
    if (made && outer)
      return {
        ...make(
          { range: made.range, sentence, at: group.head, mode: 'indirect', clause: true },
          source,
          'free relative',
        ),
        kept: true,
      }
    return (
      made &&
      make({ range: made.range, sentence, at: group.head, mode: 'indirect', clause: true }, source, 'relative clause')
    )
  }
  const word = view.words[group.head]
  if (base(word) !== 'acl' || word.head < 0) return null
  const object = child(view, group.head, 'obj')
  const pronoun = object >= 0 && object <= group.a ? view.words[object] : null
  const relative = pronoun && (pronoun.feats.PronType === 'Rel' || ctx.lexicon.has('relative', pronoun.form))
  const opens = relative ? object : opensContact(ctx, view, word.head, group.head)
  if (opens < 0) return null
  const phrase = nounPhrase(view, word.head, { a: 0, b: opens - 1 })
  const fits = verb.cues[0].slots.some(
    (slot) => slot.kind === 'noun' && slot.word === '' && fitsClass(ctx, sentence, word.head, phrase, slot.noun),
  )
  if (!fits) return null
  const source = sourceOfVerb(ctx, sentence, group)
  const made = contentRange(ctx, sentence, phrase)
  if (!source || !made || !canSpeak(ctx, source.sentence, source.at)) return null
  return {
    ...make({ range: made.range, sentence, at: word.head, mode: 'indirect', nominal: true }, source, 'relative object'),
  }
}

/** "a claim the rebels dismissed": a relative clause without a pronoun, behind a noun for what is said. Its first word, or -1. */
function opensContact(ctx: Context, view: View, noun: number, verb: number): number {
  if (!ctx.lexicon.has('said-noun', view.words[noun].lemma)) return -1
  const subject = child(view, verb, 'nsubj')
  return subject > noun && subject < verb ? Math.max(view.lo[subject], noun + 1) : -1
}

/** "what it was aiming at": only what somebody says, not what it plans, is told in such a clause. */
function takesClause({ cues }: CueVerb): boolean {
  return cues.some(
    ({ act, slots }) => act !== 'intends' || slots.some(({ kind }) => kind === 'clause' || kind === 'quote'),
  )
}

/** "bombed what X called N": the pronoun is the object of a verb in front. */
function governing(view: View, start: number, cue: number): boolean {
  const { head, deprel, upos } = view.words[start]
  return (
    upos === 'PRON' && head >= 0 && head < start && head !== cue && deprel === 'obj' && view.words[head].upos === 'VERB'
  )
}

/** "called a 'rebel nest' near Ostel": the name given, quotation marks included, without what stands behind it. */
function labelBehind(
  ctx: Context,
  sentence: number,
  { group, last, cues }: CueVerb,
  stop: number,
): { range: Range; at: number } | null {
  if (cues[0].act !== 'characterises') return null
  const view = ctx.views[sentence]
  let a = last + 1
  if (view.words[a]?.upos === 'ADP' || view.words[a]?.upos === 'SCONJ') a++
  const at = a > group.head ? phraseHead(view, a) : -1
  if (at < a || at > stop) return null
  // What hangs on the name behind it is where it was hit.
  let b = at
  if (/^[»"”’]$/.test(view.words[b + 1]?.form ?? '')) b++
  const made = contentRange(ctx, sentence, { a, b })
  return made && { range: made.range, at }
}

/** "contrairement à ce que disent …": set aside, not said. */
function isAside(ctx: Context, view: Context['views'][number], last: number): boolean {
  for (let i = Math.max(0, last - 4); i < last; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'aside')
    if (match && match.last >= last) return true
  }
  return false
}

function onlySubjectBetween(ctx: Context, sentence: number, a: number, b: number): boolean {
  const { words } = ctx.views[sentence]
  for (let i = a; i <= b; i++) if (words[i].upos === 'VERB' || words[i].upos === 'PUNCT') return false
  return true
}
