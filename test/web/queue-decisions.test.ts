import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../../src/review/decide.ts'
import { copiedClaim, shortNames } from './queue-texts.ts'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 12 })
if (typeof started === 'string') console.warn(`Decisions of the queue are not tested in a browser: ${started}`)

describe.skipIf(typeof started === 'string')('decisions of the review queue', () => {
  const bench = started as Workbench
  beforeAll(async () => {
    await bench.ledger.add([...shortNames, ...copiedClaim].map((text) => bench.reader.read(text)))
  })
  afterAll(() => bench.close())

  const actions = async () => (await bench.ledger.reviews()).map(({ action }) => action)
  const shelled = async () =>
    (await bench.ledger.search({ words: 'Kelvane shelled', limit: 20 })).filter(
      ({ statement }) => statement.act === 'claims-responsibility',
    )
  /** Opens a tab at a question whose title has some words. */
  async function openAt(words: string, view = {}): Promise<Page> {
    const { tab } = await bench.open('/queue', view)
    await tab.locator('.list button', { hasText: words }).first().click()
    await tab.locator('.question .actions').waitFor()
    return tab
  }

  test('the same words in copies are decided at once, and taken back at once', async () => {
    const tab = await openAt('shelled the village of Kelvane')
    await tab.getByText('The same words stand in 3 copies').waitFor()
    await tab.keyboard.press('x')
    await tab.keyboard.press('a')
    await expect
      .poll(async () => (await shelled()).map(({ statement }) => statement.reviewState))
      .toEqual(Array.from({ length: 4 }, () => 'accepted'))
    await tab.locator('p.unseen', { hasText: 'done for 4 statements' }).waitFor({ state: 'attached' })
    expect(await tab.locator('.list').innerText()).not.toContain('shelled the village')
    await tab.keyboard.press('u')
    await expect
      .poll(async () => (await shelled()).map(({ statement }) => statement.reviewState))
      .toEqual(Array.from({ length: 4 }, () => 'proposed'))
    await tab.locator('p.unseen', { hasText: 'Undone for 4 statements' }).waitFor({ state: 'attached' })
    await tab.locator('.list button[aria-current=true]', { hasText: 'shelled the village' }).waitFor()
    expect(await actions()).toEqual([...Array(4).fill('accept'), ...Array(4).fill('undo')])
    await tab.context().close()
  }, 60_000)

  test('a name is said to be another’s by a key: one origin, shown under the parties, and undone there', async () => {
    const tab = await openAt('Who is “Front”?')
    await tab.getByText('bears on 3 texts').first().waitFor()
    await tab.getByRole('button', { name: '1 Front de Corvane' }).waitFor()
    await tab.locator('.question li', { hasText: 'trois roquettes' }).waitFor()
    const said = async () =>
      (await bench.ledger.search({ actor: 'Front de Corvane', limit: 50 })).map(({ document }) => document)
    const before = new Set(await said()).size
    await tab.keyboard.press('1')
    await expect.poll(async () => new Set(await said()).size).toBe(before + 3)
    await expect.poll(() => tab.locator('.list').innerText()).not.toContain('Who is “Front”?')
    await tab.locator('.trail', { hasText: '“Front” = Front de Corvane' }).waitFor()
    await tab.goto(`${bench.address}/parties`)
    const row = tab.locator('tr', { hasText: 'Front de Corvane' })
    await row.getByRole('button', { name: /^Undo/u }).click()
    await expect.poll(async () => new Set(await said()).size).toBe(before)
    await tab.getByText('Nobody has said anything of a name yet').waitFor()
    await tab.context().close()
  }, 60_000)

  test('another name is given by hand, for some days alone, and what cannot be is told in the dialog', async () => {
    const tab = await openAt('Who is “Front”?')
    await tab.keyboard.press('l')
    const dialog = tab.getByRole('dialog')
    await dialog.getByLabel('stands in this dossier for').fill('le Front')
    await dialog.getByLabel('Reason').fill('as it signs')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('stands in this dossier for').fill('Ligue des Passes')
    await dialog.getByText('Only in one language or on some days').click()
    await dialog.getByLabel('Said from').fill('2024-03-09')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const [rockets] = await bench.ledger.search({ words: 'roquettes' })
    expect(rockets.statement.chain.at(-1)).toMatchObject({ standsFor: 'Ligue des Passes' })
    expect((await bench.ledger.search({ words: 'soldats Front' }))[0].statement.chain.at(-1)!.standsFor).toBe(undefined)
    await tab.keyboard.press('u')
    await expect.poll(async () => (await actions()).at(-1)).toBe('undo')
    await tab.context().close()
  }, 60_000)

  test('a statement is moved to an incident that is chosen by place and day', async () => {
    const tab = await openAt('shelled the village of Kelvane')
    const [{ id }] = await shelled()
    const incident = async () =>
      (
        (await (await fetch(`${bench.address}/api/statements/${encodeURIComponent(id)}`)).json()) as {
          incident: string
        }
      ).incident
    await tab.keyboard.press('m')
    const dialog = tab.getByRole('dialog')
    await dialog.getByRole('radio').first().waitFor()
    expect(await dialog.locator('label', { hasText: 'same place' }).count()).toBeGreaterThan(0)
    const goal = await dialog.getByRole('radio').first().inputValue()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect.poll(async () => (await actions()).at(-1)).toBe('move-statement')
    const moved = (await bench.ledger.reviews()).at(-1)!.target
    const stands = (await (await fetch(`${bench.address}/api/statements/${encodeURIComponent(moved)}`)).json()) as {
      incident: string
    }
    expect((await bench.ledger.incident(goal))?.id ?? stands.incident).toBe(stands.incident)
    await tab.keyboard.press('u')
    await expect.poll(async () => (await actions()).at(-1)).toBe('undo')
    expect(await incident()).not.toBe(goal)
    await tab.context().close()
  }, 60_000)

  test('what somebody put aside with a reason waits for everybody, until it is taken up again', async () => {
    const first = await openAt('shelled the village of Kelvane')
    const second = (await bench.open('/queue')).tab
    await second.locator('.list button', { hasText: 'shelled the village of Kelvane' }).first().waitFor()
    await first.keyboard.press('Shift+D')
    await first.getByRole('dialog').getByRole('textbox').fill('the outlet was asked')
    await first.keyboard.press('Enter')
    await expect.poll(() => second.locator('.list').innerText()).not.toContain('shelled the village of Kelvane')
    await second.getByRole('button', { name: /^Waiting/u }).click()
    await second.locator('.list', { hasText: 'put aside by Ada: the outlet was asked' }).waitFor()
    await second.locator('.question .actions').waitFor()
    await second.keyboard.press('t')
    await first.locator('.list button', { hasText: 'shelled the village of Kelvane' }).first().waitFor()
    for (const tab of [first, second]) await tab.context().close()
  }, 60_000)

  test('where three differ, each field is told, one’s decision is taken over, and it is settled; axe finds nothing', async () => {
    const [{ id }] = await shelled()
    const at = '2024-05-01T09:00:00Z'
    const set = { act: 'accuses', day: '2024-03-11' }
    await decide(bench.ledger, { action: 'accept', target: id, by: 'Chloé', reason: 'read in the text', at })
    await decide(bench.ledger, { action: 'correct', target: id, by: 'Ben', reason: 'so the cue says', at, set })
    await decide(bench.ledger, { action: 'reject', target: id, by: 'Dana', reason: 'nobody says so', at })
    for (const [theme, width] of [
      ['light', 1280],
      ['dark', 360],
    ] as const) {
      const { tab } = await bench.open('/queue?tab=differing', { theme, width })
      const table = tab.locator('.question table')
      await table.waitFor()
      const row = (name: string) => table.locator('tr', { has: tab.locator('th', { hasText: name }) }).innerText()
      expect(await row('act')).toMatch(/as read \(says it did\)\s+names as author\s+said nothing\s.*≠ differs/u)
      expect(await row('day')).toMatch(/as read \(Mar 12, 2024\)\s+Mar 11, 2024/u)
      expect(await row('reason')).toContain('so the cue says')
      const { violations } = await new AxeBuilder({ page: tab }).analyze()
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
      expect(await tab.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      if (theme === 'light') {
        await table.getByRole('button', { name: 'Decide as Ben does' }).click()
        await expect.poll(async () => (await bench.ledger.reviews()).at(-1)?.by).toBe('Ada')
        const taken = (await bench.ledger.reviews()).filter(({ action }) => action === 'correct')
        expect(taken[1].after).toEqual(taken[0].after)
      } else {
        await tab.keyboard.press('b')
        await tab.getByText('Nowhere did two persons decide otherwise').waitFor()
      }
      await tab.context().close()
    }
  }, 90_000)

  test('a question about a name is told in either language without anything serious for axe, at any width', async () => {
    for (const [language, theme, width] of [
      ['fr', 'dark', 360],
      ['en', 'light', 1280],
      ['fr', 'light', 2560],
    ] as const) {
      const { tab, troubles } = await bench.open('/queue?at=name%3Afront', { language, theme, width })
      await tab.locator('.question .candidates').waitFor()
      const { violations } = await new AxeBuilder({ page: tab }).analyze()
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
      expect(await tab.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      await tab.keyboard.press('l')
      await tab.getByRole('dialog').waitFor()
      const inDialog = await new AxeBuilder({ page: tab }).analyze()
      expect(inDialog.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
      expect(troubles).toEqual([])
      await tab.context().close()
    }
  }, 90_000)
})
