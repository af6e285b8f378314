import { createRoute, z } from '@hono/zod-openapi'
import { Review, reviewActions } from '../../model/review.ts'
import { decide } from '../../review/decide.ts'
import { openQuestions } from '../../review/open-questions.ts'
import { needRole } from '../guard-requests.ts'
import type { Api, AppContext } from '../app-context.ts'
import { HttpError } from '../api-error.ts'
import { answers, jsonBody, pageQuery } from '../route-parts.ts'
import { Record } from '../schemas.ts'

const Question = z
  .object({
    kind: z.enum(['merge', 'statement', 'second']),
    incidents: z.array(z.string()).optional(),
    incident: z.string().optional(),
    statement: Record.optional(),
    source: z.string().optional(),
    /** A decision that waits for a second person: what it is, on what, by whom. */
    review: z.string().optional(),
    action: z.string().optional(),
    target: z.string().optional(),
    by: z.string().optional(),
    why: z.union([z.string(), z.array(z.string())]),
    effect: z.int(),
    command: z.string(),
  })
  .openapi('Question')

const queueRoute = createRoute({
  method: 'get',
  path: '/api/queue',
  summary: 'What waits for a person, most effect first',
  request: { query: z.object({ limit: pageQuery(500, 50).limit, incident: z.string().optional() }) },
  responses: answers(z.object({ questions: z.array(Question) }), 'Open questions, each with why'),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/reviews',
  summary: 'Decisions that people took, in their order',
  request: { query: z.object({ target: z.string().max(200).optional() }) },
  responses: answers(z.object({ reviews: z.array(Review) }), 'The chain, or its links on one target'),
})

const Order = z
  .object({
    action: z.enum(reviewActions),
    target: z.string().min(1).max(200),
    /** Who decides; where tokens are asked for, the token says it. */
    by: z.string().max(200).optional(),
    reason: z.string().max(10_000).default(''),
    with: z.array(z.string().max(200)).max(1000).optional(),
    set: z.unknown().optional(),
    allCopies: z.boolean().optional(),
  })
  .openapi('ReviewOrder')

const decideRoute = createRoute({
  method: 'post',
  path: '/api/reviews',
  summary: 'Take a decision: it is appended, never changed; to undo is a new decision',
  request: jsonBody(Order),
  responses: answers(z.object({ reviews: z.array(Review) }), 'The decisions it became'),
})

export function addReviewRoutes(app: Api, { ledger, now, salt, changes }: AppContext): void {
  app.openapi(queueRoute, async (c) => {
    const { limit, incident: id } = c.req.valid('query')
    const incident = id === undefined ? undefined : await ledger.incident(id)
    if (incident === null) throw new HttpError('not-found', `there is no incident ${id}`)
    return c.json({ questions: await openQuestions(ledger, { limit, ...(incident && { incident }) }) }, 200)
  })
  app.openapi(listRoute, async (c) => {
    const { target } = c.req.valid('query')
    return c.json({ reviews: await ledger.reviews(target === undefined ? undefined : [target]) }, 200)
  })
  app.openapi(decideRoute, async (c) => {
    needRole(c.get('role'), 'review')
    const order = c.req.valid('json')
    const by = c.get('name') ?? order.by ?? ''
    const reviews = await decide(ledger, { ...order, by, at: now(), salt: salt() })
    changes.tell({ kind: 'review', targets: reviews.map(({ target }) => target), by })
    return c.json({ reviews }, 200)
  })
}
