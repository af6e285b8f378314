import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { manyIncidents } from './many-incidents.ts'
import { medianStep, typing } from './step-times.ts'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench()
if (typeof started === 'string') console.warn(`The list of incidents is not tested in a browser: ${started}`)

describe.skipIf(typeof started === 'string')('the list of incidents', () => {
  const bench = started as Workbench
  afterAll(() => bench.close())

  test('its filters stand in the address: a reload shows the same, and going back what was before', async () => {
    const { tab, troubles } = await bench.open('/')
    await listed(tab)
    const all = await found(tab)
    await tab.getByLabel('Words').fill('shelling')
    await tab.waitForURL(/words=shelling/u)
    const some = await found(tab)
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    await tab.getByLabel('Review').selectOption('no')
    await tab.getByLabel('From').fill('2024-04-08')
    await tab.getByRole('button', { name: 'Timeline' }).click()
    await tab.getByRole('button', { name: 'Place', exact: true }).click()
    const [before, rows] = [tab.url(), await rowsOf(tab)]
    for (const part of ['words=shelling', 'reviewed=no', 'from=2024-04-08', 'view=timeline', 'sort=place'])
      expect(before).toContain(part)
    await tab.reload()
    await listed(tab)
    expect([tab.url(), await rowsOf(tab)]).toEqual([before, rows])
    expect(await tab.locator('.bars a').count()).toBe(await found(tab))
    for (let back = 0; back < 5; back++) await tab.goBack()
    await tab.waitForURL(/\/$/u)
    expect(await found(tab)).toBe(all)
    expect(troubles).toEqual([])
  })

  test('nothing that fits says what to do next, and so does an empty dossier', async () => {
    const { tab } = await bench.open('/?words=nothing-like-this')
    await listed(tab)
    await tab.getByRole('button', { name: 'Clear the filters' }).last().click()
    expect(await found(tab)).toBeGreaterThan(10)
    const { tab: empty } = await bench.open('/read')
    await answerWith(empty, [])
    await empty.goto(bench.address)
    await empty.getByText('selon add').waitFor()
    expect(await empty.locator('main').getByRole('link', { name: 'Read a text' }).count()).toBe(1)
  })

  test('what is threatened or planned is listed apart and stands on no map and no timeline', async () => {
    const { tab } = await bench.open('/?status=O0&view=map')
    await listed(tab)
    expect(await found(tab)).toBeGreaterThan(0)
    await tab.getByText('Nothing of the selection may stand on a map').waitFor()
    expect(await tab.locator('.mark').count()).toBe(0)
    await tab.getByRole('button', { name: 'Timeline' }).click()
    await tab.getByText('None of the incidents found is dated').waitFor()
  })

  test('a place of the map opens its incidents, and the map is used by keyboard', async () => {
    const { tab, troubles } = await bench.open('/?view=map')
    await listed(tab)
    const mark = tab.locator('.mark a').first()
    await mark.waitFor()
    const [words] = (await mark.getAttribute('aria-label'))!.split(':')
    const map = tab.getByRole('region', { name: /Map of the places/u })
    const window = () => map.locator('svg').getAttribute('viewBox')
    const whole = await window()
    await map.focus()
    for (const key of ['+', 'ArrowLeft', 'ArrowUp']) await tab.keyboard.press(key)
    expect(await window()).not.toBe(whole)
    await tab.keyboard.press('0')
    expect(await window()).toBe(whole)
    await mark.press('Enter')
    await tab.waitForURL(/place=/u)
    expect(await tab.getByLabel('Place', { exact: true }).inputValue()).toBe(words)
    expect(await found(tab)).toBeGreaterThan(0)
    expect(troubles).toEqual([])
  })

  test('where the map shows stands in the address; fingers move and scale it', async () => {
    const { tab, troubles } = await bench.open('/?view=map', { width: 360 })
    await listed(tab)
    await tab.locator('.mark :is(a, button)').first().waitFor()
    const window = () => tab.locator('section svg').first().getAttribute('viewBox')
    const touch = (type: string, points: readonly (readonly [number, number])[]) =>
      tab.evaluate(`(() => {
        const frame = document.querySelector('[aria-describedby=map-keys]')
        const { left, top } = frame.getBoundingClientRect()
        frame.setPointerCapture = () => {}
        ${JSON.stringify(points)}.forEach(([x, y], at) => frame.querySelector('svg').dispatchEvent(new PointerEvent(${JSON.stringify(type)}, { bubbles: true, pointerType: 'touch', pointerId: 10 + at, button: 0, clientX: left + x, clientY: top + y })))
      })()`)
    const whole = await window()
    await touch('pointerdown', [[150, 20]])
    await touch('pointermove', [[120, 30]])
    await touch('pointerup', [[120, 30]])
    const moved = (await window())!
    expect(moved).not.toBe(whole)
    const wide = (box: string) => Number(box.split(' ')[2])
    expect(wide(moved)).toBeCloseTo(wide(whole!), 4)
    await touch('pointerdown', [
      [100, 20],
      [200, 20],
    ])
    await touch('pointermove', [
      [50, 20],
      [250, 20],
    ])
    await touch('pointerup', [
      [50, 20],
      [250, 20],
    ])
    const near = (await window())!
    expect(wide(near)).toBeLessThan(wide(moved) * 0.7)
    await tab.waitForURL(/map=/u)
    await tab.reload()
    await listed(tab)
    await tab.locator('section svg').first().waitFor()
    const again = (await window())!.split(' ').map(Number)
    for (const [at, one] of near.split(' ').map(Number).entries()) expect(Math.abs(again[at] - one)).toBeLessThan(0.02)
    await tab.getByRole('button', { name: 'All', exact: true }).click()
    await tab.waitForURL((url) => !url.search.includes('map='))
    expect(troubles).toEqual([])
  })

  test('ten thousand incidents scroll and filter at once, rows are gone through by keyboard', async () => {
    const { tab, troubles } = await bench.open('/read')
    await answerWith(tab, manyIncidents(10_000))
    await tab.goto(bench.address)
    await listed(tab)
    expect(await found(tab)).toBe(9_000)
    const steps = {
      scroll: await medianStep(tab, 12, 'document.querySelector(".region").scrollTop += 20000'),
      filter: await medianStep(tab, 12, typing('words', ['t', 'to', 'tow', 'town', 'town 1', 'town 12'])),
      sort: await medianStep(tab, 8, 'document.querySelectorAll("thead button")[at % 5].click()'),
    }
    await tab.getByRole('button', { name: 'Clear the filters' }).click()
    await tab.getByRole('button', { name: 'Timeline' }).click()
    await tab.locator('svg .may').first().waitFor()
    const timeline = await medianStep(tab, 12, typing('words', ['t', 'to', 'tow', 'town', 'town 1', 'town 12']))
    await tab.getByRole('button', { name: 'Map' }).click()
    await tab.locator('.mark :is(a, button)').first().waitFor()
    const map = await medianStep(tab, 12, typing('words', ['to', 'town', 'town 1', 'spokesman', 'town 2', '']))
    const zoom = await medianStep(tab, 8, 'document.querySelectorAll("section button")[4 + (at % 2)].click()')
    console.log('10,000 incidents, median ms a step:', { ...steps, timeline, map, zoom })
    // On a machine that does nothing else each is at most 100 ms.
    for (const step of [...Object.values(steps), timeline, map, zoom]) expect(step).toBeLessThan(800)

    await tab.getByRole('button', { name: 'Table' }).click()
    await tab.locator('tbody a').first().focus()
    for (const key of ['End', 'ArrowUp']) await tab.keyboard.press(key)
    expect(await tab.evaluate('document.activeElement.closest("tr").getAttribute("aria-rowindex")')).toBe('9000')
    expect(await tab.locator('tbody tr').count()).toBeLessThan(80)
    const left = () => tab.evaluate<number>('document.querySelector(".region").scrollTop')
    const before = await left()
    expect(troubles).toEqual([])
    // Nobody has heard of the incident that opens.
    await tab.keyboard.press('Enter')
    await tab.waitForURL(/\/incidents\//u)
    await tab.goBack()
    await listed(tab)
    expect(await left()).toBe(before)
  }, 120_000)

  test('the first view comes within a second, with little script and without the map', async () => {
    const { tab } = await bench.open('/')
    await listed(tab)
    const scripts: string[] = []
    tab.on('response', (answer) => void (/\.(?:js|json)$/u.test(answer.url()) && scripts.push(answer.url())))
    const browser = await tab.context().newCDPSession(tab)
    await browser.send('Network.clearBrowserCache')
    await tab.reload({ waitUntil: 'commit' })
    await tab.waitForSelector('tbody tr.incident')
    const time = await tab.evaluate<number>('performance.now()')
    const sizes = await Promise.all(
      [...new Set(scripts)].map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length),
    )
    const size = sizes.reduce((sum, one) => sum + one, 0)
    console.log(`first view: ${Math.round(time)} ms, ${Math.round(size / 1024)} KB of script, compressed`)
    expect(scripts.join()).not.toMatch(/countries|Map/u)
    expect(size).toBeLessThan(120 * 1024)
    expect(time).toBeLessThan(4000)
  })

  test.each([
    ['/?view=timeline', { theme: 'dark', width: 360 }],
    ['/?view=timeline', { theme: 'light', width: 1280 }],
    ['/?view=map', { theme: 'light', width: 360 }],
    ['/?view=map', { theme: 'dark', width: 2560 }],
  ] as const)('axe finds nothing serious in %s %j', async (path, view) => {
    const { tab } = await bench.open(path, { ...view, language: 'fr' })
    await listed(tab)
    await tab
      .locator(path.includes('map') ? '.mark :is(a, button)' : '.bars a')
      .first()
      .waitFor()
    const { violations } = await new AxeBuilder({ page: tab }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id} ${nodes[0].html}`)).toEqual([])
    expect(await tab.evaluate('document.documentElement.scrollWidth <= window.innerWidth + 1')).toBe(true)
  })
})

/** Waits until the whole list is there. */
async function listed(tab: Page): Promise<void> {
  tab.setDefaultTimeout(8000)
  await tab.waitForSelector('.found[aria-busy=false]')
}

async function found(tab: Page): Promise<number> {
  return Number((await tab.locator('.found strong').innerText()).replace(/\D/gu, ''))
}

function rowsOf(tab: Page): Promise<string[]> {
  return tab.locator('tbody tr.incident').allInnerTexts()
}

/** Puts a list of our own in place of the dossier's, page by page as the server would. */
async function answerWith(tab: Page, rows: ReturnType<typeof manyIncidents>): Promise<void> {
  await tab.route('**/api/incidents?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const [at, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit'))]
    const incidents = rows.slice(at, at + limit)
    return route.fulfill({ json: { incidents, next: at + limit < rows.length ? String(at + limit) : null } })
  })
}
