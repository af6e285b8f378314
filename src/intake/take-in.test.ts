import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { composeText } from './compose-text.ts'
import type { IntakeItem } from './intake-item.ts'
import { layToldSegments } from './lay-told-segments.ts'
import { takeIn } from './take-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-take-in-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function take(names: string[], stdin = ''): Promise<IntakeItem[]> {
  const items: IntakeItem[] = []
  for await (const item of takeIn(names, { said: {}, stdin: Readable.from([stdin]) })) items.push(item)
  return items
}

test('a folder gives its files by name, without what a browser saved beside a page', async () => {
  for (const name of ['b', 'b/inner', 'page_files', 'page_fichiers', '.hidden'])
    mkdirSync(join(folder, 'desk', name), { recursive: true })
  for (const name of ['b/inner/2.txt', 'a.txt', 'page_files/x.txt', 'page_fichiers/x.txt', '.hidden/x.txt', '.x.txt'])
    writeFileSync(join(folder, 'desk', name), 'Un drone a été abattu.')
  writeFileSync(join(folder, 'desk', 'page.html'), '')
  const names = (await take([join(folder, 'desk')])).map(({ name }) => name)
  expect(names).toEqual(['a.txt', 'b/inner/2.txt', 'page.html'].map((name) => join(folder, 'desk', name)))
})

test('a line of a batch that cannot be read is named by its number and the rest goes on', async () => {
  const file = join(folder, 'batch.jsonl')
  writeFileSync(file, '{"id":"a","text":"Un drone."}\n\nnothing\n{"id":"b","text":"Deux drones."}\n')
  const items = await take([file])
  expect(items.map(({ input }) => input?.id)).toEqual(['a', undefined, 'b'])
  expect(items[1].error).toMatchObject({ code: 'input-malformed', place: { file, line: 3 } })
})

test('one document of a file is read alone by the name that messages call it', async () => {
  const file = join(folder, 'batch-2.jsonl')
  writeFileSync(file, '{"id":"a","text":"Un drone."}\n{"id":"b","text":"Deux drones."}\n')
  expect((await take([`${file}:2`])).map(({ name, input }) => [name, input?.id])).toEqual([[`${file}:2`, 'b']])
  for (const name of [`${file}:9`, `${file}#2`, join(folder, 'none#2')])
    expect((await take([name])).map(({ error }) => error?.code)).toEqual(['file-missing'])
})

test('each document tells where it came from and the digest of its bytes', async () => {
  const [{ input }] = await take(['-'], 'Un drone a été abattu.')
  expect(input?.capture).toEqual({
    format: 'text',
    from: 'stdin',
    rawSha256: '3356aa2cc28311ffcfa3feec08606a8f1d1392db0b6911c71919d7732c422b06',
  })
})

test('composed blocks are quoted by their segments', () => {
  const { text, segments } = composeText([
    { kind: 'headline', text: ' Un titre ' },
    { kind: 'caption', text: '\n' },
    { kind: 'body', text: 'Un mot.' },
  ])
  expect(segments.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['headline', 'Un titre'],
    ['body', 'Un mot.'],
  ])
})

test('what a page calls its headline stays one, and words still find a link inside the body', () => {
  const told = [
    { kind: 'headline' as const, start: 0, end: 10 },
    { kind: 'body' as const, start: 12, end: 60 },
  ]
  const found = [
    { kind: 'body' as const, start: 0, end: 10 },
    { kind: 'headline' as const, start: 12, end: 30 },
    { kind: 'related-link' as const, start: 31, end: 60 },
  ]
  expect(layToldSegments(told, found)).toEqual([
    { kind: 'headline', start: 0, end: 10 },
    { kind: 'body', start: 12, end: 30 },
    { kind: 'related-link', start: 31, end: 60 },
  ])
})
