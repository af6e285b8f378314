// Tags words with UPOS and features, greedily from left to right. In: forms of a sentence. Out: label numbers.
// A label joins both ("VERB|Mood=Ind|…"), so that a word's parts never contradict each other. Function words are a closed
// list: no unknown word becomes a preposition. Frequent words of a single label are not asked about at all.
import type { InflectionTables } from './inflection.ts'
import type { ModelFile } from './model-file.ts'
import { Network } from './network.ts'
import { fillTagValues, foldWord, isMark, slotCount, tagKeys, tagTables } from './tag-values.ts'

export interface TagLabel {
  upos: string
  feats: Readonly<Record<string, string>>
}

export interface Tagger {
  labels: readonly TagLabel[]
  /** Fills `tags[0 … forms.length)` with indexes into `labels`. */
  tag(forms: readonly string[], tags: number[]): void
}

/** Parts of speech of function words and marks. */
export const closedParts = ['ADP', 'AUX', 'CCONJ', 'DET', 'PRON', 'SCONJ', 'PUNCT', 'SYM'] as const
const markParts = (1 << closedParts.indexOf('PUNCT')) | (1 << closedParts.indexOf('SYM'))

/** Forms are kept while there are no more than this; then the store is emptied. */
const rememberedForms = 50_000
const cacheBytes = 32 << 20

interface KnownForm {
  /** Number in each of `tagTables`. */
  numbers: Int32Array
  /** The one label of a frequent word, or -1. */
  only: number
  /** Bits of `closedParts` that the form can be. */
  closed: number
}

export function createTagger(model: ModelFile, inflection: InflectionTables): Tagger {
  const labels = model.text('tag-labels').split('\n').map(readLabel)
  const closedBits = labels.map(({ upos }) => closedBit(upos))
  const tables = tagTables.map(({ name }) => numbered(model.text(`tag-${name}`)))
  const treebank = Number(model.text('tag-treebank'))
  const only = readNumbers(model.text('tag-only'))
  const closed = readNumbers(model.text('tag-closed'))
  const network = new Network(model, 'tags', cacheBytes)
  const values = new Int32Array(slotCount)
  const known = new Map<string, KnownForm>()

  const find = (form: string): KnownForm => {
    let found = known.get(form)
    if (!found) {
      const folded = foldWord(form)
      found = {
        numbers: Int32Array.from(tagKeys(form, inflection), (key, table) => tables[table].get(key) ?? 1),
        only: only.get(folded) ?? -1,
        closed: (closed.get(folded) ?? 0) | (isMark(form) ? markParts : 0),
      }
      if (known.size >= rememberedForms) known.clear()
      known.set(form, found)
    }
    return found
  }
  const bestAllowed = (allowed: number): number => {
    let best = -1
    for (let label = 0; label < labels.length; label++) {
      if (closedBits[label] !== 0 && (closedBits[label] & allowed) === 0) continue
      if (best < 0 || network.scores[label] > network.scores[best]) best = label
    }
    return best
  }
  return {
    labels,
    tag(forms, tags) {
      const words = forms.map(find)
      const numbers = words.map((word) => word.numbers)
      let tag1 = 0
      let tag2 = 0
      for (let index = 0; index < words.length; index++) {
        let label = words[index].only
        if (label < 0) {
          fillTagValues(numbers, index, tag1, tag2, treebank, values)
          label = network.run(values)
          if (closedBits[label] !== 0 && (closedBits[label] & words[index].closed) === 0)
            label = bestAllowed(words[index].closed)
        }
        tags[index] = label
        tag2 = tag1
        tag1 = label + 2
      }
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

/** The bit of a closed part of speech, 0 for an open one. */
export function closedBit(upos: string): number {
  const at = (closedParts as readonly string[]).indexOf(upos)
  return at < 0 ? 0 : 1 << at
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
