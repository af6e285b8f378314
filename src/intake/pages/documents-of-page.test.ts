import { expect, test } from 'vitest'
import type { IntakeInput } from '../document-from-input.ts'
import { documentsOfPage } from './documents-of-page.ts'

const read = (html: string, url?: string): IntakeInput[] =>
  documentsOfPage(Buffer.from(html), { name: 'page.html', url })
const pieces = ({ text = '', told = [] }: IntakeInput): string[] =>
  told.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
const first = 'Trois obus sont tombés samedi sur le marché de Kirsane, a déclaré le maire de la ville.'
const second = 'Le Front de la Vallée dément toute implication dans ces tirs, selon son porte-parole.'
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
const article = (body: string): string => page(`<article><h1>Trois obus à Kirsane</h1>${body}</article>`)

test('text is as a browser shows it: entities, white space, line breaks, quotations', () => {
  const [input] = read(
    article(
      `<p>  Trois&nbsp;obus   sont\n tomb&eacute;s, &laquo;&#8239;dit-il&#8239;&raquo;.<br>Il <q>attend</q> <b>l</b>a suite.</p>`,
    ),
  )
  expect(pieces(input)).toEqual([
    'headline: Trois obus à Kirsane',
    'body: Trois\u00a0obus sont tombés, «\u202fdit-il\u202f».\nIl “attend” la suite.',
  ])
})

test.each([
  ['two line breaks', `<div>${first}<br><br>${second}</div>`],
  ['sibling parts', `<div><div>${first}</div><div>${second}</div></div>`],
  ['a part around each', `<div><div class="w"><p>${first}</p></div><div class="w"><p>${second}</p></div></div>`],
  ['cells of a table', `<table><tr><td>${first}</td></tr><tr><td>${second}</td></tr></table>`],
])('paragraphs written as %s are paragraphs', (_what, body) => {
  expect(pieces(read(article(body))[0])).toEqual([
    'headline: Trois obus à Kirsane',
    `body: ${first}`,
    `body: ${second}`,
  ])
})

test.each([
  ['a newsletter', '<div class="newsletter"><h3>La lettre</h3><p>Recevez chaque matin l’essentiel.</p></div>'],
  ['a vote without a telling name', '<div class="x7"><h4>Votre avis</h4><p>Faut-il reconstruire le marché ?</p></div>'],
  [
    'cards of other articles',
    '<div class="x8"><div><h4><a href="/a">Un mort à Solmar</a></h4><p>La police cherche encore un second suspect dans la ville.</p></div></div>',
  ],
  ['share buttons', '<ul class="share"><li><a>Facebook</a></li><li><a>X</a></li></ul>'],
  ['an advertisement', '<div class="ad-slot"><span>Publicité</span></div>'],
])('%s among the paragraphs is no text of the article', (_what, box) => {
  expect(pieces(read(article(`<p>${first}</p>${box}<p>${second}</p>`))[0]).slice(1)).toEqual([
    `body: ${first}`,
    `body: ${second}`,
  ])
})

test.each([
  ['related-link', '<p>À lire aussi : <a href="/b">La trêve tient à un fil</a></p>'],
  [
    'boilerplate',
    '<div class="newsletter"><p>Chaque mardi, nos correspondants racontent : <a href="/nl">s’inscrire</a></p></div>',
  ],
  ['correction', '<p>Correction : le marché se trouve à Kirsane, non à Marvane.</p>'],
  ['update-notice', '<p><em>Mise à jour à 19h20 : ajout de la réaction du Front.</em></p>'],
  ['quote-block', '<blockquote><p>Nous n’avons tiré sur personne.</p></blockquote>'],
  ['caption', '<figure><img src="a"><figcaption>Le marché de Kirsane, samedi.</figcaption></figure>'],
  ['caption', '<div><img src="a"><span>Le marché de Kirsane, samedi.</span></div>'],
  ['headline', '<h2>La mairie accuse</h2>'],
])('between paragraphs %s is told as such', (kind, markup) => {
  const found = read(article(`<p>${first}</p>${markup}<p>${second}</p>`))[0]
  expect(found.told?.map((segment) => segment.kind)).toEqual(['headline', 'body', kind, 'body'])
})

test('metadata: linked data before meta tags before what is shown; broken JSON is mended', () => {
  const head = `<link rel="canonical" href="/2031/kirsane"><meta property="og:site_name" content="La Dépêche">
    <meta property="article:published_time" content="2031-04-11T00:00:00Z">
    <script type="application/ld+json">{"@graph":[{"@id":"#o","name":"La Dépêche de Marvane"},{"@type":"NewsArticle","headline":"Trois obus à Kirsane",
    "datePublished":"2031-04-12T18:40:00+02:00","author":[{"@type":"Person","name":"Inès Valmont"},{"@type":"Organization","name":"AFP"}],"publisher":{"@id":"#o"},}]}</script>`
  const [input] = read(
    page(
      `<article><h1>Trois obus à Kirsane</h1><time datetime="2031-04-10">10 avril</time><p>${first}</p></article>`,
      head,
    ),
    'https://depeche.example/x',
  )
  expect(input).toMatchObject({
    title: 'Trois obus à Kirsane',
    outlet: 'La Dépêche de Marvane',
    url: 'https://depeche.example/2031/kirsane',
    publishedAt: '2031-04-12T18:40:00+02:00',
    authors: ['Inès Valmont'],
    credits: [{ name: 'AFP', relation: 'by' }],
    language: 'fr',
  })
  expect(input.provenance).toContain('publication date: JSON-LD datePublished')
})

