// Document text → sentences of words with lemmas, tags and trees. In: a text and its segments. Out: sentences in order.
// Only segments that a reader reads as the article's own prose are parsed; a sentence never leaves its segment.
import type { Segment, SegmentKind } from '../model/document.ts'
import type { Sentence, Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { copyWord } from '../text/copy-word.ts'
import { foldOnce } from '../text/fold-word.ts'
import { abbreviationsOf } from './abbreviations.ts'
import { readInflection } from './inflection.ts'
import { createLemmatiser, type Lemmatiser } from './lemmatise.ts'
import { createNameMask, type MaskedForms, type NameMask } from './mask-names.ts'
import { findNameRuns, nameWords, spreadTree, withoutTails, type NameWords } from './join-names.ts'
import { readModelFile } from './model-file.ts'
import { mendBehindArticle } from './mend-articles.ts'
import { mendFronted } from './mend-fronted.ts'
import { mendGardenPaths, nounPrepositions, participleForms } from './mend-garden-paths.ts'
import { mendCounted } from './mend-counted.ts'
import { gerundLemma, mendGerundObject, type GerundLemma } from './mend-gerund-object.ts'
import { mendPairs, pairPrepositions } from './mend-pairs.ts'
import { mendHarmedObject, mendPastTense, pastIsParticiple } from './mend-past-tense.ts'
import { mendSubjects } from './mend-subjects.ts'
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
  names: NameMask
  nameWords: NameWords
  /** Prepositions that never open a clause ("in", "of"). */
  nounPrepositions: ReadonlySet<string>
  pairPrepositions: ReadonlySet<string>
  /** The past tense of regular verbs is spelt like their participle. */
  pastIsParticiple: boolean
  isParticiple: (form: string) => boolean
  numerals: Numerals
  asGerund: GerundLemma
}

export const wordModel = 'models/words.model'
const unread: ReadonlySet<SegmentKind> = new Set(['related-link', 'byline', 'boilerplate', 'caption', 'other-language'])
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
  const abbreviations = abbreviationsOf(pack)
  const tagger = createTagger(model, inflection)
  const lemmatiser = createLemmatiser(model, inflection)
  return {
    tokeniser: createTokeniser(model, abbreviations),
    splitter: createSentenceSplitter(model, abbreviations),
    multiword: createMultiwordSplitter(model, inflection),
    tagger,
    lemmatiser,
    trees: createDependencyParser(pack),
    names: createNameMask(pack, model, inflection),
    nameWords: nameWords(pack),
    nounPrepositions: nounPrepositions(pack),
    pairPrepositions: pairPrepositions(pack),
    numerals: numeralsOf(pack),
    asGerund: gerundLemma(tagger.labels, lemmatiser),
    pastIsParticiple: pastIsParticiple(pack),
    isParticiple: participleForms(pack),
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
    else pushParts(words, parts, start, stop)
  }
  return analyse(words, stages)
}

/** Parts that spell the token have their own places in the text ("Drann" + "'s"); others share that of the token ("de" + "le"). */
function pushParts(words: Word[], parts: readonly string[], start: number, stop: number): void {
  const spelled = parts.reduce((sum, part) => sum + part.length, 0) === stop - start
  let at = start
  for (const part of parts) {
    words.push(
      newWord(words.length, spelled ? at : start, spelled ? at + part.length : stop, part, spelled ? undefined : true),
    )
    at += part.length
  }
}

/** Words spelt alike share one form: that saves memory and makes every look-up by form quicker. */
function newWord(index: number, start: number, end: number, spelling: string, multiword?: true): Word {
  const root = index === 0
  const foldedForm = foldOnce(spelling)
  const form = foldedForm.of
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
    multiword,
    foldedForm,
    foldedLemma: undefined,
  }
}

