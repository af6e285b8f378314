/** The part of an OpenAPI document that the page shows. */
interface Shown {
  info: { title: string; description?: string }
  paths?: Record<string, Record<string, Operation | undefined> | undefined>
}

interface Operation {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string }[]
  requestBody?: { content?: Record<string, unknown> }
  responses?: Record<string, { description?: string }>
}

const methods = ['get', 'post', 'put', 'delete'] as const

/** The routes as a page without script: it is read, printed and searched like any other. */
export function apiPage(document: unknown): string {
  const { info, paths = {} } = document as Shown
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item?.[method] ? [routeHtml(method, path, item[method])] : [])),
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(info.title)}: HTTP API</title></head>
<body>
<main>
<h1>${escape(info.title)}: HTTP API</h1>
<p>${escape(info.description ?? '')}</p>
<p>Machine-readable: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Every error has one shape: <code>{"error": {"code", "message", "place"?}}</code>. <code>GET /api/changes</code> sends what changes as server-sent events.</p>
${routes.join('\n')}
</main>
</body>
</html>
`
}

function routeHtml(
  method: string,
  path: string,
  { summary = '', parameters = [], requestBody, responses = {} }: Operation,
): string {
  const rows = parameters.map(
    ({ name, in: place, required, description = '' }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${escape(place)}${required ? ', needed' : ''}</td><td>${escape(description)}</td></tr>`,
  )
  const body = Object.keys(requestBody?.content ?? {})
  return [
    `<section><h2><code>${method.toUpperCase()} ${escape(path)}</code></h2>`,
    `<p>${escape(summary)}</p>`,
    rows.length > 0
      ? `<table><thead><tr><th>Name</th><th>Where</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table>`
      : '',
    body.length > 0 ? `<p>Body: <code>${escape(body.join(', '))}</code></p>` : '',
    `<p>Answer: ${escape(responses['200']?.description ?? '')}</p></section>`,
  ]
    .filter(Boolean)
    .join('\n')
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
}
