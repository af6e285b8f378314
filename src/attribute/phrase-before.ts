/**
 * The noun phrase that stands right before a verb and right behind a comma or conjunction: its subject by position, where the tree
 * gives another or none ("L'armée dit avoir repris la ville, les rebelles démentent").
 */
import type { View } from './view.ts'

const nominal = new Set(['DET', 'NOUN', 'PROPN', 'ADJ', 'ADP', 'NUM'])

/** @param at first word of the verb group */
export function phraseBefore(view: View, at: number): { boundary: number; head: number } | null {
  let head = -1
  let i = at - 1
  for (; i >= 0 && at - i <= 9; i--) {
    const word = view.words[i]
    if (!nominal.has(word.upos)) break
    const bare =
      view.words[i - 1]?.upos !== 'ADP' && !(view.words[i - 1]?.upos === 'DET' && view.words[i - 2]?.upos === 'ADP')
    if ((word.upos === 'NOUN' || word.upos === 'PROPN') && bare) head = i
  }
  const boundary = view.words[i]
  if (head < 0 || i < 1 || !boundary || !(boundary.form === ',' || boundary.upos === 'CCONJ')) return null
  // The phrase must open with its own determiner or name, not go on with a preposition.
  const first = view.words[i + 1]
  if (first.upos === 'ADP' || first.upos === 'ADJ' || first.upos === 'NOUN') return null
  return { boundary: boundary.upos === 'CCONJ' && view.words[i - 1].form === ',' ? i - 1 : i, head }
}
