// Drops the features that a tagger cannot see in a form, so that its labels are fewer and their votes not split: "killed" is a
// finite past of any person. In: a sentence and the names of features to drop, of all words and of finite pasts. Out: a copy.
import type { GoldSentence } from './conllu.ts'

export interface FeatureRules {
  drop: string[]
  /** Of finite pasts other than these forms. */
  past: { drop: string[]; but: string[] }
}

export function plainFeatures(sentence: GoldSentence, { drop, past }: FeatureRules): GoldSentence {
  const words = sentence.words.map((word) => {
    if (word.feats === '_') return word
    const isPast = /Tense=Past/.test(word.feats) && /VerbForm=Fin/.test(word.feats)
    const dropped = isPast && !past.but.includes(word.form.toLowerCase()) ? [...drop, ...past.drop] : drop
    const feats = word.feats.split('|').filter((pair) => !dropped.includes(pair.split('=')[0]))
    return { ...word, feats: feats.join('|') || '_' }
  })
  return { ...sentence, words }
}
