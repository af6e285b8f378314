/** A cue that breaks into or closes what it says: ", a indiqué la police,", ", the army said". Its words and where they end. */
import type { Context, Source } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Phrase } from './frame-scope.ts'
import type { VerbGroup } from './verb-group.ts'
import { isFiniteVerb, type View } from './view.ts'

export interface Incise {
  phrase: Phrase
  verb: CueVerb | null
  group: VerbGroup
  source: Source | null
}

/** The incise ends with its source and what stands with it up to the next comma, mark or stop. */
export function inciseEnd(ctx: Context, view: View, group: VerbGroup, source: Source | null): number {
  let from = group.b
  if (source)
    for (const word of view.words)
      if (word.end <= source.range.end && word.start >= source.range.start) from = Math.max(from, word.index)
  for (let i = from + 1; i < view.words.length; i++) {
    const { form } = view.words[i]
    if (/^[,;:.!?…)«»"“”]$/.test(form) || form === '–' || form === '—') return i - 1
    if (view.words[i].upos === 'CCONJ' && isFiniteAhead(view, i)) return i - 1
  }
  return view.words.length - 1
}

function isFiniteAhead(view: View, at: number): boolean {
  for (let i = at + 1; i < Math.min(view.words.length, at + 4); i++) if (isFiniteVerb(view.words[i])) return true
  return false
}
