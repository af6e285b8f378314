/** Passives of accusing: what Y "est accusé par X" of, as an infinitive or a noun, and whom a deed "est imputé à". Out: contents with their accused. */
import { contentEnd, contentRange } from './content-edges.ts'
import type { Content, Context } from './context.ts'
import { lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { formOf } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { themeNoun } from './theme-noun.ts'
import { isFiniteVerb, isGerund, isInfinitive, rangeOf, subjectOf, type Stretch } from './view.ts'

/** "Y est accusé (par X) d'avoir …": the infinitive or noun after the preposition. */
export function accusedOf(ctx: Context, cues: SentenceCues, verb: CueVerb, word: string, gerund: boolean): Content[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const subject = subjectOf(view, verb.group.head)
  const above = view.words[verb.group.head].head
  // "The militia, accused by X of N, holds …": a participle tells of a noun, whatever the tree hung it on.
  const theme = subject >= 0 ? subject : isVerbal(view, above) ? themeNoun(ctx, sentence, verb) : above
  for (let i = verb.last + 1; i < Math.min(view.words.length - 1, verb.last + 14); i++) {
    if (!lemmaIs(view, i, word) || !/^(?:ADP|SCONJ)$/.test(view.words[i].upos)) continue
    let inf = i + 1
    while (
      inf < view.words.length &&
      (view.words[inf].upos === 'PRON' || view.words[inf].upos === 'ADV') &&
      formOf(view, inf).length < 5
    )
      inf++
    if (!view.words[inf] || !(gerund ? isGerund(view.words[inf]) : isInfinitive(view.words[inf]))) continue
    const end = contentEnd(ctx, sentence, i + 1, verb.group.head, new Set([...cues.barriers].filter((at) => at > i)))
    const made = contentRange(ctx, sentence, {
      a: i + 1,
      b: verb.group.form === 'past-participle' ? beforeMain(view, inf, end) : end,
    })
    if (!made) return []
    const content: Content = { range: made.range, sentence, at: mainOf(view, inf), mode: 'indirect' }
    // "Accusée d'avoir bombardé l'école, l'armée …": the accused may stand behind.
    const limit = theme < verb.group.a ? { a: 0, b: verb.group.a - 1 } : undefined
    if (theme >= 0) content.accused = rangeOf(view, nounPhrase(view, theme, limit))
    return [content]
  }
  return []
}

/** "Y est accusé par X du meurtre de N": the deed behind the preposition, where it is told as a noun. */
export function deedOf(
  ctx: Context,
  { sentence, barriers }: SentenceCues,
  verb: CueVerb,
  word: string,
): Content | null {
  const view = ctx.views[sentence]
  const theme = subjectOf(view, verb.group.head)
  if (theme < 0 || verb.group.form !== 'passive') return null
  for (let i = verb.last + 1; i < Math.min(view.words.length - 1, verb.last + 14); i++) {
    if (view.words[i].upos !== 'ADP' || !lemmaIs(view, i, word)) continue
    const at = phraseHead(view, i + 1)
    if (at < 0 || !isEventNoun(ctx, sentence, at)) continue
    const stops = new Set([...barriers].filter((item) => item > i))
    const made = contentRange(ctx, sentence, { a: i + 1, b: contentEnd(ctx, sentence, i + 1, verb.group.head, stops) })
    if (!made) return null
    const accused = rangeOf(view, nounPhrase(view, theme, { a: 0, b: verb.group.a - 1 }))
    return { range: made.range, sentence, at, mode: 'indirect', nominal: true, accused }
  }
  return null
}

function isVerbal(view: Context['views'][number], at: number): boolean {
  return at >= 0 && /^(?:VERB|AUX)$/.test(view.words[at].upos)
}

/** "Trois hommes soupçonnés d'avoir posé la bombe ont été arrêtés": the sentence's own verb ends what they are suspected of. */
function beforeMain(view: Context['views'][number], from: number, to: number): number {
  for (let i = from + 1; i <= to; i++) {
    const word = view.words[i]
    if (word.upos === 'SCONJ' || word.feats.PronType === 'Rel') return to
    if (isFiniteVerb(word)) return i - 1
  }
  return to
}

/** The participle behind an auxiliary infinitive. */
function mainOf(view: Context['views'][number], infinitive: number): number {
  const word = view.words[infinitive]
  return word.upos === 'AUX' && word.head > infinitive && word.head - infinitive < 6 ? word.head : infinitive
}

export function phraseAfter(ctx: Context, sentence: number, verb: CueVerb, word: string): Stretch | null {
  const view = ctx.views[sentence]
  for (let i = verb.last + 1; i < Math.min(view.words.length, verb.last + 10); i++) {
    if (!lemmaIs(view, i, word) || view.words[i].upos !== 'ADP') continue
    const head = phraseHead(view, i + 1)
    if (head < 0) return null
    const phrase = nounPhrase(view, head, { a: i + 1, b: view.words.length - 1 })
    // "imputé à la milice par le ministère": who says so stands behind, whatever the tree hung it on.
    for (let at = head + 1; at <= phrase.b; at++)
      if (ctx.lexicon.has('agent-marker', view.words[at].form) && view.words[at - 1].upos !== 'VERB')
        return { a: phrase.a, b: at - 1 }
    return phrase
  }
  return null
}

/** "soupçonnée par le ministère d'avoir enlevé N": an infinitive behind the agent is the accused's; its last word stands before the preposition. */
export function beforeGround(
  ctx: Context,
  view: Context['views'][number],
  { cues }: CueVerb,
  head: number,
): number | undefined {
  const openers = cues.flatMap((cue) =>
    cue.slots.flatMap((slot) => (slot.kind === 'infinitive' && slot.person === '' ? [slot] : [])),
  )
  for (let i = head + 1; i < Math.min(view.words.length - 1, head + 8); i++)
    for (const { word, gerund } of openers)
      if (lemmaIs(view, i, word) && (gerund ? isGerund(view.words[i + 1]) : isInfinitive(view.words[i + 1]))) return i
  return undefined
}