/** Tags, lemmas and the tree of a sentence whose names are masked; a name of several words is one word to tagger and parser. */
function analyse(words: Word[], stages: WordStages): Word[] {
  const masked = stages.names.mask(words.map((word) => word.form))
  const forms = masked?.forms ?? words.map((word) => word.form)
  const tags: number[] = []
  stages.tagger.tag(forms, tags)
  if (showNumerals(forms, tags, stages)) stages.tagger.tag(forms, tags)
  if (masked && settleNumbers(masked, tags, stages.tagger)) stages.tagger.tag(forms, tags)
  label(words, tags, stages)
  const runs = stages.names.name === undefined ? [] : findNameRuns(words, stages.nameWords, masked?.calm)
  if (runs.length === 0) {
    parseShown(words, forms, tags, stages)
    mendTree(words, stages)
    return words
  }
  for (const { first } of runs) forms[first] = stages.names.name!
  const shortForms = withoutTails(forms, runs)
  stages.tagger.tag(shortForms, tags)
  const kept = withoutTails(words, runs)
  label(kept, tags, stages)
  const short = kept.map((word, index) => copyWord(word, index))
  parseShown(short, shortForms, tags, stages)
  spreadTree(words, short, runs)
  mendTree(words, stages)
  return words
}

function mendTree(
  words: readonly Word[],
  { nounPrepositions, pairPrepositions, pastIsParticiple, isParticiple, asGerund }: WordStages,
): void {
  mendGerundObject(words, asGerund)
  mendBehindArticle(words)
  if (pastIsParticiple) mendPastTense(words)
  if (pastIsParticiple) mendHarmedObject(words, isParticiple)
  mendCounted(words)
  mendSubjects(words)
  mendPairs(words, pairPrepositions)
  mendGardenPaths(words, nounPrepositions, isParticiple)
  if (nounPrepositions.size > 0) mendFronted(words, isParticiple)
}

function label(words: readonly Word[], tags: readonly number[], { tagger, lemmatiser }: WordStages): void {
  words.forEach((word, index) => {
    const { upos, feats } = tagger.labels[tags[index]]
    word.upos = upos
    word.feats = feats
    word.lemma = lemmatiser.lemma(word.form, tagger.labels[tags[index]])
  })
}

/** Words of origin whose form leaves the number open take that of the word before; true where one became plural. */
function settleNumbers({ open, setPlural }: MaskedForms, tags: readonly number[], { labels }: Tagger): boolean {
  let changed = false
  for (const index of open) {
    if (index === 0 || labels[tags[index - 1]].feats.Number !== 'Plur') continue
    setPlural(index)
    changed = true
  }
  return changed
}

interface Numerals {
  /** Number words of the language, and the one that is shown for those taken for verbs; null where the pack names none. */
  listed: ReadonlySet<string>
  shown: string | null
}

function numeralsOf(pack: Pack): Numerals {
  const shown = pack.lexicon('stand-ins').find(({ category }) => category === 'numeral')?.lemma ?? null
  const rows = shown ? pack.lexicon('numbers').filter(({ category }) => category === 'numeral') : []
  return { listed: new Set(rows.map(({ lemma }) => lemma)), shown }
}

/** "raised its toll to ten dead": a number word is never a verb, whatever stands before it. */
function showNumerals(forms: string[], tags: readonly number[], { tagger, numerals }: WordStages): boolean {
  let changed = false
  for (let at = 0; numerals.shown && at < forms.length; at++) {
    if (tagger.labels[tags[at]].upos !== 'VERB' || !numerals.listed.has(forms[at].toLowerCase())) continue
    forms[at] = numerals.shown
    changed = true
  }
  return changed
}

/** Heads and relations of the words as the parser sees the forms shown. */
function parseShown(
  words: readonly Word[],
  forms: readonly string[],
  tags: readonly number[],
  { lemmatiser, tagger, trees }: WordStages,
): void {
  const shown = words.map((word, index) =>
    forms[index] === word.form
      ? word
      : copyWord(word, word.index, forms[index], lemmatiser.lemma(forms[index], tagger.labels[tags[index]])),
  )
  trees.parse(shown)
  shown.forEach((word, index) => {
    words[index].head = word.head
    words[index].deprel = word.deprel
  })
}
