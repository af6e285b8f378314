// Tags words with UPOS and features, greedily from left to right. In: forms of a sentence. Out: label numbers.
// A label joins both ("VERB|Mood=Ind|…"), so that a word's parts never contradict each other. Frequent words of a single
// label are not asked about at all. For others the kinds of label are limited: function words are a closed list, marks are
// marks, and a form whose analyses are all finite verbs is no participle. A verb may follow a quotation and stand before its
// subject (« … », annonce le maire): treebanks hold too few of these, so there the tables decide.
import { type InflectionTables, isThirdPerson } from './inflection.ts'
import { lemmaKind } from './lemma-kind.ts'
import type { ModelFile } from './model-file.ts'
import { Network } from './network.ts'
import {
  calmForms,
  fillTagValues,
  foldWord,
  type FormStatus,
  isMark,
  noAnalysis,
  slotCount,
  tagKeys,
  tagTables,
} from './tag-values.ts'

export interface TagLabel {
  upos: string
  feats: Readonly<Record<string, string>>
}

export interface Tagger {
  labels: readonly TagLabel[]
  /** Fills `tags[0 … forms.length)` with indexes into `labels`. */
  tag(forms: readonly string[], tags: number[]): void
}

/** Parts of speech of function words and marks: only forms that training met as such can be that. */
const closedParts: ReadonlySet<string> = new Set([
  'ADP',
  'AUX',
  'CCONJ',
  'DET',
  'PRON',
  'SCONJ',
  'PUNCT',
  'SYM',
  'PART',
])
const markParts: ReadonlySet<string> = new Set(['PUNCT', 'SYM'])

/** Forms are kept while there are no more than this; then the store is emptied. */
const rememberedForms = 50_000
const cacheBytes = 32 << 20

interface KnownForm {
  /** Number in each of `tagTables`. */
  numbers: Int32Array
  /** The one label of a frequent word, or -1. */
  only: number
  /** Bits of the kinds that the form can be. */
  kinds: number
  /** A finite verb of the third person, by the tables. */
  third: boolean
  /** May begin what a verb is about: an article, or a word with a capital. */
  opensNoun: boolean
}

export function createTagger(model: ModelFile, inflection: InflectionTables): Tagger {
  const labels = oneLayout(model.text('tag-labels').split('\n').map(readLabel))
  const kinds = kindsOf(labels)
  const bits = labels.map((label) => 1 << kinds.indexOf(lemmaKind(label)))
  const marks = maskOf(kinds, (kind) => markParts.has(kind))
  const name = maskOf(kinds, (kind) => kind === 'PROPN')
  const determiner = maskOf(kinds, (kind) => kind === 'DET')
  const noun = maskOf(kinds, (kind) => kind === 'NOUN' || kind === 'PROPN')
  const nominal = maskOf(kinds, (kind) => kind === 'NOUN' || kind === 'ADJ' || kind === 'PROPN')
  const finite = maskOf(kinds, (kind) => kind === 'VERB-Fin' || kind === 'AUX-Fin')
  const tables = tagTables.map((table) => numbered(model.text(`tag-${table.name}`)))
  const [words, analyses] = [0, tagTables.length - 1]
  const treebank = Number(model.text('tag-treebank'))
  const only = readNumbers(model.text('tag-only'))
  const formKinds = readNumbers(model.text('tag-form-kinds'))
  const analysisKinds = readNumbers(model.text('tag-analysis-kinds'))
  const names = new Set(model.text('tag-names').split('\n'))
  const status: FormStatus = (folded) => (names.has(folded) ? 'n' : tables[words].has(folded) ? 'k' : 'u')
  const network = new Network(model, 'tags', cacheBytes)
  const values = new Int32Array(slotCount)
  const known = new Map<string, KnownForm>()

  const find = (form: string): KnownForm => {
    let found = known.get(form)
    if (!found) {
      const folded = foldWord(form)
      const keys = tagKeys(form, inflection, status)
      const open = isMark(form) ? marks : openKinds(keys[analyses], kinds, analysisKinds) | (isTitle(form) ? name : 0)
      found = {
        numbers: Int32Array.from(keys, (key, table) => tables[table].get(key) ?? 1),
        only: only.get(folded) ?? -1,
        kinds: open | (formKinds.get(folded) ?? 0),
        third: inflection.analyse(folded).some(isThirdPerson),
        opensNoun: isTitle(form) || ((formKinds.get(folded) ?? 0) & determiner) !== 0,
      }
      if (known.size >= rememberedForms) known.clear()
      known.set(form, found)
    }
    return found
  }
  /** Labels of a kind stand side by side, so that an allowed set is a few stretches. */
  const stretchesOf = new Map<number, Int32Array>()
  const bestAllowed = (allowed: number): number => {
    let stretches = stretchesOf.get(allowed)
    if (!stretches) stretchesOf.set(allowed, (stretches = stretchesAmong(bits, allowed)))
    return Math.max(network.runAmong(values, stretches), 0)
  }
  /** A noun, or an adjective after one: "nouvelle attaque" does not end one. */
  const endsNoun = (tags: readonly number[], index: number): boolean => {
    if ((bits[tags[index]] & noun) !== 0) return true
    return index > 0 && (bits[tags[index]] & nominal) !== 0 && (bits[tags[index - 1]] & noun) !== 0
  }
  /** In a sentence without a finite verb: "le ministre attaque la presse", where a noun was seen; -1 where there is none. */
  const missedVerb = (words: readonly KnownForm[], tags: readonly number[]): number => {
    let found = -1
    for (let index = 0; index < words.length; index++) {
      if ((bits[tags[index]] & finite) !== 0) return -1
      const fits =
        found < 0 &&
        index > 0 &&
        words[index].third &&
        (bits[tags[index]] & nominal) !== 0 &&
        endsNoun(tags, index - 1) &&
        index + 1 < words.length &&
        (bits[tags[index + 1]] & determiner) !== 0
      if (fits) found = index
    }
    return found
  }
  return {
    labels,
    tag(forms, tags) {
      const words = calmForms(forms).map(find)
      const numbers = words.map((word) => word.numbers)
      const run = (from: number, forced: number): void => {
        let tag1 = from > 0 ? tags[from - 1] + 2 : 0
        let tag2 = from > 1 ? tags[from - 2] + 2 : 0
        for (let index = from; index < words.length; index++) {
          const word = words[index]
          let label = word.only
          if (label < 0) {
            fillTagValues(numbers, index, tag1, tag2, treebank, values)
            const verb = word.third && words[index + 1]?.opensNoun && followsQuotation(forms, index)
            label = bestAllowed(verb || index === forced ? finite : word.kinds)
          }
          tags[index] = label
          tag2 = tag1
          tag1 = label + 2
        }
      }
      run(0, -1)
      const verb = missedVerb(words, tags)
      if (verb > 0) run(verb, verb)
    },
  }
}

