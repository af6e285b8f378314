import { foldWord } from '../../text/fold-word.ts'

/**
 * The key under which a name is kept and looked up: folded, hyphens and points as spaces, "saint" as "st".
 * Scripts without case keep their letters; Arabic loses its hamza seats, so that أربيل and اربيل are one name.
 */
export function foldName(name: string): string {
  let key = foldWord(name)
  for (let i = 0; i < key.length; i++) {
    if (key.charCodeAt(i) > 127) {
      key = foldLetters(key)
      break
    }
  }
  key = key
    .replace(/[-‐‑–—._/,()"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return key.includes('saint') ? key.replace(/\bsainte?(?= )/g, 'st') : key.replace(/\bste(?= )/g, 'st')
}

/** Letters that decomposition leaves alone. */
function foldLetters(key: string): string {
  return key
    .replace(/[ıìíî]/g, 'i')
    .replace(/[ł]/g, 'l')
    .replace(/[ø]/g, 'o')
    .replace(/[đð]/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[əǝ]/g, 'e')
    .replace(/[‘ʻʿʾ´`]/g, "'")
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[ـ\u200c-\u200f\u061c]/g, '')
}
