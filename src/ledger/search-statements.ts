import { groupedBy } from '../corroborate/group-by.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { searchWords } from '../text/search-words.ts'
import { storedDecisions } from './decided-units.ts'
import { oneOf } from './one-of.ts'
import { membersOf, termsFrom } from './postings.ts'
import { recordsOfDocuments, storedDocument, type StoredDocument } from './read-documents.ts'
import { actorKeys, eventDays, monthsBetween, mostMonths, nameKeyOf, placeNames, term } from './search-terms.ts'
import type { Query, Store } from './store.ts'

/** What is searched for; all that is given has to hold. */
export interface Search {
  /** Words of the statement or of who says it, in any form of case and diacritics; `word*` finds all that begin so. */
  words?: string
  /** An actor's or place's id or name. */
  actor?: string
  place?: string
  act?: string
  type?: string
  outlet?: string
  lang?: string
  /** Only what the outlet says in its own voice. */
  voice?: 'own'
  /** Through which channel a source spoke; as what the actor speaks (a chain's role). */
  channel?: string
  role?: string
  /** First and last day of the event, ISO. */
  from?: string
  to?: string
  limit?: number
  /** Go on before this document (its `seq`) of an earlier page. */
  before?: number
}

/** Statements as people left them, those of the documents that came last first. Posting lists say which documents to open; each statement is then asked itself. */
export async function searchStatements(store: Store, query: Query, search: Search): Promise<StatementRecord[]> {
  const limit = search.limit ?? 50
  const fits = fitsSearch(search)
  const decisions = await storedDecisions(store, query)
  const found: StatementRecord[] = []
  for await (const documents of candidates(store, query, search)) {
    const ids = documents.map(({ id }) => id)
    const read = groupedBy(await recordsOfDocuments(store, query, ids), ({ document }) => document)
    for (const id of ids) found.push(...decisions.apply(read.get(id) ?? [], id).filter(fits))
    if (found.length >= limit) return found.slice(0, limit)
  }
  return found
}

/** Documents, the last to come first, that have all the words somewhere in their text and a statement for everything else. */
export async function searchDocuments(store: Store, query: Query, search: Search): Promise<StoredDocument[]> {
  const found: StoredDocument[] = []
  for await (const documents of candidates(store, query, search)) {
    found.push(...documents)
    if (found.length >= (search.limit ?? 50)) break
  }
  return found.slice(0, search.limit ?? 50)
}

/** Documents opened at first; each further page is twice as long, so that what is common is found at once and what is rare soon. */
const firstPage = 20
const longestPage = 320

async function* candidates(store: Store, query: Query, search: Search): AsyncGenerator<StoredDocument[]> {
  const numbers = await numbersOf(store, query, search)
  const { before = Number.MAX_SAFE_INTEGER } = search
  if (numbers) {
    const wanted = numbers.filter((number) => number < before).sort((a, b) => b - a)
    for (let at = 0, size = firstPage; at < wanted.length; at += size, size = Math.min(2 * size, longestPage)) {
      const page = query.selectFrom('documents').selectAll().orderBy('seq', 'desc')
      yield (await page.where(oneOf(store, 'seq', wanted.slice(at, at + size))).execute()).map(storedDocument)
    }
    return
  }
  for (let last = Math.min(before, 2_147_483_647); ;) {
    const page = query
      .selectFrom('documents')
      .selectAll()
      .orderBy('seq', 'desc')
      .where('seq', '<', last)
      .limit(longestPage)
    const rows = await page.execute()
    if (rows.length === 0) return
    last = rows.at(-1)!.seq
    yield rows.map(storedDocument)
  }
}

/** Numbers of the documents that have every term; null where nothing was asked for. */
async function numbersOf(store: Store, query: Query, search: Search): Promise<number[] | null> {
  const groups: string[][] = []
  for (const word of wordsOf(search)) {
    groups.push(word.cut ? await termsFrom(query, term('word', word.form)) : [term('word', word.form)])
  }
  if (search.actor) groups.push([term('actor', nameKeyOf(search.actor))])
  if (search.place) groups.push([term('place', nameKeyOf(search.place)), term('place', search.place)])
  if (search.outlet) groups.push([term('outlet', nameKeyOf(search.outlet))])
  for (const kind of ['act', 'type', 'lang'] as const) if (search[kind]) groups.push([term(kind, search[kind])])
  if (search.from && search.to) {
    const months = monthsBetween(search.from, search.to)
    if (months.length <= mostMonths) groups.push(months.map((month) => term('month', month)))
  }
  if (groups.length === 0) return null
  const members = await membersOf(store, query, [...new Set(groups.flat())])
  const sets = groups.map((terms) => new Set(terms.flatMap((one) => members.get(one) ?? [])))
  const [smallest, ...others] = sets.sort((a, b) => a.size - b.size)
  return [...smallest].filter((number) => others.every((set) => set.has(number)))
}

/** Whether a statement has all that is searched for. */
export function fitsSearch(search: Search): (record: StatementRecord) => boolean {
  const hasWords = fitsWords(search.words)
  const { actor, place, from, to } = search
  return (record) => {
    const { statement } = record
    if (search.act && statement.act !== search.act) return false
    if (search.type && statement.event?.type !== search.type) return false
    if (search.lang && record.lang !== search.lang) return false
    if (search.outlet && nameKeyOf(record.outlet ?? '') !== nameKeyOf(search.outlet)) return false
    if (actor && !record.actors.some((one) => actorKeys(one).includes(nameKeyOf(actor)))) return false
    const inner = statement.chain.slice(1)
    if (search.voice === 'own' && inner.length > 0) return false
    if (search.channel && !inner.some(({ channel }) => channel === search.channel)) return false
    if (search.role && !speaksAs(record, search.role, actor)) return false
    if (place && !record.places.some((one) => placeNames(one).some((key) => key === place || key === nameKeyOf(place))))
      return false
    if (from || to) {
      const [first, last] = eventDays(record)
      if (!first || (to && first > to) || (from && last < from)) return false
    }
    const said = statement.chain.flatMap(({ mention }) => mention?.exact ?? [])
    return hasWords([statement.content.exact, ...said].join('\n'))
  }
}

/** Whether a text has all the words, in any order and form of case and diacritics. */
export function fitsWords(words: string | undefined): (text: string) => boolean {
  const asked = wordsOf({ words })
  if (asked.length === 0) return () => true
  return (text) => {
    const own = searchWords(text)
    return asked.every(({ form, cut }) => own.some((word) => (cut ? word.startsWith(form) : word === form)))
  }
}

/** Whether somebody of the chain, or the actor asked for, speaks in a role. */
function speaksAs({ statement, actors }: StatementRecord, role: string, actor: string | undefined): boolean {
  return statement.chain.slice(1).some((link) => {
    if (link.role !== role) return false
    const known = actors.find(({ id }) => id === link.actor)
    return !actor || (known !== undefined && actorKeys(known).includes(nameKeyOf(actor)))
  })
}

function wordsOf({ words = '' }: Search): { form: string; cut: boolean }[] {
  return words.split(/\s+/u).flatMap((word) => {
    const forms = searchWords(word)
    return forms.map((form, at) => ({ form, cut: word.endsWith('*') && at === forms.length - 1 }))
  })
}
