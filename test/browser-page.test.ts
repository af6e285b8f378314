import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './fixtures/run-cli.ts'
import { startBrowser } from './fixtures/start-browser.ts'
import { writtenText } from './fixtures/written-reading.ts'

const started = await startBrowser()
if (typeof started === 'string') console.warn(`The browser tests are skipped: ${started}`)
const browser = typeof started === 'string' ? null : started

describe.skipIf(!browser)('the page of a reading', () => {
  let folder = ''
  let page = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'selon-page-'))
    const { stdout } = await runCli(['read', '-', '--language', 'fr', '--format', 'html', '--lang-ui', 'fr'], {
      stdin: writtenText,
    })
    writeFileSync(join(folder, 'page.html'), stdout)
    page = pathToFileURL(join(folder, 'page.html')).href
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(options: BrowserContextOptions = {}, hash = ''): Promise<{ tab: Page; troubles: string[] }> {
    const context = await browser!.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const tab = await context.newPage()
    const troubles: string[] = []
    tab.on('console', (message) => troubles.push(message.text()))
    tab.on('request', (request) => void (request.url().startsWith('file:') || troubles.push(request.url())))
    await tab.goto(page + hash)
    return { tab, troubles }
  }

  test('loads nothing and complains of nothing', async () => {
    const { tab, troubles } = await open()
    expect(await tab.locator('h1').textContent()).toBe('Brume : le port frappé')
    expect(troubles).toEqual([])
    expect(await tab.evaluate('document.scripts.length')).toBe(0)
  })

  test('a click on the words leads to their statement, and its number back to the words', async () => {
    const { tab } = await open()
    await tab.locator('a.w.c3').first().click()
    expect(new URL(tab.url()).hash).toBe('#s3')
    await tab.waitForSelector('#s3:target')
    expect(await outlineOf(tab, '.c3')).toBe('solid')
    await tab.locator('#s1 .number').click()
    expect(new URL(tab.url()).hash).toBe('#w1')
    await tab.mouse.move(0, 0)
    expect(await outlineOf(tab, '.c1')).toBe('solid')
  })

  test('the keyboard reaches text and statements, and focus is seen', async () => {
    const { tab } = await open()
    await tab.keyboard.press('Tab')
    expect(await tab.evaluate("document.activeElement.getAttribute('href')")).toBe('#statements')
    const seen = new Set<string>()
    for (let i = 0; i < 30; i++) {
      await tab.keyboard.press('Tab')
      const focused = (await tab.evaluate(
        "[document.activeElement.getAttribute('href') ?? document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]",
      )) as [string, string]
      if (focused[0].startsWith('#')) expect(focused[1]).toBe('solid')
      seen.add(focused[0])
    }
    for (const target of ['#s1', '#s2', '#s3', '#s4', '#w1', '#w4', 'SUMMARY']) expect(seen).toContain(target)
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('axe finds nothing wrong (%s, %i wide)', async (colorScheme, width) => {
    const { tab } = await open({ colorScheme, viewport: { width, height: 800 } })
    const { violations } = await new AxeBuilder({ page: tab }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  })

  test('nothing is cut off on a telephone, and the whole text is printed', async () => {
    const { tab } = await open({ viewport: { width: 360, height: 700 } })
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await tab.emulateMedia({ media: 'print' })
    expect(await tab.evaluate("getComputedStyle(document.querySelector('article')).overflow")).toBe('visible')
  })

  async function outlineOf(tab: Page, selector: string): Promise<unknown> {
    return tab.evaluate(`getComputedStyle(document.querySelector('main ${selector}')).outlineStyle`)
  }
})
