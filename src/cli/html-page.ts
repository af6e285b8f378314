import { escapeHtml } from './escape-html.ts'

/** A page that needs nothing else and may load nothing: its policy forbids scripts and requests. `body` is marked up already. */
export function htmlPage(page: { language: string; title: string; style: string; body: string }): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(page.title)}</title>
<style>${page.style}</style>
</head>
<body>
${page.body}
</body>
</html>
`
}
