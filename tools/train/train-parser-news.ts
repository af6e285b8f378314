// Makes news constructions that treebanks hold too few of, out of treebank sentences and hand-written fragments; « » for ",
// titles without a period. What is made differs by language (news-fr.ts, news-en.ts).
// In: parser sentences (their predicted tags stay) and a file of fragments. Out: more sentences, trees included.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { englishNews } from './news-en.ts'
import { frenchNews } from './news-fr.ts'
import { type Construction, type Fragments, pick, type Random } from './news-tools.ts'
import { goldTree } from './oracle.ts'
import type { ParserSentence } from './parser-data.ts'
import { randomNumbers } from './random.ts'
import type { Recipe } from './recipe.ts'
import { nodesOf, sentenceOf } from './tree-nodes.ts'

const constructions: Record<string, [number, Construction][]> = { en: englishNews, fr: frenchNews }

/** As many as the recipe says. The language's file has the columns kind, fragment (form/lemma/UPOS/feats/head/relation). */
export function newsSentences(
  sentences: readonly ParserSentence[],
  language: string,
  { news: share }: Recipe,
  seed: number,
): ParserSentence[] {
  if (share === 0) return []
  const random = randomNumbers(seed)
  const fragments = readFragments(join(import.meta.dirname, `train-parser-news-${language}.tsv`))
  const plain = sentences.filter(isStatement)
  const made: ParserSentence[] = []
  while (made.length < sentences.length * share) {
    const source = pick(plain, random)
    const nodes = nodesOf(source)
    const result = chosen(constructions[language], random)(nodes, fragments, random)
    if (result) made.push(sentenceOf(result, source.treebank))
  }
  return made
}

function chosen(shares: readonly [number, Construction][], random: Random): Construction {
  let rest = random()
  for (const [share, construction] of shares) {
    rest -= share
    if (rest < 0) return construction
  }
  return shares[0][1]
}

/** Quotation marks in the other fashion, apostrophes alike, now and then no final period. */
export function varyTypography(
  sentences: readonly ParserSentence[],
  { quotes }: Recipe,
  seed: number,
): ParserSentence[] {
  const random = randomNumbers(seed)
  return sentences.map((sentence) => {
    const curly = random() < quotes.share
    let open = false
    const words = sentence.words.map((token) => {
      if (token.form !== '"' || !curly) return token
      open = !open
      const form = open ? quotes.open : quotes.close
      return { ...token, form, lemma: form }
    })
    const last = words.length - 1
    const bare = random() < 0.06 && last > 2 && words[last].form === '.' && !sentence.heads.includes(last)
    const keep = bare ? last : words.length
    return {
      words: words.slice(0, keep),
      heads: sentence.heads.slice(0, keep),
      relations: sentence.relations.slice(0, keep),
      gold: goldTree(sentence.heads.slice(0, keep)),
      treebank: sentence.treebank,
    }
  })
}

function isStatement(sentence: ParserSentence): boolean {
  const { words, heads, relations } = sentence
  const root = heads.indexOf(-1)
  return (
    words.length >= 5 &&
    words.length <= 40 &&
    words.at(-1)!.form === '.' &&
    ['VERB', 'ADJ', 'NOUN'].includes(words[root].upos) &&
    relations.some((relation, index) => relation.startsWith('nsubj') && heads[index] === root) &&
    !relations.includes('parataxis:insert') &&
    !words.some((word) => ['"', '«', '»'].includes(word.form)) &&
    sentence.gold.heads.every((head, index) => head === (heads[index] < 0 ? words.length : heads[index]))
  )
}

function readFragments(file: string): Fragments {
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  const of = (kind: string) => rows.filter((row) => row[0] === kind).map((row) => row[1])
  return {
    singular: of('subject-singular'),
    plural: of('subject-plural'),
    oblique: of('oblique'),
    verbs: of('speech-verb').map((row) => row.split(' ')),
    accusing: of('accuse-verb').map((row) => row.split(' ')),
    infinitive: of('infinitive-verb').map((row) => row.split(' ')),
    pronoun: of('subject-pronoun'),
    told: of('told'),
  }
}
