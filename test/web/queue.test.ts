import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 30 })
if (typeof started === 'string') console.warn(`The review queue is not tested in a browser: ${started}`)

/** One question each: a claim of which the text leaves open who made it. */
const villages = ['Arlon', 'Bessac', 'Cormes', 'Drevant', 'Esmoy', 'Fargues', 'Gerlan', 'Hurtière', 'Issards', 'Jonval']
const claim = (village: string, at: number) =>
  `The army and the League of the Passes fought near ${village} on March ${at + 1}, 2024. It said it had shelled the village of ${village}.`

describe.skipIf(typeof started === 'string')('the review queue', () => {
  const bench = started as Workbench
  beforeAll(async () => {
    await bench.ledger.add(
      villages.map((village, at) =>
        bench.reader.read({
          id: village,
          text: claim(village, at),
          url: `https://north.example/${at}`,
          language: 'en',
        }),
      ),
    )
  })
  const current = (tab: Page) => tab.locator('.list [aria-current=true]').innerText()
  const actions = async () => (await bench.ledger.reviews()).map(({ action }) => action)

  test('ten statements are reviewed by keyboard alone, and a key takes the last decision back', async () => {
    const { tab, troubles } = await bench.open('/queue')
    await tab.waitForSelector('.list [aria-current=true]')
    for (let steps = 0, done = 0; done < 10; steps++) {
      expect(steps).toBeLessThan(60)
      await tab.waitForSelector('.question h2')
      if (await tab.locator('.question h2', { hasText: 'Read rightly?' }).count()) {
        await tab.waitForSelector('.question section[id^=s]')
        const before = await current(tab)
        await tab.keyboard.press('a')
        await expect.poll(() => current(tab)).not.toBe(before)
        done++
      } else await tab.keyboard.press('j')
    }
    await expect.poll(actions).toEqual(Array.from({ length: 10 }, () => 'accept'))
    await tab.keyboard.press('u')
    await expect.poll(async () => (await actions()).at(-1)).toBe('undo')
    expect(troubles).toEqual([])
    await tab.context().close()
  }, 90_000)

  test('two incidents are merged and parted again by undoing, with their ids as before', async () => {
    const { tab } = await bench.open('/queue')
    await tab.waitForSelector('.list [aria-current=true]')
    while ((await tab.locator('.question h2', { hasText: 'One incident?' }).count()) === 0) {
      await tab.keyboard.press('j')
      await tab.waitForSelector('.question h2')
    }
    await tab.waitForSelector('.sides section')
    expect(await tab.locator('.sides section').count()).toBe(2)
    const ids = async () => (await bench.ledger.incidents({ limit: 1000 })).map(({ id }) => id).sort()
    const before = await ids()
    await tab.keyboard.press('m')
    await expect.poll(async () => (await ids()).length).toBe(before.length - 1)
    await tab.getByRole('button', { name: 'Undo', exact: false }).first().waitFor()
    await tab.keyboard.press('u')
    await expect.poll(ids).toEqual(before)
    await tab.context().close()
  }, 60_000)

  test('a second reviewer sees at once what the first decided, and where they differ, field by field', async () => {
    const first = await bench.open('/queue')
    const second = await bench.open('/queue')
    await second.tab.getByRole('button', { name: 'Change' }).click()
    await second.tab.getByRole('dialog').getByRole('textbox').fill('Ben')
    await second.tab.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await second.tab.getByText('You decide as Ben').waitFor()
    for (const { tab } of [first, second]) {
      await tab.waitForSelector('.list [aria-current=true]')
      for (let step = 0; !(await tab.locator('.question h2', { hasText: 'Read rightly?' }).count()); step++) {
        expect(step).toBeLessThan(60)
        await tab.keyboard.press('j')
        await tab.waitForSelector('.question h2')
      }
      await tab.waitForSelector('.question section[id^=s]')
    }
    await first.tab.keyboard.press('a')
    await second.tab.getByText('Ada decided just now: accepted').waitFor({ timeout: 5000 })
    await second.tab.keyboard.press('e')
    await second.tab.getByLabel('Act').selectOption('disputes')
    await second.tab.getByRole('textbox', { name: 'Reason' }).fill('the cue says so')
    await second.tab.keyboard.press('Enter')
    await expect.poll(async () => (await actions()).at(-1)).toBe('correct')
    await second.tab.getByRole('button', { name: 'Differing' }).click()
    const table = second.tab.locator('.question table')
    await table.waitFor()
    expect(await table.innerText()).toContain('Ada')
    expect(await table.innerText()).toContain('Ben')
    expect(await table.locator('tr', { hasText: 'act' }).innerText()).toContain('differs')
    for (const { tab } of [first, second]) await tab.context().close()
  }, 60_000)

  test('a question is handed to somebody, put aside, and found again under its list', async () => {
    const { tab } = await bench.open('/queue')
    await tab.waitForSelector('.question .actions')
    await tab.keyboard.press('g')
    await tab.getByRole('dialog').getByRole('textbox').fill('Chloé')
    await tab.keyboard.press('Enter')
    await tab.getByRole('button', { name: /Assigned 1/u }).waitFor()
    const asked = await current(tab)
    await tab.keyboard.press('d')
    await expect.poll(() => current(tab)).not.toBe(asked)
    await tab.getByRole('button', { name: /Waiting 1/u }).click()
    await tab.locator('.list').getByText('handed to Chloé by Ada · put aside by Ada').waitFor()
    await tab.keyboard.press('t')
    await tab.getByRole('button', { name: /Waiting 0/u }).waitFor()
    await tab.context().close()
  }, 60_000)
})

