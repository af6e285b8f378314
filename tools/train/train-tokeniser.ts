// Trains the three cutters on treebank text: token boundaries, sentence ends, multiword tokens.
// In: sentences in the order of their texts. Out: entries of the model file.
import type { InflectionTables } from '../../src/parse/inflection.ts'
import { FeatureBuffer } from '../../src/parse/perceptron.ts'
import { multiwordFeatures } from '../../src/parse/multiword.ts'
import { sentenceFeatures, splitSentences } from '../../src/parse/sentences.ts'
import { boundaryFeatures, cutTokens, type Tokens } from '../../src/parse/tokenise.ts'
import type { ModelValue } from '../../src/parse/model-file.ts'
import type { GoldSentence, GoldToken } from './conllu.ts'
import { takeFeatures, seededRandom, trainBinary, type BinaryExample } from './train-perceptron.ts'

export function trainTokeniser(
  sentences: readonly GoldSentence[],
  inflection: InflectionTables,
  seed: number,
): Record<string, ModelValue> {
  const text = layOut(sentences, seededRandom(seed))
  const tokenExamples = boundaryExamples(text)
  const sentenceExamples = breakExamples(text)
  const { splits, endings, examples } = multiwordExamples(sentences, inflection)
  return {
    tokenise: trainBinary(tokenExamples, 14, 8, seed),
    sentences: trainBinary(sentenceExamples, 13, 10, seed),
    multiword: trainBinary(examples, 14, 10, seed),
    'multiword-splits': splits,
    'multiword-endings': endings,
  }
}

export interface LaidOut {
  text: string
  tokens: Tokens
  /** Index of the first token of each sentence. */
  firsts: number[]
}

/**
 * One running text of all sentences, with the liberties that publishers take: line ends for spaces, lost final marks
 * before a line end, headlines in capitals.
 */
function layOut(sentences: readonly GoldSentence[], random: () => number): LaidOut {
  const parts: string[] = []
  const tokens: Tokens = { starts: [], ends: [] }
  const firsts: number[] = []
  let at = 0
  const put = (part: string) => {
    parts.push(part)
    at += part.length
  }
  for (const sentence of sentences) {
    firsts.push(tokens.starts.length)
    const headline = random() < 0.04
    const wrapped = random() < 0.05
    let list = acronymLast(sentence.tokens, random)
    const dropsFinal = list.length > 2 && random() < 0.06 && /^[.!?]$/.test(list[list.length - 1].form)
    if (dropsFinal) list = list.slice(0, -1)
    list.forEach((token, index) => {
      const form = headline ? upper(token.form) : token.form
      tokens.starts.push(at)
      put(form)
      tokens.ends.push(at)
      if (index === list.length - 1) return
      if (token.spaceAfter) put(wrapped && random() < 0.1 ? '\n' : ' ')
    })
    const choice = random()
    put(dropsFinal || headline || choice < 0.15 ? '\n' : choice < 0.2 ? '\n\n' : ' ')
  }
  return { text: parts.join(''), tokens, firsts }
}

/** Now and then an acronym before the full stop, which must not swallow it: "l'AFP." */
function acronymLast(tokens: readonly GoldToken[], random: () => number): readonly GoldToken[] {
  const at = tokens.length - 2
  if (at < 1 || tokens[at + 1].form !== '.' || !/^\p{L}{3,}$/u.test(tokens[at].form) || random() >= 0.08) return tokens
  const length = 2 + Math.floor(random() * 4)
  const form = Array.from({ length }, () => String.fromCharCode(65 + Math.floor(random() * 26))).join('')
  return tokens.map((token, index) => (index === at ? { ...token, form } : token))
}

function upper(form: string): string {
  const result = form.toUpperCase()
  return result.length === form.length ? result : form
}

