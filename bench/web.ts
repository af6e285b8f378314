/**
 * How fast the workbench feels: a real Chromium, and the server that `npm start` runs (built: `npm run build` first). `npm run bench:web`
 * measures over the sample dossier; with `-- --incidents 10000` also over a dossier of so many, which takes minutes to make. Prints a
 * table of floors and what was measured; machines differ, so nothing fails here (test/web holds looser bounds).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { startBrowser } from '../test/fixtures/start-browser.ts'
import { medianStep, nextStatement, typing } from '../test/web/step-times.ts'
import { openTab } from '../test/web/workbench.ts'
import { startBuiltServer, type BuiltServer } from './web/built-server.ts'
import { buildManyIncidents } from './web/many-incidents.ts'
import { paste, pastedTexts, type Paste } from './web/pastes.ts'

const { values } = parseArgs({ options: { incidents: { type: 'string', default: '0' } } })
const goes = 5
const list = 'main a[href^="/incidents/"]'
const folder = mkdtempSync(join(tmpdir(), 'selon-bench-web-'))
const browser = await startBrowser()
if (typeof browser === 'string') throw new Error(browser)
try {
  await over([], async (server) => {
    await pastes(server, 'sample dossier')
    await views(server)
    await longText(server)
  })
  await over(['--ledger', join(folder, 'empty.selon')], (server) => pastes(server, 'empty dossier'))
  if (Number(values.incidents) > 0) await manyIncidents(Number(values.incidents))
  else report('10,000 incidents', '', 'left out: npm run bench:web -- --incidents 10000')
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

async function over(options: readonly string[], measure: (server: BuiltServer) => Promise<void>): Promise<void> {
  const server = await startBuiltServer(options)
  try {
    await measure(server)
  } finally {
    server.stop()
  }
}

/** A first paste soon after the start, as soon as somebody could have come to it; then others, each in a page of its own. */
async function pastes(server: BuiltServer, name: string): Promise<void> {
  const all: Paste[] = []
  for (const text of pastedTexts()) {
    const { tab } = await openTab(browser as never, server.address, '/read')
    await tab.waitForLoadState('networkidle')
    if (all.length === 0) await pause(server.since + 3000 - performance.now())
    else if (all.length === 1) await pause(server.since + 12_000 - performance.now())
    all.push(await paste(tab, text))
    await tab.context().close()
  }
  const [first, ...later] = all
  const told = (of: keyof Paste) => typical(later.map((one) => one[of]))
  report(`a paste of 400 words, ${name}: the first, 3 s after the start`, '≤ 150 ms', `${Math.round(first.whole)} ms`)
  report(`  later ones, nine other texts, until their cards stand`, '≤ 150 ms', told('whole'))
  report(`    of that the server, with the way there and back`, '', told('server'))
  report(`    of that the page`, '', told('page'))
}

