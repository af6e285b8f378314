// "killed by a mine": no possessive pronoun stands right behind an article, so what is spelt like one is a noun there. In: the words
// of a sentence, tagged. Out: the word's tag and lemma mended in place.
import type { Word } from '../model/tree.ts'

export function mendBehindArticle(words: readonly Word[]): void {
  for (let at = 1; at < words.length; at++) {
    const word = words[at]
    const article = words[at - 1]
    if (word.upos !== 'PRON' || word.feats.Poss !== 'Yes') continue
    if (article.upos !== 'DET' || article.feats.PronType !== 'Art' || article.head !== word.index) continue
    word.upos = 'NOUN'
    word.lemma = word.form.toLowerCase()
    word.feats = { Number: 'Sing' }
  }
}
