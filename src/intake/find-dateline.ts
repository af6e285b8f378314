/** Longest dateline looked for: places, date and agency before the dash. */
const reach = 120

const capitalWords = String.raw`\p{Lu}[\p{Lu}\p{M}'’.\-]+(?:[ /](?:\p{Lu}[\p{Lu}\p{M}'’.\-]*))*`
const titleWords = String.raw`\p{Lu}[\p{L}\p{M}'’\-]+(?:[ ](?:\p{Lu}[\p{L}\p{M}'’\-]*|(?:de|du|des|la|le|les|el|al|sur|en)))*`
const more = String.raw`(?:[ ]*[,(/][ ]*[^\n:;!?«»"“”—–]{0,60})?`
const dash = String.raw`[ ]*\.?[ ]*(?:[—–]|--|-(?= ))[ ]*`
const opening = new RegExp(
  String.raw`^(?<place>${capitalWords}|${titleWords})(?<rest>${more})${dash}(?=[\p{Lu}«"“\p{N}])`,
  'u',
)

/** "Havrel, le 21 février 2024" alone on its line: the place and date of a letter or communiqué. */
const alone = new RegExp(
  String.raw`^(?:${titleWords}|${capitalWords}), (?:\p{Ll}{1,3} )?\p{N}{1,2}(?:\p{L}{1,2}|º|\.)? \p{L}{3,12}\.?(?: \p{N}{4})?\.?$`,
  'u',
)

/**
 * Length of the dateline with which a paragraph begins ("SOLMAR, 14 mai (Meridia) – "), 0 when there is none.
 * A name before a dash is a dateline when it stands in capitals, or a date or an agency in brackets follows it.
 */
export function datelineLength(paragraph: string): number {
  const head = paragraph.slice(0, reach).replace(/[\u00a0\u202f\u2009]/g, ' ')
  if (paragraph.length < 60 && alone.test(head)) return paragraph.length
  const found = opening.exec(head)
  if (!found?.groups) return 0
  const { place, rest } = found.groups
  const capitals = place.length > 2 && place === place.toUpperCase()
  const dated = /^ *,[^(]*\p{N}/u.test(rest)
  const agency = /\([^()]{2,40}\)/u.test(rest)
  if (!(capitals || dated || agency)) return 0
  return found[0].trimEnd().length
}
