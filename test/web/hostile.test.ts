import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader } from '../../src/reading/read-document.ts'
import { decide } from '../../src/review/decide.ts'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 4 })
if (typeof started === 'string') console.warn(`Hostile data are not tested in a browser: ${started}`)

const evil = `"'><img src=x onerror="window.evil=1"><script>window.evil=1</script>{{evil}}\${evil}`
const gazetteer = `name\tlanguage\tkind\twithin\tlatitude\tlongitude\tnote
Mal<img src=x onerror=window.evil=1>ville\tfr\tprovince\t\t10\t20\t${evil}
Arvane\tfr\tsettlement\tMal<img src=x onerror=window.evil=1>ville\t10\t20\t${evil}
`

describe.skipIf(typeof started === 'string')('hostile data', () => {
  const bench = started as Workbench
  const folder = mkdtempSync(join(tmpdir(), 'selon-hostile-'))
  let paths: string[] = []
  beforeAll(async () => {
    const { ledger } = bench
    writeFileSync(join(folder, 'gazetteer.tsv'), gazetteer)
    const reader = createReader({ gazetteerFiles: [join(folder, 'gazetteer.tsv')] })
    const text = `${evil}\n\nDeux civils ont été tués à Arvane lundi, selon ${evil}. La Ligue ${evil} a bombardé Arvane, selon l'Armée ${evil}.`
    const said = { title: evil, outlet: evil, language: 'fr', publishedAt: '2024-03-19' }
    const addresses = [
      `javascript:window.evil=1//${evil}`,
      `https://a.example/"><script>window.evil=1</script>`,
      'data:text/html,x',
    ]
    await ledger.add(
      addresses.map((url, at) => reader.read({ id: `${evil}${at}`, text: `${text} ${at}`, url, ...said })),
    )
    const [document] = await ledger.searchDocuments({ limit: 1 })
    const [record] = await ledger.statementsOfDocuments([document.id])
    await ledger.setParties([
      {
        conflict: evil,
        party: evil,
        member: evil,
        from: null,
        to: null,
        reason: evil,
        source: 'javascript:window.evil=1',
      },
    ] as never)
    for (const [action, target] of [
      ['comment', record.id],
      ['defer', record.id],
      ['comment', document.id],
    ] as const)
      await decide(ledger, { action, target, reason: evil, by: evil, at: '2024-03-20T00:00:00Z', salt: 'a' })
    const incidents = await ledger.incidentsOfDocuments([document.id])
    expect(incidents.length).toBeGreaterThan(0)
    const shown = ['/', '/queue', '/documents', '/search?q=civils', '/read', '/sources', '/parties', '/export']
    paths = [
      ...shown,
      ...shown.map((path) => `${path.split('?')[0]}?q=${encodeURIComponent(evil)}&name=${encodeURIComponent(evil)}`),
      `/documents/${document.id}`,
      `/incidents/${encodeURIComponent(incidents[0].id)}`,
      `/documents/${encodeURIComponent(evil)}`,
      `/${encodeURIComponent(evil)}`,
      '/docs',
    ]
  }, 60_000)
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await bench.close()
  })

  test('is shown as words on every page: no markup, no script, no link to follow, no rule of the page broken', async () => {
    const found: string[] = []
    for (const path of paths) {
      const { tab, troubles } = await bench.open(path)
      await tab.waitForLoadState('networkidle')
      const seen = await tab.evaluate<string[]>(`[
        window.evil && 'a script ran',
        document.querySelector('main img, main script, main iframe') && 'markup',
        ...[...document.links].filter(({ href }) => !href.startsWith(location.origin + '/')).map(({ href }) => 'a link leads to ' + href),
        ...[...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).map(({ tagName }) => 'a handler on ' + tagName),
      ].filter(Boolean)`)
      // What the server rightly does not find is told by the browser too.
      const real = troubles.filter((trouble) => !/status of 40[04]/u.test(trouble))
      found.push(...[...seen, ...real].map((trouble) => `${path.slice(0, 40)}: ${trouble}`))
      await tab.context().close()
    }
    expect(found).toEqual([])
  }, 240_000)

  test('the words themselves stand there', async () => {
    const { tab } = await bench.open('/documents')
    await tab.waitForSelector('main tbody tr')
    expect(await tab.locator('main').innerText()).toContain('<script>window.evil=1</script>')
  })
})
