import type { SegmentKind } from './document.ts'

/**
 * One syntactic word (Universal Dependencies). `start`/`end` are UTF-16 offsets into the document's text.
 * The words of a multiword token ("du" = "de" + "le") all carry the offsets of the whole token and `multiword: true`.
 */
export interface Word {
  /** Index in `Sentence.words`, from 0. */
  index: number
  start: number
  end: number
  /** The UD form ("de", "le" inside "du"); `text.slice(start, end)` is the surface. */
  form: string
  lemma: string
  upos: string
  /** UD features, e.g. { Mood: 'Cnd', Tense: 'Past' }. */
  feats: Readonly<Record<string, string>>
  /** Index of the head in `Sentence.words`; -1 for the root. */
  head: number
  /** UD relation with subtype ("nsubj:pass"). */
  deprel: string
  multiword?: boolean
  /** Kept by `text/folded-form.ts`; nothing of the tree. */
  foldedForm?: { readonly of: string; readonly folded: string }
  foldedLemma?: { readonly of: string; readonly folded: string }
}

export interface Sentence {
  /** Index in the document, from 0. */
  index: number
  start: number
  end: number
  /** Index into `Document.segments`, and its kind. */
  segment: number
  segmentKind: SegmentKind
  words: Word[]
}
