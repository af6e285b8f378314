import { createRoute, z } from '@hono/zod-openapi'
import { hideSealed } from '../../corroborate/hide-sealed.ts'
import { compareReadings } from '../../corroborate/compare-readings.ts'
import type { Decisions } from '../../corroborate/decisions.ts'
import type { StatementRecord } from '../../corroborate/statement-record.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { dossierContext } from '../../ledger/sum-up-incident.ts'
import { Reading } from '../../model/reading.ts'
import { Statement } from '../../model/statement.ts'
import { HttpError } from '../api-error.ts'
import type { Api, AppContext } from '../app-context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { documentsAsShown } from '../hits-as-shown.ts'
import { answers, idParam, next, pageQuery } from '../route-parts.ts'
import { Record, StoredCapture, StoredDocument, StoredVersion } from '../schemas.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/api/documents',
  summary: 'Documents of the dossier, the last to come first; with words, those that have them',
  request: {
    query: z.object({
      ...pageQuery(500, 50),
      q: z.string().max(500).optional().openapi({ description: 'Words; word* finds all that begin so' }),
      outlet: z.string().max(300).optional(),
      lang: z.string().max(20).optional(),
    }),
  },
  responses: answers(z.object({ documents: z.array(StoredDocument), next }), 'A page of documents'),
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/documents/{id}',
  summary: 'A document as it was read and as people left its statements',
  request: { params: idParam },
  responses: answers(
    z.object({
      document: StoredDocument,
      reading: Reading,
      records: z.array(Record),
      versions: z.array(StoredVersion),
      captures: z.array(StoredCapture),
      incidents: z.array(z.object({ id: z.string(), label: z.string().nullable() })),
    }),
    'Its text, statements, versions, how each came in, and the incidents that its statements are in',
  ),
})

const versionRoute = createRoute({
  method: 'get',
  path: '/api/versions/{id}',
  summary: 'An earlier version of a document, as it was read then',
  request: { params: idParam },
  responses: answers(Reading, 'The reading'),
})

const Difference = z.object({
  lost: z.array(Statement),
  gained: z.array(Statement),
  changed: z.array(z.object({ before: Statement, after: Statement, fields: z.array(z.string()) })),
})

const compareRoute = createRoute({
  method: 'get',
  path: '/api/documents/{id}/difference',
  summary: 'What two versions of a document say otherwise',
  request: { params: idParam, query: z.object({ from: z.string(), to: z.string() }) },
  responses: answers(Difference, 'Statements lost, gained and changed'),
})

export function addDocumentRoutes(app: Api, { ledger }: AppContext): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit, q, outlet, lang } = c.req.valid('query')
    const before = cursor === undefined ? undefined : readCursor(cursor, 'number')[0]
    const found = await ledger.searchDocuments({ words: q, outlet, lang, limit, before })
    const { sealed } = (await dossierContext(ledger)).decisions
    // Others do not hear that a sealed text is there.
    const open = c.get('profile') === 'internal' ? found : found.filter((document) => !sealed.has(document.id))
    const documents = await documentsAsShown(ledger, open, q, c.get('profile'))
    c.set(
      'shownDocuments',
      documents.map((document) => document.id),
    )
    const last = found.length === limit ? found.at(-1) : undefined
    return c.json({ documents, next: last ? writeCursor([last.seq]) : null }, 200)
  })
  app.openapi(oneRoute, async (c) => {
    const { id } = c.req.valid('param')
    const document = await ledger.document(id)
    const stored = document && (await ledger.reading(document.version))
    if (!document || !stored) throw new HttpError('not-found', `there is no document ${id}`)
    const { decisions } = await dossierContext(ledger)
    if (decisions.sealed.has(id)) throw new HttpError('not-allowed', `document ${id} is sealed`)
    const own = withRejected(await ledger.statementsOfDocuments([id]), id, decisions)
    const incidents = await ledger.incidentsOfDocuments([id])
    c.set('shownDocuments', [id, ...incidents.flatMap(({ summary }) => summary?.documents ?? [])])
    return c.json(
      {
        document,
        reading: stored,
        records: hideSealed(own, decisions.sealed),
        versions: await ledger.versions(id),
        captures: await ledger.captures(id),
        incidents: incidents.map(({ id: incident, summary }) => ({ id: incident, label: summary?.label ?? null })),
      },
      200,
    )
  })
  app.openapi(versionRoute, async (c) => c.json(await readingOf(ledger, c.req.valid('param').id), 200))
  app.openapi(compareRoute, async (c) => {
    const { from, to } = c.req.valid('query')
    const [before, after] = [await readingOf(ledger, from), await readingOf(ledger, to)]
    return c.json(compareReadings(before, after, c.req.valid('param').id), 200)
  })
}

/** In the order of the text; what somebody rejected counts nowhere, but here it can be taken back. */
function withRejected(read: readonly StatementRecord[], document: string, decisions: Decisions): StatementRecord[] {
  const left = decisions.apply(read, document)
  const kept = new Set(left.map(({ id }) => id))
  const rejected = read
    .filter(({ id }) => !kept.has(id))
    .map((record) => ({ ...record, statement: { ...record.statement, reviewState: 'rejected' as const } }))
  return [...left, ...rejected].sort((a, b) => a.statement.content.start - b.statement.content.start)
}

async function readingOf(ledger: Ledger, version: string): Promise<Reading> {
  const reading = await ledger.reading(version)
  if (!reading) throw new HttpError('not-found', `there is no version ${version}`)
  return reading
}
