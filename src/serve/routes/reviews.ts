import { createRoute, z } from '@hono/zod-openapi'
import { hideSealed } from '../../corroborate/hide-sealed.ts'
import { statementsOfReview } from '../../corroborate/review-names.ts'
import { standingReviews } from '../../corroborate/standing-reviews.ts'
import type { StatementRecord } from '../../corroborate/statement-record.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { dossierContext } from '../../ledger/sum-up-incident.ts'
import { Review, reviewActions } from '../../model/review.ts'
import { copiesOf } from '../../review/copies-of.ts'
import { decide } from '../../review/decide.ts'
import { incidentOfStatement, statementAsItStands } from '../../review/dossier-view.ts'
import { queueStates, reviewQueue } from '../../review/review-queue.ts'
import { reviewTasks } from '../../review/review-tasks.ts'
import { needRole } from '../guard-requests.ts'
import type { Api, AppContext } from '../app-context.ts'
import { HttpError } from '../api-error.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { answers, idParam, jsonBody, next, pageQuery } from '../route-parts.ts'
import { Record } from '../schemas.ts'

const Question = z
  .object({
    kind: z.enum(['merge', 'statement', 'second', 'read', 'name', 'task']),
    /** The same as long as it is the same question. */
    key: z.string(),
    /** Where it stands, whom it was handed to, and who said so last. */
    state: z.enum(queueStates),
    to: z.string().optional(),
    said: z
      .object({
        by: z.string(),
        at: z.string(),
        reason: z.string(),
        review: z.string(),
        action: z.enum(reviewActions),
      })
      .optional(),
    /** A name that may be another's: the actor it makes in the texts, and whose it may be. */
    name: z.string().optional(),
    actor: z.string().optional(),
    candidates: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
    incidents: z.array(z.string()).optional(),
    /** Of two incidents that may be one, in their order. */
    labels: z.array(z.string()).optional(),
    incident: z.string().optional(),
    statement: Record.optional(),
    source: z.string().optional(),
    /** A text that nothing was read from, since no pack reads its language. */
    document: z.string().optional(),
    title: z.string().optional(),
    lang: z.string().optional(),
    outlet: z.string().nullish(),
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
  request: {
    query: z.object({
      limit: pageQuery(500, 50).limit,
      incident: z.string().optional(),
      /** Parted by commas; open and assigned where it is left out. */
      state: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(z.enum(queueStates)))
        .optional(),
      /** Only what was handed to this person. */
      to: z.string().max(200).optional(),
    }),
  },
  responses: answers(
    z.object({
      questions: z.array(Question),
      counts: z.record(z.enum(queueStates), z.int()),
      /** Incidents that changed and were not looked at yet; asked again soon, there may be more questions. */
      pending: z.int(),
    }),
    'Questions, each with why and where it stands',
  ),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/reviews',
  summary: 'Decisions that people took, in their order; with a limit, the newest first and a page at a time',
  request: {
    query: z.object({
      target: z.string().max(200).optional(),
      cursor: pageQuery(1000, 50).cursor,
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
  },
  responses: answers(z.object({ reviews: z.array(Review), next }), 'The chain, or its links on one target'),
})

const Task = z.object({
  key: z.string(),
  target: z.string(),
  incidents: z.array(z.string()).nullable(),
  name: z.string().nullable(),
  to: z.string().nullable(),
  action: z.enum(reviewActions),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  review: z.string(),
})

const tasksRoute = createRoute({
  method: 'get',
  path: '/api/tasks',
  summary: 'What is assigned, put aside, answered, or decided otherwise by two persons',
  responses: answers(
    z.object({
      assigned: z.array(Task),
      deferred: z.array(Task),
      done: z.array(Task),
      differing: z.array(z.string()),
      people: z.record(z.string(), z.array(z.string())),
    }),
    'The last to be said first',
  ),
})

const statementRoute = createRoute({
  method: 'get',
  path: '/api/statements/{id}',
  summary: 'A statement as it stands, also where somebody rejected it',
  request: { params: idParam },
  responses: answers(
    z.object({ record: Record, reviews: z.array(Review), incident: z.string().nullable() }),
    'The statement, the decisions on it that hold, and the incident that it stands in',
  ),
})

const copiesRoute = createRoute({
  method: 'get',
  path: '/api/statements/{id}/copies',
  summary: 'The same words in copies of the text: what a decision for all copies bears on besides',
  request: { params: idParam },
  responses: answers(z.object({ copies: z.array(Record) }), 'Statements, the one asked for left out'),
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

/** Somebody waits for the answer: the background sums up the rest (`keepWarm`). */
const mostOpened = 40

export function addReviewRoutes(app: Api, { ledger, now, salt, changes }: AppContext): void {
  app.openapi(queueRoute, async (c) => {
    const { limit, incident: id, state: states, to } = c.req.valid('query')
    const incident = id === undefined ? undefined : await ledger.incident(id)
    if (incident === null) throw new HttpError('not-found', `there is no incident ${id}`)
    const asked = { ...(incident && { incident }), ...(states && { states }), ...(to !== undefined && { to }) }
    return c.json(await reviewQueue(ledger, { limit, mostOpened, ...asked }), 200)
  })
  app.openapi(listRoute, async (c) => {
    const { target, limit, cursor } = c.req.valid('query')
    const reviews = await ledger.reviews(target === undefined ? undefined : [target])
    if (limit === undefined) return c.json({ reviews, next: null }, 200)
    const before = cursor === undefined ? Infinity : readCursor(cursor, 'number')[0]
    const newest = reviews.filter(({ seq }) => seq < before).toReversed()
    const last = newest.length > limit ? newest[limit - 1] : undefined
    return c.json({ reviews: newest.slice(0, limit), next: last ? writeCursor([last.seq]) : null }, 200)
  })
  app.openapi(tasksRoute, async (c) => c.json(reviewTasks(await ledger.reviews()), 200))
  app.openapi(statementRoute, async (c) => {
    const record = await shownStatement(ledger, c.req.valid('param').id)
    c.set('shownDocuments', [record.document])
    const standing = standingReviews(await ledger.reviews())
    const reviews = standing.filter((review) => statementsOfReview(review).includes(record.id))
    const found = await incidentOfStatement(ledger, record.id)
    return c.json({ record, reviews, incident: found?.incident.id ?? null }, 200)
  })
  app.openapi(copiesRoute, async (c) => {
    const copies = await copiesOf(ledger, await shownStatement(ledger, c.req.valid('param').id))
    const { decisions } = await dossierContext(ledger)
    c.set(
      'shownDocuments',
      copies.map(({ document }) => document),
    )
    return c.json({ copies: hideSealed(copies, decisions.sealed) }, 200)
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

/** As it was left; the words of a sealed text are not shown. */
async function shownStatement(ledger: Ledger, id: string): Promise<StatementRecord> {
  const record = await statementAsItStands(ledger, id)
  const { decisions } = await dossierContext(ledger)
  return hideSealed([record], decisions.sealed)[0]
}
