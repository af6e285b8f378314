/**
 * How fast the workbench feels, in a real Chromium over the sample dossier. `npm run bench:web`. Prints a table of floors and what was
 * measured; machines differ, so nothing fails here (test/web holds looser bounds). Times are the median of several goes, and the best.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { startWorkbench } from '../test/web/workbench.ts'

const goes = 5
const bench = await startWorkbench()
if (typeof bench === 'string') throw new Error(bench)
try {
  // The server is warm: packs are loaded, summaries kept.
  bench.reader.read({ id: 'warm', text: readFileSync('samples/port-cendre-fr.txt', 'utf8'), language: 'fr' })
  await fetch(`${bench.address}/api/incidents?limit=1000`)

  const list = 'main a[href^="/incidents/"]'
  report(
    'first view: from the address to the list, nothing cached',
    '≤ 1000 ms',
    await median(() => firstView('/', list)),
  )
  report('script of the first view, gzip', '≤ 120 KB', `${(await scriptOf('/', list)).toFixed(1)} KB`)
  const incidents = await bench.ledger.incidents({ limit: 100, leastDocuments: 3 })
  const [largest] = incidents.toSorted((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
  report(
    `an incident of ${largest.documents} texts, nothing cached`,
    '≤ 1000 ms',
    await median(() => firstView(`/incidents/${largest.id}`, 'main table')),
  )
  report('an incident, from the list', '', await median(() => followed(list, 'main section table')))
  const article = readFileSync('samples/port-cendre-fr.txt', 'utf8').split(/(?<=\s)/u)
  const words = Array.from({ length: 400 }, (_, at) => article[at % article.length]).join('')
  report('a pasted text of 400 words, until its cards stand', '≤ 150 ms', await median(() => pasted(words)))
  report('50,000 words with 200 statements: opening', '', await median(long, 1))
} finally {
  await bench.close()
}

/** Milliseconds from the start of the navigation until something is there, as the page's own clock has it. */
async function firstView(path: string, selector: string): Promise<number> {
  const { tab } = await running().open(path, { watch: selector })
  const took = await seen(tab)
  await tab.context().close()
  return took
}

async function followed(link: string, selector: string): Promise<number> {
  const { tab } = await running().open('/')
  await tab.waitForSelector(link)
  await tab.waitForLoadState('networkidle')
  const took = await timed(tab, `document.querySelector(${JSON.stringify(link)}).click()`, selector)
  await tab.context().close()
  return took
}

async function pasted(text: string): Promise<number> {
  const { tab } = await running().open('/read')
  await tab.waitForSelector('textarea')
  const paste = `const area = document.querySelector('textarea')
    area.value = ${JSON.stringify(text)}
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.dispatchEvent(new ClipboardEvent('paste', { bubbles: true }))`
  const took = await timed(tab, paste, '#s1')
  await tab.context().close()
  return took
}

async function long(): Promise<number> {
  const sentence =
    'Deux soldats ont été blessés à Arvane, selon le maire de la ville, qui a visité le quartier au matin. '
  const filler = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore; '
  const text = Array.from({ length: 400 }, (_, at) => (at % 2 ? '' : sentence) + filler.repeat(8)).join('\n\n')
  const { ledger, reader } = running()
  await ledger.add([reader.read({ id: 'long', text, url: 'https://long.example/1', language: 'fr' })])
  const [{ id }] = await ledger.searchDocuments({ limit: 1 })
  const { tab } = await running().open(`/documents/${id}`, { watch: '#s150' })
  const took = await seen(tab)
  const statements = await tab.locator('.cards section').count()
  const step = await timedSteps(tab)
  report(`50,000 words with ${statements} statements: a step to the next`, '≤ 100 ms', `${step.toFixed(0)} ms`)
  await tab.context().close()
  return took
}

async function timedSteps(tab: Page): Promise<number> {
  return tab.evaluate(`(async () => {
    const times = []
    for (let i = 0; i < 9; i++) {
      const start = performance.now()
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      times.push(performance.now() - start)
    }
    return times.sort((a, b) => a - b)[4]
  })()`)
}

/** Bytes of script, gzip, asked for until something is there; data of the map are not counted. */
async function scriptOf(path: string, selector: string): Promise<number> {
  const { tab } = await running().open(path, { watch: selector })
  await seen(tab)
  const names = await tab.evaluate<string[]>(
    `performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= window.__seen).map(({ name }) => name)`,
  )
  let bytes = 0
  for (const name of names.filter((one) => one.endsWith('.js') && !/countries|land-|topo/u.test(one)))
    bytes += gzipSync(Buffer.from(await (await fetch(name)).arrayBuffer())).length
  await tab.context().close()
  return bytes / 1000
}

async function seen(tab: Page): Promise<number> {
  await tab.waitForFunction('window.__seen !== undefined', undefined, { timeout: 30_000 })
  return tab.evaluate('window.__seen')
}

/** Milliseconds from an act until something is there and painted. */
async function timed(tab: Page, act: string, selector: string): Promise<number> {
  return tab.evaluate(`new Promise((done) => {
    const start = performance.now()
    ;(() => { ${act} })()
    const look = () => document.querySelector(${JSON.stringify(selector)}) ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look)
    look()
  })`)
}

/** The median, and the best, since a busy machine only ever adds. */
async function median(measure: () => Promise<number>, times = goes): Promise<string> {
  const all: number[] = []
  for (let go = 0; go < times; go++) all.push(await measure())
  all.sort((a, b) => a - b)
  return `${Math.round(all[all.length >> 1])} ms, best ${Math.round(all[0])} ms`
}

function running() {
  if (!bench || typeof bench === 'string') throw new Error('no browser')
  return bench
}

function report(what: string, floor: string, measured: string): void {
  console.log(`${what.padEnd(66)} ${floor.padEnd(10)} ${measured}`)
}
