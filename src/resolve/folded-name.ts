import { foldName } from './places/fold-name.ts'

/** `foldName` with a memory: names of a text repeat. Kept up to a bound, so that memory does not grow with what is read. */
export function foldedName(name: string): string {
  let known = names.get(name)
  if (known === undefined) {
    known = foldName(name)
    if (names.size >= most) names.clear()
    // A very long run of letters is no name that comes again.
    if (name.length < 80) names.set(name, known)
  }
  return known
}

const names = new Map<string, string>()
const most = 30_000
