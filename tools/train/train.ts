// npx tsx tools/train/train.ts <language> words [--out file]   trains the word model (tokens to lemmas) of a pack.
// Prints the lines that pack.yaml needs. Treebanks are found in $SELON_SHARED/treebanks (default ../shared).
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadPack } from '../../src/packs/load-pack.ts'
import { packageRoot } from '../../src/packs/package-root.ts'
import { readInflection } from '../../src/parse/inflection.ts'
import { writeModelFile } from '../../src/parse/model-file.ts'
import { readRecipe, trainingBanks } from './recipe.ts'
import { trainLemmatiser } from './train-lemmatiser.ts'
import { taggerOptions, trainTagger } from './train-tagger.ts'
import { standInsOf } from './train-tagger-stand-ins.ts'
import { trainTokeniser } from './train-tokeniser.ts'

const seed = 20240305
const [language = 'fr', part = 'words'] = process.argv.slice(2)
const out = option('--out') ?? join(packageRoot(), 'packs', language, 'models', `${part}.model`)
const recipe = readRecipe(language)
const treebanks = trainingBanks(language, recipe, seed)

const pack = loadPack(language)!
const inflection = readInflection(pack)
const values = {
  ...trainTokeniser(
    treebanks.flatMap((sentences, index) => sentences.slice(0, recipe.treebanks[index].tokens)),
    inflection,
    seed,
  ),
  ...trainTagger(
    treebanks.flatMap((sentences, treebank) => sentences.map((sentence) => ({ sentence, treebank }))),
    inflection,
    { ...taggerOptions(recipe), seed, standIns: standInsOf(pack, inflection), log: (line) => console.error(line) },
  ),
  ...trainLemmatiser(
    treebanks.map((sentences, index) => ({ sentences, weight: recipe.treebanks[index].lemmas })),
    inflection,
  ),
}
const file = writeModelFile(values)
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, file)
console.log(`${out}: ${file.length} bytes, sha256 ${createHash('sha256').update(file).digest('hex')}`)

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