test('a page without a date has none, whatever days stand around its text', () => {
  const [input] = read(
    page(
      `<div class="top"><time datetime="2031-06-01">dimanche 1er juin 2031</time></div><article><h1>Trois obus à Kirsane</h1><p>${first} Le 12 avril 2031, la ville était calme.</p></article><footer>© 2031</footer>`,
    ),
  )
  expect(input.publishedAt).toBeUndefined()
})

test('the language that a page names is not believed against its words', () => {
  const words =
    'Three shells hit the market of the town on Saturday, and the mayor said that two of them had come from the hills to the east.'
  const [input] = read(page(`<article><h1>Three shells</h1><p>${words}</p></article>`))
  expect(input.language).toBe('en')
  expect(input.provenance).toContain('language en: found from the text, the page says fr')
})

test('a saved page tells where and when it was saved', () => {
  const [single] = read(
    `<!doctype html><html lang="fr"><!--\n Page saved with SingleFile \n url: https://a.example/x \n saved date: Sat Apr 12 2031 20:00:00 GMT+0200 (heure)\n--><body><h1>Trois obus</h1><p>${first}</p><img src="data:image/png;base64,${'A'.repeat(5000)}">`,
  )
  expect(single).toMatchObject({ url: 'https://a.example/x', retrievedAt: '2031-04-12T20:00:00+02:00' })
  const [archived] = read(article(`<p>${first}</p>`), 'https://web.archive.org/web/20310412184000/https://a.example/x')
  expect(archived).toMatchObject({ url: 'https://a.example/x', retrievedAt: '2031-04-12T18:40:00Z' })
})

test('the text that only the linked data hold is taken from there, and that is told', () => {
  const body = `${first} ${second} ${first}`
  const [input] = read(
    page(
      '<div id="app"></div>',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Trois obus","articleBody":${JSON.stringify(body)}}</script>`,
    ),
  )
  expect(input.text).toBe(`Trois obus\n\n${body}`)
  expect(input.provenance?.join()).toContain('articleBody')
})

test('entries of a live blog are documents of their own, with the minute and the address that they tell', () => {
  const entry = (id: string, time: string, text: string): string =>
    `<div class="live-entry" id="${id}">${time}<p>${text}</p><span>Partager</span></div>`
  const documents = read(
    page(
      `<h1>Kirsane : direct</h1><p class="chapo">Des tirs ont visé le marché.</p><div>${entry('b', '<time datetime="2031-04-12T19:12:00+02:00">19h12</time>', second)}${entry('a', '<b>18h40</b><br><br>', first)}</div>`,
      '<link rel="canonical" href="https://a.example/direct"><meta property="article:published_time" content="2031-04-12T07:00:00+02:00">',
    ),
  )
  expect(documents.map(({ kind, publishedAt, url }) => [kind, publishedAt, url])).toEqual([
    ['article', '2031-04-12T07:00:00+02:00', 'https://a.example/direct'],
    ['live-entry', '2031-04-12T19:12:00+02:00', 'https://a.example/direct#b'],
    ['live-entry', '2031-04-12T18:40+02:00', 'https://a.example/direct#a'],
  ])
  expect(documents.slice(1).map(pieces)).toEqual([[`body: ${second}`], [`body: ${first}`]])
})

test('clock times of a page in UTC get no zone: they are told in another', () => {
  const entry = (time: string, text: string): string => `<div class="live-entry"><div>${time}</div><p>${text}</p></div>`
  const [, one] = read(
    page(
      `<h1>Direct</h1><div>${entry('19h12', first)}${entry('18h40', second)}</div>`,
      '<meta property="article:published_time" content="2031-04-12T07:00:00Z">',
    ),
  )
  expect(one.publishedAt).toBe('2031-04-12T19:12')
})

test('sites of right-to-left scripts: parts for paragraphs, agencies in the dateline', () => {
  const dateline = 'المرسى، 27 مارس (وكالة الساحل) -'
  const body = 'أعلنت مديرية الصحة أن حصيلة الانفجار ارتفعت إلى ثمانية أشخاص في ميناء المدينة.'
  const [input] = read(
    `<html lang="ar" dir="rtl"><body><h1>انفجار في ميناء المرسى</h1><div><div>${dateline} ${body}</div><div>${body}</div></div>`,
  )
  expect(pieces(input)).toEqual([
    'headline: انفجار في ميناء المرسى',
    `dateline: ${dateline}`,
    `body: ${body}`,
    `body: ${body}`,
  ])
})

test.each([
  ['only a paywall', '<h1>Explosion</h1><div class="paywall"><p>Cet article est réservé aux abonnés.</p></div>'],
  [
    'only a question about cookies',
    '<div class="consent"><h1>Votre vie privée</h1><p>Nous et nos partenaires utilisons des cookies.</p></div>',
  ],
  ['no paragraph', '<a href="/">Accueil</a>'],
  [
    'a list of other articles',
    `<h1>À la une</h1>${`<div class="c"><h2><a href="/1">Un titre de page</a></h2><p>${first}</p></div>`.repeat(4)}`,
  ],
])('a page that shows %s says so', (what, body) => {
  expect(() => read(page(body))).toThrow(
    expect.objectContaining({ code: 'page-without-article', message: expect.stringContaining(what) }),
  )
})
