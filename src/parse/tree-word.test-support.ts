/** Test support: a word of a tree, its form for a lemma; verbs are finite. */
import type { Word } from '../model/tree.ts'

export function treeWord(index: number, form: string, upos: string, head: number, deprel: string): Word {
  const feats: Word['feats'] = upos === 'VERB' ? { VerbForm: 'Fin' } : {}
  return { index, start: index, end: index, form, lemma: form, upos, feats, head, deprel }
}
