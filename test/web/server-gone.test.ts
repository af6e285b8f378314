import { afterAll, describe, expect, test } from 'vitest'
import { tokenRow } from '../serve/test-server.ts'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 4, tokens: [tokenRow('Ada', 'review', 'aaa')].join('\n') })
if (typeof started === 'string') console.warn(`The workbench is not tested with tokens: ${started}`)

describe.skipIf(typeof started === 'string')('a page of a team', () => {
  const bench = started as Workbench
  afterAll(() => bench.close())
  const as = { authorization: 'Bearer aaa' }

  const signIn = async (path: string) => {
    const { tab } = await bench.open(path).catch(() => bench.open(path))
    await tab.getByLabel('Access token').fill('aaa')
    await tab.getByRole('button', { name: 'Open' }).click()
    await tab.waitForSelector('main :is(h1, table)')
    return tab
  }

  test('asks for a token, and hears of what another decides, in every tab', async () => {
    const [{ id }] = await bench.ledger.searchDocuments({ limit: 1 })
    const [record] = await bench.ledger.statementsOfDocuments([id])
    const tab = await signIn(`/documents/${id}`)
    const second = await tab.context().newPage()
    await second.goto(`${bench.address}/documents/${id}`)
    await second.getByLabel('Access token').fill('aaa')
    await second.getByRole('button', { name: 'Open' }).click()
    for (const one of [tab, second]) await one.waitForSelector('#s1')
    await tab.waitForTimeout(300)
    const order = JSON.stringify({ action: 'accept', target: record.id, reason: 'read' })
    const headers = { ...as, 'content-type': 'application/json' }
    expect((await fetch(`${bench.address}/api/reviews`, { method: 'POST', headers, body: order })).status).toBe(200)
    for (const one of [tab, second]) await one.getByText('accepted').first().waitFor({ timeout: 5000 })
    await tab.context().close()
  }, 60_000)

  test('says that the server is gone, and goes on by itself when it is back', async () => {
    const tab = await signIn('/')
    await tab.route('**/api/**', (route) => route.abort())
    await tab.getByRole('link', { name: 'Documents', exact: true }).click()
    await tab.getByText('The server does not answer').first().waitFor()
    await tab.unroute('**/api/**')
    await tab.waitForSelector('main tbody tr', { timeout: 10_000 })
    expect(await tab.getByText('The server does not answer').count()).toBe(0)
    await tab.context().close()
  }, 60_000)
})
