/**
 * Nouns as cues: "l'annonce par X de N", "la revendication de N par X", "les allégations de X selon lesquelles S", "la menace de X de INF",
 * "the ministry's claim that S". Words of the frame (complementiser, prepositions) come from the row's slots.
 * The noun is found in its own phrase; without a maker or a content it says nothing here.
 */
import { foldedLemma } from '../text/folded-form.ts'
import type { Content, Context, Saying } from './context.ts'
import { contentEnd, contentRange } from './content-edges.ts'
import { canSpeak, isEventNoun } from './kinds-of-noun.ts'
import type { Cue } from './cue-lexicon.ts'
import { lemmaIs } from './find-object.ts'
import { matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { makeSource } from './make-source.ts'
import { headOf, isFiniteVerb, isGerund, isInfinitive, isPunctuation, rangeOf, under, type View } from './view.ts'

export function nominalSayings(ctx: Context, cues: SentenceCues): Saying[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const out: Saying[] = []
  for (let i = 0; i < view.words.length; i++) {
    const word = view.words[i]
    if (word.upos !== 'NOUN') continue
    const rows = ctx.lexicon.nouns.get(foldedLemma(word))
    if (!rows || rows[0].value.artefact) continue
    const saying = readNoun(ctx, cues, i, rows[0])
    if (saying) out.push(saying)
  }
  return out
}

function readNoun(ctx: Context, cues: SentenceCues, at: number, cue: Cue): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  let maker = possessorOf(ctx, sentence, at)
  let object = -1
  let opener = -1
  let content: Content | null = null
  for (let i = at + 1; i < Math.min(view.words.length, at + 24, view.hi[at] + 3); i++) {
    const word = view.words[i]
    if (isFiniteVerb(word) || (isGerund(word) && word.feats.Tense === 'Pres') || /^[;:.!?]$/.test(word.form)) break
    if (isPunctuation(word) && word.form === ',') break
    // A noun phrase that nothing joins to this one begins something else.
    if (word.upos === 'DET' && !joins(view, i)) break
    const relative = matchSequence(view, i, ctx.lexicon.sequences, 'according-relative')
    if (relative && !relative.sequence.row.value.near) {
      const from = relative.last + 1
      const stop = beforeMatrix(ctx, sentence, from, contentEnd(ctx, sentence, from, -1, cues.barriers))
      const made = contentRange(ctx, sentence, { a: from, b: stop })
      if (made) content = { range: made.range, sentence, at: headAfter(ctx, sentence, from), mode: 'indirect' }
      break
    }
    if (maker >= 0 && takes(cue, 'clause', view, i) && ctx.lexicon.has('complementiser', word.form)) {
      const from = i + 1
      const stop = beforeMatrix(ctx, sentence, from, contentEnd(ctx, sentence, from, -1, cues.barriers))
      const made = contentRange(ctx, sentence, { a: from, b: stop })
      if (made) content = { range: made.range, sentence, at: headOf(view, { a: from, b: stop }), mode: 'indirect' }
      break
    }
    if (maker >= 0 && takes(cue, 'infinitive', view, i) && isInfinitive(view.words[i + 1] ?? word)) {
      const from = word.upos === 'PART' ? i : i + 1
      const made = contentRange(ctx, sentence, {
        a: from,
        b: beforeFinite(ctx, sentence, from, contentEnd(ctx, sentence, from, -1, cues.barriers)),
      })
      if (made) content = { range: made.range, sentence, at: i + 1, mode: 'indirect' }
      break
    }
    const agent = ctx.lexicon.has('agent-marker', word.form)
    const genitive = ctx.lexicon.has('genitive', word.lemma)
    if (!agent && !genitive && !takes(cue, 'noun', view, i)) continue
    if (isInfinitive(view.words[i + 1] ?? word) && genitive && maker >= 0) {
      const made = contentRange(ctx, sentence, { a: i + 1, b: contentEnd(ctx, sentence, i + 1, -1, cues.barriers) })
      if (made) content = { range: made.range, sentence, at: i + 1, mode: 'indirect' }
      break
    }
    const head = phraseHead(view, i + 1)
    if (head < 0) continue
    if (agent) {
      // "l'annonce de la prise de la ville par X": X takes it; "la condamnation de l'attaque par X": X condemns.
      const doer = object >= 0 && cue.act === 'announces' && under(view, object, head)
      if (!doer && (maker < 0 || object < 0)) {
        maker = head
        opener = i
      }
    } else if (isEventNoun(ctx, sentence, head)) {
      if (object < 0) object = head
    } else if (maker < 0 && canSpeak(ctx, sentence, head) && !(object >= 0 && under(view, object, head))) maker = head
    i = Math.max(i, head)
  }
  if (maker < 0 || !canSpeak(ctx, sentence, maker)) return null
  if (!content && object >= 0) {
    const stop = maker > object ? (opener > object ? opener : maker - 1) - 1 : view.words.length - 1
    const made = contentRange(ctx, sentence, nounPhrase(view, object, { a: at + 1, b: Math.max(object, stop) }))
    if (made) content = { range: made.range, sentence, at: object, mode: 'indirect', nominal: true }
  }
  if (!content) return null
  return {
    sentence,
    at,
    cue,
    act: cue.act || 'reports',
    cueRange: rangeOf(view, { a: at, b: at }),
    source: makeSource(ctx, sentence, maker, object > maker ? object - 1 : undefined),
    inner: [],
    contents: [content],
    clause: -1,
    frame: [{ a: at, b: at }],
    rules: [`${cue.lemma} + maker`],
    needsReview: [],
  }
}

