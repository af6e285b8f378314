// Treebanks as the shipped tagger and lemmatiser would have tagged them, had they not been trained on them: a parser
// trained on these learns to live with the errors that it will meet. In: sentences, gold. Out: copies with predicted
// upos, feats and lemma, in the same order; forms, heads and relations stay gold.
import { readModelFile, writeModelFile } from '../../src/parse/model-file.ts'
import { createLemmatiser } from '../../src/parse/lemmatise.ts'
import { createTagger } from '../../src/parse/tag.ts'
import type { InflectionTables } from '../../src/parse/inflection.ts'
import type { GoldSentence } from './conllu.ts'
import { trainLemmatiser } from './train-lemmatiser.ts'
import { trainTagger, type TaggedSentence } from './train-tagger.ts'
import { seededRandom } from './train-perceptron.ts'

export function jackknifeTags(
  data: readonly TaggedSentence[],
  inflection: InflectionTables,
  folds: number,
  seed: number,
): GoldSentence[] {
  const random = seededRandom(seed)
  const foldOf = data.map(() => Math.floor(random() * folds))
  const result: GoldSentence[] = data.map(({ sentence }) => sentence)
  for (let fold = 0; fold < folds; fold++) {
    const rest = data.filter((_, index) => foldOf[index] !== fold)
    const model = readModelFile(
      writeModelFile({
        ...trainTagger(rest, inflection, { epochs: 9, seed: seed + fold, treebank: 0 }),
        ...trainLemmatiser([{ sentences: rest.map(({ sentence }) => sentence), weight: 1 }], inflection),
      }),
    )
    const tagger = createTagger(model, inflection)
    const lemmatiser = createLemmatiser(model, inflection)
    data.forEach(({ sentence }, index) => {
      if (foldOf[index] !== fold) return
      const tags: number[] = []
      tagger.tag(
        sentence.words.map((word) => word.form),
        tags,
      )
      const words = sentence.words.map((word, at) => {
        const label = tagger.labels[tags[at]]
        const feats = Object.entries(label.feats).map(([name, value]) => `${name}=${value}`)
        const lemma = lemmatiser.lemma(word.form, label)
        return { ...word, lemma, upos: label.upos, feats: feats.join('|') || '_' }
      })
      result[index] = { ...sentence, words }
    })
  }
  return result
}
