import { parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { parquetTable } from './parquet-table.ts'

const columns = { said: 'text', latitude: 'number', reviewed: 'flag' } as const

async function* rows(count: number, pulled: () => void = () => {}) {
  for (let at = 0; at < count; at++) {
    pulled()
    yield { said: at % 3 === 0 ? null : `row ${at} \ud800 é`, latitude: at % 2 ? at / 10 : null, reviewed: at % 2 }
  }
}

async function read(pieces: AsyncIterable<Uint8Array>) {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  const bytes = new Uint8Array(Buffer.concat(all))
  return parquetReadObjects({ file: bytes.buffer })
}

test('rows come back as they went in, over several row groups', async () => {
  const back = await read(parquetTable(columns, rows(25), { groupSize: 10 }))
  expect(back).toHaveLength(25)
  expect(back[0]).toEqual({ said: null, latitude: null, reviewed: false })
  expect(back[13]).toEqual({ said: 'row 13 \ufffd é', latitude: 1.3, reviewed: true })
})

test('a table without rows is a table', async () => {
  expect(await read(parquetTable(columns, rows(0)))).toEqual([])
})

test('no more rows are held than one group has', async () => {
  let pulled = 0
  const seen: number[] = []
  for await (const piece of parquetTable(
    columns,
    rows(95, () => pulled++),
    { groupSize: 10 },
  ))
    if (piece.length > 0) seen.push(pulled)
  expect(seen).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 95])
})
