// npx tsx tools/train/train-parser-model.ts <language> [--out file] [--dev]   trains the dependency parser of a pack.
// Prints the line that pack.yaml needs; --dev scores each epoch on the development treebank, with the pack's own tags.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadPack } from '../../src/packs/load-pack.ts'
import { packageRoot } from '../../src/packs/package-root.ts'
import { readInflection } from '../../src/parse/inflection.ts'
import { createLemmatiser } from '../../src/parse/lemmatise.ts'
import { readModelFile, writeModelFile } from '../../src/parse/model-file.ts'
import { createNameMask } from '../../src/parse/mask-names.ts'
import { createTagger } from '../../src/parse/tag.ts'
import { type GoldSentence, readTreebank } from './conllu.ts'
import { readRecipe, trainingBanks } from './recipe.ts'
import { parserSentence, type ParserSentence } from './parser-data.ts'
import { trainParser } from './train-parser.ts'
import { newsSentences, varyTypography } from './train-parser-news.ts'
import { jackknifeTags } from './train-tagger-jackknife.ts'

const seed = 20240305
const language = process.argv[2] ?? 'fr'
const recipe = readRecipe(language)
const out = option('--out') ?? join(packageRoot(), 'packs', language, 'models/parser.bin')
const pack = loadPack(language)!
const inflection = readInflection(pack)
const words = readModelFile(pack.model('models/words.model'))
const tagger = createTagger(words, inflection)
const lemmatiser = createLemmatiser(words, inflection)
const names = createNameMask(pack, words, inflection)
const started = performance.now()
const log = (line: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s: ${line}`)

const data = trainingBanks(language, recipe, seed).flatMap((sentences, treebank) =>
  sentences.map((sentence) => ({ sentence, treebank })),
)
log('tags each part with a tagger trained on the rest')
const tagged = jackknifeTags(data, pack, inflection, recipe, seed).map((sentence, index) =>
  parserSentence(sentence, data[index].treebank + 1),
)
const sources = tagged.filter(({ treebank }) => recipe.treebanks[treebank - 1].news)
const sentences = varyTypography([...tagged, ...newsSentences(sources, language, recipe, seed)], recipe, seed)
const sections = trainParser(sentences, {
  seed,
  hidden: { moves: recipe.parser.hidden, names: 128 },
  epochs: { fold: recipe.parser.foldEpochs, final: recipe.parser.epochs },
  least: recipe.parser.least,
  members: 2,
  rollouts: 2,
  noise: 0.01,
  rate: 0.0015,
  batch: 256,
  dropout: 0.35,
  blanks: 0.05,
  log,
  dev: process.argv.includes('--dev') ? readTreebank(language, recipe.dev).map(asTagged) : undefined,
})
const file = writeModelFile(sections)
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, file)
console.log(`${out}: ${file.length} bytes, sha256 ${createHash('sha256').update(file).digest('hex')}`)

/** Gold words and tree; names, tags and lemmas as at reading time. */
function asTagged(sentence: GoldSentence): ParserSentence {
  const gold = sentence.words.map((word) => word.form)
  const forms = names.mask(gold)?.forms ?? gold
  const tags: number[] = []
  tagger.tag(forms, tags)
  const words = forms.map((form, index) => {
    const label = tagger.labels[tags[index]]
    return { form, lemma: lemmatiser.lemma(form, label), upos: label.upos, feats: label.feats }
  })
  return { ...parserSentence(sentence, 1), words }
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
