import { sql } from 'kysely'
import { noPoints, type NamedActor, type OpenPoints, type OpenStatement } from '../corroborate/open-points.ts'
import { oneOf } from './one-of.ts'
import { redirected } from './redirected.ts'
import type { Query, Store } from './store.ts'

/** A statement to be read, with the incident that its source speaks of. */
export interface StoredQuestion extends OpenStatement {
  incident: string
}

/** Keeps an incident's label and what is open in it, in the place of what was. */
export async function keepPoints(
  store: Store,
  query: Query,
  incident: string,
  label: string,
  { statements, actors }: OpenPoints = noPoints,
): Promise<void> {
  await forgetPoints(store, query, [incident])
  await store.insert(
    query,
    'questions',
    [
      { incident, subject: incident, kind: 'incident', name: label, basis: '', effect: 0, body: '' },
      ...statements.map(({ statement, source, effect, why }) => ({
        incident,
        subject: statement.id,
        kind: 'statement',
        name: source,
        basis: '',
        effect,
        body: JSON.stringify({ statement, why }),
      })),
      ...actors.map(({ id, name, basis, documents }) => ({
        incident,
        subject: id,
        kind: 'actor',
        name,
        basis,
        effect: documents.length,
        body: JSON.stringify(documents),
      })),
    ],
    'skip',
  )
}

export async function forgetPoints(store: Store, query: Query, incidents: readonly string[]): Promise<void> {
  await query
    .deleteFrom('questions')
    .where(oneOf(store, 'incident', incidents))
    .execute()
}

/** Statements to be read, those that most texts hang on first. */
export async function storedQuestions(query: Query, limit: number): Promise<StoredQuestion[]> {
  const rows = await query
    .selectFrom('questions')
    .selectAll()
    .where('kind', '=', 'statement')
    .orderBy('effect', 'desc')
    .orderBy('subject')
    .limit(limit)
    .execute()
  return rows.map(({ incident, name, effect, body }) => ({
    incident,
    source: name,
    effect,
    ...(JSON.parse(body) as Pick<OpenStatement, 'statement' | 'why'>),
  }))
}

/** Whom the dossier's incidents name, each once; `documents` counts a text again for each of its incidents. */
export async function actorsNamed(query: Query): Promise<NamedActor[]> {
  const { rows } = await sql<NamedActor>`
    SELECT subject AS id, min(name) AS name, min(basis) AS basis, CAST(sum(effect) AS integer) AS documents
    FROM questions WHERE kind = 'actor' GROUP BY subject ORDER BY subject`.execute(query)
  return rows
}

/** How many texts name some actors, each text once. */
export async function textsNaming(store: Store, query: Query, actors: readonly string[]): Promise<Map<string, number>> {
  const rows = await query
    .selectFrom('questions')
    .select(['subject', 'body'])
    .where('kind', '=', 'actor')
    .where(oneOf(store, 'subject', actors))
    .execute()
  const texts = new Map<string, Set<string>>()
  for (const { subject, body } of rows) {
    const known = texts.get(subject) ?? new Set()
    texts.set(subject, known)
    for (const document of JSON.parse(body) as string[]) known.add(document)
  }
  return new Map([...texts].map(([actor, documents]) => [actor, documents.size]))
}

/** An incident as lists of questions name it; no label until it is summed up. */
export interface IncidentInShort {
  id: string
  documents: number
  label: string | null
}

/** Incidents by some ids, also by those that they had before they were merged, without their summaries. */
export async function incidentsInShort(
  store: Store,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, IncidentInShort>> {
  const { all, spread } = await redirected(store, query, ids)
  const rows = await query
    .selectFrom('incidents')
    .leftJoin('questions', (join) =>
      join.onRef('questions.incident', '=', 'incidents.id').onRef('questions.subject', '=', 'incidents.id'),
    )
    .select(['incidents.id', 'incidents.documents', 'questions.name as label'])
    .where(oneOf(store, 'incidents.id', all))
    .execute()
  return spread(new Map<string, IncidentInShort>(rows.map((row) => [row.id, row])))
}

/** Incidents that have to be summed up anew, the largest first. */
export async function staleIncidents(query: Query): Promise<string[]> {
  const rows = await query
    .selectFrom('incidents')
    .select('id')
    .where('stale', '=', 1)
    .orderBy('documents', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
