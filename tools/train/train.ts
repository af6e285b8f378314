// npx tsx tools/train/train.ts <language> words [--out file]   trains the word model (tokens to lemmas) of a pack.
// Prints the lines that pack.yaml needs. Treebanks are found in $SELON_SHARED/treebanks (default ../shared).
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadPack } from '../../src/packs/load-pack.ts'
import { packageRoot } from '../../src/packs/package-root.ts'
import { readInflection } from '../../src/parse/inflection.ts'
import { writeModelFile } from '../../src/parse/model-file.ts'
import { readTreebank } from './conllu.ts'
import { trainLemmatiser } from './train-lemmatiser.ts'
import { trainTagger } from './train-tagger.ts'
import { standInsOf } from './train-tagger-stand-ins.ts'
import { trainTokeniser } from './train-tokeniser.ts'

const seed = 20240305
const [language = 'fr', part = 'words'] = process.argv.slice(2)
const out = option('--out') ?? join(packageRoot(), 'packs', language, 'models', `${part}.model`)
const treebanks = ['fr_sequoia-train', 'fr_gsd-train', 'fr_fqb-train'].map((name) => readTreebank(language, name))
const [sequoia, gsd, fqb] = treebanks

const pack = loadPack(language)!
const inflection = readInflection(pack)
const values = {
  ...trainTokeniser([...sequoia, ...gsd, ...fqb.slice(0, 400)], inflection, seed),
  ...trainTagger(
    treebanks.flatMap((sentences, treebank) => sentences.map((sentence) => ({ sentence, treebank }))),
    inflection,
    { epochs: 9, seed, treebank: 0, standIns: standInsOf(pack, inflection), log: (line) => console.error(line) },
  ),
  ...trainLemmatiser(
    [
      { sentences: sequoia, weight: 5 },
      { sentences: gsd, weight: 2 },
      { sentences: fqb, weight: 1 },
    ],
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
