import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 20 })
if (typeof started === 'string') console.warn(`The workbench is not tested in a browser: ${started}`)

describe.skipIf(typeof started === 'string')('every page of the workbench', () => {
  const bench = started as Workbench
  let incident = ''
  let document = ''
  beforeAll(async () => {
    incident = (await bench.ledger.incidents({ limit: 1, leastDocuments: 2 }))[0].id
    document = (await bench.ledger.searchDocuments({ limit: 1 }))[0].id
  })
  afterAll(() => bench.close())

  const paths = () => [
    '/',
    '/queue',
    '/documents',
    '/read',
    '/sources',
    '/parties',
    '/export',
    '/search?q=drone',
    `/incidents/${incident}`,
    `/documents/${document}`,
  ]

  test('opens without complaint, asks nobody else, and axe finds nothing serious, light or dark, wide or narrow', async () => {
    const found: string[] = []
    for (const [at, path] of paths().entries())
      for (const view of [
        { theme: 'light', width: 1280 },
        { theme: 'dark', width: 360 },
      ] as const) {
        const { tab, troubles } = await bench.open(path, { ...view, language: at % 2 ? 'fr' : 'en' })
        await tab.waitForLoadState('networkidle')
        const { violations } = await new AxeBuilder({ page: tab }).analyze()
        for (const { id, impact, nodes } of violations)
          if (impact === 'serious' || impact === 'critical') found.push(`${path} ${view.theme}: ${id} ${nodes[0].html}`)
        const wide = await tab.evaluate('document.documentElement.scrollWidth > window.innerWidth + 1')
        if (wide) found.push(`${path} ${view.width}: wider than the window`)
        found.push(...troubles.map((trouble) => `${path} ${view.theme}: ${trouble}`))
        await tab.context().close()
      }
    expect(found).toEqual([])
  }, 240_000)

  test('asks at once for what it shows, and for nothing twice', async () => {
    for (const path of ['/', `/incidents/${incident}`]) {
      const { tab } = await bench.open(path)
      await tab.waitForSelector('main table')
      const asked = await tab.evaluate<{ name: string; startTime: number }[]>(
        `performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name: name.slice(location.origin.length), startTime }))`,
      )
      const questions = asked.filter(({ name }) => name.startsWith('/api/'))
      expect(questions.length).toBe(new Set(questions.map(({ name }) => name)).size)
      const [shown] = questions.filter(({ name }) => name.startsWith('/api/incidents'))
      const [words] = questions.filter(({ name }) => name.startsWith('/api/messages'))
      expect(shown.startTime - words.startTime).toBeLessThan(50)
      await tab.context().close()
    }
  })
})
