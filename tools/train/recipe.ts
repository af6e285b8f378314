// What differs from language to language in training. In: a language code. Out: the recipe, read from recipe-<code>.yaml.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type GoldSentence, readTreebank } from './conllu.ts'
import { type FeatureRules, plainFeatures } from './plain-features.ts'
import { silverSentences } from './silver.ts'
import { speechAside } from './speech-aside.ts'

export interface Recipe {
  /** The first is the one whose conventions the shipped models follow. */
  treebanks: {
    name: string
    /** Votes of one occurrence of a lemma. */
    lemmas: number
    /** How many sentences the tokeniser learns from; all where it is not said. */
    tokens?: number
    /** Whether its sentences are made into news constructions. */
    news?: boolean
  }[]
  dev: string
  /** Shares of sentences that the tagger sees in capitals, and with a capital on every long word. */
  capitals: number
  titles: number
  /** Passes of the tagger, and parts that are tagged by a tagger trained on the rest. */
  epochs: number
  folds: number
  /** Lemmas by which `speechAside` knows verbs of speech and auxiliaries of tense; without them trees stay as they are. */
  aside?: { speech: string[]; tense: string[] }
  /** How often straight quotation marks become those of the language's press. */
  quotes: { open: string; close: string; share: number }
  /** Which features are dropped; none where it is not said. */
  features?: FeatureRules
  /** Sentences made of our own phrases (silver.ts), learned with the first treebank. */
  silver?: number
  /** News constructions made, as a share of the sentences. */
  news: number
  /** Passes of the final networks and of those that only roll out; hidden units of the network that picks moves; how often a
   * word must be met to be known. */
  parser: { epochs: number; foldEpochs: number; hidden: number; least: number }
}

export function readRecipe(language: string): Recipe {
  return parse(readFileSync(join(import.meta.dirname, `recipe-${language}.yaml`), 'utf8')) as Recipe
}

/** The treebanks of a recipe, in its order, in the conventions that all our parsers share. */
export function trainingBanks(language: string, recipe: Recipe, seed: number): GoldSentence[][] {
  const { aside, features, silver = 0 } = recipe
  return recipe.treebanks.map(({ name }, index) => {
    const sentences = readTreebank(language, name).map((sentence) => {
      const turned = aside ? speechAside(sentence, aside) : sentence
      return features ? plainFeatures(turned, features) : turned
    })
    return index === 0 ? [...sentences, ...silverSentences(language, silver, seed)] : sentences
  })
}
