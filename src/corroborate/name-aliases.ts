/**
 * What people said of names: that two are one in this dossier, in a language and some days if they like, never beyond it. In: `alias`
 * decisions in effect and the records of a document; out: the records with speakers and actors as the names stand for. The words of a
 * text stay as they are, and no membership of a party follows: two names are one, no more.
 */
import type { Actor } from '../model/actor.ts'
import type { Review } from '../model/review.ts'
import type { ChainLink, RoleFiller, Statement } from '../model/statement.ts'
import { dayOf } from './incident-sides.ts'
import { nameKey } from './name-key.ts'
import { speakerOf } from './passed-on.ts'
import { sourceWords } from './source-words.ts'
import type { StatementRecord } from './statement-record.ts'

/** What `after` of an `alias` holds. */
export interface NameAlias {
  name: string
  /** Whom the name stands for; null where it stands for itself, whatever was said before. */
  is: Actor | null
  /** Only in texts of this language. */
  language?: string
  /** Only for what was said on these days, ISO; what has no day is then left as it was. */
  from?: string
  to?: string
}

/** The aliases of a chain in effect, the last to be said first. */
export function aliasesOf(reviews: readonly Review[]): NameAlias[] {
  return reviews.flatMap(({ action, after }) => (action === 'alias' ? [after as NameAlias] : [])).reverse()
}

/** A name as aliases are compared: without articles and titles, as far as the language has a pack. */
export function aliasKey(name: string, lang: string): string {
  return sourceWords(name, lang).key || nameKey(name)
}

/** Whom a name stands for on a day in texts of a language, also by way of another name; null where it stands for itself. */
export function standsFor(
  name: string,
  { lang, day }: { lang: string; day: string | null },
  aliases: readonly NameAlias[],
): Actor | null {
  const seen = new Set<string>()
  let found: Actor | null = null
  for (let key = aliasKey(name, lang); key !== '' && !seen.has(key);) {
    seen.add(key)
    const alias = aliases.find((one) => aliasKey(one.name, lang) === key && holds(one, lang, day))
    if (!alias?.is) break
    found = alias.is
    key = aliasKey(found.displayName, lang)
  }
  return found
}

/** Records of one document with every name that stands for somebody else told as that. */
export function withAliases(records: readonly StatementRecord[], aliases: readonly NameAlias[]): StatementRecord[] {
  return aliases.length === 0 ? [...records] : records.map((record) => aliased(record, aliases))
}

function holds({ language, from, to }: NameAlias, lang: string, day: string | null): boolean {
  if (language !== undefined && language !== lang) return false
  if (from === undefined && to === undefined) return true
  return day !== null && (from ?? '') <= day && day <= (to ?? '9')
}

function aliased(record: StatementRecord, aliases: readonly NameAlias[]): StatementRecord {
  const when = { lang: record.lang, day: dayOf(record) }
  const meant = (name: string) => standsFor(name, when, aliases)
  // Actors that go by the name: the text made them of it, or a list knows them under it.
  const taken = new Map(
    record.actors.flatMap((actor) => {
      const other = meant(actor.displayName)
      return other && other.id !== actor.id ? [[actor.id, other] as const] : []
    }),
  )
  const named = new Map([...taken].map(([id, other]) => [other.id, { actor: other, as: nameOf(record, id) }]))
  const statement = relinked(record.statement, record.lang, taken, (words) => {
    const other = meant(words)
    if (other && !named.has(other.id)) named.set(other.id, { actor: other, as: null })
    return other
  })
  const speaker = speakerOf(record)
  const author = speaker === '' ? null : meant(speaker)
  if (author) named.set(author.id, { actor: author, as: speaker })
  if (named.size === 0) return record
  const actors = record.actors.filter(({ id }) => !taken.has(id) && !named.has(id))
  for (const { actor, as } of named.values())
    actors.push(calledToo(record.actors.find(({ id }) => id === actor.id) ?? actor, as, record.lang))
  return { ...record, statement, actors }
}

function nameOf({ actors }: StatementRecord, id: string): string | null {
  return actors.find((actor) => actor.id === id)?.displayName ?? null
}

/** An actor found by the other name as well, wherever names are looked up. */
function calledToo(actor: Actor, name: string | null, lang: string): Actor {
  if (name === null || actor.names.some(({ text }) => nameKey(text) === nameKey(name))) return actor
  return { ...actor, names: [...actor.names, { text: name, lang, kind: 'exonym' }] }
}

/** Ids of taken actors, and words that name nobody known, as those whom they stand for. */
function relinked(
  statement: Statement,
  lang: string,
  taken: ReadonlyMap<string, Actor>,
  meant: (words: string) => Actor | null,
): Statement {
  const other = (id: string) => taken.get(id)?.id ?? id
  const chain = statement.chain.map((link): ChainLink => {
    if (link.role === 'author') return link
    const actor = link.actor === null ? wordsMean(link, lang, meant) : taken.get(link.actor)
    return actor ? { ...link, actor: actor.id, standsFor: actor.displayName } : link
  })
  const { event, tolls, about } = statement
  const roles = event?.roles.map((filler): RoleFiller => {
    if (placeRoles.has(filler.role)) return filler
    const actor = filler.ref === undefined ? meant(filler.span.exact) : taken.get(filler.ref)
    return actor ? { ...filler, ref: actor.id, standsFor: actor.displayName } : filler
  })
  return {
    ...statement,
    chain,
    ...(event && { event: { ...event, roles: roles! } }),
    ...(about && { about: about.map(other) }),
    ...(tolls && {
      tolls: tolls.map((toll) => ({
        ...toll,
        ...(toll.countedBy && { countedBy: other(toll.countedBy) }),
        ...(toll.relayedBy && { relayedBy: other(toll.relayedBy) }),
      })),
    }),
  }
}

const placeRoles: ReadonlySet<string> = new Set(['place', 'origin-place', 'instrument'])

/** Whom the words of a source mean: the name itself, what a pronoun stands for, or the body that a spokesperson speaks for. */
function wordsMean(
  { mention, antecedent }: ChainLink,
  lang: string,
  meant: (words: string) => Actor | null,
): Actor | null {
  for (const words of [antecedent?.exact, mention?.exact]) {
    if (words === undefined) continue
    const { spokesperson, holders, persons } = sourceWords(words, lang)
    const found =
      meant(words) ?? (spokesperson && persons.length === 0 && holders.length === 1 ? meant(holders[0]) : null)
    if (found) return found
  }
  return null
}
