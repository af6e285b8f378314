/** Longest dateline looked for: places, date and agency before the dash. */
const reach = 120

const capitalWords = String.raw`\p{Lu}[\p{Lu}\p{M}'’.\-]+(?:[ /](?:\p{Lu}[\p{Lu}\p{M}'’.\-]*))*`
const titleWords = String.raw`\p{Lu}[\p{L}\p{M}'’\-]+(?:[ ](?:\p{Lu}[\p{L}\p{M}'’\-]*|\p{Ll}{2,3}(?= \p{Lu})))*`
const more = String.raw`(?:[ ]*[,(/][ ]*[^\n:;!?«»"“”—–]{0,60})?`
/** What monitors of broadcasts put before the text: "[REPORT] [TEXT]". */
const notes = /(?:[ \n]*\[[^\]\n]{2,200}\]){1,4}(?=[ \n]*[[\p{Lu}«"“\p{N}])/uy
const dash = String.raw`[ ]*\.?[ ]*(?:[—–]|--|-(?= ))[ ]*`
const opening = new RegExp(
  String.raw`^(?<place>${capitalWords}|${titleWords})(?<rest>${more})${dash}(?=[\[\p{Lu}«"“\p{N}])`,
  'u',
)

/** Any words before a comma, as long as a full date or a monitor's notes show what they are: "Tel Havrel city, 4 Feb 90 --". */
const loose = new RegExp(
  String.raw`^\p{Lu}[^\n,:;.«»"“”]{1,50},(?<rest>[^\n:;«»"“”—–]{2,60}?)${dash}(?=[\[\p{Lu}«"“\p{N}])`,
  'u',
)
const fullDate = /^ *\p{N}{1,2} \p{L}{3,9}\.? \p{N}{2,4}\b/u

/** "Havrel, le 21 février 2024", "Havrel, February 21, 2024" alone on its line: the place and date of a letter or communiqué. */
const alone = new RegExp(
  String.raw`^(?:${titleWords}|${capitalWords}), (?:(?:\p{Ll}{1,3} )?\p{N}{1,2}(?:\p{L}{1,2}|º|\.)? \p{L}{3,12}\.?(?: \p{N}{4})?|\p{L}{3,12}\.? \p{N}{1,2}(?:, \p{N}{4})?)\.?$`,
  'u',
)

/** "Mardi 14 mai 2024", "May 14, 2024 – 18:30", "2024-05-14 at 6:30 p.m.": a day with its year, and perhaps a time, and nothing else. */
const dayAlone = new RegExp(
  String.raw`^(?:\p{L}{3,12}\.?,? )?(?:(?:\p{Ll}{1,3} )?\p{N}{1,2}(?:\p{L}{1,2}|º|\.)? (?:\p{Ll}{1,3} )?\p{L}{3,12}\.?,?(?: \p{Ll}{1,3})? \p{N}{4}|\p{L}{3,12}\.? \p{N}{1,2}(?:\p{L}{2})?, \p{N}{4}|\p{N}{1,2}[./-]\p{N}{1,2}[./-]\p{N}{4}|\p{N}{4}-\p{N}{2}-\p{N}{2})(?:[ ,–—-]*(?:\p{Ll}{1,3} )?\p{N}{1,2}(?: ?[:.h] ?\p{N}{2})?(?: ?(?:h|[ap]\.?m\.?))?)?\.?$`,
  'iu',
)

/** True where a line is a day, with its year, and nothing else. */
export function isDayAlone(line: string): boolean {
  return line.length < 60 && dayAlone.test(line.replace(/[\u00a0\u202f\u2009]/g, ' '))
}

/**
 * Length of the dateline with which a paragraph begins ("SOLMAR, 14 mai (Meridia) – "), 0 when there is none.
 * A name before a dash is a dateline when it stands in capitals, or a date or an agency in brackets follows it.
 */
export function datelineLength(paragraph: string): number {
  const head = paragraph.slice(0, reach).replace(/[\u00a0\u202f\u2009]/g, ' ')
  if (paragraph.length < 60 && alone.test(head)) return paragraph.length
  const strict = lengthOf(opening.exec(head))
  if (strict > 0) return strict + notesAfter(paragraph, strict)
  const found = loose.exec(head)
  const length = found?.[0].trimEnd().length ?? 0
  const after = notesAfter(paragraph, length)
  return found && (after > 0 || fullDate.test(found.groups!.rest)) ? length + after : 0
}

function lengthOf(found: RegExpExecArray | null): number {
  if (!found?.groups) return 0
  const { place, rest } = found.groups
  const capitals = place.length > 2 && place === place.toUpperCase()
  const dated = /^ *,[^(]*\p{N}/u.test(rest)
  const agency = /\([^()]{2,40}\)/u.test(rest)
  return capitals || dated || agency ? found[0].trimEnd().length : 0
}

function notesAfter(paragraph: string, from: number): number {
  notes.lastIndex = from
  return notes.test(paragraph.slice(0, 1000)) ? notes.lastIndex - from : 0
}
