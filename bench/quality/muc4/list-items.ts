import { phraseOf, singularOf } from './fillers.ts'
import { isOffice } from './victim-names.ts'

const joint = /(?<join>,? and |, (?:as well as )?)(?=\S)/u
const determiner =
  /^(?:an?|the|his|her|their|its|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|other|another|many)\s/i

/**
 * The persons of a list, each with what is said of him: "Judge Adan Mora, a widower, and two aides" are "Judge Adan Mora, a widower"
 * and "two aides". What stands behind a name without being a name, a count or somebody's is said of the name.
 */
export function listItems(words: string): string[] {
  const items: string[] = []
  let rest = words.replace(/\s+/g, ' ').trim()
  let join = ''
  while (rest) {
    const cut = joint.exec(rest)
    const item = (cut ? rest.slice(0, cut.index) : rest).trim().replace(/^(?:including|as well as|among them)\s+/i, '')
    const before = items.at(-1)
    if (item && before !== undefined && !opensItem(item, before, join.includes('and')))
      items[items.length - 1] = `${before}${join}${item}`
    else if (item) items.push(item)
    join = cut?.groups?.join ?? ''
    rest = cut ? rest.slice(cut.index + join.length) : ''
  }
  return shared(items)
}

/** Whether words behind "and" or a comma begin somebody new. */
function opensItem(item: string, before: string, afterAnd: boolean): boolean {
  if (/^(?:a\.?k\.?a\b|also known|alias)/i.test(item)) return false
  const named = phraseOf(before.split(', ')[0]).name !== ''
  if (/^[^\p{Lu}]* (?:of|in|from) (?:the )?\p{Lu}[\p{L} ]*$/u.test(before) && /^\p{Lu}/u.test(item)) return false
  if (/^\p{Lu}[\p{Ll}.]+ \p{Lu}/u.test(item) && !isOffice(item)) return true
  const { name } = phraseOf(item)
  if (name) return !joined.test(item.slice(0, item.indexOf(name)))
  if (!named) return determiner.test(item) || (isOffice(item) && isOffice(before))
  if (/^(?:an?|the|former)\s/i.test(item)) return afterAnd
  return determiner.test(item) || (afterAnd && isOffice(item) && item.endsWith('s'))
}

/** "Director of the newspaper El Sol" names no person. */
const joined = /\b(?:of|in|from|at|near|on|for|to)\b/i

/** "Engineers A. Mora, Luis Vega, and Ana Sol" are engineers all. */
function shared(items: string[]): string[] {
  if (items.length < 2) return items
  const [first, ...others] = items
  const { name, description } = phraseOf(first)
  const plural = /(?:[^s]s|men|people)$/i.test(description) && isOffice(description)
  if (!name || !plural) return items
  const each = singularOf(description.replace(/^(?:the|two|three|four|five|six)\s/i, ''))
  return [
    `${each} ${name}`,
    ...others.map((item) => (/^\p{Lu}/u.test(item) && phraseOf(item).description === '' ? `${each} ${item}` : item)),
  ]
}
