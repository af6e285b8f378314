import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { exportProfiles } from '../../export/export-profile.ts'
import { reviewActions } from '../../model/review.ts'
import { roles } from '../access-tokens.ts'
import type { Api, AppContext } from '../app-context.ts'
import type { Change } from '../change-feed.ts'
import { answers } from '../route-parts.ts'

const Dossier = z
  .object({
    documents: z.int(),
    incidents: z.int(),
    reviews: z.int(),
    /** 0: no status is computed. */
    parties: z.int(),
    freezes: z.array(z.string()),
    role: z.enum(roles),
    /** Whose token asked; null where no tokens are asked for, and who decides is named with the decision. */
    name: z.string().nullable(),
    profiles: z.array(z.enum(exportProfiles)),
    actions: z.array(z.enum(reviewActions)),
  })
  .openapi('Dossier')

const dossierRoute = createRoute({
  method: 'get',
  path: '/api/dossier',
  summary: 'What the dossier holds, and what you may do in it',
  responses: answers(Dossier, 'Counts, and the role of who asks'),
})

const messagesRoute = createRoute({
  method: 'get',
  path: '/api/messages/{language}',
  summary: 'Words of the interface: event types, acts, statuses',
  request: { params: z.object({ language: z.enum(['fr', 'en']) }) },
  responses: answers(z.record(z.string(), z.string()), 'Messages by key'),
})

/** What is in the dossier as a whole, the words to show it in, and what changes while one looks. */
export function addDossierRoutes(app: Api, context: AppContext): void {
  const { ledger, messages, changes } = context
  app.openapi(dossierRoute, async (c) => {
    const { documents, incidents, reviews } = await ledger.counts()
    const [parties, freezes] = [await ledger.parties(), await ledger.freezeNames()]
    return c.json(
      {
        documents,
        incidents,
        reviews,
        parties: parties.length,
        freezes,
        // Who looks at what others would see decides on nothing.
        role: c.get('profile') === 'internal' ? c.get('role') : 'read',
        name: c.get('name'),
        profiles: exportProfiles.slice(exportProfiles.indexOf(c.get('bound'))),
        actions: [...reviewActions],
      },
      200,
    )
  })
  app.openapi(messagesRoute, (c) => c.json(messages(c.req.valid('param').language), 200))
  app.get('/api/changes', (c) =>
    streamSSE(c, async (stream) => {
      const waiting: Change[] = []
      let wake = () => {}
      const stop = changes.listen((change) => {
        waiting.push(change)
        wake()
      })
      stream.onAbort(() => {
        stop()
        wake()
      })
      await stream.writeSSE({ event: 'ready', data: '{}' })
      while (!stream.aborted) {
        if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve))
        for (const change of waiting.splice(0)) {
          // Who decides on what is the team's own affair.
          const told = c.get('bound') === 'internal' ? change : { ...change, kind: 'change', by: null }
          await stream.writeSSE({ event: 'change', data: JSON.stringify(told) })
        }
      }
    }),
  )
}
