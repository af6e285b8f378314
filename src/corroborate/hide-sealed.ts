import type { Incident, OriginPair } from '../model/incident.ts'
import type { StatementRecord } from './statement-record.ts'

/** What stands in the place of words that are not to be shown. */
export const sealedWords = '[…]'

/** Records as lists and exports show them: the words of sealed documents are left out, where they stand is kept. */
export function hideSealed(records: readonly StatementRecord[], sealed: ReadonlySet<string>): StatementRecord[] {
  if (sealed.size === 0) return [...records]
  return records.map((record) =>
    sealed.has(record.document)
      ? { ...record, statement: hidden(record.statement), dates: hidden(record.dates), places: hidden(record.places) }
      : record,
  )
}

/** An incident without the names and keys that only sealed documents gave. */
export function hideSealedNames(incident: Incident, sealed: ReadonlySet<string>): Incident {
  const hiddenOrigins = incident.origins.filter(
    ({ actor, documents }) => actor === null && documents.every((document) => sealed.has(document)),
  )
  if (hiddenOrigins.length === 0) return incident
  const instead = new Map<string, string>()
  hiddenOrigins.forEach(({ id, name }, at) => instead.set(name, sealedWords).set(id, `sealed ${at + 1}`))
  return JSON.parse(
    JSON.stringify(incident, (_, one: unknown) => (typeof one === 'string' ? (instead.get(one) ?? one) : one)),
  ) as Incident
}

/** The pair table without words that a sealed document shares with another. */
export function hideSealedLinks(pairs: readonly OriginPair[], sealed: ReadonlySet<string>): OriginPair[] {
  return pairs.map((pair) =>
    pair.documents.some((document) => sealed.has(document))
      ? { ...pair, links: pair.links.map(({ words: _words, ...link }) => link) }
      : pair,
  )
}

/** Every quotation is a field `exact`, wherever a span stands. */
function hidden<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (name, one: unknown) => (name === 'exact' && typeof one === 'string' ? sealedWords : one)),
  ) as T
}
