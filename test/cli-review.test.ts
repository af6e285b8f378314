import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './fixtures/run-cli.ts'
import { madeReading } from './ledger/made-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-review-'))
const dossier = join(folder, 'dossier.selon')
const selon = (words: string, stdin = '') =>
  runCli([...words.split(' ').filter(Boolean), '--ledger', dossier, '--lang-ui', 'en'], { stdin })
let statement: string
let incident: string
let document: string

beforeAll(async () => {
  const reading = madeReading({
    url: 'https://a.example/1',
    outlet: 'Le Quotidien',
    says: [{ words: 'Un tir a touché le marché de Valmure', town: 'Valmure', day: '2024-03-05', by: 'Ligue du Nord' }],
  })
  writeFileSync(join(folder, 'readings.jsonl'), JSON.stringify(reading))
  await selon(`add --readings ${join(folder, 'readings.jsonl')}`)
  const [first] = JSON.parse((await selon('incidents --format json')).stdout) as { id: string; statements: string[] }[]
  incident = first.id
  statement = first.statements[0]
  document = `doc:${statement.slice(3).split('.')[0]}`
})

afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['review', 'selon review ACTION TARGET'],
  ['review praise st:1 --by A --reason r', 'the actions: accept, correct'],
  ['review accept st:1 --reason r', '--by and --reason are needed'],
  ['review correct st:1 --by A --reason r --set {', '--set takes JSON'],
  ['remove doc:none', '--by and --reason are needed'],
  ['remove doc:none --by A --reason r', 'there is no document doc:none'],
  ['freeze', 'give one name'],
  ['explain', 'give the id'],
  ['explain inc:none', 'there is no incident inc:none'],
  ['explain inc:none --as-of may', 'there is no state “may”'],
  ['withdraw doc:none', '--note is needed'],
  ['withdraw doc:none --note n', 'there is no document doc:none'],
  ['versions doc:none', 'there is no document doc:none'],
  ['search', 'search for words'],
  ['search x --from yesterday', '“yesterday” is not a date'],
  ['suggestions --limit none', '--limit takes a number'],
  ['suggestions --state lost', '--state takes open, assigned'],
])('“selon %s” is wrong usage, in one line', async (words, message) => {
  const { status, stderr, stdout } = await selon(words)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.split('\n')).toHaveLength(2)
  expect(stderr).toContain(message)
})

test('of many decisions those that cannot be taken are told by their line, and stop nothing', async () => {
  const lines = [
    { action: 'flag', target: statement, reason: 'to be read twice' },
    { action: 'accept', target: 'st:none.1', reason: 'r' },
    { action: 'accept', target: statement, reason: 'read', at: '2024-05-01T09:00:00Z' },
  ]
  const stdin = [...lines.map((line) => JSON.stringify(line)), 'no JSON'].join('\n')
  const { status, stderr, stdout } = await selon('review --jsonl - --by Anne', stdin)
  expect(status).toBe(1)
  expect(stdout).toBe(`r1 flag ${statement}\nr2 accept ${statement}\n`)
  expect(stderr).toMatch(
    /input:2: there is no statement st:none\.1.*\[review-malformed\]\n.*input:4: line is not JSON/su,
  )
})

test('a locked incident says who locked it', async () => {
  await selon(`review lock ${incident} --by Anne --reason settled --at 2024-05-02T09:00:00Z`)
  const { status, stderr } = await selon(`review reject ${statement} --by Bea --reason no`)
  expect(status).toBe(1)
  expect(stderr).toContain(`${incident} was locked by Anne on 2024-05-02`)
  expect(stderr).toContain('[review-locked]')
})

test('what holds says so with status 0, what does not with status 1', async () => {
  expect(await selon('verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('All holds') as string })
  const head = JSON.parse((await selon('seal --format json')).stdout) as { head: { reviews: { count: number } } }
  head.head.reviews.count += 1
  writeFileSync(join(folder, 'head.json'), JSON.stringify(head))
  const { status, stdout } = await selon(`verify --head ${join(folder, 'head.json')}`)
  expect(status).toBe(1)
  expect(stdout).toContain('not what the head kept elsewhere says')
})

test('a search finds by every field, and shows no word of a sealed document', async () => {
  for (const asked of ['marché', 'MARCHE', '--place Valmure', '--type shelling', '--status sides-not-set'])
    expect((await selon(`search ${asked}`)).stdout, asked).toContain(statement)
  expect((await selon('search --actor Ligue')).stdout).toContain('Nothing')
  await selon(`review lock ${incident} --by Anne --reason again --set {"undo":true}`)
  await selon(`review correct ${statement} --by Anne --reason read --set {"act":"announces"}`)
  expect((await selon('search marché --act reports')).stdout).toContain('Nothing')
  await selon(`review seal ${document} --by Anne --reason asked`)
  const { stdout } = await selon('search marché')
  expect(stdout).toContain(statement)
  expect(stdout).not.toContain('marché')
})

test('a name that stands for another is said in one line, asked about no more, and told where a question stands', async () => {
  const set = JSON.stringify({ name: 'la Ligue', is: 'Ligue du Nord' })
  const said = await runCli(
    [
      'review',
      'alias',
      'dossier',
      '--by',
      'Anne',
      '--reason',
      'as it signs',
      '--set',
      set,
      '--ledger',
      dossier,
      '--lang-ui',
      'en',
    ],
    { stdin: '' },
  )
  expect(said.stdout).toMatch(/^r\d+ alias dossier\n$/u)
  await selon(`review flag ${incident} --by Anne --reason later --set {"later":true}`)
  await selon(`review flag ${incident} --by Anne --reason please --set {"assigned":"Ben"}`)
  const { stdout } = await selon('suggestions --state waiting --to ben')
  expect(stdout).toContain('to Ben')
  expect(stdout).toMatch(/put aside\s+by Anne\s+\(later\)/u)
  expect((await selon('suggestions --state open')).stdout).not.toContain(incident)
})
