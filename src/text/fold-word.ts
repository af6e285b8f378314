/** A word for matching: lower case, without diacritics, ligatures opened, typographic apostrophes plain. Locale-free. */
export function foldWord(word: string): string {
  return foldOnce(word).folded
}

/** A word and what it folds to. */
export interface Folded {
  readonly of: string
  readonly folded: string
}

/** As `foldWord`, with the word itself: one object for all that are spelt alike, to be kept beside a word that is asked about often. */
export function foldOnce(word: string): Folded {
  const found = known.get(word)
  if (found !== undefined) return found
  const made = { of: word, folded: fold(word) }
  if (known.size >= most) known.clear()
  // A very long run of letters is no word that comes again.
  if (word.length < 80) known.set(word, made)
  return made
}

/** Every stage folds the same few thousand words: forms are kept, up to a bound, so that memory does not grow with what is read. */
const known = new Map<string, Folded>()
const most = 30_000

function fold(word: string): string {
  let ascii = true
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) ascii = false
  if (ascii) return word.toLowerCase()
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’ʼ]/g, "'")
}
