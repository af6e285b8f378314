import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { PartyMember } from '../model/party.ts'
import type { Span } from '../model/span.ts'
import type { ExportProfile } from './export-profile.ts'

const maskedWords = '[…]'

/** Takes out of a text what a profile does not show. */
export type Mask = (text: string) => string

/**
 * Takes the names of private persons out of what leaves the dossier: persons who fill a role or speak and are no actor that the
 * gazetteer knows, also where they are called by the last name alone. Their role stays ("a surgeon […]"). For the public also
 * clock times (ethics H3, V1). The dossier itself keeps every text as it was.
 */
export function nameMask(
  records: readonly StatementRecord[],
  profile: ExportProfile,
  parties: readonly PartyMember[] = [],
): Mask {
  if (profile === 'internal') return (text) => text
  // Known anywhere is known everywhere: one text may be read without what another tells of the same body.
  const known = [
    ...new Set([...records.flatMap(knownNames), ...parties.flatMap(({ member, party }) => [member, party])]),
  ]
  const names = [...new Set(privateNames(records, anyOf(known, 'giu')))]
  const knownWords = new Set(known.flatMap((name) => name.split(/[\s-]+/u)))
  const last = names
    .map((name) => name.split(/\s+/u).at(-1)!)
    .filter((name) => name.length > 2 && !knownWords.has(name))
  const clocks = profile === 'public' ? records.flatMap(clockWords) : []
  // Full names in any letter case, since headlines and addresses change it; a last name may be a common word without its capital.
  const full = anyOf([...names, ...names.map(withoutMarks), ...clocks], 'giu')
  const short = anyOf([...last, ...last.map((name) => name.toUpperCase())], 'gu')
  const digits = profile === 'public' ? clockDigits : null
  return (text) => replaced(digits, replaced(short, replaced(full, text)))
}

/** Two capitalised words and more in the words of somebody without identity: places and organisations have an entry of their own. */
function privateNames(records: readonly StatementRecord[], known: RegExp | null): string[] {
  const spans = records.flatMap(({ statement: { content, event, chain } }) => [
    ...(event?.roles ?? []).flatMap(({ role, ref, span }) =>
      personRoles.has(role) && !ref ? [span.exact, nameBehind(span, content)] : [],
    ),
    ...chain.flatMap(({ actor, mention, antecedent }) =>
      actor ? [] : [mention?.exact ?? '', antecedent?.exact ?? ''],
    ),
  ])
  return [...new Set(spans)]
    .map((words) => (known ? words.replace(known, '|') : words))
    .flatMap((words) => words.match(personName) ?? [])
}

/** A name that stands right behind the words that fill a role: "wounded [a teacher], Ana Sole". */
function nameBehind(span: Span, content: Span): string {
  const at = span.end - content.start
  if (span.start < content.start || at > content.exact.length) return ''
  const rest = content.exact.slice(at, at + 120)
  const name = rest.match(personName)?.[0] ?? ''
  return /^,?\s+$/u.test(rest.slice(0, name ? rest.indexOf(name) : 0)) ? name : ''
}

const personRoles: ReadonlySet<string> = new Set(['victim', 'target', 'perpetrator', 'agent', 'participant', 'object'])
const personName = /\p{Lu}(?:[\p{L}'’]+|\.)(?:[\s-](?:\p{Ll}{1,3}[\s'’])?\p{Lu}(?:[\p{L}'’-]+|\.))+/gu

function knownNames({ places, actors, outlet }: StatementRecord): string[] {
  return [
    ...places.map(({ name }) => name),
    ...actors.flatMap(({ displayName, names }) => [displayName, ...names.map(({ text }) => text)]),
    ...(outlet === null ? [] : [outlet]),
  ]
}

/** A clock time that no event is dated by is in no statement's dates: "3:15", "3 h 15". */
const clockDigits = /(?<![\d:.,])\d{1,2}(?::|\s?h\s?)[0-5]\d(?![\d:])/gu

function clockWords({ dates }: StatementRecord): string[] {
  return dates.flatMap(({ clock, span }) => (clock === undefined ? [] : [span.exact]))
}

function anyOf(words: readonly string[], flags: string): RegExp | null {
  const longestFirst = [...new Set(words)]
    .filter((word) => word.trim() !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
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
