import { hash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { gzipped, takesGzip } from './gzipped.ts'

/**
 * An ETag on every JSON answer to a question, and 304 where the caller has it already; longer answers go out compressed. Streams go
 * through untouched, so that what happens is told when it happens.
 */
export const tagAnswers: MiddlewareHandler = async (c, next) => {
  await next()
  const { status, headers } = c.res
  if (status !== 200 || !(headers.get('content-type') ?? '').startsWith('application/json')) return
  const asked = c.req.method === 'GET'
  const compressed = takesGzip(c.req.header('accept-encoding'))
  if (!asked && !compressed) return
  const body = await c.res.text()
  const kept = new Headers(headers)
  if (asked) {
    const tag = `W/"${hash('sha256', body).slice(0, 24)}"`
    kept.set('etag', tag)
    if ((c.req.header('if-none-match') ?? '').split(/\s*,\s*/u).includes(tag)) {
      c.res = undefined
      c.res = new Response(null, { status: 304, headers: { etag: tag } })
      return
    }
  }
  const short = compressed ? await gzipped(body) : null
  if (short) kept.set('content-encoding', 'gzip')
  kept.set('vary', 'accept-encoding')
  c.res = undefined
  c.res = new Response(short ?? body, { status, headers: kept })
}
