import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A slot filler in the set's format: alternatives, and the filler it says something about. */
export interface Filler {
  alts: string[]
  ref?: string[]
}

/** A phrase in the set's terms: no article, no words after the noun phrase, names apart from what they are called. */
export interface Phrase {
  /** The phrase without its article. */
  whole: string
  /** Proper name in it ("OSCAR ROMERO"), "" when there is none. */
  name: string
  /** The description ("ARCHBISHOP"), "" when it is a bare name. */
  description: string
}

const article = /^(?:the|a|an|its|their|his|her|our|some|several|these|those|this|that|other|another)\s+/i
const clause = /\s*(?:,|;|\(|--|\bwho\b|\bwhich\b|\bthat\b|\bwhere\b|\bwhile\b).*$/su
const properName =
  /(?<name>\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|del|la|las|los|y|el|da|di|von|van)\s+)*\p{Lu}[\p{L}'’.-]*)*)$/u

/** Splits "Archbishop Oscar Romero" into name and description; the set wants both. */
export function phraseOf(words: string): Phrase {
  const flat = words.replace(/\s+/g, ' ').replace(/["“”]/g, '').trim()
  const whole = flat.replace(clause, '').replace(article, '').replace(article, '').trim() || flat
  const found = properName.exec(whole)
  const title = found?.groups?.name ?? ''
  const parts = title.split(' ')
  const titles = parts.findIndex((part) => !isTitle(part))
  const name = found && titles >= 0 ? parts.slice(titles).join(' ') : ''
  const description = whole.slice(0, whole.length - name.length).trim()
  return { whole, name, description }
}

/** Fillers of one slot: phrases that share their last word or contain each other are one, told by the longest. */
export function withoutRepeats(phrases: readonly string[]): string[] {
  const kept: string[] = []
  for (const phrase of phrases.filter(Boolean)) {
    const at = kept.findIndex((other) => areOne(other, phrase))
    if (at < 0) kept.push(phrase)
    else if (phrase.length > kept[at].length && phrase.length < 60) kept[at] = phrase
  }
  return kept
}

/** The set's value for a phrase ("car bomb" → VEHICLE BOMB); the first row of words.tsv that has a word of it. */
export function valueOf(slot: string, phrase: string): string | null {
  const low = ` ${phrase.toLowerCase()} `
  for (const row of rows()) {
    if (row.slot === slot && row.words.some((word) => low.includes(` ${word} `) || low.includes(` ${word}s `)))
      return row.value
  }
  return null
}

function areOne(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.toLowerCase().split(' '))
  return (
    left.at(-1) === right.at(-1) ||
    left.every((word) => right.includes(word)) ||
    right.every((word) => left.includes(word))
  )
}

const titles = new Set(
  'president minister mayor governor judge general colonel captain major lieutenant sergeant father archbishop bishop senator deputy dr mr mrs ambassador col gen capt lt maj sgt'.split(
    ' ',
  ),
)

function isTitle(word: string): boolean {
  return titles.has(word.toLowerCase().replace('.', ''))
}

interface Row {
  slot: string
  value: string
  words: string[]
}

let known: Row[] | undefined

function rows(): Row[] {
  return (known ??= readFileSync(join(import.meta.dirname, 'words.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [slot, value, words] = line.split('\t')
      return { slot, value, words: words.split('|') }
    }))
}
