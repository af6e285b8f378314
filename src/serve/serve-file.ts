import type { WebFile } from './app-context.ts'

/**
 * A file of the workbench. Only paths that were listed when the server started are answered, so no path leads anywhere else; a path
 * without a dot is a page of the workbench, whose address its own script reads.
 */
export function serveFile(path: string, files: ReadonlyMap<string, WebFile>): Response {
  const page = !/\.\w+$/u.test(path)
  const found = files.get(path) ?? (page ? files.get('/index.html') : undefined)
  if (!found)
    return new Response('not found\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  return new Response(found.body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': found.type,
      // The names of assets change with their content.
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'private, no-cache',
    },
  })
}
