import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 0 })
if (typeof started === 'string') console.warn(`Long words and paper are not tested in a browser: ${started}`)

/** Names, titles and addresses without a space, two versions of a text, a script that runs the other way. */
describe.skipIf(typeof started === 'string')('what is hard to lay out', () => {
  const bench = started as Workbench
  const long = `L${'ongueorganisation'.repeat(8)}`
  const body = `Deux soldats ont été tués lundi à Arvane, selon la Ligue des Passes. Selon ${long}, « ${'Ahhh'.repeat(40)} ».`
  let paths: string[] = []
  beforeAll(async () => {
    const said = {
      id: 'a',
      language: 'fr',
      publishedAt: '2024-04-06',
      title: 'Titre'.repeat(40),
      outlet: long,
      url: `https://long.example/${'a'.repeat(300)}`,
    }
    await bench.ledger.add([bench.reader.read({ ...said, text: body, retrievedAt: '2024-04-06T10:00:00Z' })])
    await bench.ledger.add([
      bench.reader.read({ ...said, text: body.replace('Deux', 'Trois'), retrievedAt: '2024-04-07T10:00:00Z' }),
    ])
    const [{ id }] = await bench.ledger.searchDocuments({ limit: 1 })
    const [incident] = await bench.ledger.incidentsOfDocuments([id])
    paths = [
      `/documents/${id}`,
      `/incidents/${incident.id}`,
      '/',
      '/documents',
      '/search',
      '/sources',
      '/queue',
      '/?view=map',
    ]
  }, 60_000)
  afterAll(() => bench.close())

  const spill = (tab: Page) => tab.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')

  test('no page is wider than its window, on a telephone or at twice the size', async () => {
    const wide: string[] = []
    for (const path of paths)
      for (const width of [360, 640]) {
        const { tab } = await bench.open(path, { width, language: 'fr' })
        await tab.waitForLoadState('networkidle')
        if ((await spill(tab)) > 1) wide.push(`${path} ${width}`)
        await tab.context().close()
      }
    expect(wide).toEqual([])
  }, 120_000)

  test('two versions of a text stand side by side, each with statements of its own', async () => {
    const { tab } = await bench.open(paths[0])
    await tab.getByLabel('Versions').selectOption({ index: 1 })
    const [before, now] = [tab.locator('#earlier-s1'), tab.locator('#s1')]
    await before.waitFor()
    expect([await before.innerText(), await now.innerText()].map((words) => /Deux|Trois/u.exec(words)![0])).toEqual([
      'Deux',
      'Trois',
    ])
    const [left, right] = [(await before.boundingBox())!, (await now.boundingBox())!]
    expect(left.x + left.width).toBeLessThanOrEqual(right.x)
    expect(await spill(tab)).toBeLessThanOrEqual(1)
  })

  test('paper is light, also where the screen is dark, and shows no buttons', async () => {
    for (const path of paths.slice(0, 2)) {
      const { tab } = await bench.open(path, { theme: 'dark' })
      await tab.emulateMedia({ media: 'print' })
      expect(await tab.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
      expect(await tab.locator('header').isVisible()).toBe(false)
      expect(await tab.getByRole('button', { name: /Copy|Accept|Merge|Note/u }).count()).toBe(0)
      await tab.getByText('verifies no fact').waitFor()
      await tab.context().close()
    }
  })

  test('nothing moves for who asked that nothing moves, and focus stays seen with forced colours', async () => {
    const { tab } = await bench.open(paths[0])
    await tab.emulateMedia({ forcedColors: 'active' })
    expect(
      await tab.evaluate(
        `[...document.querySelectorAll('*')].some((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0)`,
      ),
    ).toBe(false)
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Tab')
    expect(await tab.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none')
    // Voices are told by their lines where hues are the system's.
    await tab.locator('article .voice-attributed').first().waitFor()
    expect(
      await tab.evaluate(`getComputedStyle(document.querySelector('article .voice-attributed')).borderBottomStyle`),
    ).toBe('solid')
  })
})
