import { createRoute, z } from '@hono/zod-openapi'
import type { Suggestion } from '../../corroborate/suggest-merges.ts'
import { incidentId } from '../../ledger/incident-id.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { dossierContext, openIncident, sumUpIncident, type DossierContext } from '../../ledger/sum-up-incident.ts'
import { exportedIncident } from '../../export/exported-incident.ts'
import { exportProfiles } from '../../export/export-profile.ts'
import { Incident, OriginPair } from '../../model/incident.ts'
import { HttpError } from '../api-error.ts'
import type { Api, AppContext } from '../app-context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { answers, idParam, next, pageQuery } from '../route-parts.ts'
import { Record, StoredDocument } from '../schemas.ts'
import { IncidentRow, incidentRow } from '../incident-row.ts'
import { OutletWording, tallyWording } from '../tally-wording.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/api/incidents',
  summary: 'What is said to have happened, newest first',
  request: { query: z.object(pageQuery(1000, 50)) },
  responses: answers(z.object({ incidents: z.array(IncidentRow), next }), 'A page of incidents, each in short'),
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}',
  summary: 'One incident: who says what, where it comes from, what is open',
  request: { params: idParam },
  responses: answers(
    z.object({
      incident: Incident,
      records: z.array(Record),
      pairs: z.array(OriginPair),
      /** Other incidents that may be this one, and what keeps them apart; a person decides. */
      suggestions: z.array(z.object({ id: z.string(), label: z.string(), why: z.string() })),
      documents: z.array(StoredDocument),
      reviews: z.array(z.unknown()),
    }),
    'The incident with its statements, pairs of texts, documents and decisions',
  ),
})

const profile = z.enum(exportProfiles).default('internal')
const summaryRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}/summary',
  summary: 'An incident in words: the rules that fired, where accounts differ, what no text read says',
  request: { params: idParam, query: z.object({ language: z.enum(['fr', 'en']).default('en'), profile }) },
  responses: answers(
    z.object({
      title: z.string(),
      status: z.array(z.string()),
      differ: z.array(z.string()),
      notTold: z.array(z.string()),
    }),
    'Lines for people',
  ),
})

const wordingRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}/wording',
  summary: 'Loaded words of the texts of an incident, by outlet, with who uses them',
  request: { params: idParam },
  responses: answers(z.object({ outlets: z.array(OutletWording) }), "In the order of the outlets' names"),
})

/** The other incident of each suggestion, by its own id and label. */
async function others(ledger: Ledger, id: string, suggestions: readonly Suggestion[], context: DossierContext) {
  const found = new Map<string, { id: string; label: string; why: string }>()
  for (const { incidents, why } of suggestions)
    for (const other of incidents.map(incidentId)) {
      const stored = other === id ? null : await ledger.incident(other)
      if (!stored || stored.id === id || found.has(stored.id)) continue
      found.set(stored.id, { id: stored.id, label: (await sumUpIncident(ledger, stored, context)).label, why })
    }
  return [...found.values()]
}

/** Also by an id that an incident had before it was joined with another. */
export function addIncidentRoutes(app: Api, { ledger, summary }: AppContext): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query')
    const after = cursor === undefined ? undefined : readCursor(cursor, 'string', 'string')
    const page = await ledger.incidents({ limit, ...(after && { after: { day: after[0], id: after[1] } }) })
    const context = await dossierContext(ledger)
    const incidents = []
    const told = []
    for (const stored of page) {
      const incident = await sumUpIncident(ledger, stored, context)
      incidents.push(incidentRow(incident, stored.day))
      told.push(...incident.documents)
    }
    c.set('shownDocuments', told)
    const last = page.length === limit ? page.at(-1) : undefined
    return c.json({ incidents, next: last ? writeCursor([last.day, last.id]) : null }, 200)
  })
  app.openapi(oneRoute, async (c) => {
    const { id } = c.req.valid('param')
    const stored = await ledger.incident(id)
    if (!stored) throw new HttpError('not-found', `there is no incident ${id}`)
    const context = await dossierContext(ledger)
    const profile = c.get('profile')
    const opened =
      profile === 'internal'
        ? await openIncident(ledger, stored, context)
        : await exportedIncident(ledger, stored, context, profile)
    if (!opened) throw new HttpError('not-found', `nothing of incident ${id} is shown as "${profile}"`)
    const { incident, records, pairs } = opened
    const suggestions = 'suggestions' in opened ? await others(ledger, incident.id, opened.suggestions, context) : []
    const documents = await ledger.documents(incident.documents)
    c.set('shownDocuments', incident.documents)
    const targets = [incident.id, ...incident.statements, ...incident.documents]
    const reviews = await ledger.reviews(targets)
    return c.json({ incident, records, pairs, suggestions, documents, reviews }, 200)
  })
  app.openapi(summaryRoute, async (c) => {
    const { id } = c.req.valid('param')
    const told = await summary(id, { ...c.req.valid('query'), profile: c.get('profile') })
    if (!told) throw new HttpError('not-found', `there is no incident ${id}`)
    return c.json(told, 200)
  })
  app.openapi(wordingRoute, async (c) => {
    const { id } = c.req.valid('param')
    const stored = await ledger.incident(id)
    if (!stored) throw new HttpError('not-found', `there is no incident ${id}`)
    const { decisions } = await dossierContext(ledger)
    const documents = await ledger.documents([...new Set((await ledger.units(stored)).map(({ document }) => document))])
    c.set(
      'shownDocuments',
      documents.map((document) => document.id),
    )
    const outlets = await tallyWording(
      ledger,
      documents.filter((document) => !decisions.sealed.has(document.id)),
    )
    return c.json({ outlets }, 200)
  })
}
