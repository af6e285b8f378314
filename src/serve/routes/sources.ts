import { createRoute, z } from '@hono/zod-openapi'
import type { Api, AppContext } from '../app-context.ts'
import { answers } from '../route-parts.ts'
import { tallySources } from '../tally-sources.ts'

const Speaker = z.object({
  name: z.string(),
  role: z.string(),
  statements: z.int(),
  acts: z.record(z.string(), z.int()),
})
const Outlet = z
  .object({
    outlet: z.string().nullable(),
    documents: z.int(),
    statements: z.int(),
    ownVoice: z.int(),
    channels: z.record(z.string(), z.int()),
    /** Whose words it repeats, by name. */
    repeats: z.array(z.object({ name: z.string(), statements: z.int() })),
    speakers: z.array(Speaker),
  })
  .openapi('Outlet')

const sourcesRoute = createRoute({
  method: 'get',
  path: '/api/sources',
  summary: 'Outlets and speakers with counts of what they say; in the order of their names, never a ranking',
  responses: answers(z.object({ outlets: z.array(Outlet) }), 'One entry an outlet'),
})

export function addSourceRoutes(app: Api, { ledger }: AppContext): void {
  app.openapi(sourcesRoute, async (c) => c.json({ outlets: await tallySources(ledger) }, 200))
}
