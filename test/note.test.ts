import * as fc from 'fast-check'
import { extractRawText } from 'mammoth'
import { expect, test } from 'vitest'
import { noteDocx } from '../src/cli/note-docx.ts'
import { noteHtml } from '../src/cli/note-html.ts'
import { noteMarkdown } from '../src/cli/note-markdown.ts'
import type { NoteBlock } from '../src/cli/note-block.ts'

const blocksOf = (text: string): NoteBlock[] => [
  { kind: 'title', text },
  { kind: 'paragraph', text },
  { kind: 'list', items: [text, 'last'] },
  { kind: 'table', head: ['head', text], rows: [[text, { address: text }]] },
]

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>x</script>',
    '# no heading',
    '- no item\n# none',
    '1. none',
    '[a](javascript:x)',
    '`a` | b',
    '&lt;',
    'https://x.example *a*',
  ),
)

test('no words of a text become marks of the page', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const html = noteHtml(blocksOf(text), 'en')
      const plain = noteHtml(blocksOf('x'), 'en')
      const tags = (page: string) => page.match(/<[^>]*>/gu)?.map((tag) => tag.replace(/ href="[^"]*"/u, '')) ?? []
      const anchors = (page: string) => tags(page).filter((tag) => tag.startsWith('<a') || tag === '</a>').length
      expect(tags(html).length - anchors(html)).toBe(tags(plain).length)
      if (!/^https?:\/\//iu.test(text)) expect(anchors(html)).toBe(0)
    }),
  )
})

test('no words of a text become marks of Markdown, nor a cell, a line or a live address', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const lines = noteMarkdown(blocksOf(text)).trimEnd().split('\n')
      expect(lines).toHaveLength(10)
      expect(lines[0]).toMatch(/^# /u)
      for (const row of lines.slice(7)) expect(row.replace(/\\./gu, '').split('|')).toHaveLength(4)
      const bare = lines.join('\n').replace(/\\./gu, '')
      expect(bare.replaceAll('# ', '').replaceAll('|', '')).not.toMatch(/[`*_[\]<>~&#]|:\/\//u)
      expect(lines[2]).not.toMatch(/^(?:[-+=#>]|\d+[.)])/u)
    }),
  )
})

test('a note for Word opens whatever its words are, says them all, and is the same file twice', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      const blocks = [...blocksOf(text), ...blocksOf('https://x.example/?a="1"&b=<2>')]
      const file = await noteDocx(blocks, 'en')
      expect(Buffer.compare(file, await noteDocx(blocks, 'en'))).toBe(0)
      const { value } = await extractRawText({ buffer: Buffer.from(file) })
      const words = text
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
        .trim()
      expect(value.split(words).length).toBeGreaterThan(words === '' ? 0 : 5)
      expect(value.split('https://x.example/?a="1"&b=<2>').length).toBeGreaterThan(5)
    }),
    { numRuns: 30 },
  )
})
