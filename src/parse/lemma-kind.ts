// The kind of a label: what a lemma is asked by, and what limits a word's tags.
import type { TagLabel } from './tag.ts'

/** Words of one kind share their rules: the part of speech, for verbs with the kind of form. */
export function lemmaKind({ upos, feats }: TagLabel): string {
  return feats.VerbForm && upos !== 'ADJ' ? `${upos}-${feats.VerbForm}` : upos
}
