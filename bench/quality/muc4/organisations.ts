import type { Reading } from '../../../src/model/reading.ts'

/** An armed organisation or state force that a text names: its full name and its short one. */
export interface Organisation {
  names: string[]
  kind: 'armed' | 'state'
  /** Offsets of its mentions. */
  at: number[]
}

const lead = String.raw`(?:(?:\p{Lu}[\p{L}'-]*|\p{Ll}[\p{L}'-]+)[ ]){0,7}?`
const head = String.raw`(?:front|movement|army|forces?|alliance|cartel|unity|organization|group|party|union|path|command)`
const tail = String.raw`(?: of(?: \p{L}+){1,3}?)?`
const short = String.raw`\p{Lu}[\p{Lu}\p{N}-]{1,7}`
const armedWords =
  /\b(?:liberation|revolutionary|guerrilla|patriotic|armed forces of|people's .*army|popular .*army|cartel|self-defense|restoration|commando)\b/i
const guerrilla = /\b(?:guerrillas?|rebels?|terrorists?|insurgents?|subversives?|columns?|commandos?)\b/i

/**
 * The armed organisations of a text: names with a short form beside them ("… Liberation Front (XLF)"), those that a reading has
 * as armed groups, and the forces of the state. The set asks for them by both names.
 */
export function organisationsOf(reading: Reading): Organisation[] {
  const { text } = reading
  const found: Organisation[] = []
  const pattern = new RegExp(
    String.raw`(?<![\p{L}])(?<full>\p{L}${lead}${head}${tail}),? ?[\[(](?<short>${short})[\])]|(?<![\p{L}])(?<first>${short}) [\[(](?<long>[^\])]{8,80})[\])]`,
    'giu',
  )
  for (const { groups } of text.matchAll(pattern)) {
    const full = trimmed((groups?.full ?? groups?.long ?? '').replace(/\s+/g, ' '))
    const acronym = groups?.short ?? groups?.first ?? ''
    if (acronym !== acronym.toUpperCase() || !full) continue
    const near = around(text, acronym)
    if (armedWords.test(full) || near) found.push({ names: [full, acronym], kind: 'armed', at: [] })
  }
  for (const [, acronym] of text.matchAll(
    /(?<![\p{L}\p{N}-])(\p{Lu}[\p{Lu}\p{N}]{2,6}|\p{Lu}-\d+)(?![\p{L}\p{N}-])/gu,
  )) {
    if (found.some(({ names }) => names.includes(acronym)) || !around(text, acronym)) continue
    found.push({ names: [acronym], kind: 'armed', at: [] })
  }
  for (const statement of reading.statements)
    for (const { role, span, ref } of statement.event?.roles ?? []) {
      if (role !== 'perpetrator' && role !== 'agent') continue
      const type = reading.actors.find(({ id }) => id === ref)?.type
      const words = span.exact.replace(/["“”]/g, '').replace(/^the /i, '').trim()
      if (
        (type === 'armed-group' || type === 'other' || type === 'political-militia') &&
        /^\p{Lu}/u.test(words) &&
        words.length < 50 &&
        !found.some(({ names }) => names.some((name) => words.includes(name))) &&
        !/^(?:U\.S|US$)/.test(words)
      )
        found.push({ names: [words], kind: 'armed', at: [] })
    }
  for (const { 0: words } of text.matchAll(
    /\b(?:armed forces|national guard|treasury police|national police|air force|(?:\p{L}+an|honduran|peruvian) army|army|police)\b/giu,
  ))
    if (!found.some(({ names }) => names[0].toLowerCase() === words.toLowerCase()))
      found.push({ names: [words], kind: 'state', at: [] })
  for (const organisation of found)
    organisation.at = organisation.names.flatMap((name) => offsets(text, name)).sort((a, b) => a - b)
  return found
}

/** Whether the name stands beside a word for fighters: "XLF guerrillas", "rebels of the XLF". */
function around(text: string, name: string): boolean {
  return offsets(text, name).some(
    (at) =>
      guerrilla.test(text.slice(at + name.length, at + name.length + 14)) ||
      /\b(?:guerrillas?|rebels?|members|commandos?|front|column|terrorists?) (?:of|from) (?:the )?$/i.test(
        text.slice(Math.max(0, at - 30), at),
      ),
  )
}

/** A name without the words in front of it that are no part of it. */
function trimmed(words: string): string {
  const parts = words.split(/\b(?:of the|by the|that the|and the|from the|the|a|an|when|group|said|by)\s+/i)
  return parts.at(-1)?.trim() ?? ''
}

function offsets(text: string, name: string): number[] {
  const found: number[] = []
  const low = text.toLowerCase()
  for (let at = low.indexOf(name.toLowerCase()); at >= 0; at = low.indexOf(name.toLowerCase(), at + 1)) found.push(at)
  return found
}
