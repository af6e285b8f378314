/**
 * The folded form and lemma of a word, kept with the word: some forty rules ask the same word. A form or lemma that has changed
 * since is folded anew.
 */
import type { Word } from '../model/tree.ts'
import { foldOnce } from './fold-word.ts'

export function foldedForm(word: Word): string {
  const kept = word.foldedForm
  if (kept !== undefined && kept.of === word.form) return kept.folded
  return (word.foldedForm = foldOnce(word.form)).folded
}

export function foldedLemma(word: Word): string {
  const kept = word.foldedLemma
  if (kept !== undefined && kept.of === word.lemma) return kept.folded
  return (word.foldedLemma = foldOnce(word.lemma)).folded
}
