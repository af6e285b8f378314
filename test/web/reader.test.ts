import { afterAll, describe, expect, test } from 'vitest'
import { medianStep, nextStatement } from './step-times.ts'
import { startWorkbench, type Workbench } from './workbench.ts'

const started = await startWorkbench({ texts: 6 })
if (typeof started === 'string') console.warn(`The reader is not tested in a browser: ${started}`)

describe.skipIf(typeof started === 'string')('the reader', () => {
  const bench = started as Workbench
  afterAll(() => bench.close())
  const first = async () => (await bench.ledger.searchDocuments({ limit: 1 }))[0].id

  test('a pasted text shows its statements beside their words, and enters the dossier only when one says so', async () => {
    const { tab, troubles } = await bench.open('/read')
    const { documents: before } = await bench.ledger.counts()
    await tab
      .getByLabel('Paste a text')
      .fill('Deux soldats ont été tués à Arvane, selon la Ligue des Passes. Le maire dément.')
    await tab.getByRole('button', { name: 'Read', exact: true }).click()
    await tab.waitForSelector('#s1')
    expect(await tab.locator('#s1').innerText()).toContain('Ligue des Passes')
    const [words, card] = [await tab.locator('#w1').boundingBox(), await tab.locator('#s1').boundingBox()]
    expect(Math.abs(words!.y - card!.y)).toBeLessThan(40)
    expect((await bench.ledger.counts()).documents).toBe(before)
    await tab.getByRole('button', { name: 'Add to the dossier' }).click()
    await tab.getByRole('link', { name: 'Open the document' }).click()
    await tab.waitForURL(/\/documents\/doc/u)
    expect((await bench.ledger.counts()).documents).toBe(before + 1)
    expect(troubles).toEqual([])
  })

  test('statements are reviewed by keyboard alone, and a decision is undone by another', async () => {
    const id = await first()
    const { tab } = await bench.open(`/documents/${id}`)
    await tab.waitForSelector('#s1')
    for (const key of ['j', 'a']) await tab.keyboard.press(key)
    await tab.locator('#s1').getByText('accepted').waitFor()
    for (const key of ['j', 'r']) await tab.keyboard.press(key)
    await tab.locator('#s2').getByText('rejected').waitFor()
    await tab.keyboard.press('u')
    await tab.locator('#s2').getByText('rejected').waitFor({ state: 'detached' })
    expect((await bench.ledger.reviews()).map(({ action }) => action)).toEqual(['accept', 'reject', 'undo'])
  })

  test('words that the machine missed are selected and become a statement', async () => {
    const id = await first()
    const { tab } = await bench.open(`/documents/${id}`)
    await tab.waitForSelector('article span[data-at]')
    const before = await tab.locator('.cards section').count()
    await tab.evaluate(`(() => {
      const span = [...document.querySelectorAll('article p.body span[data-at]')].find((one) => one.textContent.length > 20)
      const range = document.createRange()
      range.setStart(span.firstChild, 0)
      range.setEnd(span.firstChild, 18)
      getSelection().removeAllRanges()
      getSelection().addRange(range)
      span.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
    })()`)
    await tab.getByRole('dialog').getByLabel('Act').selectOption('denies')
    await tab.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => tab.locator('.cards section').count(), { timeout: 20_000 }).toBe(before + 1)
  })

  test('a text that runs from right to left is shown so, and markup in a text is text', async () => {
    const { tab, troubles } = await bench.open('/read')
    const evil = '<img src=x onerror="document.title=1"><script>document.title = 2</script>'
    await tab.getByLabel('Paste a text').fill(`قال رئيس البلدية إن شرطيين أصيبا خلال الليل في المدينة القديمة. ${evil}`)
    await tab.getByRole('button', { name: 'Read', exact: true }).click()
    await tab.waitForSelector('article p')
    expect(await tab.locator('article').getAttribute('dir')).toBe('rtl')
    expect(await tab.locator('article').innerText()).toContain(evil)
    expect(await tab.title()).toContain('Selon')
    expect(troubles).toEqual([])
  })

  test('fifty thousand words stay smooth', async () => {
    const sentence =
      'Deux soldats ont été blessés à Arvane, selon le maire de la ville, qui a visité le quartier au matin. '
    // Words of no language: only the sentence above is read as statements.
    const filler = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore; '
    const text = Array.from({ length: 400 }, (_, at) => (at % 2 ? '' : sentence) + filler.repeat(8)).join('\n\n')
    await bench.ledger.add([bench.reader.read({ id: 'long', text, url: 'https://long.example/1', language: 'fr' })])
    const id = (await bench.ledger.searchDocuments({ limit: 1 }))[0].id
    const { tab } = await bench.open(`/documents/${id}`)
    await tab.waitForSelector('#s150')
    const step = await medianStep(tab, 8, nextStatement)
    console.log(
      `50,000 words, ${await tab.locator('.cards section').count()} statements: ${Math.round(step)} ms a step`,
    )
    expect(step).toBeLessThan(400)
  }, 120_000)
})