describe.skipIf(typeof started === 'string')('parties and exports', () => {
  const bench = started as Workbench
  afterAll(() => bench.close())

  test('an export is a file with its attribution', async () => {
    const { tab } = await bench.open('/export')
    await tab.getByLabel('With what nobody has reviewed').check()
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('selon-statements-shared.csv')
    expect(readFileSync(await file.path(), 'utf8')).toContain('Statements attributed to their sources')
    await tab.getByLabel('Name of the state').fill('spring')
    await tab.getByRole('button', { name: 'Keep the present state' }).click()
    await tab.getByText('Kept under “spring”').waitFor()
    expect(await bench.ledger.freezeNames()).toEqual(['spring'])
    await tab.context().close()
  }, 60_000)

  test('what other parties would change is shown before they are saved, and an error stands at its field', async () => {
    const { tab } = await bench.open('/parties')
    const rows = tab.locator('tbody tr')
    await rows.first().waitFor()
    const before = await rows.count()
    await tab.getByRole('button', { name: 'Add a row' }).click()
    await tab.getByRole('button', { name: 'See what this changes' }).click()
    await tab.locator('textarea[aria-invalid=true]').first().waitFor()
    expect(await tab.locator('#wrong').innerText()).not.toBe('')
    await tab.getByRole('button', { name: `Remove row ${before + 1}` }).click()
    for (let at = 0; at < before; at++) await tab.getByRole('button', { name: 'Remove row 1', exact: true }).click()
    await tab.getByText('No side is set').waitFor()
    const save = tab.getByRole('button', { name: 'Save these rows' })
    expect(await save.isDisabled()).toBe(true)
    await tab.getByRole('button', { name: 'See what this changes' }).click()
    await tab.getByText('would have another status').waitFor({ timeout: 20_000 })
    await save.click()
    await tab.getByText('Saved: 0 rows.').waitFor()
    expect(await bench.ledger.parties()).toEqual([])
    await tab.context().close()
  }, 60_000)

  test('a count of a source opens its statements', async () => {
    const { tab } = await bench.open('/sources')
    const link = tab.locator('section.card td a.number').first()
    const n = Number(await link.innerText())
    await link.click()
    await tab.waitForURL(/\/search\?/u)
    await tab
      .getByRole('status')
      .getByText(new RegExp(`^${n} statement`, 'u'))
      .waitFor()
    await tab.reload()
    await tab
      .getByRole('status')
      .getByText(new RegExp(`^${n} statement`, 'u'))
      .waitFor()
    await tab.context().close()
  }, 60_000)
})
