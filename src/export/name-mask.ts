import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { ExportProfile } from './export-profile.ts'

const maskedWords = '[…]'

/** Takes out of a text what a profile does not show. */
export type Mask = (text: string) => string

/**
 * Takes the names of private persons out of what leaves the dossier: persons who fill a role or speak and are no actor that the
 * gazetteer knows, also where they are called by the last name alone. Their role stays ("a surgeon […]"). For the public also
 * clock times (ethics H3, V1). The dossier itself keeps every text as it was.
 */
export function nameMask(records: readonly StatementRecord[], profile: ExportProfile): Mask {
  if (profile === 'internal') return (text) => text
  const names = [...new Set(records.flatMap(privateNames))]
  const known = new Set(records.flatMap(knownNames).flatMap((name) => name.split(/[\s-]+/u)))
  const last = names.map((name) => name.split(/\s+/u).at(-1)!).filter((name) => name.length > 2 && !known.has(name))
  const clocks = profile === 'public' ? records.flatMap(clockWords) : []
  // Full names in any letter case, since headlines and addresses change it; a last name may be a common word without its capital.
  const full = anyOf([...names, ...names.map(withoutMarks), ...clocks], 'giu')
  const short = anyOf([...last, ...last.map((name) => name.toUpperCase())], 'gu')
  return (text) => replaced(short, replaced(full, text))
}

/** Two capitalised words and more in the words of somebody without identity: places and organisations have an entry of their own. */
function privateNames(record: StatementRecord): string[] {
  const { statement } = record
  const spans = [
    ...(statement.event?.roles ?? []).flatMap(({ role, ref, span }) =>
      personRoles.has(role) && !ref ? [span.exact] : [],
    ),
    ...statement.chain.flatMap(({ actor, mention, antecedent }) =>
      actor ? [] : [mention?.exact ?? '', antecedent?.exact ?? ''],
    ),
  ]
  const longestFirst = knownNames(record).sort((a, b) => b.length - a.length)
  return spans
    .map((words) => longestFirst.reduce((rest, name) => (name ? rest.replaceAll(name, '|') : rest), words))
    .flatMap((words) => words.match(personName) ?? [])
}

const personRoles: ReadonlySet<string> = new Set(['victim', 'target', 'perpetrator', 'agent', 'participant', 'object'])
const personName = /\p{Lu}(?:[\p{L}'’]+|\.)(?:[\s-](?:\p{Ll}{1,3}[\s'’])?\p{Lu}(?:[\p{L}'’-]+|\.))+/gu

function knownNames({ places, actors }: StatementRecord): string[] {
  return [...places.map(({ name }) => name), ...actors.flatMap(({ names }) => names.map(({ text }) => text))]
}

function clockWords({ dates }: StatementRecord): string[] {
  return dates.flatMap(({ clock, span }) => (clock === undefined ? [] : [span.exact]))
}

function anyOf(words: readonly string[], flags: string): RegExp | null {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const literal = longestFirst.map((word) =>
    word
      .split(/[\s-]+/u)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
      .join('[\\s-]+'),
  )
  return literal.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${literal.join('|')})(?![\\p{L}\\p{N}])`, flags) : null
}

function replaced(pattern: RegExp | null, text: string): string {
  return pattern ? text.replace(pattern, maskedWords) : text
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}
