import { createRoute, z } from '@hono/zod-openapi'
import { dossierNames } from '../../review/dossier-names.ts'
import { incidentsNear } from '../../review/incidents-near.ts'
import type { Api, AppContext } from '../app-context.ts'
import { answers, idParam } from '../route-parts.ts'

const namesRoute = createRoute({
  method: 'get',
  path: '/api/names',
  summary: 'Whom the texts name, and which names people said are one in this dossier',
  responses: answers(
    z.object({
      names: z.array(z.object({ id: z.string(), name: z.string(), basis: z.string(), documents: z.int() })),
      aliases: z.array(
        z.object({
          name: z.string(),
          /** Null where somebody said that the name stands for itself. */
          is: z.object({ id: z.string(), name: z.string() }).nullable(),
          language: z.string().optional(),
          from: z.string().optional(),
          to: z.string().optional(),
          by: z.string(),
          at: z.string(),
          reason: z.string(),
          review: z.string(),
        }),
      ),
    }),
    'Names in the order of their ids; decisions, the last first',
  ),
})

const nearRoute = createRoute({
  method: 'get',
  path: '/api/statements/{id}/near',
  summary: 'Incidents near a statement in place or day, for moving it to one of them',
  request: { params: idParam },
  responses: answers(
    z.object({
      incidents: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          documents: z.int(),
          samePlace: z.boolean(),
          days: z.int().nullable(),
        }),
      ),
    }),
    'Those of its place first, then by day',
  ),
})

export function addNameRoutes(app: Api, { ledger }: AppContext): void {
  app.openapi(namesRoute, async (c) => {
    const { names, aliases } = await dossierNames(ledger)
    // Decisions are shown to nobody outside.
    return c.json({ names, aliases: c.get('profile') === 'internal' ? aliases : [] }, 200)
  })
  app.openapi(nearRoute, async (c) => c.json({ incidents: await incidentsNear(ledger, c.req.valid('param').id) }, 200))
}
