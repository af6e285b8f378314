import * as fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import type { Reading } from '../../src/model/reading.ts'
import { madeReading, type Said } from './made-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-property-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

const said: fc.Arbitrary<Said> = fc.record({
  words: fc.constantFrom(
    'Un tir a touché le marché',
    'Une frappe a fait trois morts',
    'La mairie dément',
    'Des tirs ont été entendus',
  ),
  type: fc.constantFrom('shelling', 'air-strike', 'killing'),
  town: fc.constantFrom('Valmure', 'Orsenne', undefined),
  day: fc.constantFrom('2024-03-05', '2024-03-06', undefined),
  by: fc.constantFrom('Ligue du Nord', 'Armée de Valmure', undefined),
})

/** Readings of different addresses: which of two texts at one address came last does depend on the order. */
const readings: fc.Arbitrary<Reading[]> = fc
  .array(
    fc.record({
      says: fc.array(said, { minLength: 1, maxLength: 3 }),
      published: fc.constantFrom('2024-03-06', '2024-03-07', null),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((told) =>
    told.map(({ says, published }, at) =>
      madeReading({ url: `https://a.example/${at}`, publishedAt: published, says }),
    ),
  )

test('added twice is added once', async () => {
  await fc.assert(
    fc.asyncProperty(readings, async (all) => {
      const once = await rowsAfter([all])
      expect(await rowsAfter([all, all])).toEqual(once)
      expect(await rowsAfter([[...all, ...all]])).toEqual(once)
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('any order of adding, in any batches, gives the same documents, statements and incidents', async () => {
  const shuffled = readings.chain((all) =>
    fc.record({
      all: fc.constant(all),
      other: fc.shuffledSubarray(all, { minLength: all.length }),
      size: fc.integer({ min: 1, max: all.length }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ all, other, size }) => {
      const batches = Array.from({ length: Math.ceil(other.length / size) }, (_, at) =>
        other.slice(at * size, at * size + size),
      )
      expect(await rowsAfter(batches)).toEqual(await rowsAfter([all]))
    }),
    { numRuns: 25 },
  )
}, 120_000)

async function rowsAfter(batches: readonly Reading[][]): Promise<unknown> {
  const ledger = await openLedger(join(folder, `${++made}.selon`), { create: true })
  try {
    for (const batch of batches) await ledger.add(batch)
    return await rowsOf(ledger)
  } finally {
    await ledger.close()
  }
}

/** Everything but the order of arrival. */
async function rowsOf(ledger: Ledger): Promise<unknown> {
  const documents: unknown[] = []
  for await (const { document, records } of ledger.walkDocuments()) documents.push({ ...document, seq: 0, records })
  const incidents: unknown[] = []
  for await (const incident of ledger.walkIncidents()) incidents.push([incident, await ledger.units(incident)])
  return { documents: documents.map((row) => JSON.stringify(row)).sort(), incidents, counts: await ledger.counts() }
}
