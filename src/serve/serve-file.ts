import type { WebFile } from './app-context.ts'
import { gzipped, takesGzip } from './gzipped.ts'

/**
 * A file of the workbench. Only paths that were listed when the server started are answered, so no path leads anywhere else; a path
 * without a dot is a page of the workbench, whose address its own script reads. Compressed once for all who take it so.
 */
export async function serveFile(
  path: string,
  files: ReadonlyMap<string, WebFile>,
  accepted?: string,
): Promise<Response> {
  const page = !/\.\w+$/u.test(path)
  const found = files.get(path) ?? (page ? files.get('/index.html') : undefined)
  if (!found)
    return new Response('not found\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  const short = takesGzip(accepted) ? await shortOf(found) : null
  return new Response(short ?? (found.body as Uint8Array<ArrayBuffer>), {
    headers: {
      'content-type': found.type,
      ...(short && { 'content-encoding': 'gzip' }),
      vary: 'accept-encoding',
      // The names of assets change with their content.
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'private, no-cache',
    },
  })
}

const known = new WeakMap<WebFile, ReturnType<typeof gzipped>>()

function shortOf(file: WebFile): ReturnType<typeof gzipped> {
  const packed = /^image\/png|^font\//u.test(file.type)
  if (packed) return Promise.resolve(null)
  const short = known.get(file) ?? gzipped(file.body, 9)
  known.set(file, short)
  return short
}
