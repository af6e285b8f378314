import type { Word } from '../model/tree.ts'

/**
 * A copy of a word, with other values where given. Every word names the same properties in the same order: an object spread
 * would give each word a layout of its own, and whatever reads words of many layouts is slow.
 */
export function copyWord(word: Word, index = word.index, form = word.form, lemma = word.lemma): Word {
  return {
    index,
    start: word.start,
    end: word.end,
    form,
    lemma,
    upos: word.upos,
    feats: word.feats,
    head: word.head,
    deprel: word.deprel,
    multiword: word.multiword,
    foldedForm: word.foldedForm,
    foldedLemma: word.foldedLemma,
  }
}