export function readLabel(label: string): TagLabel {
  const [upos, ...pairs] = label.split('|')
  const feats: Record<string, string> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at > 0) feats[pair.slice(0, at)] = pair.slice(at + 1)
  }
  return { upos, feats: Object.freeze(feats) }
}

/**
 * The labels with features of one layout: each names all that any has, undefined where it has none. Every stage reads
 * features of every word, and reading from objects of many layouts is slow.
 */
function oneLayout(labels: readonly TagLabel[]): TagLabel[] {
  const names = [...new Set(labels.flatMap(({ feats }) => Object.keys(feats)))]
  // By `fromEntries`: objects that begin with a spread get a layout each, whatever they name.
  const full = (feats: TagLabel['feats']) => Object.fromEntries(names.map((name) => [name, feats[name]]))
  return labels.map(({ upos, feats }) => ({ upos, feats: Object.freeze(full(feats)) }))
}

/** Where the labels with one of the bits stand: [from, end, from, end …]. */
function stretchesAmong(bits: readonly number[], allowed: number): Int32Array {
  const edges: number[] = []
  for (let label = 0; label < bits.length; label++) {
    if ((bits[label] & allowed) === 0) continue
    if (edges.at(-1) === label) edges[edges.length - 1] = label + 1
    else edges.push(label, label + 1)
  }
  return Int32Array.from(edges)
}

/** After a closing quotation mark, with a comma or without. */
function followsQuotation(forms: readonly string[], index: number): boolean {
  const before = forms[index - 1] === ',' ? index - 2 : index - 1
  return before > 0 && ['»', '”', '"', '›'].includes(forms[before])
}

/** Kinds of the labels (part of speech, for verbs with the kind of form), in the order of the bits that stand for them. */
export function kindsOf(labels: readonly TagLabel[]): string[] {
  return [...new Set(labels.map(lemmaKind))]
}

export function isClosed(kind: string): boolean {
  return closedParts.has(kind.split('-')[0])
}

/**
 * Bits of the open kinds that a form of these analyses may have: as learned, else what the analyses say, where adjectives
 * and participles may stand as nouns.
 */
export function openKinds(key: string, kinds: readonly string[], learned: ReadonlyMap<string, number>): number {
  if (key === noAnalysis) return maskOf(kinds, (kind) => !isClosed(kind))
  const mask = learned.get(key)
  if (mask !== undefined) return mask
  const own = new Set(key.split(' ').map((cell) => cell.split('.')[0]))
  const nominal = own.has('ADJ') || own.has('VERB-Part')
  return maskOf(kinds, (kind) => own.has(kind) || (nominal && (kind === 'ADJ' || kind === 'NOUN')))
}

function maskOf(kinds: readonly string[], wanted: (kind: string) => boolean): number {
  return kinds.reduce((mask, kind, index) => (wanted(kind) ? mask | (1 << index) : mask), 0)
}

function isTitle(form: string): boolean {
  const first = form.charAt(0)
  return first !== first.toLowerCase()
}

function numbered(lines: string): Map<string, number> {
  return new Map(lines.split('\n').map((key, index) => [key, index + 2]))
}

/** Lines "de<TAB>17". */
function readNumbers(lines: string): Map<string, number> {
  return new Map(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const at = line.lastIndexOf('\t')
        return [line.slice(0, at), Number(line.slice(at + 1))]
      }),
  )
}
