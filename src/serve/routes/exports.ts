import { createRoute, z } from '@hono/zod-openapi'
import { exportFormats, exportLines, type ExportFormat } from '../../export/export-lines.ts'
import { exportProfiles } from '../../export/export-profile.ts'
import { freezeDossier } from '../../review/freeze-dossier.ts'
import { HttpError } from '../api-error.ts'
import { needRole } from '../guard-requests.ts'
import type { Api, AppContext } from '../app-context.ts'
import { answers, fileAnswer, idParam, jsonBody } from '../route-parts.ts'

const language = z.enum(['fr', 'en']).default('en')
const profile = z.enum(exportProfiles).default('internal')
const yes = z.enum(['yes', 'no']).default('no')

const exportRoute = createRoute({
  method: 'get',
  path: '/api/export',
  summary: 'The dossier in a format of the field, with its attribution',
  request: {
    query: z.object({
      format: z.enum(exportFormats),
      profile,
      language,
      unreviewed: yes,
      bom: yes,
      incident: z.string().max(200).optional(),
    }),
  },
  responses: fileAnswer('The file'),
})

const noteRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}/note',
  summary: 'One incident as a document to hand on',
  request: {
    params: idParam,
    query: z.object({ format: z.enum(['md', 'html', 'docx']).default('md'), profile, language }),
  },
  responses: fileAnswer('The note'),
})

const freezesRoute = createRoute({
  method: 'get',
  path: '/api/freezes',
  summary: 'Names under which a state was kept',
  responses: answers(z.object({ names: z.array(z.string()) }), 'In their order'),
})

const freezeRoute = createRoute({
  method: 'post',
  path: '/api/freezes',
  summary: 'Keep the present state under a name, once',
  request: jsonBody(z.object({ name: z.string().min(1).max(200) })),
  responses: answers(z.object({ name: z.string(), digest: z.string() }), 'The digest of what is kept'),
})

const extensions: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'jsonl',
  statements: 'csv',
  parquet: 'parquet',
  acled: 'csv',
  ucdp: 'csv',
  plover: 'jsonl',
  geojson: 'geojson',
  jsonld: 'jsonld',
  ftm: 'jsonl',
}

/** What leaves the dossier, and states that are kept in it. The complete backup is for admins. */
export function addExportRoutes(app: Api, context: AppContext): void {
  const { ledger, words, note, changes } = context
  app.openapi(exportRoute, (c) => {
    const { format, language: lang, unreviewed, bom, incident } = c.req.valid('query')
    const shown = c.get('profile')
    if (format === 'jsonl' || shown === 'internal') needRole(c.get('role'), format === 'jsonl' ? 'admin' : 'review')
    const options = {
      profile: shown,
      includeUnreviewed: unreviewed === 'yes',
      bom: bom === 'yes',
      words: words(lang),
      incident,
    }
    const name = `selon-${incident === undefined ? '' : `${incident}-`}${format}-${shown}.${extensions[format]}`
    return attachment(name, streamOf(exportLines(ledger, format, options))) as never
  })
  app.openapi(noteRoute, async (c) => {
    const { format, language: lang } = c.req.valid('query')
    const shown = c.get('profile')
    const file = await note(c.req.valid('param').id, { format, profile: shown, language: lang })
    if (!file) throw new HttpError('not-found', `there is no incident ${c.req.valid('param').id}`)
    return attachment(file.name, file.body) as never
  })
  app.openapi(freezesRoute, async (c) => c.json({ names: await ledger.freezeNames() }, 200))
  app.openapi(freezeRoute, async (c) => {
    needRole(c.get('role'), 'review')
    const { name } = c.req.valid('json')
    const { digest } = await freezeDossier(ledger, name, { packs: context.packDigests(), salt: context.salt })
    changes.tell({ kind: 'freeze', targets: [name], by: c.get('name') })
    return c.json({ name, digest }, 200)
  })
}

/** Always as a file to keep: a note in HTML must not run as a page of this server. */
function attachment(name: string, body: string | Uint8Array | ReadableStream<Uint8Array>): Response {
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/gu, '-')}"`,
    },
  })
}

function streamOf(pieces: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
}
