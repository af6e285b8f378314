// npx tsx tools/train/evaluate.ts <language> --data <file.conllu.gz> [--model <words.model>] [--times]
// CoNLL 2018 measures of a pack's models, from gold tokens and from raw text, with speed.
import { readFileSync } from 'node:fs'
import { loadPack } from '../../src/packs/load-pack.ts'
import type { Pack } from '../../src/packs/pack.ts'
import type { Sentence } from '../../src/model/tree.ts'
import { buildParser, createWordStages, wordModel } from '../../src/parse/parse-document.ts'
import { readConlluFile, type GoldSentence, type GoldToken } from './conllu.ts'
import { measures, scoreConll, type Scores } from './evaluate-score.ts'

const language = process.argv[2] ?? 'fr'
const data = option('--data')
if (!data) throw new Error('usage: evaluate.ts <language> --data <file.conllu.gz> [--model <words.model>]')
const gold = readConlluFile(data)
const pack = packWith(option('--model'))
const loadStart = performance.now()
const parser = buildParser(createWordStages(pack))
const loadTime = performance.now() - loadStart
const raw = rawText(gold)

const fromGold = gold.map((sentence) => ({
  ...sentence,
  words: toGold(parser.parseForms(sentence.words.map((word) => word.form))),
}))
print('gold tokens', scoreConll(gold, fromGold))
print(
  'raw text',
  scoreConll(
    gold,
    parser.parse(raw, [{ kind: 'body', start: 0, end: raw.length }]).map((sentence) => toGoldSentence(raw, sentence)),
  ),
)
for (let round = 0; round < 4; round++) {
  const start = performance.now()
  const count = parser
    .parse(raw, [{ kind: 'body', start: 0, end: raw.length }])
    .reduce((sum, { words }) => sum + words.length, 0)
  const seconds = (performance.now() - start) / 1000
  console.log(`round ${round + 1}: ${Math.round(count / seconds)} words a second`)
}
console.log(`load ${loadTime.toFixed(0)} ms`)

/** The text that CoNLL gives to systems: sentences joined by spaces, paragraphs by blank lines. */
function rawText(sentences: readonly GoldSentence[]): string {
  return sentences
    .map((sentence, index) => (index === 0 ? '' : sentence.newParagraph ? '\n\n' : ' ') + sentence.text)
    .join('')
}

function toGoldSentence(text: string, sentence: Sentence): GoldSentence {
  const tokens: GoldToken[] = []
  for (const word of sentence.words) {
    const last = tokens[tokens.length - 1]
    if (word.multiword && last && word.index > 0 && sentence.words[word.index - 1].start === word.start)
      last.last = word.index
    else tokens.push({ form: text.slice(word.start, word.end), first: word.index, last: word.index, spaceAfter: true })
  }
  return { id: '', text: '', words: toGold(sentence.words), tokens, newParagraph: false }
}

function toGold(words: Sentence['words']): GoldSentence['words'] {
  return words.map((word) => ({
    form: word.form,
    lemma: word.lemma,
    upos: word.upos,
    feats:
      Object.entries(word.feats)
        .map(([name, value]) => `${name}=${value}`)
        .join('|') || '_',
    head: word.head,
    deprel: word.deprel,
  }))
}

function packWith(model: string | undefined): Pack {
  const found = loadPack(language)
  if (!found) throw new Error(`no pack for "${language}"`)
  return model ? { ...found, model: (file) => (file === wordModel ? readFileSync(model) : found.model(file)) } : found
}

function print(title: string, scores: Scores): void {
  console.log(`${title.padEnd(12)} ${measures.map((measure) => `${measure} ${scores[measure].toFixed(2)}`).join('  ')}`)
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
