import { expect, test } from 'vitest'
import { inputFromHtml } from './input-from-html.ts'

const html = `<!doctype html><html lang="fr"><head><meta property="og:site_name" content="Le Courrier">
<meta property="article:published_time" content="2031-04-12T18:40+02:00"></head><body><article><h1>Trois obus à Kirsane</h1>
<p>Trois obus sont tombés samedi sur le marché de Kirsane, a déclaré le maire de la ville.</p></article></body></html>`

test('a page becomes its text, and what the line says goes before what the page tells', async () => {
  const input = await inputFromHtml({ id: 'a', html, outlet: 'La Dépêche', publishedAt: null })
  expect(input).toMatchObject({
    id: 'a',
    title: 'Trois obus à Kirsane',
    outlet: 'La Dépêche',
    publishedAt: '2031-04-12T18:40+02:00',
    language: 'fr',
  })
  expect(input.text).toMatch(/^Trois obus à Kirsane\n\nTrois obus sont tombés samedi/u)
  expect(input.html).toBeUndefined()
})

test('a text stays as it is, whatever page stands beside it', async () => {
  const input = { id: 'a', text: 'Un mot.', html }
  expect(await inputFromHtml(input)).toBe(input)
})

test('a live blog of a line stays one document, its segments in their places', async () => {
  const entry = (clock: string, text: string): string =>
    `<div class="live-entry"><time>${clock}</time><p>${text}</p></div>`
  const live = `<html lang="en"><body><h1>Shelling in Dunmore: live</h1><div class="live">${entry('10:05', 'The mayor said that two shells had hit the market.')}${entry('09:50', 'Sirens were heard in the east of the town.')}</div></body></html>`
  const { text, told } = await inputFromHtml({ id: 'a', html: live })
  expect(told?.map(({ start, end }) => text?.slice(start, end))).toEqual([
    'Shelling in Dunmore: live',
    'The mayor said that two shells had hit the market.',
    'Sirens were heard in the east of the town.',
  ])
})