async function views({ address }: BuiltServer): Promise<void> {
  const first = (path: string, selector: string) => firstView(address, path, selector)
  report('first view: from the address to the list, nothing cached', '≤ 1000 ms', await times(() => first('/', list)))
  report('script of the first view, gzip', '≤ 120 KB', `${(await scriptOf(address, '/', list)).toFixed(1)} KB`)
  const { incidents } = (await (await fetch(`${address}/api/incidents?limit=1000`)).json()) as {
    incidents: { id: string; documents: number }[]
  }
  const [largest] = incidents.toSorted((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
  const opened = () => first(`/incidents/${encodeURIComponent(largest.id)}`, 'main table')
  report(`an incident of ${largest.documents} texts, for the first time`, '', `${Math.round(await opened())} ms`)
  report('  again, nothing cached in the browser', '≤ 1000 ms', await times(opened))
  report('an incident, from the list', '', await times(() => followed(address, list, 'main section table')))
}

async function longText({ address }: BuiltServer): Promise<void> {
  const sentence =
    'Deux soldats ont été blessés à Arvane, selon le maire de la ville, qui a visité le quartier au matin. '
  // Words of no language: only the sentence above is read as statements.
  const filler = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore; '
  const text = Array.from({ length: 400 }, (_, at) => (at % 2 ? '' : sentence) + filler.repeat(8)).join('\n\n')
  const answer = await fetch(`${address}/api/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documents: [{ text, url: 'https://long.example/1', language: 'fr' }] }),
  })
  const { added } = (await answer.json()) as { added: { document: string; statements: number }[] }
  const path = `/documents/${encodeURIComponent(added[0].document)}`
  const { tab } = await openTab(browser as never, address, path, { watch: '#s150' })
  report('50,000 words with 200 statements: opening', '', `${Math.round(await seen(tab, '#s150'))} ms`)
  report(`  a step to the next of ${added[0].statements}`, '≤ 100 ms', ms(await medianStep(tab, 9, nextStatement)))
  await tab.context().close()
}

async function manyIncidents(n: number): Promise<void> {
  const { file, documents, adding, summing } = await buildManyIncidents(folder, n)
  report(
    `${n} incidents of ${documents} texts: made`,
    '',
    `added in ${adding.toFixed(0)} s, summed up in ${summing.toFixed(0)} s`,
  )
  await over(['--ledger', file], async ({ address }) => {
    const whole = '.found[aria-busy=false]'
    report('  first view, nothing cached', '≤ 1000 ms', await times(() => firstView(address, '/', list)))
    report('  until the whole list is there', '≤ 1000 ms', await times(() => firstView(address, '/', whole)))
    const { tab } = await openTab(browser as never, address, '/', { watch: whole })
    await seen(tab, whole)
    const letters = ['b', 'be', 'bel', 'bela', 'belan', 'belanne']
    const step = async (name: string, runs: number, expression: string) =>
      report(`  ${name}`, '≤ 100 ms', ms(await medianStep(tab, runs, expression)))
    await step('scrolling', 12, 'document.querySelector(".region").scrollTop += 20000')
    await step('a letter typed into a filter', 12, typing('words', letters))
    await step('another order', 8, 'document.querySelectorAll("thead button")[at % 5].click()')
    await tab.getByRole('button', { name: 'Clear the filters' }).click()
    await tab.getByRole('button', { name: 'Timeline' }).click()
    await tab.waitForSelector('svg .may')
    await step('the timeline at a letter typed', 12, typing('words', letters))
    await tab.getByRole('button', { name: 'Clear the filters' }).click()
    await tab.getByRole('button', { name: 'Map' }).click()
    await tab.waitForSelector('.mark :is(a, button)')
    await step('the map at a letter typed', 12, typing('words', letters))
    await tab.context().close()
  })
}

/** Milliseconds from the start of the navigation until something is there, as the page's own clock has it. */
async function firstView(address: string, path: string, selector: string): Promise<number> {
  const { tab } = await openTab(browser as never, address, path, { watch: selector })
  const took = await seen(tab, selector)
  await tab.context().close()
  return took
}

async function followed(address: string, link: string, selector: string): Promise<number> {
  const { tab } = await openTab(browser as never, address, '/')
  await tab.waitForSelector(link)
  await tab.waitForLoadState('networkidle')
  const took = await tab.evaluate<number>(`new Promise((done) => {
    const start = performance.now()
    document.querySelector(${JSON.stringify(link)}).click()
    const look = () => document.querySelector(${JSON.stringify(selector)}) ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look)
    look()
  })`)
  await tab.context().close()
  return took
}

/** Kilobytes of script, gzip, asked for until something is there; data of the map are not counted. */
async function scriptOf(address: string, path: string, selector: string): Promise<number> {
  const { tab } = await openTab(browser as never, address, path, { watch: selector })
  await seen(tab, selector)
  const names = await tab.evaluate<string[]>(
    `performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= window.__seen).map(({ name }) => name)`,
  )
  let bytes = 0
  for (const name of names.filter((one) => one.endsWith('.js') && !/countries|land-|topo/u.test(one)))
    bytes += gzipSync(Buffer.from(await (await fetch(name)).arrayBuffer())).length
  await tab.context().close()
  return bytes / 1000
}

async function seen(tab: Page, selector: string): Promise<number> {
  await tab.waitForSelector(selector, { timeout: 60_000, state: 'attached' })
  // The page looks once a frame.
  for (;;) {
    const at = await tab.evaluate<number | null>('window.__seen ?? null')
    if (at !== null) return at
  }
}

async function times(measure: () => Promise<number>): Promise<string> {
  const all: number[] = []
  for (let go = 0; go < goes; go++) all.push(await measure())
  return typical(all)
}

/** The median; the best, since a busy machine only ever adds; and the worst. */
function typical(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  return `${ms(sorted[sorted.length >> 1])}, best ${ms(sorted[0])}, worst ${ms(sorted.at(-1)!)}`
}

function ms(time: number): string {
  return `${Math.round(time)} ms`
}

function pause(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, time)))
}

function report(what: string, floor: string, measured: string): void {
  console.log(`${what.padEnd(66)} ${floor.padEnd(10)} ${measured}`)
}
