/** "Consigne de l'état-major : S", "Feu vert du juge : S": a noun of saying and its maker before a colon. In: a sentence. Out: its saying, or none. */
import { clauses } from './clause-content.ts'
import { contentEnd } from './content-edges.ts'
import type { Context, Saying } from './context.ts'
import { canSpeak } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { phraseHead } from './noun-phrase.ts'
import { foldWord } from './fold-once.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { makeSource } from './make-source.ts'
import { hasFinite } from './split-clauses.ts'
import { rangeOf } from './view.ts'
import type { Act } from '../model/statement.ts'

export function colonNouns(ctx: Context, cues: SentenceCues): Saying[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const colon = view.words.findIndex((word) => word.form === ':')
  if (colon < 1 || colon > 14 || hasFinite(view, 0, colon - 1)) return []
  if (/^[«"“‘]$/.test(view.words[colon + 1]?.form ?? '«')) return []
  const speaker = bareSpeaker(ctx, cues, colon)
  if (speaker) return [speaker]
  for (let i = 0; i < Math.min(colon, 3); i++) {
    const noun = matchSequence(view, i, ctx.lexicon.sequences, 'colon-noun')
    if (!noun || !ctx.lexicon.has('genitive', view.words[noun.last + 1]?.lemma ?? '')) continue
    const maker = phraseHead(view, noun.last + 2)
    if (maker < 0 || maker >= colon || !canSpeak(ctx, sentence, maker)) return []
    const from = colon + 1
    const contents = clauses(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, -1, cues.barriers) })
    if (contents.length === 0) return []
    return [
      {
        sentence,
        at: i,
        cue: null,
        act: noun.sequence.row.stance as Act,
        cueRange: rangeOf(view, { a: i, b: noun.last }),
        source: makeSource(ctx, sentence, maker, colon),
        inner: [],
        contents,
        clause: -1,
        frame: [{ a: 0, b: colon }],
        rules: [`${noun.sequence.row.lemma} + maker + colon`],
        needsReview: [],
      },
    ]
  }
  return []
}

/** "Police : deux arrestations": one common noun for a body that speaks, alone in front of the colon. A name there may as well be the topic. */
function bareSpeaker(ctx: Context, cues: SentenceCues, colon: number): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const head = colon - 1
  const { lemma, upos } = view.words[head]
  if (head !== 0 || upos !== 'NOUN' || !ctx.lexicon.has('source-noun', lemma)) return null
  if (ctx.lexicon.artefacts.has(foldWord(lemma))) return null
  if (ctx.actors[sentence].some((item) => item.at.word === head && item.named === 'named')) return null
  const from = colon + 1
  const to = contentEnd(ctx, sentence, from, -1, cues.barriers)
  const contents = clauses(ctx, sentence, { a: from, b: to })
  if (contents.length === 0) return null
  return {
    sentence,
    at: -1,
    cue: null,
    act: 'reports',
    cueRange: null,
    source: makeSource(ctx, sentence, head, colon),
    inner: [],
    contents,
    clause: -1,
    frame: [{ a: 0, b: colon }],
    announces: [rangeOf(view, { a: 0, b: colon })],
    rules: ['speaker + colon'],
    needsReview: [],
  }
}
