import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 20 })
if (typeof started === 'string') console.warn(`Keys are not tested in a browser: ${started}`)

describe.skipIf(typeof started === 'string')('the workbench by keyboard', () => {
  const bench = started as Workbench
  afterAll(() => bench.close())
  const paths = async () => {
    const [{ id: incident }] = await bench.ledger.incidents({ limit: 1, leastDocuments: 2 })
    const [{ id: document }] = await bench.ledger.searchDocuments({ limit: 1 })
    const pages = [
      '/',
      '/?view=map',
      '/?view=timeline',
      '/queue',
      '/documents',
      '/search?q=drone',
      '/read',
      '/sources',
      '/parties',
      '/export',
    ]
    return [...pages, `/incidents/${incident}`, `/documents/${document}`]
  }

  test('Tab reaches every control of every page and focus is seen there, first the way past the navigation', async () => {
    const wrong: string[] = []
    for (const path of await paths()) {
      const { tab } = await bench.open(path, { height: 2000 })
      await tab.waitForLoadState('networkidle')
      const reached = await tabThrough(tab)
      if (!reached[0].includes('Skip to content')) wrong.push(`${path}: ${reached[0]} comes first`)
      const { missed, unseen } = await tab.evaluate<{ missed: string[]; unseen: string[] }>('window.__walked()')
      wrong.push(...missed.map((one) => `${path}: Tab never reaches ${one}`))
      wrong.push(...unseen.map((one) => `${path}: focus is not seen on ${one}`))
      await tab.context().close()
    }
    expect(wrong).toEqual([])
  }, 240_000)

  test('the skip link, and going to a page, lead to what is new there', async () => {
    const { tab } = await bench.open('/')
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Enter')
    expect(await focused(tab)).toBe('content')
    await tab.getByRole('link', { name: 'Sources', exact: true }).focus()
    await tab.keyboard.press('Enter')
    // A condition written as a string may not be evaluated by the page itself: its policy forbids that.
    const heading = () => tab.evaluate(`document.activeElement?.tagName + ' ' + document.activeElement?.innerText`)
    await expect.poll(heading, { timeout: 20_000 }).toBe('H1 Sources')
    await tab.keyboard.press('/')
    await expect.poll(heading, { timeout: 20_000 }).toContain('Search statements')
  })

  test('the sheet of keys tells those that hold, keeps focus, and gives it back', async () => {
    const [document] = (await paths()).slice(-1)
    const { tab } = await bench.open(document)
    await tab.waitForSelector('#s2')
    const opener = tab.getByRole('button', { name: 'Keys', exact: true })
    await opener.focus()
    await tab.keyboard.press('?')
    const sheet = tab.getByRole('dialog', { name: 'Keys' })
    const listed = await sheet.locator('kbd').allInnerTexts()
    expect(listed).toEqual(expect.arrayContaining(['?', '/', 'j', 'k', 'a', 'e', 'r', 'd', 'c', 'u', 'y']))
    for (let step = 0; step < 4; step++) {
      await tab.keyboard.press('Tab')
      expect(await tab.evaluate(`!document.activeElement.closest('main, header')`)).toBe(true)
    }
    // Nothing is decided through an open sheet.
    await tab.keyboard.press('a')
    await tab.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await bench.ledger.reviews()).toEqual([])
    expect(await tab.evaluate(`document.activeElement.getAttribute('aria-keyshortcuts')`)).toBe('?')
    // Each key of the sheet does something here: it is taken from the browser.
    for (const key of ['j', 'k', 'e', 'c']) {
      const taken = await tab.evaluate(
        `!document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true, cancelable: true }))`,
      )
      expect(taken, key).toBe(true)
    }
    await tab.getByRole('dialog', { name: 'Comment' }).waitFor()
    await tab.keyboard.press('Escape')
  })

  test('what a text tells of is said before it; careful reading covers the words until they are opened, and is kept', async () => {
    const { tab } = await bench.open('/search?type=shelling')
    await tab.waitForSelector('main li .quote')
    expect(await tab.getByText('Tells of:').count()).toBe(0)
    await tab.getByRole('button', { name: 'Display' }).click()
    await tab.getByLabel('Careful reading').check()
    await tab.keyboard.press('Escape')
    const covered = tab.locator('main li', { hasText: 'Tells of: ' }).first()
    expect(await covered.innerText()).toMatch(/deaths|injuries/u)
    expect(await covered.locator('.quote').count()).toBe(0)
    await tab.reload()
    await covered.waitFor()
    await covered.getByRole('button', { name: 'Show the words' }).press('Enter')
    await tab.locator('main li').first().locator('.quote').first().waitFor()

    const [{ document }] = await bench.ledger.search({ type: 'shelling', limit: 1 })
    await tab.goto(`${bench.address}/documents/${document}`)
    await tab.getByText('This text tells of:').waitFor()
    expect(await tab.locator('article').count()).toBe(0)
    await tab.getByRole('button', { name: 'Show the words' }).press('Enter')
    await tab.locator('article').waitFor()
    // What was opened as one text is not covered again piece by piece.
    expect(await tab.getByRole('button', { name: 'Show the words' }).count()).toBe(0)
  })

  test('a slur in a list is blurred until one comes to it, by pointer or by key', async () => {
    const text =
      'The colonel called the villagers vermin and said that the vermin had killed two soldiers in Arvane on Monday.'
    await bench.ledger.add([bench.reader.read({ id: 'slur', text, url: 'https://slur.example/1', language: 'en' })])
    const { tab } = await bench.open('/search?q=vermin')
    const word = tab.locator('main .slur').first()
    await word.waitFor()
    const shown = () => tab.evaluate<string>(`getComputedStyle(document.querySelector('main .slur')).filter`)
    expect(await shown()).toContain('blur')
    await word.focus()
    expect(await shown()).toBe('none')
  })
})

/** Presses Tab until focus is back at the beginning; what had it, in order. */
async function tabThrough(tab: Page): Promise<string[]> {
  await tab.evaluate(`(() => {
    const seen = new Set(), unseen = []
    const name = (one) => one.tagName.toLowerCase() + ' ' + (one.getAttribute('aria-label') || one.innerText || one.name || one.className || '').slice(0, 40)
    document.addEventListener('focusin', ({ target }) => {
      if (seen.has(target)) window.__again = true
      seen.add(target)
      const marks = [target, ...target.querySelectorAll('*')].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')])
      if (!marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1)) unseen.push(name(target))
    })
    window.__name = name
    window.__walked = () => {
      const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      const group = (one) => one.type === 'radio' ? [...document.getElementsByName(one.name)] : [one]
      const missed = all.filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && !group(one).some((other) => seen.has(other)))
      return { missed: missed.map(name).slice(0, 5), unseen: unseen.slice(0, 5) }
    }
  })()`)
  const reached: string[] = []
  for (let step = 0; step < 700; step++) {
    await tab.keyboard.press('Tab')
    const now = await tab.evaluate<string | null>(
      `window.__again || document.activeElement === document.body ? null : window.__name(document.activeElement)`,
    )
    if (now === null) break
    reached.push(now)
  }
  return reached
}

function focused(tab: Page): Promise<string> {
  return tab.evaluate('document.activeElement.id')
}
