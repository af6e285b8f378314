import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { endlessStatements, statementsEach } from '../bench/endless-statements.ts'
import { uiWords } from '../src/cli/ui-words.ts'
import { exportLines } from '../src/export/export-lines.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { madeReading } from './ledger/made-reading.ts'

const options = { profile: 'public' as const, includeUnreviewed: true, bom: false, words: uiWords('en') }

test.each(['statements', 'jsonld'] as const)('%s: a piece leaves before the next text is asked for', async (format) => {
  const source = endlessStatements(2000)
  let pieces = 0
  for await (const _ of exportLines(source as unknown as Ledger, format, options)) {
    pieces++
    expect(source.walked).toBeLessThanOrEqual(1 + pieces / statementsEach)
  }
  expect(source.walked).toBe(2000 / statementsEach)
  expect(pieces).toBeGreaterThan(2000)
})

test.each(['statements', 'parquet', 'jsonld'] as const)(
  '%s: what was written is let go, however many texts there are',
  async (format) => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const held = async (statements: number): Promise<number> => {
      const texts: WeakRef<object>[] = []
      const source = endlessStatements(statements, (text) => texts.push(new WeakRef(text)))
      let most = 0
      let looked = 0
      for await (const _ of exportLines(source as unknown as Ledger, format, options)) {
        if (format !== 'parquet' && source.walked < looked + 80) continue
        looked = source.walked
        // A weak reference lives on until the turn in which it was made is over.
        await new Promise((resolve) => setImmediate(resolve))
        collect()
        most = Math.max(most, texts.filter((text) => text.deref() !== undefined).length)
      }
      return most
    }
    // Parquet writes some thousands of rows at once.
    expect(await held(format === 'parquet' ? 12_000 : 4000)).toBeLessThanOrEqual(5)
  },
  60_000,
)

test('an incident leaves before the next one is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-streaming-'))
  const ledger = await openLedger(join(folder, 'a.selon'), { create: true })
  try {
    const says = [{ words: 'Shells hit Ormel', type: 'shelling', town: 'Ormel', day: '2024-05-12', by: 'Town Hall' }]
    await ledger.add([madeReading({ url: 'https://a.example/1', says })])
    let walked = 0
    const repeated = {
      ...ledger,
      async *walkIncidents() {
        for await (const stored of ledger.walkIncidents())
          for (let times = 0; times < 40; times++) {
            walked++
            yield stored
          }
      },
    }
    for (const format of ['plover', 'geojson', 'ftm', 'ucdp'] as const) {
      walked = 0
      let pieces = 0
      for await (const _ of exportLines(repeated, format, options)) expect(walked).toBeLessThanOrEqual(++pieces)
      expect(walked).toBe(40)
    }
  } finally {
    await ledger.close()
    rmSync(folder, { recursive: true })
  }
})
