import type { NoteBlock, NoteCell } from './note-block.ts'

/** A note as Markdown (CommonMark with tables). Words of texts are data: no mark of theirs is one of ours, no address is live. */
export function noteMarkdown(blocks: readonly NoteBlock[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`
}

function markdownOf(block: NoteBlock): string {
  switch (block.kind) {
    case 'title':
      return `# ${line(block.text)}`
    case 'heading':
      return `## ${line(block.text)}`
    case 'subheading':
      return `### ${line(block.text)}`
    case 'paragraph':
      return line(block.text)
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('\n')
    case 'table':
      return [
        row(block.head),
        row(
          block.head.map(() => '---'),
          true,
        ),
        ...block.rows.map((cells) => row(cells)),
      ].join('\n')
  }
}

function row(cells: readonly NoteCell[], raw = false): string {
  return `| ${cells.map((cell) => (raw ? (cell as string) : markdownCell(cell))).join(' | ')} |`
}

function markdownCell(cell: NoteCell): string {
  return line(typeof cell === 'string' ? cell : cell.address)
}

/** One line; a mark of Markdown, HTML or an address gets a backslash, at the start also what would open a list or heading. */
function line(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&#]/gu, '\\$&')
    .replace(/:\/\//gu, '\\://')
    .replace(/\bwww\./giu, (www) => www.replace('.', '\\.'))
    .replace(/^[-+=]/u, '\\$&')
    .replace(/^(?<number>\d+)(?<end>[.)])/u, '$<number>\\$<end>')
}
