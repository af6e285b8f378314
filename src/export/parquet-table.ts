import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'

export type CellKind = 'text' | 'number' | 'flag'
type Cell = string | number | null

const types = { text: 'STRING', number: 'DOUBLE', flag: 'BOOLEAN' } as const

/**
 * Rows as a Parquet file, in pieces: a row group leaves as soon as it is full, so that no more rows than one group's are held. The
 * footer, at the end, holds some numbers a group and column.
 */
export async function* parquetTable<Column extends string>(
  columns: Readonly<Record<Column, CellKind>>,
  rows: AsyncIterable<Readonly<Record<Column, Cell>>>,
  { groupSize = 10_000, metadata = {} }: { groupSize?: number; metadata?: Readonly<Record<string, string>> } = {},
): AsyncGenerator<Uint8Array> {
  const names = Object.keys(columns) as Column[]
  const dataOf = (group: readonly Readonly<Record<Column, Cell>>[]) =>
    names.map((name) => ({
      name,
      type: types[columns[name]],
      nullable: true,
      offsetIndex: false,
      data: group.map((row) => cell(row[name], columns[name])),
    }))
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: dataOf([]) }),
    statistics: false,
    createdBy: 'selon',
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  })
  let group: Readonly<Record<Column, Cell>>[] = []
  for await (const row of rows) {
    if (group.push(row) < groupSize) continue
    await writer.write({ columnData: dataOf(group), rowGroupSize: groupSize })
    group = []
    yield taken(bytes)
  }
  if (group.length > 0) await writer.write({ columnData: dataOf(group), rowGroupSize: groupSize })
  await writer.finish()
  yield taken(bytes)
}

function cell(value: Cell, kind: CellKind): string | number | boolean | null {
  if (value === null) return null
  if (kind === 'flag') return value === 1
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\uFFFD') : value
}

/** What was written since the last time; the writer goes on counting its offset in the file. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice()
  bytes.index = 0
  return piece
}
