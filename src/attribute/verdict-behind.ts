/**
 * ", a claim the rebels dismissed", ", un chiffre que le ministère juge exagéré": what others hold of a statement stands behind it in an
 * apposition of its own, and is no part of it. In: a comma. Out: whether such a noun opens right behind it.
 */
import type { Context } from './context.ts'
import { matchSequence } from './match-sequence.ts'
import type { View } from './view.ts'

export function opensVerdict({ lexicon }: Context, view: View, comma: number): boolean {
  const { words } = view
  if (words[comma]?.form !== ',') return false
  // ", ce que l'armée dément"
  if (matchSequence(view, comma + 1, lexicon.sequences, 'relative-clause')) return true
  if (words[comma + 1]?.upos !== 'DET') return false
  const noun = words[comma + 2]?.upos === 'ADJ' ? comma + 3 : comma + 2
  const next = words[noun + 1]
  if (!next || !lexicon.has('said-noun', words[noun].lemma)) return false
  // A relative clause with or without its pronoun, or a participle.
  return /^(?:DET|PROPN|PRON|SCONJ)$/.test(next.upos) || next.feats.VerbForm === 'Part' || next.feats.Tense === 'Past'
}
