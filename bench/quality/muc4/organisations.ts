import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../../src/model/reading.ts'
import { packageRoot } from '../../../src/packs/package-root.ts'

/** An armed organisation or state force that a text names: its full name and its short one. */
export interface Organisation {
  names: string[]
  kind: 'armed' | 'state'
  /** Offsets of its mentions. */
  at: number[]
}

const lead = String.raw`(?:(?:\p{Lu}[\p{L}'-]*|\p{Ll}[\p{L}'-]+)[ ]){0,6}?`
const head = String.raw`(?:front|movement|army|forces?|alliance|cartel|unity|organization|group|command)`
const tail = String.raw`(?: of(?: \p{L}+){1,3}?)?`
const short = String.raw`\p{Lu}[\p{Lu}\p{N}-]{1,7}`
const shortened = new RegExp(
  String.raw`(?<![\p{L}])(?<full>\p{L}${lead}${head}${tail}),? ?[\[(](?<short>${short})[\])]|(?<![\p{L}])(?<first>${short}) [\[(](?<long>[^\])]{8,80})[\])]`,
  'giu',
)
const armedWords =
  /\b(?:liberation|revolutionary|guerrilla|patriotic|armed forces of|people's .*army|popular .*army|cartel|self-defense|restoration|commando)\b/i
const armedTypes = new Set(['armed-group', 'political-militia', 'identity-militia', 'private-military'])
const stateForces =
  /\b(?:armed forces|national guard|treasury police|national police|air force|(?:\p{L}+an) army|army|police)\b/giu

/**
 * The armed organisations of a text, by both their names: those that the reading has as armed groups, names with a short form
 * beside them ("… Liberation Front (XLF)"), short forms beside a word for fighters, and the forces of the state.
 */
export function organisationsOf(reading: Reading): Organisation[] {
  const { text, actors } = reading
  const low = text.toLowerCase()
  const found: Organisation[] = []
  const listed = listedGroups().filter(({ names }) =>
    names.some(({ text: name }) => name.length > 8 && low.includes(name.toLowerCase())),
  )
  for (const { type, names } of [...actors, ...listed]) {
    if (!armedTypes.has(type)) continue
    const here = names
      .map((name) => name.text)
      .filter((name) => low.includes(name.toLowerCase()) && !/^(?:army|armed|guerrillas?|rebels?)$/i.test(name))
    add(found, here, 'armed')
  }
  for (const { groups } of text.matchAll(shortened)) {
    const full = trimmed((groups?.full ?? groups?.long ?? '').replace(/\s+/g, ' '))
    const acronym = groups?.short ?? groups?.first ?? ''
    if (acronym !== acronym.toUpperCase() || !full) continue
    if (armedWords.test(full) || besideFighters(text, acronym)) add(found, [full, acronym], 'armed')
  }
  for (const [, acronym] of text.matchAll(/(?<![\p{L}\p{N}-])(\p{Lu}[\p{Lu}\p{N}]{2,6}|\p{Lu}-\d+)(?![\p{L}\p{N}-])/gu))
    if (besideFighters(text, acronym)) add(found, [acronym], 'armed')
  for (const [words] of text.matchAll(stateForces)) add(found, [words], 'state')
  for (const organisation of found)
    organisation.at = organisation.names.flatMap((name) => offsets(low, name.toLowerCase())).sort((a, b) => a - b)
  return found
}

let groups: { type: string; names: { text: string }[] }[] | undefined

/** Armed groups of our own list, which a text may write in capitals or small letters throughout. */
function listedGroups(): { type: string; names: { text: string }[] }[] {
  return (groups ??= readFileSync(join(packageRoot(), 'gazetteers', 'actors.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, type]) => armedTypes.has(type))
    .map(([, type, , , names]) => ({
      type,
      names: names.split('|').map((name) => ({ text: name.replace(/^[a-z]{2}:/, '') })),
    })))
}

/** Names that one organisation shares with another are one organisation's. */
function add(found: Organisation[], names: readonly string[], kind: Organisation['kind']): void {
  if (names.length === 0) return
  const known = found.find((other) =>
    other.names.some((name) => names.some((one) => one.toLowerCase() === name.toLowerCase())),
  )
  if (!known) found.push({ names: [...names], kind, at: [] })
  else
    for (const name of names)
      if (!known.names.some((one) => one.toLowerCase() === name.toLowerCase())) known.names.push(name)
}

/** Whether the name stands beside a word for fighters: "XLF guerrillas", "rebels of the XLF". */
function besideFighters(text: string, name: string): boolean {
  return offsets(text, name).some(
    (at) =>
      /^\W{0,2}\s?(?:guerrillas?|rebels?|terrorists?|insurgents?|subversives?|columns?|commandos?)\b/i.test(
        text.slice(at + name.length, at + name.length + 14),
      ) ||
      /\b(?:guerrillas?|rebels?|commandos?|column|terrorists?) (?:of|from) (?:the )?$/i.test(
        text.slice(Math.max(0, at - 30), at),
      ),
  )
}

/** A name without the words in front of it that are no part of it. */
function trimmed(words: string): string {
  const parts = words.split(
    /\b(?:of the|by the|that the|and the|from the|the|a|an|when|group|said|by|to|in|at|on|protest|self-styled|so-called)\s+/i,
  )
  return parts.at(-1)?.trim() ?? ''
}

function offsets(text: string, name: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push(at)
  return found
}
