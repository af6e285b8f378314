import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRoute, z } from '@hono/zod-openapi'
import { loadPack, packCodes } from '../../packs/load-pack.ts'
import { packageRoot } from '../../packs/package-root.ts'
import { readTsv } from '../../text/read-tsv.ts'
import type { Api } from '../app-context.ts'
import { answers } from '../route-parts.ts'

const Care = z.object({
  /** Event type → warning. */
  types: z.record(z.string(), z.string()),
  /** Measure of a toll → warning. */
  measures: z.record(z.string(), z.string()),
  /** Terms of the glossaries that lists blur. */
  slurs: z.array(z.string()),
})

const careRoute = createRoute({
  method: 'get',
  path: '/api/care',
  summary: 'What is shown with care: what calls for a content warning, and slurs',
  responses: answers(Care, 'ontology/content-warnings.tsv, and the slurs of every language'),
})

/** Reviewers read of violence all day: pages say what a text tells of before they show it (ethics H9, H10). */
export function addCareRoutes(app: Api): void {
  let care: z.infer<typeof Care> | undefined
  app.openapi(careRoute, (c) => c.json((care ??= readCare()), 200))
}

function readCare(): z.infer<typeof Care> {
  const file = join(packageRoot(), 'ontology', 'content-warnings.tsv')
  const rows = readTsv(readFileSync(file, 'utf8'), file, ['kind', 'key', 'warning'])
  const of = (kind: string) =>
    Object.fromEntries(rows.flatMap(({ cells }) => (cells.kind === kind ? [[cells.key, cells.warning] as const] : [])))
  const slurs = packCodes().flatMap((code) =>
    loadPack(code)!
      .table('lexicon/loaded.tsv', ['term', 'severity'])
      .flatMap(({ term, severity }) => (severity === 'slur' ? [term] : [])),
  )
  return { types: of('type'), measures: of('measure'), slurs: [...new Set(slurs)].sort() }
}
