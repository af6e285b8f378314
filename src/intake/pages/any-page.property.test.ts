import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SelonError } from '../../model/selon-error.ts'
import { documentFromInput } from '../document-from-input.ts'
import { documentsOfPage } from './documents-of-page.ts'

const tags =
  'html head body div p h1 h2 article main section ul li table tr td br a b time figure figcaption blockquote aside script style title meta q sup svg template'.split(
    ' ',
  )
const names = 'class id itemprop datetime content property name href type rel role hidden style'.split(' ')
const values = [
  'related',
  'newsletter',
  'live-entry',
  'articleBody',
  '2031-04-12T18:40',
  '#x',
  'headline',
  'application/ld+json',
  'og:title',
  'article:published_time',
  'datePublished',
  'comments',
  'byline',
  'display:none',
  'author',
  'https://a.example/b#c',
  '"><!--',
  '&#0;&amp;&nope;',
]
const words = [
  'Trois obus sont tombés samedi sur le marché de Kirsane, a déclaré le maire.',
  '14:05',
  'Par AFP',
  '12 avril 2031',
  ' ',
  '{"@type":"NewsArticle","headline":["a",{}],"author":[null,1,{"name":{}}]}',
  'أعلنت وزارة الدفاع أن طائرة مسيرة سقطت قرب البلدة.',
  '\u0000',
  '\ud800',
  '<![CDATA[',
  '-->',
  '&lt;p&gt;',
  'İ',
  'Republié à partir de',
  'Mise à jour à 14:05',
]
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc
    .tuple(
      fc.constantFrom(...tags),
      fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)), { maxLength: 3 }),
    )
    .map(([tag, attrs]) => `<${tag}${attrs.map(([name, value]) => ` ${name}="${value}"`).join('')}>`),
)
const markup = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))

function read(bytes: Uint8Array): void {
  try {
    for (const input of documentsOfPage(bytes, { name: 'page.html', url: 'https://a.example/x' })) {
      const { text = '', told = [] } = input
      let end = 0
      for (const segment of told) {
        expect(segment.start).toBeGreaterThanOrEqual(end)
        expect(segment.end).toBeGreaterThan(segment.start)
        expect(text.slice(segment.start, segment.end)).toBe(text.slice(segment.start, segment.end).trim())
        end = segment.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
      documentFromInput(input, () => null)
    }
  } catch (error) {
    if (!(error instanceof SelonError)) throw error
    expect(error.place.file).toBe('page.html')
  }
}

test('any markup gives documents whose segments are in order, or one of our errors that names the file', () => {
  fc.assert(
    fc.property(markup, (text) => read(Buffer.from(text))),
    { numRuns: 300 },
  )
})

test('so do any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), read), { numRuns: 200 })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
      read(Buffer.concat([Buffer.from('<html><meta charset=windows-1251><body><p>'), bytes])),
    ),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(markup, (text) =>
      read(
        Buffer.from(
          `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n${text}`,
        ),
      ),
    ),
    { numRuns: 50 },
  )
})

test.each([
  ['elements nested 100,000 deep', '<div>'.repeat(100_000), 'input-malformed'],
  ['bold letters nested 100,000 deep', '<b>x'.repeat(100_000), 'input-malformed'],
  ['a million elements', '<p>a'.repeat(1_000_000), 'input-too-large'],
  ['50 MB and a little', 'x'.repeat(50 * 1024 * 1024 + 1), 'input-too-large'],
])('%s: a message that names the file', (_what, html, code) => {
  expect(() => documentsOfPage(Buffer.from(`<html><body>${html}`), { name: 'big.html' })).toThrow(
    expect.objectContaining({ code, place: expect.objectContaining({ file: 'big.html' }) }),
  )
})

test.each([
  ['paragraphs', (n: number) => '<p>Trois obus sont tombés sur le marché, dit le maire.</p>'.repeat(n)],
  [
    'headings',
    (n: number) =>
      '<h2>Trois obus sont tombés sur le marché de la ville</h2>'.repeat(n) +
      '<p>Trois obus sont tombés sur le marché, dit le maire.</p>',
  ],
  [
    'boxes',
    (n: number) =>
      '<p>Trois obus sont tombés sur le marché, dit le maire.</p><div class="x"><h4>Un titre</h4><a href="/x">Une autre page</a></div>'.repeat(
        n,
      ),
  ],
  [
    'parts of one box',
    (n: number) =>
      `<p>${'Trois obus sont tombés sur le marché, dit le maire. '.repeat(9)}</p><div class="newsletter">${'<b>Un mot</b><br><br>'.repeat(n)}</div>`,
  ],
  [
    'entries',
    (n: number) =>
      '<div class="live-entry"><time>14:05</time><p>Trois obus sont tombés sur le marché, dit le maire.</p></div>'.repeat(
        n,
      ),
  ],
  ['links', (n: number) => '<a href="/a">un lien</a> '.repeat(n)],
  [
    'quotations',
    (n: number) => '<blockquote>Trois obus sont tombés sur le marché, dit le maire.</blockquote><p>Non.</p>'.repeat(n),
  ],
])(
  'time grows with the length of the page, not with its square: %s',
  (_what, page) => {
    const time = (n: number): number => {
      const bytes = Buffer.from(`<html lang="fr"><body><h1>Trois obus</h1>${page(n)}`)
      const start = process.cpuUsage()
      read(bytes)
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    }
    time(200)
    const [small, large] = [time(2000), time(20_000)]
    expect(large).toBeLessThan(Math.max(small, 60) * 40)
  },
  60_000,
)
