import { hasWords } from './classify-block.ts'
import type { PageBlock } from './page-blocks.ts'
import { foldPhrase, markerLength } from './page-words.ts'
import { textDate } from './text-date.ts'

/** The end of a sentence, in any of our scripts. */
export const sentence = /[.!?…؟۔]["»”’)\]\s]*$/u

/** "Source: …", "Republished from …": whose text it is, in a line of its own. */
export function isCreditLine(text: string, lang: string): boolean {
  if (hasWords(text, ['credit-republished', 'credit-translated'], lang)) return true
  const length = markerLength(text, 'credit-source', lang)
  return length > 0 && text.length < 80 && /:\s*$/u.test(text.slice(0, length + 1))
}

/** A line all in italics, in a box: a note of the editors on programmes, authors, rights. */
export function isItalic({ element }: PageBlock): boolean {
  const own = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  return own.length === 1 && typeof own[0] !== 'string' && (own[0].tag === 'em' || own[0].tag === 'i')
}

/** A line that is nothing but a date, perhaps with the name of its day or a place. */
export function isDateLine(text: string, lang: string): boolean {
  return text.length <= 60 && !sentence.test(text) && textDate(text, lang) !== null && text.split(/\s+/u).length <= 9
}

/** Two or three words with capitals, perhaps surname first, and nothing else. */
export function isSignature(text: string): boolean {
  return text.length <= 50 && /^\p{Lu}[\p{L}\p{M}'’.-]+,?(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*){1,2}$/u.test(text)
}

export function isDeck(block: PageBlock, description: string | null): boolean {
  const { text, element, boldChars } = block
  const isDescription = description !== null && sameText(text, description)
  const apart = /^h[2-4]$/.test(element.tag) || boldChars >= text.length * 0.95
  return text.length >= 40 && apart && (isDescription || text.length > 80)
}

export function sameText(text: string, other: string): boolean {
  const a = bare(text)
  const b = bare(other)
  if (a.length < 15 || b.length < 15) return a === b && a !== ''
  return a === b || (b.length >= a.length * 0.7 && a.startsWith(b)) || (a.length >= b.length * 0.7 && b.startsWith(a))
}

export function bare(text: string): string {
  return foldPhrase(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
