// Tags words with UPOS and features, greedily from left to right. In: forms of a sentence. Out: label numbers.
// A label joins both ("VERB|Mood=Ind|…"), so that a word's parts never contradict each other.
import type { ModelFile } from './model-file.ts'
import { addScores, FeatureBuffer, type SparseModel } from './perceptron.ts'
import { lookAt, tagFeatures, type WordLook } from './tag-features.ts'

export interface TagLabel {
  upos: string
  feats: Readonly<Record<string, string>>
}

export interface Tagger {
  labels: readonly TagLabel[]
  /** Fills `tags[0 … forms.length)` with indexes into `labels`. */
  tag(forms: readonly string[], tags: number[]): void
}

/** Looks of forms are kept while there are no more than this; then the store is emptied. */
const rememberedForms = 60_000

/** Stands for the tag before the first word. */
export const edgeTag = 9999

export function createTagger(model: ModelFile): Tagger {
  const labels = model.text('tag-labels').split('\n').map(readLabel)
  const sparse: SparseModel = {
    keys: model.int32('tag-keys'),
    offsets: new Uint32Array(0),
    labels: model.uint16('tag-pair-labels'),
    weights: model.int8('tag-pair-weights'),
  }
  sparse.offsets = sumOffsets(model.uint16('tag-sizes'))
  const treebank = Number(model.text('tag-treebank'))
  const scores = new Int32Array(labels.length)
  const features = new FeatureBuffer()
  const known = new Map<string, WordLook>()
  const lookOf = (form: string) => {
    let look = known.get(form)
    if (!look) {
      if (known.size >= rememberedForms) known.clear()
      known.set(form, (look = lookAt(form)))
    }
    return look
  }
  return {
    labels,
    tag(forms, tags) {
      const looks = forms.map(lookOf)
      let tag1 = edgeTag
      let tag2 = edgeTag
      for (let index = 0; index < looks.length; index++) {
        tagFeatures(looks, index, tag1, tag2, treebank, features)
        scores.fill(0)
        addScores(sparse, features, scores)
        tag2 = tag1
        tag1 = bestOf(scores)
        tags[index] = tag1
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

function bestOf(scores: Int32Array): number {
  let best = 0
  for (let label = 1; label < scores.length; label++) if (scores[label] > scores[best]) best = label
  return best
}

function sumOffsets(sizes: Uint16Array): Uint32Array {
  const offsets = new Uint32Array(sizes.length + 1)
  for (let at = 0; at < sizes.length; at++) offsets[at + 1] = offsets[at] + sizes[at]
  return offsets
}
