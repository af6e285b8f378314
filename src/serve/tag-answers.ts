import { hash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** An ETag on every JSON answer to a question, and 304 where the caller has it already. Streams go through untouched. */
export const tagAnswers: MiddlewareHandler = async (c, next) => {
  await next()
  const type = c.res.headers.get('content-type') ?? ''
  if (c.req.method !== 'GET' || c.res.status !== 200 || !type.startsWith('application/json')) return
  const body = await c.res.clone().text()
  const tag = `W/"${hash('sha256', body).slice(0, 24)}"`
  if ((c.req.header('if-none-match') ?? '').split(/\s*,\s*/u).includes(tag)) {
    c.res = new Response(null, { status: 304, headers: { etag: tag } })
  } else c.header('etag', tag)
}
