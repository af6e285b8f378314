// Splits contracted tokens into syntactic words: "du" = "de" + "le". In: a token and its neighbours. Out: forms, or null.
// Which tokens split, and how, was learned; where a token has both uses ("des"), a perceptron decides from the neighbours.
// Endings that split off any word ("Drann's") were learned too.
import type { InflectionTables } from './inflection.ts'
import type { ModelFile } from './model-file.ts'
import { binaryScore, FeatureBuffer, mix } from './perceptron.ts'
import { characterClass, classOf, foldOf } from './tokenise-characters.ts'
import type { Tokens } from './tokenise.ts'

export interface MultiwordSplitter {
  /** Forms of the words of token `index` of a sentence that spans tokens `first` (in) to `end` (out); null for one word. */
  split(text: string, tokens: Tokens, index: number, first: number, end: number): string[] | null
}

interface Split {
  words: string[]
  /** Some tokens of this form stay whole. */
  ambiguous: boolean
}

export function createMultiwordSplitter(model: ModelFile, inflection: InflectionTables): MultiwordSplitter {
  const weights = model.int8('multiword')
  const splits = readSplits(model.text('multiword-splits'))
  const endings = readEndings(model)
  const longest = Math.max(0, ...[...splits.keys()].map((form) => form.length))
  const features = new FeatureBuffer()
  return {
    split(text, tokens, index, first, end) {
      const length = tokens.ends[index] - tokens.starts[index]
      if (length > longest && endings.length === 0) return null
      if (classOf(text.charCodeAt(tokens.starts[index])) !== characterClass.letter) return null
      const form = text.slice(tokens.starts[index], tokens.ends[index])
      const folded = form.toLowerCase().replaceAll('’', "'")
      const split = length > longest ? undefined : splits.get(folded)
      if (!split) return withoutEnding(form, folded, endings)
      if (split.ambiguous) {
        multiwordFeatures(text, tokens, index, first, end, inflection, features)
        if (binaryScore(weights, features) <= 0) return null
      }
      if (folded.length === form.length && split.words.join('') === folded) return cutLike(form, split.words)
      return form[0] === form[0].toLowerCase() ? split.words : recase(form, split.words)
    },
  }
}

export function multiwordFeatures(
  text: string,
  tokens: Tokens,
  index: number,
  first: number,
  end: number,
  inflection: InflectionTables,
  features: FeatureBuffer,
): void {
  const form = (at: number, from = 0) => {
    if (at < first || at >= end) return 3
    let hash = 5
    const start = from > 0 ? Math.max(tokens.starts[at], tokens.ends[at] - from) : tokens.starts[at]
    for (let unit = start; unit < tokens.ends[at] && unit < start + 20; unit++)
      hash = mix(hash, foldOf(text.charCodeAt(unit)))
    return hash
  }
  const kind = (at: number) => {
    if (at < first || at >= end) return 30
    const unit = text.charCodeAt(tokens.starts[at])
    return classOf(unit) * 2 + (foldOf(unit) !== unit ? 1 : 0)
  }
  // What the tables know of a neighbour: after a verb "des" is rather an article, after a noun rather "de" + "les".
  const analyses = (at: number) => {
    if (at < first || at >= end || tokens.ends[at] - tokens.starts[at] > 40) return 9
    const found = inflection.analyse(text.slice(tokens.starts[at], tokens.ends[at]).toLowerCase())
    let known = 1
    for (const { kind } of found) known |= kind === 'NOUN' ? 2 : kind === 'ADJ' ? 4 : kind === 'VERB-Fin' ? 8 : 16
    return known + 32
  }
  const before = analyses(index - 1)
  const earlier = analyses(index - 2)
  const self = form(index)
  const near = [
    form(index - 1),
    form(index + 1),
    form(index - 2),
    form(index + 2),
    form(index - 1, 3),
    form(index + 1, 3),
    form(index + 1, 2),
    form(index - 1, 2),
    form(index + 2, 3),
    form(index - 2, 3),
    mix(kind(index - 1), kind(index + 1)),
    mix(form(index - 1), form(index - 2)),
    mix(form(index - 1), form(index + 1)),
    mix(form(index - 1, 3), form(index + 1, 3)),
    mix(form(index - 1, 2), kind(index + 1)),
    kind(index - 1),
    kind(index + 1),
    before,
    mix(before, earlier),
    mix(before, form(index - 2)),
    mix(before, analyses(index + 1)),
    mix(before, kind(index + 1)),
    mix(form(index - 1), earlier),
    mix(mix(before, earlier), analyses(index - 3)),
  ]
  features.clear()
  features.add(0, self)
  near.forEach((value, slot) => features.add(slot + 1, mix(self, value)))
}

/** Endings without which a word is a word of its own, the longest first. */
function readEndings(model: ModelFile): string[] {
  if (!model.names.includes('multiword-endings')) return []
  return model.text('multiword-endings').split('\n').filter(Boolean)
}

function withoutEnding(form: string, folded: string, endings: readonly string[]): string[] | null {
  if (folded.length !== form.length) return null
  const ending = endings.find((each) => folded.length > each.length && folded.endsWith(each))
  return ending === undefined ? null : [form.slice(0, -ending.length), form.slice(-ending.length)]
}

/** The stretches of a form that its words spell. */
function cutLike(form: string, words: readonly string[]): string[] {
  let at = 0
  return words.map((word) => form.slice(at, (at += word.length)))
}

/** Lines "du<TAB>de le<TAB>ambiguous?" */
function readSplits(lines: string): Map<string, Split> {
  const splits = new Map<string, Split>()
  for (const line of lines.split('\n')) {
    const [form, words, ambiguous] = line.split('\t')
    if (words) splits.set(form, { words: words.split(' '), ambiguous: ambiguous === '1' })
  }
  return splits
}

/** "Du" gives "De" + "le", "DU" gives "DE" + "LE". */
function recase(form: string, words: readonly string[]): string[] {
  if (form.length > 1 && form === form.toUpperCase()) return words.map((word) => word.toUpperCase())
  return words.map((word, index) => (index === 0 ? word[0].toUpperCase() + word.slice(1) : word))
}
