import { hash } from 'node:crypto'
import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import { foldedWords } from '../text/folded-words.ts'
import { groupWithinDocument } from './group-within-document.ts'
import { passedOnOf } from './passed-on.ts'
import type { StatementRecord } from './statement-record.ts'

/** A Reading as the records of its statements, in the order of the text. `document` is its id in the ledger. */
export function statementRecords(reading: Reading, document: string): StatementRecord[] {
  const ids = statementKeys(reading.statements, document)
  return namedByStatements(reading, document, ids, groupsOf(reading, ids))
}

/** The records of stored statements: their ids and groups are known, what they name stands in the reading. */
export function namedByStatements(
  reading: Omit<Reading, 'text'>,
  document: string,
  ids: readonly string[],
  groups: readonly string[],
): StatementRecord[] {
  const { outlet, lang, publishedAt, url } = reading.document
  const known = {
    dates: byId(reading.dates),
    places: byId(reading.places),
    actors: byId(reading.actors),
  }
  return reading.statements.map((statement, at) => ({
    id: ids[at],
    document,
    outlet,
    lang,
    publishedAt,
    url,
    ...passedOnOf(reading.document),
    statement,
    dates: chased(datesOf(statement), known.dates, ({ anchor }) => [anchor]),
    places: chased(refsOf(statement), known.places, (place) => [
      place.within,
      place.of,
      place.display,
      place.anaphorOf,
      place.likeliest?.id,
    ]),
    actors: chased([...refsOf(statement), ...voicesOf(statement)], known.actors, ({ partOf }) => [partOf]),
    group: groups[at],
  }))
}

/**
 * Ids that hold when offsets or the engine change: the document (which goes by its address), content words folded, event type, and
 * which of equal ones it is.
 */
export function statementKeys(statements: readonly Statement[], document: string): string[] {
  const seen = new Map<string, number>()
  return statements.map(({ content, event }) => {
    const key = `${foldedWords(content.exact)}\n${event?.type ?? ''}`
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return `st:${document.replace(/^\w+:/u, '')}.${hash('sha256', `${key}\n${ordinal}`).slice(0, 12)}`
  })
}

/** The document that a statement stands in. */
export function documentOfStatement(statement: string): string {
  return `doc:${statement.slice(3, statement.indexOf('.'))}`
}

/** For each statement the id of the first one of its group. */
function groupsOf(reading: Reading, ids: readonly string[]): string[] {
  const at = new Map(reading.statements.map(({ id }, place) => [id, place]))
  const groups = [...ids]
  for (const { statements } of groupWithinDocument(reading)) {
    const places = statements.map((id) => at.get(id)!)
    const first = Math.min(...places)
    for (const place of places) groups[place] = ids[first]
  }
  return groups
}

type Ref = string | null | undefined

function datesOf({ event, chain, tolls = [] }: Statement): Ref[] {
  const counted = tolls.flatMap(({ asOf, period }) => [asOf, period?.since, period?.until])
  return [event?.time, ...chain.map(({ saidOn }) => saidOn), ...counted]
}

function refsOf({ event }: Statement): Ref[] {
  return event?.roles.map(({ ref }) => ref) ?? []
}

function voicesOf({ chain, tolls = [], about = [] }: Statement): Ref[] {
  return [
    ...chain.map(({ actor }) => actor),
    ...tolls.flatMap(({ countedBy, relayedBy }) => [countedBy, relayedBy]),
    ...about,
  ]
}

/** Those named, and those that they name in turn, each once. */
function chased<T extends { id: string }>(
  refs: readonly Ref[],
  known: ReadonlyMap<string, T>,
  next: (one: T) => readonly Ref[],
): T[] {
  const found: T[] = []
  const queue = [...refs]
  for (const ref of queue) {
    const one = ref ? known.get(ref) : undefined
    // A handful at most: looking through them costs less than a map.
    if (!one || found.includes(one)) continue
    found.push(one)
    queue.push(...next(one))
  }
  return found
}

function byId<T extends { id: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((one) => [one.id, one]))
}
