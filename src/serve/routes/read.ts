import { createRoute, z } from '@hono/zod-openapi'
import { checkInput } from '../../intake/check-input.ts'
import { takeIn } from '../../intake/take-in.ts'
import type { IntakeItem } from '../../intake/intake-item.ts'
import type { IntakeInput } from '../../intake/document-from-input.ts'
import { Reading } from '../../model/reading.ts'
import { InputDocument } from '../../model/document.ts'
import { asApiError, HttpError } from '../api-error.ts'
import { needRole } from '../guard-requests.ts'
import type { Api, AppContext } from '../app-context.ts'
import { answers, jsonBody } from '../route-parts.ts'

const Failed = z.object({ name: z.string(), error: z.object({ code: z.string(), message: z.string() }) })
const Said = InputDocument.pick({
  language: true,
  outlet: true,
  url: true,
  channel: true,
  publishedAt: true,
  retrievedAt: true,
})

const readRoute = createRoute({
  method: 'post',
  path: '/api/read',
  summary: 'Read a text without storing it',
  request: jsonBody(InputDocument.extend({ id: z.string().default('text') })),
  responses: answers(Reading, 'Its attributed statements'),
})

const Added = z.object({
  added: z.array(
    z.object({
      name: z.string(),
      document: z.string(),
      result: z.string(),
      copyOf: z.string().nullable(),
      near: z.object({ document: z.string(), resemblance: z.number() }).nullable(),
      incidents: z.array(z.string()),
      statements: z.int(),
    }),
  ),
  failed: z.array(Failed),
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/documents',
  summary: 'Add texts to the dossier; one that cannot be read stops nothing',
  request: jsonBody(
    z.object({
      documents: z
        .array(InputDocument.extend({ id: z.string().default('text') }))
        .min(1)
        .max(500),
    }),
  ),
  responses: answers(Added, 'What each brings, and which could not be read'),
})

const fileRoute = createRoute({
  method: 'post',
  path: '/api/files/{name}',
  summary: 'Add a file of any format that selon add reads: its bytes are the body',
  request: {
    params: z.object({ name: z.string().min(1).max(300) }),
    query: Said.partial().extend({ store: z.enum(['yes', 'no']).default('yes') }),
    body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: answers(Added.extend({ readings: z.array(Reading) }), 'What it brings; with store=no only its readings'),
})

/** Reading what somebody pastes or drops, with and without storing it. */
export function addReadRoutes(app: Api, context: AppContext): void {
  app.openapi(readRoute, async (c) => {
    const [item] = await itemsOf(c.req.valid('json'))
    return c.json((await context.reader()).read(inputOf(item)), 200)
  })
  app.openapi(addRoute, async (c) => {
    needRole(c.get('role'), 'review')
    const items: IntakeItem[] = []
    for (const document of c.req.valid('json').documents) items.push(...(await itemsOf(document)))
    const { added, failed } = await store(context, items, c.get('name'))
    return c.json({ added, failed }, 200)
  })
  app.openapi(fileRoute, async (c) => {
    const { store: kept, ...said } = c.req.valid('query')
    if (kept === 'yes') needRole(c.get('role'), 'review')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const items: IntakeItem[] = []
    for await (const item of takeIn([{ name: c.req.valid('param').name, bytes }], {
      said: nonNull(said),
      stdin: none(),
    }))
      if (item.input || item.error) items.push(item)
    return c.json(await store(context, items, c.get('name'), kept === 'yes'), 200)
  })
}

async function itemsOf(document: z.infer<typeof InputDocument>): Promise<IntakeItem[]> {
  const items: IntakeItem[] = []
  try {
    items.push({ name: document.id, input: checkInput(document) })
  } catch (error) {
    items.push({ name: document.id, error: error as IntakeItem['error'] })
  }
  return items
}

function inputOf({ input, error }: IntakeItem): IntakeInput {
  if (!input) throw error ?? new HttpError('not-found', 'nothing to read')
  return input
}

async function store(
  { ledger, reader, changes }: AppContext,
  items: readonly IntakeItem[],
  by: string | null,
  kept = true,
) {
  const failed: z.infer<typeof Failed>[] = []
  const readings: { name: string; reading: Reading }[] = []
  const open = await reader()
  for (const item of items)
    try {
      const input = inputOf(item)
      const capture = input.capture ?? { format: 'text', from: item.name, rawSha256: null }
      input.capture = by === null ? capture : { ...capture, retrievedBy: by }
      readings.push({ name: item.name, reading: open.read(input) })
    } catch (error) {
      failed.push({ name: item.name, error: asApiError(error) })
    }
  const stored = kept && readings.length > 0 ? await ledger.add(readings.map(({ reading }) => reading)) : []
  const added = stored.map((one, at) => {
    const { document, result, copyOf, near, incidents } = one
    const { name, reading } = readings[at]
    return { name, document, result, copyOf, near, incidents, statements: reading.statements.length }
  })
  if (added.length > 0) changes.tell({ kind: 'documents', targets: added.map(({ document }) => document), by })
  return { added, failed, readings: kept ? [] : readings.map(({ reading }) => reading) }
}

function nonNull<T extends object>(said: T): { [K in keyof T]?: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined)) as never
}

async function* none(): AsyncGenerator<Uint8Array> {}
