/**
 * "un diplomate selon lequel S", "un rapport d'après lequel S": the noun in front says S. In: a sentence and what its cues gave. Out: one
 * saying for each such relative. A verb that only passes the noun on ("cite", "évoque") makes its subject the relay.
 */
import type { Act } from '../model/statement.ts'
import { clauses } from './clause-content.ts'
import { contentEnd } from './content-edges.ts'
import type { Context, Saying } from './context.ts'
import { foldWord } from './fold-once.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { canSpeak } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { beforeMatrix } from './nominal-cues.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { makeSource } from './make-source.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { verbGroup } from './verb-group.ts'
import { isFiniteVerb, isPunctuation, rangeOf, type View } from './view.ts'

export function accordingRelatives(ctx: Context, cues: SentenceCues, others: readonly Saying[]): Saying[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const out: Saying[] = []
  for (let i = 2; i < view.words.length - 2; i++) {
    const relative = matchSequence(view, i, ctx.lexicon.sequences, 'according-relative')
    if (!relative) continue
    const noun = relative.sequence.row.value.near
      ? sayingNoun(ctx, sentence, i)
      : antecedent(ctx, sentence, i, relative.last)
    if (noun < 0) continue
    const from = relative.last + 1
    const stop = beforeMatrix(ctx, sentence, from, contentEnd(ctx, sentence, from, -1, cues.barriers))
    const contents = clauses(ctx, sentence, { a: from, b: stop })
    if (
      contents.length === 0 ||
      others.some((saying) => saying.contents.some((item) => item.range.start === contents[0].range.start))
    )
      continue
    const act = ctx.lexicon.artefacts.get(foldedLemma(view.words[noun]))?.act
    const saying: Saying = {
      sentence,
      at: i,
      cue: null,
      act: (act || 'reports') as Act,
      cueRange: rangeOf(view, { a: i, b: relative.last }),
      source: makeSource(ctx, sentence, noun, i),
      inner: [],
      contents,
      clause: -1,
      frame: [{ a: i, b: relative.last }],
      rules: ['noun + according-to relative'],
      needsReview: [],
      aside: true,
    }
    relay(ctx, sentence, noun, saying)
    out.push(saying)
    i = relative.last
  }
  return out
}

/** The nearest noun in front that agrees with the relative pronoun and can say something. */
function antecedent(ctx: Context, sentence: number, before: number, pronoun: number): number {
  const view = ctx.views[sentence]
  const { Gender, Number } = view.words[pronoun].feats
  for (let i = before - 1; i >= Math.max(0, before - 14); i--) {
    const word = view.words[i]
    if (isFiniteVerb(word)) return -1
    if (word.upos !== 'NOUN' && word.upos !== 'PROPN') continue
    if (
      (Gender && word.feats.Gender && Gender !== word.feats.Gender) ||
      (Number && word.feats.Number && Number !== word.feats.Number)
    )
      continue
    if (canSpeak(ctx, sentence, i)) return i
  }
  return -1
}

/** "a report that S": a word that opens relatives too ("a report that shook the town") needs a saying noun right in front and a subject behind. */
function sayingNoun(ctx: Context, sentence: number, at: number): number {
  const { words } = ctx.views[sentence]
  const { lemma, upos } = words[at - 1]
  const next = words[at + 1]
  // "no evidence that S": what is not there says nothing.
  const denied = words.some((word) => word.head === at - 1 && word.index < at && ctx.lexicon.has('negator', word.form))
  if (denied) return -1
  if (upos !== 'NOUN' || !ctx.lexicon.artefacts.has(foldWord(lemma))) return -1
  if (!/^(?:DET|PRON|PROPN|NOUN|NUM)$/.test(next.upos) || next.feats.PronType === 'Rel') return -1
  return /^(?:nsubj|obj|obl)/.test(words[at].deprel) ? -1 : at - 1
}

/** "Le quotidien cite un diplomate selon lequel …": the verb in front only passes on, its subject is the outer voice. */
function relay(ctx: Context, sentence: number, noun: number, saying: Saying): void {
  const view = ctx.views[sentence]
  const verb = verbBefore(view, noun)
  if (verb < 0 || !ctx.lexicon.has('relay-verb', view.words[verb].lemma)) return
  const group = verbGroup(view, verb, ctx.lexicon)
  if (group.form !== 'finite' || group.negated) return
  const outer = sourceOfVerb(ctx, sentence, group)
  if (!outer || !canSpeak(ctx, outer.sentence, outer.at)) return
  saying.inner.push({ source: saying.source!, cue: saying.cueRange })
  saying.source = outer
  saying.clause = verb
}

function verbBefore(view: View, at: number): number {
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    if (view.words[i].upos === 'VERB') return i
    if (isPunctuation(view.words[i])) return -1
  }
  return -1
}
