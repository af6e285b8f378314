import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/index.ts'
import { openBinding } from '../../src/ledger/sqlite-binding.ts'
import { storageError } from '../../src/ledger/storage-error.ts'
import { madeReading } from './made-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-errors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
const path = () => join(folder, `${++made}.selon`)
const reading = madeReading({ url: 'https://a.example', says: [{ words: 'Un tir a touché Valmure', town: 'Valmure' }] })

async function filled(options: { keyFile?: string } = {}): Promise<string> {
  const file = path()
  const ledger = await openLedger(file, { create: true, ...options })
  await ledger.add([reading])
  await ledger.close()
  return file
}

test('a dossier that is not there is not made unless asked for', async () => {
  const file = path()
  await expect(openLedger(file)).rejects.toMatchObject({ code: 'ledger-missing', place: { file } })
  await expect(openLedger(join(folder, 'none', 'x.selon'), { create: true })).rejects.toMatchObject({
    code: 'file-missing',
  })
})

test('a dossier that another writer holds too long is locked', async () => {
  const file = await filled()
  const holder = openBinding(file)
  holder.prepare('begin').run([])
  const ledger = await openLedger(file, { patience: 50 })
  await expect(ledger.add([madeReading({ says: [] })])).rejects.toMatchObject({
    code: 'ledger-locked',
    place: { file },
  })
  expect((await ledger.counts()).documents).toBe(1)
  holder.prepare('rollback').run([])
  holder.close()
  await ledger.add([madeReading({ says: [] })])
  await ledger.close()
})

test('a dossier opened for reading, or that may not be written, is not written', async () => {
  const file = await filled()
  const ledger = await openLedger(file, { readOnly: true })
  expect(await ledger.incidents()).toHaveLength(1)
  await expect(ledger.add([madeReading({ says: [] })])).rejects.toMatchObject({
    code: 'ledger-read-only',
    place: { file },
  })
  await ledger.close()
  if (process.getuid?.() === 0) return
  chmodSync(file, 0o444)
  await expect(openLedger(file)).rejects.toMatchObject({ code: 'ledger-read-only' })
})

test('a dossier that a newer program wrote is left alone', async () => {
  const file = await filled()
  const binding = openBinding(file)
  binding.prepare("INSERT INTO selon_migrations (name, timestamp) VALUES ('9999-later', '')").run([])
  binding.close()
  await expect(openLedger(file)).rejects.toMatchObject({ code: 'ledger-newer', place: { file } })
})

test('a file that is no dossier is called so, and left alone', async () => {
  const text = path()
  writeFileSync(text, 'Cher journal, aujourd’hui rien.\n')
  await expect(openLedger(text, { create: true })).rejects.toMatchObject({
    code: 'ledger-damaged',
    place: { file: text },
  })
  expect(readFileSync(text, 'utf8')).toBe('Cher journal, aujourd’hui rien.\n')
  const other = path()
  const binding = openBinding(other)
  binding.exec('CREATE TABLE recipes (name text)')
  binding.close()
  await expect(openLedger(other)).rejects.toMatchObject({ code: 'ledger-damaged' })
  mkdirSync(join(folder, 'folder.selon'))
  await expect(openLedger(join(folder, 'folder.selon'))).rejects.toMatchObject({ code: 'file-unreadable' })
})

test('a closed dossier is one file, which may be copied', async () => {
  const file = await filled()
  const copy = path()
  copyFileSync(file, copy)
  const ledger = await openLedger(copy)
  expect((await ledger.counts()).documents).toBe(1)
  await ledger.close()
})

test('a damaged dossier is called so', async () => {
  const file = await filled()
  const cut = path()
  copyFileSync(file, cut)
  truncateSync(cut, 6_000)
  const use = async () => {
    const ledger = await openLedger(cut)
    await ledger.add([madeReading({ says: [] })])
  }
  await expect(use()).rejects.toMatchObject({ code: 'ledger-damaged', place: { file: cut } })
})

test('an encrypted dossier opens with its key alone', async () => {
  const [right, wrong, empty] = ['right', 'wrong', 'empty'].map((name) => join(folder, `${name}.key`))
  writeFileSync(right, 'correct horse\n')
  writeFileSync(wrong, 'battery staple\n')
  writeFileSync(empty, '\n')
  const file = await filled({ keyFile: right })
  expect(readFileSync(file).includes('Valmure')).toBe(false)
  const ledger = await openLedger(file, { keyFile: right })
  expect((await ledger.counts()).documents).toBe(1)
  await ledger.close()
  await expect(openLedger(file, { keyFile: wrong })).rejects.toMatchObject({ code: 'ledger-key', place: { file } })
  await expect(openLedger(file)).rejects.toMatchObject({ code: 'ledger-key', place: { file } })
  await expect(openLedger(file, { keyFile: empty })).rejects.toMatchObject({ code: 'ledger-key' })
  await expect(openLedger(await filled(), { keyFile: right })).rejects.toMatchObject({ code: 'ledger-key' })
  await expect(openLedger(file, { keyFile: join(folder, 'no.key') })).rejects.toMatchObject({ code: 'file-missing' })
})

test('a full disk loses nothing that was acknowledged', async () => {
  const file = await filled()
  const ledger = await openLedger(file)
  const binding = openBinding(file)
  // As full as a disk gets without filling one: no page may be added.
  const [{ page_count: pages }] = binding.prepare('PRAGMA page_count').all([]) as { page_count: number }[]
  binding.exec(`PRAGMA max_page_count = ${pages}`)
  let error: unknown
  try {
    for (let at = 0; at < 200; at++)
      binding.prepare('INSERT INTO settings VALUES (?, ?)').run([`s${at}`, 'x'.repeat(5_000)])
  } catch (caught) {
    error = storageError(caught, file)
  }
  expect(error).toMatchObject({ code: 'ledger-full', place: { file } })
  binding.close()
  expect((await ledger.counts()).documents).toBe(1)
  await ledger.close()
})

test('a server that does not answer is named without its password', async () => {
  const open = openLedger('postgres://anne:secret@127.0.0.1:1/dossier')
  await expect(open).rejects.toMatchObject({
    code: 'ledger-unreachable',
    place: { file: 'postgres://anne:…@127.0.0.1:1/dossier' },
  })
})

test('what libsql would cut or crash on is refused before it gets there', () => {
  const binding = openBinding(path())
  const statement = binding.prepare('SELECT ? AS it')
  expect(() => statement.all([true])).toThrow(TypeError)
  expect(() => statement.all([new Date(0)])).toThrow(TypeError)
  expect(() => statement.all([undefined])).toThrow(TypeError)
  expect(() => statement.all(['a\0b'])).toThrow(TypeError)
  expect(statement.all(['a'])).toEqual([{ it: 'a' }])
  binding.close()
})
