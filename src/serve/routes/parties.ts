import { createRoute, z } from '@hono/zod-openapi'
import { readParties } from '../../corroborate/read-parties.ts'
import { dossierContext, openIncident, sumUpIncident } from '../../ledger/sum-up-incident.ts'
import { PartyMember } from '../../model/party.ts'
import { needRole } from '../guard-requests.ts'
import type { Api, AppContext } from '../app-context.ts'
import { answers, jsonBody } from '../route-parts.ts'

const Rows = z.object({ members: z.array(PartyMember) }).openapi('Parties')

const getRoute = createRoute({
  method: 'get',
  path: '/api/parties',
  summary: 'Who belongs to whom, since when, and why',
  responses: answers(Rows, 'The rows of the parties file'),
})

const setRoute = createRoute({
  method: 'put',
  path: '/api/parties',
  summary: 'Set the rows; a wrong row changes nothing',
  request: jsonBody(Rows),
  responses: answers(Rows, 'The rows as they stand now'),
})

const Changed = z.object({
  id: z.string(),
  label: z.string(),
  before: z.object({ occurrence: z.string(), responsibility: z.array(z.string()) }),
  after: z.object({ occurrence: z.string(), responsibility: z.array(z.string()) }),
})

const previewRoute = createRoute({
  method: 'post',
  path: '/api/parties/preview',
  summary: 'What other rows would change in the statuses; nothing is stored',
  request: jsonBody(Rows),
  responses: answers(
    z.object({ changed: z.array(Changed), looked: z.int(), of: z.int() }),
    'Incidents whose status would be another, among the newest',
  ),
})

/** Incidents that a preview computes anew: it must answer while one waits. */
const mostPreviewed = 300

export function addPartyRoutes(app: Api, { ledger, changes }: AppContext): void {
  app.openapi(getRoute, async (c) => c.json({ members: [...(await ledger.parties())] }, 200))
  app.openapi(setRoute, async (c) => {
    needRole(c.get('role'), 'admin')
    await ledger.setParties(checked(c.req.valid('json').members))
    changes.tell({ kind: 'parties', targets: [], by: c.get('name') })
    return c.json({ members: [...(await ledger.parties())] }, 200)
  })
  app.openapi(previewRoute, async (c) => {
    const parties = checked(c.req.valid('json').members)
    const context = await dossierContext(ledger)
    const incidents = await ledger.incidents({ limit: mostPreviewed })
    const changed = []
    for (const stored of incidents) {
      const { status: before, label } = await sumUpIncident(ledger, stored, context)
      const { status: after } = (await openIncident(ledger, stored, { ...context, parties })).incident
      if (JSON.stringify(before) !== JSON.stringify(after)) changed.push({ id: stored.id, label, before, after })
    }
    return c.json({ changed, looked: incidents.length, of: (await ledger.counts()).incidents }, 200)
  })
}

/** The same checks as of a file: its columns are the fields. */
function checked(members: readonly PartyMember[]): PartyMember[] {
  const columns = ['conflict', 'party', 'member', 'from', 'to', 'reason', 'source'] as const
  const cell = (value: string | null | undefined) => (value ?? '').replace(/[\t\r\n]+/gu, ' ')
  const lines = members.map((row) => columns.map((column) => cell(row[column])).join('\t'))
  return readParties(`${[columns.join('\t'), ...lines].join('\n')}\n`, 'parties')
}
