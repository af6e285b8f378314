// Treebanks as the shipped tagger and lemmatiser would have tagged them, had they not been trained on them: a parser
// trained on these learns to live with the errors that it will meet. In: sentences, gold. Out: copies with predicted
// upos, feats and lemma, in the same order, and names under their stand-ins as at reading time; heads and relations stay gold.
import type { Pack } from '../../src/packs/pack.ts'
import { readModelFile, writeModelFile } from '../../src/parse/model-file.ts'
import { createLemmatiser } from '../../src/parse/lemmatise.ts'
import { createNameMask } from '../../src/parse/mask-names.ts'
import { createTagger } from '../../src/parse/tag.ts'
import type { InflectionTables } from '../../src/parse/inflection.ts'
import type { GoldSentence } from './conllu.ts'
import type { Recipe } from './recipe.ts'
import { trainLemmatiser } from './train-lemmatiser.ts'
import type { TaggedSentence } from './tagger-lists.ts'
import { taggerOptions, trainTagger } from './train-tagger.ts'
import { standInsOf } from './train-tagger-stand-ins.ts'
import { seededRandom } from './train-perceptron.ts'

export function jackknifeTags(
  data: readonly TaggedSentence[],
  pack: Pack,
  inflection: InflectionTables,
  recipe: Recipe,
  seed: number,
): GoldSentence[] {
  const random = seededRandom(seed)
  const foldOf = data.map(() => Math.floor(random() * recipe.folds))
  const result: GoldSentence[] = data.map(({ sentence }) => sentence)
  for (let fold = 0; fold < recipe.folds; fold++) {
    const rest = data.filter((_, index) => foldOf[index] !== fold)
    const model = readModelFile(
      writeModelFile({
        ...trainTagger(rest, inflection, {
          ...taggerOptions(recipe),
          seed: seed + fold,
          standIns: standInsOf(pack, inflection),
        }),
        ...trainLemmatiser([{ sentences: rest.map(({ sentence }) => sentence), weight: 1 }], inflection),
      }),
    )
    const tagger = createTagger(model, inflection)
    const lemmatiser = createLemmatiser(model, inflection)
    const names = createNameMask(pack, model, inflection)
    data.forEach(({ sentence }, index) => {
      if (foldOf[index] !== fold) return
      const tags: number[] = []
      const forms = sentence.words.map((word) => word.form)
      const shown = names.mask(forms)?.forms ?? forms
      tagger.tag(shown, tags)
      const words = sentence.words.map((word, at) => {
        const label = tagger.labels[tags[at]]
        const feats = Object.entries(label.feats)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => `${name}=${value}`)
        const form = shown[at]
        const lemma = lemmatiser.lemma(form, label)
        return { ...word, form, lemma, upos: label.upos, feats: feats.join('|') || '_' }
      })
      result[index] = { ...sentence, words }
    })
  }
  return result
}
