import { foldWord } from './fold-word.ts'

/** Letters that are one for whoever searches and that no decomposition makes one: alef, ya and ta marbuta, final forms, and so on. */
const alike = new Map(
  ['ٱا', 'ىي', 'یي', 'ةه', 'ۀه', 'کك', 'ךכ', 'םמ', 'ןנ', 'ףפ', 'ץצ', 'ıi', 'øo', 'łl', 'đd', 'ðd', 'þt'].map((pair) => [
    [...pair][0],
    [...pair][1],
  ]),
)
const letters = new RegExp(`[${[...alike.keys()].join('')}]`, 'gu')

/** The words of a text as a search finds them, each once: of any language, without case, diacritics, vowel signs and tatweel. */
export function searchWords(text: string): string[] {
  const words = new Set<string>()
  for (const [form] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = searchForm(form)
    if (folded !== '') words.add(folded)
  }
  return [...words]
}

/** One word as it is stored and looked up. */
function searchForm(word: string): string {
  const folded = foldWord(word)
  if (isAscii(folded)) return folded
  return folded
    .normalize('NFKC')
    .replace(/[\u0640\p{M}]/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(letters, (letter) => alike.get(letter)!)
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false
  return true
}