/** "the ministry's claim", "their claim": who stands in front as a possessor. */
function possessorOf(ctx: Context, sentence: number, at: number): number {
  const view = ctx.views[sentence]
  return (
    view.kids[at].find((kid) => kid < at && view.words[kid].deprel === 'nmod:poss' && view.words[kid].upos !== 'DET') ??
    -1
  )
}

function joins(view: View, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const { upos } = view.words[i]
    if (upos === 'ADP' || upos === 'CCONJ' || upos === 'SCONJ') return true
    if (upos !== 'DET' && upos !== 'ADV' && upos !== 'ADJ' && upos !== 'NUM')
      return view.words[i].feats.PronType === 'Rel'
  }
  return false
}

/** "its threat to close the strait alarmed shippers": a finite verb that nothing opens is the sentence's own. */
function beforeFinite(ctx: Context, sentence: number, from: number, to: number): number {
  const { words } = ctx.views[sentence]
  for (let i = from + 1; i <= to; i++) {
    if (words[i].upos === 'SCONJ' || words[i].feats.PronType === 'Rel') return to
    if (isFiniteVerb(words[i])) return i - 1
  }
  return to
}

/** The word opens one of the cue's slots ("that", "to", "for"). */
function takes(cue: Cue, kind: 'clause' | 'infinitive' | 'noun', view: View, at: number): boolean {
  return cue.slots.some((slot) => slot.kind === kind && slot.word !== '' && lemmaIs(view, at, slot.word))
}

/** "les allégations selon lesquelles S ont été rejetées": a second finite verb, joined by nothing, is the sentence's own. */
export function beforeMatrix(ctx: Context, sentence: number, from: number, to: number): number {
  const { words } = ctx.views[sentence]
  let verbs = 0
  for (let i = from; i <= to; i++) {
    const word = words[i]
    if (word.upos === 'SCONJ' || word.upos === 'CCONJ' || word.feats.PronType === 'Rel' || word.form === ',') verbs = 0
    if (isFiniteVerb(word) && ++verbs === 2) return i - 1
  }
  return to
}

function headAfter(ctx: Context, sentence: number, from: number): number {
  const { words } = ctx.views[sentence]
  for (let i = from; i < words.length; i++) if (words[i].upos === 'VERB') return i
  return Math.min(from, words.length - 1)
}
