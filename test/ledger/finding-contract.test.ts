import { afterAll, afterEach, expect, test } from 'vitest'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import { madeReading, type Said } from './made-reading.ts'
import { onBothDatabases } from './both-databases.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const elsewhere: Said = {
  words: 'Une frappe a touché un pont à Orsenne jeudi',
  town: 'Orsenne',
  day: '2024-03-07',
  type: 'air-strike',
}
const claim: Said = {
  ...strike,
  words: 'Nous avons tiré sur Valmure',
  act: 'claims-responsibility',
  by: 'Ligue du Nord',
}

await onBothDatabases('what is found in a dossier', (place) => {
  const opened: Ledger[] = []
  const open = async (address = place.fresh()) => {
    const ledger = await openLedger(address, { create: true })
    opened.push(ledger)
    return ledger
  }
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })

  test('incidents are listed newest first, page by page, and opened with their statements', async () => {
    const ledger = await open()
    const told = (says: Said[], at: number) => madeReading({ url: `https://a.example/${at}`, says })
    const days = Array.from({ length: 12 }, (_, at): Said => ({ ...strike, day: `2024-04-${String(at + 10)}` }))
    await ledger.add(days.map((said, at) => told([said], at)))
    await ledger.add([told([{ ...days[3], words: `${strike.words}, dit le maire` }], 100)])
    const first = await ledger.incidents({ limit: 5 })
    const rest = await ledger.incidents({ limit: 50, after: first.at(-1)! })
    expect([...first, ...rest].map(({ day }) => day)).toEqual(days.map(({ day }) => day).reverse())
    const [most] = await ledger.incidents({ leastDocuments: 2 })
    expect(most).toMatchObject({ day: '2024-04-13', documents: 2, units: 2, stale: true, summary: null })
    expect((await ledger.statementsOf(most)).map(({ statement }) => statement.content.exact).sort()).toEqual([
      strike.words,
      `${strike.words}, dit le maire`,
    ])
    expect((await ledger.incident(most.id))?.id).toBe(most.id)
    expect(await ledger.incident('inc:none')).toBeNull()
  })

  test('an incident that is merged into another answers under its old id', async () => {
    const ledger = await open()
    const late = madeReading({ url: 'https://b.example', publishedAt: '2024-03-07', says: [strike] })
    const [{ incidents }] = await ledger.add([late])
    const early = madeReading({
      url: 'https://a.example',
      publishedAt: '2024-03-06',
      says: [{ ...strike, words: 'Tirs sur Valmure' }],
    })
    const [now] = await ledger.add([early])
    expect(now.incidents).not.toEqual(incidents)
    expect((await ledger.incident(incidents[0]))?.id).toBe(now.incidents[0])
  })

  test.each([
    [{ words: 'marché' }, 1],
    [{ words: 'MARCHE valm*' }, 1],
    [{ words: 'سُوق' }, 1],
    [{ words: 'نبأ שלום' }, 0],
    [{ words: 'שָׁלוֹם' }, 1],
    [{ words: 'nulle-part' }, 0],
    [{ actor: 'ligue du nord' }, 1],
    [{ actor: 'actor:ligue-du-nord', act: 'claims-responsibility' }, 1],
    [{ place: 'valmure' }, 2],
    [{ place: 'user:orsenne', type: 'air-strike' }, 1],
    [{ from: '2024-03-06', to: '2024-03-31' }, 1],
    [{ from: '2024-03-06' }, 1],
    [{ from: '2024-03-07', to: '2024-03-07', words: 'pont' }, 1],
    [{ outlet: 'le quotidien' }, 3],
    [{ lang: 'ar' }, 1],
    [{ lang: 'ar', words: 'marché' }, 0],
    [{}, 5],
  ])('a search for %j finds %i', async (search, found) => {
    // One dossier for all of them: nothing is changed in it.
    searched ??= await searchable()
    expect(await searched.search(search)).toHaveLength(found)
  })

  let searched: Ledger | undefined
  const searchable = async () => {
    const ledger = await openLedger(place.fresh(), { create: true })
    await ledger.add([
      madeReading({ url: 'https://a.example', outlet: 'Le Quotidien', says: [strike, elsewhere, claim] }),
      madeReading({ url: 'https://b.example', lang: 'ar', says: [{ words: 'انفجار في سوق المدينة' }] }),
      madeReading({ url: 'https://c.example', lang: 'he', says: [{ words: 'אמר שלום לכולם' }] }),
    ])
    return ledger
  }
  afterAll(() => searched?.close())
})
