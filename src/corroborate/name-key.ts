import { foldWord } from '../text/fold-word.ts'

/** A name as a key: its words folded, one space between, whatever marks, hyphens or capitals a text writes it with. */
export function nameKey(name: string): string {
  let key = known.get(name)
  if (key === undefined) {
    key = (name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).map(foldWord).join(' ')
    if (known.size >= most) known.clear()
    if (name.length < 80) known.set(name, key)
  }
  return key
}

/** Names of a dossier repeat: kept up to a bound, so that memory does not grow with what is read. */
const known = new Map<string, string>()
const most = 20_000