function boundaryExamples({ text, tokens }: LaidOut): BinaryExample[] {
  const examples: BinaryExample[] = []
  const buffer = new FeatureBuffer()
  const ends = new Set(tokens.ends)
  cutTokens(text, 0, text.length, (from, at) => {
    boundaryFeatures(text, from, at, 0, text.length, buffer)
    examples.push({ features: takeFeatures(buffer), gold: ends.has(at) })
    return ends.has(at)
  })
  return examples
}

function breakExamples({ text, tokens, firsts }: LaidOut): BinaryExample[] {
  const examples: BinaryExample[] = []
  const buffer = new FeatureBuffer()
  const gold = new Set(firsts)
  splitSentences(text, tokens, (context) => {
    sentenceFeatures(context, buffer)
    const breaks = gold.has(context.after + 1)
    examples.push({ features: takeFeatures(buffer), gold: breaks })
    return breaks
  })
  return examples
}

function multiwordExamples(
  sentences: readonly GoldSentence[],
  inflection: InflectionTables,
): { splits: string; endings: string; examples: BinaryExample[] } {
  const split = new Map<string, Map<string, number>>()
  const whole = new Map<string, number>()
  for (const sentence of sentences) {
    for (const token of sentence.tokens) {
      const form = foldToken(token)
      if (token.first === token.last) {
        whole.set(form, (whole.get(form) ?? 0) + 1)
        continue
      }
      const words = sentence.words
        .slice(token.first, token.last + 1)
        .map((word) => word.form.toLowerCase().replaceAll('’', "'"))
      const ways = split.get(form) ?? new Map<string, number>()
      split.set(form, ways.set(words.join(' '), (ways.get(words.join(' ')) ?? 0) + 1))
    }
  }
  const endings = freeEndings(split, whole)
  const lines: string[] = []
  const ambiguous = new Set<string>()
  for (const [form, ways] of [...split].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const [[words, count]] = [...ways].sort((left, right) => right[1] - left[1])
    const kept = whole.get(form) ?? 0
    if (kept > count * 50) continue
    const spelled = words.replaceAll(' ', '') === form
    // "its" for "it's" is a slip of the pen.
    if (spelled && kept > count * 0.5) continue
    if (spelled && endings.some((ending) => words.endsWith(` ${ending}`) && words.split(' ').length === 2)) continue
    if (kept > count * 0.01) ambiguous.add(form)
    lines.push(`${form}\t${words}\t${kept > count * 0.01 ? 1 : 0}`)
  }
  const examples: BinaryExample[] = []
  const buffer = new FeatureBuffer()
  for (const sentence of sentences) {
    const { text, tokens } = layOut([sentence], () => 1)
    sentence.tokens.forEach((token, index) => {
      if (!ambiguous.has(foldToken(token))) return
      multiwordFeatures(text, tokens, index, 0, sentence.tokens.length, inflection, buffer)
      examples.push({ features: takeFeatures(buffer), gold: token.first !== token.last })
    })
  }
  return { splits: lines.join('\n'), endings: endings.join('\n'), examples }
}

function foldToken({ form }: GoldToken): string {
  return form.toLowerCase().replaceAll('’', "'")
}

/** Endings with an apostrophe that split off many words and hardly ever stay ("Drann's", "don't"), the longest first. */
function freeEndings(
  split: ReadonlyMap<string, ReadonlyMap<string, number>>,
  whole: ReadonlyMap<string, number>,
): string[] {
  const words = new Map<string, number>()
  for (const [form, ways] of split) {
    for (const way of ways.keys()) {
      const at = way.lastIndexOf(' ')
      const ending = way.slice(at + 1)
      if (at > 0 && ending.includes("'") && way.slice(0, at) + ending === form)
        words.set(ending, (words.get(ending) ?? 0) + 1)
    }
  }
  const kept = (ending: string) =>
    [...whole.keys()].filter(
      (form) => form.length > ending.length && form.endsWith(ending) && /^\p{L}/u.test(form) && !split.has(form),
    )
  return [...words]
    .filter(([ending, count]) => count >= 5 && kept(ending).length <= count * 0.25)
    .map(([ending]) => ending)
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
}
