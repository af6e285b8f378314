// Document text → sentences of words with lemmas, tags and trees. In: a text and its segments. Out: sentences in order.
// Only segments that a reader reads as the article's own prose are parsed; a sentence never leaves its segment.
import type { Segment, SegmentKind } from '../model/document.ts'
import type { Sentence, Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { readInflection } from './inflection.ts'
import { createLemmatiser, type Lemmatiser } from './lemmatise.ts'
import { readModelFile } from './model-file.ts'
import { createMultiwordSplitter, type MultiwordSplitter } from './multiword.ts'
import { createSentenceSplitter, type SentenceSplitter } from './sentences.ts'
import { createDependencyParser, type DependencyParser } from './parser.ts'
import { createTagger, type Tagger } from './tag.ts'
import { createTokeniser, type Tokeniser, type Tokens } from './tokenise.ts'

export interface DocumentParser {
  parse(text: string, segments: readonly Segment[]): Sentence[]
  /** Words of one sentence whose forms are known; their offsets count the forms joined by single spaces. */
  parseForms(forms: readonly string[]): Word[]
}

/** The parts of the word model, for those who need them one by one (the evaluation does). */
export interface WordStages {
  tokeniser: Tokeniser
  splitter: SentenceSplitter
  multiword: MultiwordSplitter
  tagger: Tagger
  lemmatiser: Lemmatiser
  trees: DependencyParser
}

export const wordModel = 'models/words.model'
const unread: ReadonlySet<SegmentKind> = new Set(['related-link', 'byline', 'boilerplate', 'caption'])
const parsers = new WeakMap<Pack, DocumentParser>()

/** The parser of a pack; built once. @throws SelonError model-missing | model-damaged | pack-malformed */
export function createParser(pack: Pack): DocumentParser {
  let parser = parsers.get(pack)
  if (!parser) parsers.set(pack, (parser = buildParser(createWordStages(pack))))
  return parser
}

export function createWordStages(pack: Pack): WordStages {
  const model = readModelFile(pack.model(wordModel), wordModel)
  const inflection = readInflection(pack)
  return {
    tokeniser: createTokeniser(model),
    splitter: createSentenceSplitter(model),
    multiword: createMultiwordSplitter(model, inflection),
    tagger: createTagger(model, inflection),
    lemmatiser: createLemmatiser(model, inflection),
    trees: createDependencyParser(pack),
  }
}

export function buildParser(stages: WordStages): DocumentParser {
  return {
    parseForms(forms) {
      const words: Word[] = []
      let at = 0
      for (const form of forms) {
        words.push(newWord(words.length, at, at + form.length, form))
        at += form.length + 1
      }
      return analyse(words, stages)
    },
    parse(text, segments) {
      const sentences: Sentence[] = []
      segments.forEach((segment, index) => {
        if (unread.has(segment.kind)) return
        const tokens = stages.tokeniser.tokenise(text, segment.start, segment.end)
        const firsts = stages.splitter.split(text, tokens)
        firsts.forEach((first, at) => {
          const end = at + 1 < firsts.length ? firsts[at + 1] : tokens.starts.length
          const words = makeWords(text, tokens, first, end, stages)
          sentences.push({
            index: sentences.length,
            start: tokens.starts[first],
            end: tokens.ends[end - 1],
            segment: index,
            segmentKind: segment.kind,
            words,
          })
        })
      })
      return sentences
    },
  }
}

/** Words of the tokens `first` (in) to `end` (out), tagged and lemmatised, with their tree. */
function makeWords(text: string, tokens: Tokens, first: number, end: number, stages: WordStages): Word[] {
  const words: Word[] = []
  for (let token = first; token < end; token++) {
    const start = tokens.starts[token]
    const stop = tokens.ends[token]
    const parts = stages.multiword.split(text, tokens, token, first, end)
    if (!parts) words.push(newWord(words.length, start, stop, text.slice(start, stop)))
    else for (const part of parts) words.push({ ...newWord(words.length, start, stop, part), multiword: true })
  }
  return analyse(words, stages)
}

function newWord(index: number, start: number, end: number, form: string): Word {
  const root = index === 0
  return {
    index,
    start,
    end,
    form,
    lemma: form,
    upos: 'X',
    feats: {},
    head: root ? -1 : 0,
    deprel: root ? 'root' : 'dep',
  }
}

function analyse(words: Word[], { tagger, lemmatiser, trees }: WordStages): Word[] {
  const tags: number[] = []
  tagger.tag(
    words.map((word) => word.form),
    tags,
  )
  for (const word of words) {
    const label = tagger.labels[tags[word.index]]
    word.upos = label.upos
    word.feats = label.feats
    word.lemma = lemmatiser.lemma(word.form, label)
  }
  trees.parse(words)
  return words
}
