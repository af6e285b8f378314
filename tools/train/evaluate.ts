// npx tsx tools/train/evaluate.ts <language…> [--data <file.conllu.gz>] [--model <words.model>]
// CoNLL 2018 measures of packs' models, from gold tokens and from raw text, with speed; on the development treebank of the
// language's recipe where no file is given.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPack } from '../../src/packs/load-pack.ts'
import type { Pack } from '../../src/packs/pack.ts'
import type { Sentence } from '../../src/model/tree.ts'
import { buildParser, createWordStages, wordModel } from '../../src/parse/parse-document.ts'
import { readConlluFile, type GoldSentence, type GoldToken, sharedFolder } from './conllu.ts'
import { measures, scoreConll, type Scores } from './evaluate-score.ts'
import { readRecipe } from './recipe.ts'

const options = process.argv.findIndex((argument) => argument.startsWith('--'))
const languages = process.argv.slice(2, options < 0 ? undefined : options)
for (const language of languages) evaluate(language)

function evaluate(language: string): void {
  const data = option('--data') ?? join(sharedFolder(), 'treebanks', language, `${readRecipe(language).dev}.conllu.gz`)
  console.log(`${language}: ${data.split(/[\\/]/).at(-1)}`)
  if (!existsSync(data)) {
    console.log('not available')
    return
  }
  const gold = readConlluFile(data)
  const loadStart = performance.now()
  const parser = buildParser(createWordStages(packWith(language, option('--model'))))
  const loadTime = performance.now() - loadStart
  const raw = rawText(gold)
  const segments = [{ kind: 'body' as const, start: 0, end: raw.length }]
  const fromGold = gold.map((sentence) => ({
    ...sentence,
    words: toGold(parser.parseForms(sentence.words.map((word) => word.form))),
  }))
  print('gold tokens', scoreConll(gold, fromGold))
  print(
    'raw text',
    scoreConll(
      gold,
      parser.parse(raw, segments).map((sentence) => toGoldSentence(raw, sentence)),
    ),
  )
  const speeds = [0, 1, 2, 3].map(() => {
    const start = performance.now()
    const count = parser.parse(raw, segments).reduce((sum, { words }) => sum + words.length, 0)
    return Math.round(count / ((performance.now() - start) / 1000))
  })
  console.log(`words a second: ${speeds.join(' ')}; load ${loadTime.toFixed(0)} ms`)
}

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
        // All words name the same features; those a word lacks are undefined.
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${value}`)
        .join('|') || '_',
    head: word.head,
    deprel: word.deprel,
  }))
}

function packWith(language: string, model: string | undefined): Pack {
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
