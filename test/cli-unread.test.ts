import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenQuestion } from '../src/review/open-questions.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

// Texts in languages that no pack reads. All of them are invented.
const arabic =
  'قالت بلدية فالمير إن قصفا أصاب سوق المدينة صباح الثلاثاء وإن شخصين أصيبا بجروح. وأضافت البلدية أن المدارس ستبقى مغلقة حتى نهاية الأسبوع، وأن فرق الإسعاف تواصل البحث تحت الأنقاض منذ ساعات الفجر الأولى.'
const spanish =
  'Un bombardeo alcanzó el mercado de Valmère el martes por la mañana, según el ayuntamiento, y dos personas resultaron heridas. Las escuelas de la ciudad permanecerán cerradas hasta el final de la semana, anunció el alcalde.'
const translation =
  'La mairie de Valmère a déclaré qu’un bombardement avait touché le marché de la ville mardi matin et que deux personnes avaient été blessées.'

const folder = mkdtempSync(join(tmpdir(), 'selon-unread-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))
const reader = createReader()
const selon = (...argv: string[]) =>
  runCli([...argv, '--ledger', at('dossier.selon'), '--lang-ui', 'en'], {
    openReader: async () => reader,
    columns: 200,
  })
const queue = async () => JSON.parse((await selon('suggestions', '--format', 'json')).stdout) as OpenQuestion[]
const idIn = (stdout: string, name: string) => new RegExp(`${name} \\((?<id>doc:\\w+)\\)`, 'u').exec(stdout)!.groups!.id
let arabicId = ''

beforeAll(async () => {
  writeFileSync(at('ar.txt'), arabic)
  writeFileSync(at('es.txt'), spanish)
  const { stdout, status } = await selon('add', at('ar.txt'), at('es.txt'), '--outlet', 'Sada', '--retrieved-by', 'Ana')
  expect(status).toBe(0)
  arabicId = idIn(stdout, 'ar.txt')
})

test('they enter with where they came from and their digests, and wait for a person', async () => {
  expect((await selon('versions', arabicId)).stdout).toMatch(
    /text [0-9a-f]{64}\n.*came from ar\.txt .* by Ana · bytes/u,
  )
  const waiting = (await queue()).filter(({ kind }) => kind === 'read')
  expect(waiting.map((question) => question.kind === 'read' && question.lang)).toEqual(
    expect.arrayContaining(['ar', 'es']),
  )
  expect((await selon('suggestions')).stdout).toContain('For a person to read')
})

test('copies with other words here and there are found, and forwards name their author', async () => {
  writeFileSync(at('ar2.txt'), arabic.replace('الثلاثاء', 'الأربعاء'))
  expect((await selon('add', at('ar2.txt'), '--outlet', 'Nida')).stdout).toContain(`much like ${arabicId}`)
  const post = {
    id: 7,
    type: 'message',
    date: '2024-03-05T10:00:00',
    date_unixtime: '1709632800',
    from: 'Sada',
    from_id: 'channel1',
    forwarded_from: 'Khabar',
    text: spanish,
  }
  writeFileSync(at('result.json'), JSON.stringify({ name: 'Sada', type: 'public_channel', id: 1, messages: [post] }))
  expect((await selon('add', at('result.json'))).stdout).toContain('forwards Khabar')
})

test('what a person reads in one counts as a statement of it, and it waits no longer', async () => {
  const said = {
    content: 'قصفا أصاب سوق المدينة صباح الثلاثاء',
    act: 'confirms',
    type: 'shelling',
    day: '2024-03-05',
    place: 'فالمير',
    by: 'بلدية فالمير',
  }
  const added = await selon(
    'review',
    'add-statement',
    arabicId,
    '--set',
    JSON.stringify(said),
    '--by',
    'Ana',
    '--reason',
    'read',
  )
  expect(added.stderr).toBe('')
  expect((await queue()).some((question) => question.kind === 'read' && question.document === arabicId)).toBe(false)
  const incidents = JSON.parse((await selon('incidents', '--format', 'json')).stdout) as { documents: string[] }[]
  expect(incidents.some(({ documents }) => documents.includes(arabicId))).toBe(true)
})

test('a translation names its original and who made it, and takes its original out of the queue', async () => {
  const original = (await queue()).find((question) => question.kind === 'read' && question.lang === 'es')
  const id = original?.kind === 'read' ? original.document : ''
  writeFileSync(at('fr.txt'), translation)
  const by = ['--translation-of', id, '--translated-by', 'Bo Marin', '--translated-at', '2024-03-07']
  const { stdout, stderr } = await selon('add', at('fr.txt'), '--retrieved-at', '2024-03-07', ...by)
  expect(stderr).toBe('')
  expect(stdout).toContain(`translation of ${id}`)
  expect((await queue()).some((question) => question.kind === 'read' && question.document === id)).toBe(false)
  type Listed = { id: string; documents: string[] }
  const listed = JSON.parse((await selon('incidents', '--format', 'json')).stdout) as Listed[]
  const incident = listed.find(({ documents }) => !documents.includes(arabicId))!
  expect((await selon('incident', incident.id)).stdout).toContain('Spanish) by Bo Marin')
})

test.each([
  [['--translated-by', 'Bo'], 'a translation needs --translation-of and --translated-by'],
  [['--translation-of', 'doc:none', '--translated-by', 'Bo'], 'there is no document doc:none'],
  [['--translation-of', 'doc:none', '--translated-by', 'Bo', '--translated-at', 'today'], '“today” is not a date'],
])('%s is wrong usage', async (options, message) => {
  const { status, stderr } = await selon('add', at('fr.txt'), ...options)
  expect(stderr).toContain(message)
  expect(status).toBe(2)
})
