import { afterAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 0 })
if (typeof started === 'string') console.warn(`An empty dossier is not tested in a browser: ${started}`)

/** Words that each page of an empty dossier says, and where it leads on. */
const pages: readonly [path: string, en: string, fr: string, next: string | null][] = [
  ['/', 'No incident in this dossier yet', 'Aucun incident', '/read'],
  ['/?view=map', 'No incident in this dossier yet', 'Aucun incident', '/read'],
  ['/queue', 'Nothing waits for a decision', "Rien n'attend", '/read'],
  ['/queue?tab=assigned', 'Nothing is assigned', "Rien n'est attribué", '/read'],
  ['/queue?tab=done', 'Nobody has decided', "Personne n'a encore décidé", null],
  ['/documents', 'The dossier is empty', 'Le dossier est vide', '/read'],
  ['/search?q=drone', 'holds no text yet', 'ne contient encore aucun texte', '/read'],
  ['/read', 'Paste a text', 'Collez un texte', null],
  ['/sources', 'holds no text yet', "n'a pas encore de texte", '/read'],
  ['/parties', 'No side is set', 'Aucun camp', null],
  ['/export', 'holds no text yet', 'ne contient encore aucun texte', '/read'],
  ['/incidents/inc:none', 'not in this dossier', 'ne se trouve pas dans ce dossier', '/'],
  ['/documents/doc:none', 'not in this dossier', 'ne se trouve pas dans ce dossier', '/'],
  ['/nowhere', 'no page at this address', 'pas de page à cette adresse', '/'],
]

describe.skipIf(typeof started === 'string')('an empty dossier', () => {
  const bench = started as Workbench
  afterAll(() => bench.close())

  test.each(pages)('%s says so and what to do next', async (path, en, fr, next) => {
    await bench.ledger.setParties([])
    for (const [language, words] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const { tab, troubles } = await bench.open(path, { language, width: language === 'fr' ? 360 : 1280 })
      await tab.locator('main').getByText(words).first().waitFor()
      if (next) expect(await tab.locator(`main a[href="${next}"]`).count(), language).toBeGreaterThan(0)
      expect(troubles.filter((one) => !one.includes('404'))).toEqual([])
      await tab.context().close()
    }
  })

  test('texts without parties: an incident says that no status is computed and where sides are set', async () => {
    const text = 'Deux soldats ont été tués lundi à Arvane, selon la Ligue des Passes.'
    const said = { outlet: 'Orbia', language: 'fr', publishedAt: '2024-03-19' }
    await bench.ledger.add([bench.reader.read({ id: 'one', text, url: 'https://one.example/1', ...said })])
    const [{ id }] = await bench.ledger.incidents({ limit: 1 })
    const { tab } = await bench.open(`/incidents/${id}`)
    await tab.getByText('The sides are not set').waitFor()
    expect(await tab.getByRole('link', { name: 'Set the sides' }).getAttribute('href')).toBe('/parties')
  })
})
