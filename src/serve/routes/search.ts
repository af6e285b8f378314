import { createRoute, z } from '@hono/zod-openapi'
import { dossierContext } from '../../ledger/sum-up-incident.ts'
import { findStatements } from '../../review/find-statements.ts'
import type { Api, AppContext } from '../app-context.ts'
import { statementsAsShown } from '../hits-as-shown.ts'
import { answers } from '../route-parts.ts'
import { Record } from '../schemas.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)
const searchRoute = createRoute({
  method: 'get',
  path: '/api/search',
  summary: 'Statements by words, actor, place, type, days, act, outlet, language, status',
  request: {
    query: z.object({
      q: z.string().max(500).optional(),
      actor: z.string().max(300).optional(),
      place: z.string().max(300).optional(),
      type: z.string().max(100).optional(),
      act: z.string().max(100).optional(),
      outlet: z.string().max(300).optional(),
      lang: z.string().max(20).optional(),
      /** `own`: in the outlet's own voice. */
      voice: z.literal('own').optional(),
      channel: z.string().max(30).optional(),
      /** As what the actor speaks: `origin`, `relay`, … */
      role: z.string().max(20).optional(),
      status: z.string().max(20).optional(),
      from: day.optional(),
      to: day.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
  },
  responses: answers(z.object({ records: z.array(Record) }), 'Statements as people left them'),
})

export function addSearchRoutes(app: Api, { ledger }: AppContext): void {
  app.openapi(searchRoute, async (c) => {
    const { q, status, limit, ...asked } = c.req.valid('query')
    const context = await dossierContext(ledger)
    const search = { words: q, ...asked, limit }
    const found = await findStatements(ledger, search, status, context)
    const records = await statementsAsShown(ledger, found, search, c.get('profile'))
    c.set(
      'shownDocuments',
      records.map(({ document }) => document),
    )
    return c.json({ records }, 200)
  })
}
