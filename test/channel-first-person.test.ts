import { expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'

const reader = createReader()

const post = (language: string, text: string, outlet: string, more: object = {}) =>
  reader.read({
    id: outlet,
    kind: 'post',
    language,
    text,
    outlet,
    publishedAt: '2024-04-03T08:00:00Z',
    channel: 'telegram',
    ...more,
  } as Parameters<typeof reader.read>[0]).statements[0]

test.each([
  ['fr', 'Nous avons frappé le dépôt dans la nuit.'],
  ['fr', 'Nos combattants ont bombardé la caserne mardi.'],
  ['en', 'We struck the depot on Tuesday.'],
  ['en', 'Our fighters shelled the barracks on Tuesday.'],
])('%s: what a channel says that it did itself, it claims: %s', (language, text) => {
  for (const outlet of ['Front du Sablon', 'Armée du Nord']) {
    const said = post(language, text, outlet)
    expect([said.act, said.sourceRelation]).toEqual(['claims-responsibility', 'claimant'])
  }
})

test.each([
  ['fr', "L'ennemi a bombardé nos positions mardi."],
  ['fr', 'Nos voisins ont été bombardés mardi.'],
  ['en', 'The enemy shelled our positions on Tuesday.'],
  ['en', 'We were shelled on Tuesday.'],
])('%s: what befell its own people it claims not: %s', (language, text) => {
  expect(post(language, text, 'Front du Sablon').act).not.toBe('claims-responsibility')
})

test('an article in the first person claims nothing, and a forwarded post speaks for who wrote it', () => {
  expect(post('fr', 'Nous avons frappé le dépôt dans la nuit.', 'Le Soir', { kind: 'article' }).act).toBe('reports')
  const forwarded = post('fr', 'Nous avons frappé le dépôt dans la nuit.', 'AFP', {
    forwardedFrom: { name: 'Front du Sablon' },
  })
  expect(forwarded.act).toBe('claims-responsibility')
})
