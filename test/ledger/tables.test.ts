import { expect, test } from 'vitest'
import { Review } from '../../src/model/review.ts'
import { PartyMember } from '../../src/model/party.ts'
import { Document } from '../../src/model/document.ts'
import { tables } from '../../src/ledger/tables.ts'
import { openBinding } from '../../src/ledger/sqlite-binding.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

test('the migrations make the tables and columns that the code knows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-tables-'))
  const file = join(folder, 'dossier.selon')
  await (await openLedger(file, { create: true })).close()
  const binding = openBinding(file)
  const columnsOf = (table: string) =>
    (binding.prepare(`SELECT name FROM pragma_table_info('${table}')`).all([]) as { name: string }[]).map(
      ({ name }) => name,
    )
  const stored = binding.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all([]) as { name: string }[]
  const names = stored.map(({ name }) => name).filter((name) => !name.startsWith('selon_'))
  expect(names.sort()).toEqual(Object.keys(tables).sort())
  for (const [table, { columns }] of Object.entries(tables))
    expect(columnsOf(table).sort(), table).toEqual([...columns].sort())
  binding.close()
  rmSync(folder, { recursive: true, force: true })
})

const snake = (name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)

test('rows of decisions and of the parties file have a column for every field of the model', () => {
  expect(tables.reviews.columns.toSorted()).toEqual(Object.keys(Review.shape).map(snake).sort())
  const renamed: Record<string, string> = { from: 'from_day', to: 'to_day' }
  const party = Object.keys(PartyMember.shape).map((name) => renamed[name] ?? name)
  expect(tables.parties.columns.filter((name) => name !== 'position').sort()).toEqual(party.sort())
})

test('columns of documents that the model has too are called as there', () => {
  const own = new Set(['address', 'seq', 'version', 'withdrawn', 'withdrawn_note'])
  const known = new Set(Object.keys(Document.shape).map(snake))
  expect(tables.documents.columns.filter((name) => !own.has(name) && !known.has(name))).toEqual([])
})
