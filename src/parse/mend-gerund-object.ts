// "accused the army of shelling Brevent": before a name the tagger reads the gerund as a noun that the name is called by. In: the
// words of a sentence with their tree. Out: mended in place, the gerund a verb with the name as its object.
import type { Word } from '../model/tree.ts'
import { attach } from './clause-heads.ts'
import type { Lemmatiser } from './lemmatise.ts'
import type { Tagger } from './tag.ts'

/** The verb a form may be the gerund of, or null; languages without gerunds have none. */
export type GerundLemma = (form: string) => string | null

export function gerundLemma(labels: Tagger['labels'], lemmatiser: Lemmatiser): GerundLemma {
  const label = labels.find(({ upos, feats }) => upos === 'VERB' && feats.VerbForm === 'Ger')
  if (!label) return () => null
  return (form) => {
    const lemma = lemmatiser.lemma(form, label)
    return lemma === form.toLowerCase() ? null : lemma
  }
}

export function mendGerundObject(words: readonly Word[], asGerund: GerundLemma): void {
  for (const word of words) {
    const name = words[word.head]
    if (word.upos !== 'NOUN' || word.deprel !== 'compound' || name?.upos !== 'PROPN' || name.index <= word.index)
      continue
    const [opener, person] = [words[word.index - 1], words[word.index - 2]]
    if (opener?.upos !== 'ADP' || !person || !/^(?:NOUN|PROPN|PRON)$/.test(person.upos)) continue
    const verb = objectOf(words, person)
    const lemma = verb ? asGerund(word.form) : null
    if (!verb || lemma === null) continue
    Object.assign(word, { upos: 'VERB', lemma, feats: { VerbForm: 'Ger' } })
    attach(word, verb, 'advcl')
    attach(opener, word, 'mark')
    attach(name, word, 'obj')
  }
}

/** The verb whose object a word is, or the last word of a name that is. */
function objectOf(words: readonly Word[], word: Word): Word | undefined {
  const head = /^(?:flat|compound|nmod|conj)/.test(word.deprel) && word.head < word.index ? words[word.head] : word
  const verb = words[head?.head ?? -1]
  return head && /^(?:obj|iobj)/.test(head.deprel) && verb?.upos === 'VERB' && verb.index < head.index
    ? verb
    : undefined
}
