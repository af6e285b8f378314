import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Actor } from '../model/actor.ts'
import { personTypes } from '../model/actor-types.ts'
import type { PartyMember } from '../model/party.ts'
import type { Span } from '../model/span.ts'
import { loadPack } from '../packs/load-pack.ts'
import { originForms } from '../packs/origin-forms.ts'

/** Names of private persons: in full, and single words that are a person's only name or the end of one person's name. */
export interface PrivateNames {
  full: string[]
  single: string[]
}

/**
 * Whom the reading knows as a private person: who fills a role or speaks and is no actor that the gazetteer or the parties file
 * knows, and actors that are persons without an office. Names of two words and more; one word where what stands beside it says that
 * it is a person ("Yusra, 19", "the baker Sabet", "Odel, a resident", who saw it). Words of a language are not asked but for those of
 * origin, which have a capital in some languages ("two Kesmarians").
 */
export function privateNames(records: readonly StatementRecord[], parties: readonly PartyMember[]): PrivateNames {
  // Known anywhere is known everywhere: one text may be read without what another tells of the same body.
  const known = [
    ...new Set([...records.flatMap(knownNames), ...parties.flatMap(({ member, party }) => [member, party])]),
  ]
  const pattern = wordsPattern(known, 'giu')
  const bare = (words: string) => (pattern ? words.replace(pattern, '|') : words)
  const named = records.flatMap(({ actors }) =>
    actors.filter(isPrivate).flatMap(({ displayName, names }) => [displayName, ...names.map(({ text }) => text)]),
  )
  const spans = [...new Set(records.flatMap(personSpans))].map(bare)
  const full = [...named, ...spans].flatMap((words) => words.match(personName) ?? [])
  const knownWords = new Set(known.flatMap((name) => name.split(/[\s-]+/u)))
  const ends = full.map((name) => name.split(/\s+/u).at(-1)!)
  const alone = named.map(bare).filter((words) => /^\p{Lu}[\p{L}'’-]+$/u.test(words))
  const single = [...ends, ...alone, ...singleNames(records, bare)].filter(
    (name) => name.length > 2 && !knownWords.has(name),
  )
  return { full: [...new Set(full)], single: [...new Set(single)] }
}

/** Words, longest first, as a pattern that spaces and hyphens may part; null where there are none. */
export function wordsPattern(words: readonly string[], flags: string): RegExp | null {
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

/** A person whom no list knows: the reading names persons of public life by the gazetteer alone. */
export function isPrivate({ type, typeBasis }: Actor): boolean {
  return privateTypes.has(type) && typeBasis !== 'gazetteer'
}

const privateTypes: ReadonlySet<Actor['type']> = new Set(personTypes)
const personRoles: ReadonlySet<string> = new Set(['victim', 'target', 'perpetrator', 'agent', 'participant', 'object'])
const personName = /\p{Lu}(?:[\p{L}'’]+|\.)(?:[\s-](?:\p{Ll}{1,3}[\s'’])?\p{Lu}(?:[\p{L}'’-]+|\.))+/gu

/** The words of somebody without identity: places and organisations have an entry of their own. What a person says a name stands for takes no mask off. */
function personSpans({ statement: { content, event, chain } }: StatementRecord): string[] {
  return [
    ...(event?.roles ?? []).flatMap(({ role, ref, standsFor, span }) =>
      personRoles.has(role) && (!ref || standsFor !== undefined) ? [span.exact, nameBehind(span, content)] : [],
    ),
    ...chain.flatMap(({ actor, standsFor, mention, antecedent }) =>
      actor && standsFor === undefined ? [] : [mention?.exact ?? '', antecedent?.exact ?? ''],
    ),
  ]
}

/** A name that stands right behind the words that fill a role: "wounded [a teacher], Ana Sole". */
function nameBehind(span: Span, content: Span): string {
  const at = span.end - content.start
  if (span.start < content.start || at > content.exact.length) return ''
  const rest = content.exact.slice(at, at + 120)
  const name = rest.match(personName)?.[0] ?? ''
  return /^,?\s+$/u.test(rest.slice(0, name ? rest.indexOf(name) : 0)) ? name : ''
}

/** One word that what stands beside it shows to be a person's name. */
function singleNames(records: readonly StatementRecord[], bare: (words: string) => string): string[] {
  const found = records.flatMap((record) => {
    const { content, event, chain, act } = record.statement
    const roles = (event?.roles ?? []).filter(
      ({ role, ref, standsFor }) => personRoles.has(role) && (!ref || standsFor !== undefined),
    )
    const speakers = chain.flatMap(({ actor, standsFor, mention, antecedent }) =>
      actor && standsFor === undefined ? [] : [mention, antecedent],
    )
    const all = [...roles.map(({ span }) => span), ...speakers].flatMap((span) => (span ? [span] : []))
    const victims = roles.flatMap(({ role, span }) => (role === 'victim' ? [span, behind(span, content)] : []))
    return [
      ...all.flatMap(({ exact }) => bare(exact).match(agedName)?.groups!.name ?? []),
      ...victims.flatMap(({ exact }) => bare(exact).match(lastName)?.groups!.name ?? []),
      ...speakers.flatMap((span) => (span ? (bare(span.exact).match(describedName)?.groups!.name ?? []) : [])),
      ...(act === 'witnesses'
        ? speakers.flatMap((span) => (span ? (bare(span.exact).match(wholeName)?.groups!.name ?? []) : []))
        : []),
    ].filter((name) => !isOrigin(name, record.lang))
  })
  const text = records.map(({ statement }) => statement.content.exact).join('\n')
  return [...new Set(found)].filter((name) => !wordsPattern([name.toLowerCase()], 'u')?.test(text))
}

/** Behind the words of a role: ", Sabet". */
function behind(span: Span, content: Span): { exact: string } {
  const at = span.end - content.start
  if (span.start < content.start || at > content.exact.length) return { exact: '' }
  return { exact: content.exact.slice(at).match(/^,\s+\p{Lu}[\p{L}'’-]+(?=[\s,.;!?»”"]|$)(?!\s+\p{Lu})/u)?.[0] ?? '' }
}

const agedName = /(?:^|\s)(?<name>\p{Lu}[\p{L}'’-]+),?\s+\(?\d{1,3}(?![\p{L}\p{N}])/u
/** "the baker Sabet", "Sabet": one capital alone at the end, no figure in front. */
const lastName = /^(?:[^\p{Lu}\p{N}|]*[\s,])?(?<name>\p{Lu}[\p{Ll}'’-]+)$/u
const describedName = /^(?<name>\p{Lu}[\p{Ll}'’-]+),\s+\p{Ll}/u
const wholeName = /^(?<name>\p{Lu}[\p{Ll}'’-]+)$/u

/** "Israelis", "Russe": who somebody is, not who. */
function isOrigin(word: string, lang: string): boolean {
  const pack = loadPack(lang)
  return pack !== null && originForms(pack).has(word.toLowerCase())
}

function knownNames({ places, actors, outlet }: StatementRecord): string[] {
  return [
    ...places.map(({ name }) => name),
    ...actors
      .filter((actor) => !isPrivate(actor))
      .flatMap(({ displayName, names }) => [displayName, ...names.map(({ text }) => text)]),
    ...(outlet === null ? [] : [outlet]),
  ]
}
