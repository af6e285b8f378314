import { escapeHtml } from './escape-html.ts'
import { htmlPage } from './html-page.ts'
import type { NoteBlock, NoteCell } from './note-block.ts'

const style = `:root { color-scheme: light dark; } body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Charter, Georgia, "Noto Serif", serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-block-start: 1.8rem; } h3 { font-size: 1rem; margin-block-end: .2rem; } li { margin-block: .3rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { border: 1px solid #8888; padding: .3rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
@media print { body { margin: 0; font-size: 10pt; } }`

/** A note as a page that needs nothing else and may load nothing. */
export function noteHtml(blocks: readonly NoteBlock[], language: string): string {
  const title = blocks.find(({ kind }) => kind === 'title') as { text: string } | undefined
  return htmlPage({
    language,
    title: title?.text ?? '',
    style,
    body: `<main>\n${blocks.map(htmlOf).join('\n')}\n</main>`,
  })
}

function htmlOf(block: NoteBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeHtml(block.text)}</h1>`
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`
    case 'subheading':
      return `<h3>${escapeHtml(block.text)}</h3>`
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')
      const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${htmlCell(cell)}</td>`).join('')}</tr>`)
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`
    }
  }
}

/** An address leads somewhere only where it is one of the web. */
function htmlCell(cell: NoteCell): string {
  if (typeof cell === 'string') return escapeHtml(cell)
  const address = escapeHtml(cell.address)
  return /^https?:\/\//iu.test(cell.address) ? `<a href="${address}" rel="noreferrer">${address}</a>` : address
}
