/** "tient X pour responsable de N", "met N sur le compte de X": the person and the label, from behind the verb on; the person is accused. */
import { contentEnd, contentRange } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import type { Cue } from './cue-lexicon.ts'
import { lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { isDay } from './infinitive-content.ts'
import { hasFigure } from './kinds-of-noun.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { rangeOf, type Stretch, type View } from './view.ts'

export function personAndLabel(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  cue: Cue,
  barriers: Barriers,
): Content | null {
  const view = ctx.views[sentence]
  const { clitic, head } = verb.group
  let from = clitic >= 0 ? clitic : verb.last + 1
  // "tient mardi la milice pour responsable": the day belongs to the saying.
  while (cue.act === 'accuses' && clitic < 0 && isDay(ctx, sentence, from)) from++
  const at = clitic >= 0 ? clitic : phraseHead(view, from)
  if (at < 0) return null
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, head, barriers) })
  if (!made) return null
  // "put the toll at forty": thing and figure, nobody accused.
  if (cue.act === 'counts')
    return hasFigure(ctx, sentence, made.stretch)
      ? { range: made.range, sentence, at, mode: 'indirect', nominal: true }
      : null
  const last = cue.value.accused === 'last' ? personBehindLabel(ctx, view, cue, from, made.stretch.b) : null
  const accused =
    last ?? (clitic >= 0 ? { a: clitic, b: clitic } : personOf(view, at, from, made.stretch.b, cue.rest[0]))
  const deed = deedBehind(view, cue, from, made.stretch.b)
  const told = deed > 0 ? contentRange(ctx, sentence, { a: deed, b: made.stretch.b }) : null
  const range = told?.range ?? made.range
  return {
    range,
    sentence,
    at: told ? Math.max(phraseHead(view, deed), deed) : at,
    mode: 'indirect',
    nominal: true,
    accused: rangeOf(view, accused),
  }
}

/** "voit la main de la milice dans N", "met N sur le compte de la milice": the person stands behind the label and "of". */
function personBehindLabel(ctx: Context, view: View, { rest }: Cue, from: number, to: number): Stretch | null {
  for (let i = from; i < to - 1; i++) {
    if (!lemmaIs(view, i, rest.at(-1) ?? '') || !ctx.lexicon.has('genitive', view.words[i + 1].lemma)) continue
    const at = phraseHead(view, i + 2)
    const phrase = at < 0 ? null : nounPhrase(view, at, { a: i + 2, b: to })
    // A preposition of another kind opens the deed.
    for (let b = at + 1; phrase && b <= phrase.b; b++)
      if (view.words[b].upos === 'ADP' && !ctx.lexicon.has('genitive', view.words[b].lemma))
        return { a: phrase.a, b: b - 1 }
    return phrase
  }
  return null
}

/** "holds X responsible for N": first word of N, behind the label and the preposition of the cue's frame; -1 where none is named. */
function deedBehind(view: View, cue: Cue, from: number, to: number): number {
  const label = cue.rest.at(-1)
  const words = cue.slots.flatMap((slot) => (slot.kind === 'noun' && slot.word !== '' ? [slot.word] : []))
  for (let i = from; label !== undefined && i < to - 1; i++)
    if (lemmaIs(view, i, label) && words.some((word) => lemmaIs(view, i + 1, word))) return i + 2
  return -1
}

/** The person's noun phrase stops before the label's preposition, where the tree hung the label on it. */
function personOf(view: View, at: number, a: number, b: number, label: string): Stretch {
  const phrase = nounPhrase(view, at, { a, b })
  for (let i = at + 1; i <= phrase.b; i++) if (lemmaIs(view, i, label)) return { a: phrase.a, b: i - 1 }
  return phrase
}
