import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 24 })
if (typeof started === 'string') console.warn(`The page of an incident is not tested in a browser: ${started}`)

/** The shelling of the market of Brévent, in the sample: mutual accusation, four counters, one lowers its figure. */
describe.skipIf(typeof started === 'string')('the page of an incident', () => {
  const bench = started as Workbench
  let tab: Page
  let id = ''
  beforeAll(async () => {
    const incidents = (await (await fetch(`${bench.address}/api/incidents?limit=200`)).json()) as {
      incidents: { id: string; where: { name: string }[]; counts: { reports: number } }[]
    }
    const told = incidents.incidents.filter(({ where }) => where.some(({ name }) => name === 'Brévent'))
    id = told.sort((a, b) => b.counts.reports - a.counts.reports)[0].id
    ;({ tab } = await bench.open(`/incidents/${id}`))
    await tab.waitForSelector('.origin')
  }, 60_000)
  afterAll(() => bench.close())

  test('sides stand in the order of the parties file, those of no side last', async () => {
    const headings = await tab.locator('.above section').first().locator('h3').allInnerTexts()
    expect(headings).toEqual(['Varonne', 'Ligue des Passes', 'no side'])
  })

  test('an accusation says whom it names, and each who names whom has a sentence of its own', async () => {
    expect(await tab.locator('.origin', { hasText: 'names as author: the League' }).count()).toBe(1)
    const lines = await tab.locator('.above li').allInnerTexts()
    expect(lines.filter((line) => line.startsWith('R3'))).toHaveLength(2)
  })

  test('who denies that something was destroyed denies the effect, not the attack', async () => {
    const { incidents } = (await (await fetch(`${bench.address}/api/incidents?limit=200`)).json()) as {
      incidents: { id: string; counts: { reports: number } }[]
    }
    const largest = incidents.sort((a, b) => b.counts.reports - a.counts.reports)[0].id
    const { tab: other } = await bench.open(`/incidents/${largest}`)
    await other
      .locator('.origin li', { hasText: 'des cuves aient été détruites' })
      .getByText('denies (the effect, not the attack)')
      .waitFor()
    expect(await other.getByText('denies (the event)').count()).toBe(0)
    await other.context().close()
  })

  test('every figure tells its counter, whom it counts, the day it holds for or that none is told, and who passed it on', async () => {
    const table = tab.getByRole('region', { name: 'Tolls by source' })
    const rows = await table.locator('tbody tr').allInnerTexts()
    expect(rows.length).toBeGreaterThan(8)
    for (const row of rows) {
      expect(row).toMatch(/identified/u)
      expect(row).toMatch(/not told|\d{4}/u)
    }
    expect(rows.join('\n')).toMatch(/≥ 9/u)
    expect(rows.join('\n')).toMatch(/down/u)
    expect(await tab.locator('svg .down').count()).toBeGreaterThan(0)
  })

  test('days on the axis never lie over each other', async () => {
    const boxes = await tab.evaluate<{ left: number; right: number; top: number }[]>(
      `[...document.querySelectorAll('figure > svg text')].map((one) => one.getBoundingClientRect().toJSON())`,
    )
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1))
        if (Math.abs(one.top - other.top) < 4) expect(one.left < other.right && other.left < one.right).toBe(false)
  })

  test('its row and its statements are saved as tables, and no other incident with them', async () => {
    const save = async (name: string) => {
      const waiting = tab.waitForEvent('download')
      await tab.getByRole('button', { name }).click()
      return readFileSync((await (await waiting).path())!, 'utf8')
    }
    const row = await save('CSV row')
    expect(row.trim().split('\n')).toHaveLength(2)
    expect(row).toContain('Brévent')
    const statements = await save('Statements as CSV')
    const { incident } = (await (await fetch(`${bench.address}/api/incidents/${id}`)).json()) as {
      incident: { statements: string[] }
    }
    expect(statements.match(/^"?st:|,st:/gmu)?.length).toBe(incident.statements.length)
  })

  test('another incident that may be the same is named in words, and can be merged', async () => {
    const { incidents } = (await (await fetch(`${bench.address}/api/incidents?limit=200`)).json()) as {
      incidents: { id: string }[]
    }
    for (const { id: one } of incidents) {
      const { suggestions } = (await (await fetch(`${bench.address}/api/incidents/${one}`)).json()) as {
        suggestions: { id: string; label: string }[]
      }
      for (const { id: other, label } of suggestions) {
        expect((await fetch(`${bench.address}/api/incidents/${other}`)).status).toBe(200)
        expect(other).not.toBe(one)
        expect(label).toMatch(/ — /u)
      }
      if (suggestions.length === 0) continue
      await tab.goto(`${bench.address}/incidents/${one}`)
      await tab.getByRole('button', { name: 'Merge' }).first().click()
      await tab.getByRole('dialog').getByRole('textbox').fill('the same night')
      await tab.keyboard.press('Enter')
      await expect.poll(async () => (await bench.ledger.reviews()).map(({ action }) => action)).toEqual(['merge'])
      return
    }
    throw new Error('no incident of the sample has a suggestion')
  })
})
