import { aliasKey, standsFor, type NameAlias } from '../corroborate/name-aliases.ts'
import { nameKey } from '../corroborate/name-key.ts'
import { sourceWords } from '../corroborate/source-words.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import type { Actor } from '../model/actor.ts'
import { personTypes } from '../model/actor-types.ts'
import { malformed } from './dossier-view.ts'
import type { ReviewDraft } from './make-review.ts'

/** What a person says of a name; `is` is an actor's id or any name of it, null where the name stands for itself. */
interface AliasGiven {
  name?: unknown
  is?: unknown
  language?: unknown
  from?: unknown
  to?: unknown
}

/**
 * "X in this dossier is Y", with Y as the dossier knows it now: the decision then holds whatever texts come or go. A private person
 * gets no identity by it (ethics H7), and who is not named stays so (V4).
 * @throws SelonError review-malformed
 */
export async function draftAlias(ledger: Ledger, set: unknown): Promise<Pick<ReviewDraft, 'before' | 'after'>> {
  const { name: given, is: other, language, from, to } = (set ?? {}) as AliasGiven
  if (typeof given !== 'string' || (typeof other !== 'string' && other !== null))
    throw malformed('an alias says which name is whose: {"name": "…", "is": "…"}; null for its own', 'set')
  const range = {
    ...(language !== undefined && { language: checked(language, /^[a-z]{2,3}$/u, 'language') }),
    ...(from !== undefined && { from: checked(from, /^\d{4}-\d\d-\d\d$/u, 'from') }),
    ...(to !== undefined && { to: checked(to, /^\d{4}-\d\d-\d\d$/u, 'to') }),
  }
  if (range.from && range.to && range.from > range.to) throw malformed('it ends before it begins', 'to')
  const { decisions } = await dossierContext(ledger)
  const known = await actorCalled(ledger, given)
  const name = given.startsWith('actor:') && known ? known.displayName : given.trim()
  const when = { lang: range.language ?? '', day: range.from ?? null }
  const before = { is: standsFor(name, when, decisions.aliases)?.id ?? null }
  checkName(name, range.language)
  if (other === null) return { before, after: { name, is: null, ...range } }
  const own = known && nameKey(known.displayName) === nameKey(name) ? known : null
  const is = withoutNames(
    await actorMeant(ledger, other, own?.type ?? typeBefore(name, decisions.aliases)),
    decisions.aliases,
  )
  if (isPerson(is) || (own && isPerson(own))) throw malformed('a private person gets no identity', 'is')
  if (own?.id === is.id) throw malformed('these are one name already', 'is')
  for (const lang of languagesOf([is, ...(own ? [own] : [])], range.language)) {
    const same = (other: string) => aliasKey(other, lang) === aliasKey(name, lang)
    if (same(is.displayName)) throw malformed('these are one name already', 'is')
    const further = standsFor(is.displayName, { ...when, lang }, decisions.aliases)
    if (further && same(further.displayName)) throw malformed(`${is.displayName} stands for ${name} already`, 'is')
  }
  return { before, after: { name, is, ...range } }
}

/** Languages in which two names are compared: the one it holds for, else those of the names. */
function languagesOf(actors: readonly Actor[], only: string | undefined): string[] {
  return only ? [only] : [...new Set(['', ...actors.flatMap(({ names }) => names.map(({ lang }) => lang))])]
}

function checked(value: unknown, pattern: RegExp, field: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value
  throw malformed(
    `"${String(value)}" is no ${field === 'language' ? 'code of a language' : 'day like 2024-03-05'}`,
    field,
  )
}

/** A name, in scripts that have capitals with one: "an official" is nobody. */
function checkName(name: string, lang = ''): void {
  const { type } = sourceWords(name, lang)
  if (nameKey(name) === '' || name.length > 200 || !/\p{Lu}|\p{Lo}/u.test(name) || type === 'anonymous')
    throw malformed(`"${name}" is no name`, 'name')
}

function isPerson({ type, typeBasis }: Actor): boolean {
  return (personTypes as readonly string[]).includes(type) && typeBasis !== 'gazetteer'
}

/** What a name stood for before it was made to stand for another was a body, too. */
function typeBefore(name: string, aliases: readonly NameAlias[]): Actor['type'] | null {
  return aliases.some((one) => nameKey(one.name) === nameKey(name)) ? 'other' : null
}

/** An actor of the texts, by id or any of its names; of several the one that is called so first of all. */
async function actorCalled(ledger: Ledger, name: string): Promise<Actor | null> {
  const records = await ledger.search({ actor: name, limit: 50 })
  const key = nameKey(name)
  const actors = records.flatMap((record) => record.actors)
  return (
    actors.find(({ id, displayName }) => id === name || nameKey(displayName) === key) ??
    actors.find(({ names }) => names.some(({ text }) => nameKey(text) === key)) ??
    null
  )
}

/** An actor of the texts or of the parties file; a name of neither, where it is a body that gets another name. */
async function actorMeant(ledger: Ledger, name: string, type: Actor['type'] | null): Promise<Actor> {
  const known = await actorCalled(ledger, name)
  if (known) return known
  const key = nameKey(name)
  const listed = (await ledger.parties()).some(
    ({ party, member }) => nameKey(party) === key || (!/^(?:place|country):/u.test(member) && nameKey(member) === key),
  )
  if (!listed && type === null)
    throw malformed(`no text and no row of the parties names "${name}": a name stands for one that is known`, 'is')
  checkName(name)
  const id = name.startsWith('actor:') ? name : `actor:${key.replaceAll(' ', '-')}`
  const displayName = name.startsWith('actor:') ? name.slice('actor:'.length).replaceAll('-', ' ') : name
  return {
    id,
    type: type ?? 'other',
    names: [{ text: displayName, lang: 'und', kind: 'official' }],
    displayName,
    typeBasis: 'reviewer',
  }
}

/** Names that aliases gave it are not its own. */
function withoutNames(actor: Actor, aliases: readonly NameAlias[]): Actor {
  const given = new Set(aliases.map(({ name }) => nameKey(name)))
  return { ...actor, names: actor.names.filter(({ text }) => !given.has(nameKey(text))) }
}
