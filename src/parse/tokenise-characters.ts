// Character classes and folded characters, by UTF-16 code unit, filled in as units are first seen.
// Folding makes what writers vary alike: case, ’ and ', the no-break spaces, the kinds of hyphen.

export const characterClass = {
  letter: 0,
  digit: 1,
  space: 2,
  apostrophe: 3,
  hyphen: 4,
  period: 5,
  comma: 6,
  quote: 7,
  bracket: 8,
  other: 9,
} as const

const unknown = 255
const classes = new Uint8Array(65536).fill(unknown)
const folded = new Uint16Array(65536)

/** Class of a code unit; both halves of a surrogate pair count as letters, or as "other" where emoji live. */
export function classOf(unit: number): number {
  const known = classes[unit]
  return known === unknown ? learn(unit) : known
}

/** The unit that stands for it in features. */
export function foldOf(unit: number): number {
  if (classes[unit] === unknown) learn(unit)
  return folded[unit]
}

function learn(unit: number): number {
  const char = String.fromCharCode(unit)
  const found = find(unit, char)
  const { apostrophe, hyphen, space } = characterClass
  const lower = char.toLowerCase()
  classes[unit] = found
  if (found === apostrophe) folded[unit] = 39
  else if (found === hyphen) folded[unit] = 45
  else if (found === space) folded[unit] = unit === 10 || unit === 13 ? 10 : 32
  else if ('“”„‟″'.includes(char)) folded[unit] = 34
  else folded[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit
  return found
}

function find(unit: number, char: string): number {
  if (unit >= 0xd800 && unit <= 0xdfff)
    return unit >= 0xd83c && unit <= 0xd83e ? characterClass.other : characterClass.letter
  if (/[\p{L}\p{M}\u200c\u200d]/u.test(char)) return characterClass.letter
  if (/\p{N}/u.test(char)) return characterClass.digit
  if (/[\s\u200b\u2060\ufeff\p{Cc}]/u.test(char)) return characterClass.space
  if (/['’ʼ‘`´]/u.test(char)) return characterClass.apostrophe
  if (/[-‐‑\u00ad]/u.test(char)) return characterClass.hyphen
  if (/[.…]/u.test(char)) return characterClass.period
  if (char === ',') return characterClass.comma
  if (/["“”„‟«»‹›″]/u.test(char)) return characterClass.quote
  if (/[\p{Ps}\p{Pe}]/u.test(char)) return characterClass.bracket
  return characterClass.other
}
