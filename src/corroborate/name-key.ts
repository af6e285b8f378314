import { foldWord } from '../text/fold-word.ts'

/** A name as a key: its words folded, one space between, whatever marks, hyphens or capitals a text writes it with. */
export function nameKey(name: string): string {
  return (name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).map(foldWord).join(' ')
}
