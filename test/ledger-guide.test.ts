import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../src/packs/package-root.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

const guide = readFileSync(new URL('../docs/ledger.md', import.meta.url), 'utf8')
const blocks = [...guide.matchAll(/^```(?<kind>sh)?\n(?<body>.*?)^```$/gmsu)].map(({ groups }) => groups!)

test('every command of the guide does what the guide says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-guide-'))
  const ledger = ['--ledger', join(folder, 'dossier.selon')]
  const selon = async (...argv: string[]) => {
    const { stdout, stderr, status } = await runCli([...argv, ...ledger, '--lang-ui', 'en'], {
      columns: 100,
      openReader: async (options) => createReader(options),
    })
    expect(stderr, argv.join(' ')).toBe('')
    expect(status, argv.join(' ')).toBe(0)
    return stdout
  }
  const json = async <Out>(...argv: string[]) => JSON.parse(await selon(...argv, '--format', 'json')) as Out
  const ids: Record<string, string> = {}
  /** Ids of the dossier for the words in capitals, as soon as there is one. */
  const lookUp = async () => {
    const incidents = await json<{ id: string; statements: string[] }[]>('incidents')
    const [first, second] = incidents.filter(({ statements }) => statements.length > 2)
    Object.assign(ids, { INCIDENT: first.id, OTHER: second.id, OTHERSTATEMENT: second.statements[0] })
    ids.STATEMENT = first.statements[0]
    ids.DOCUMENT = `doc:${first.statements[0].slice(3).split('.')[0]}`
    const decision = { action: 'flag', target: ids.STATEMENT, reason: 'to be read by a second person' }
    writeFileSync(join(folder, 'decisions.jsonl'), `${JSON.stringify(decision)}\n`)
  }
  try {
    let printed = ''
    for (const { kind, body } of blocks) {
      if (kind !== 'sh') {
        for (const line of body.trim().split('\n')) expect(printed).toMatch(patternOf(line))
        continue
      }
      printed = ''
      for (const line of body.trim().split('\n')) {
        const [command, file] = line.split(' > ')
        const argv = wordsOf(command)
          .slice(1)
          .map((word) => ids[word] ?? inFolder(word, folder))
        const stdout = await selon(...argv)
        if (file) writeFileSync(join(folder, file), stdout)
        printed += stdout
        if (argv[0] === 'add') await lookUp()
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 180_000)

/** Words of a shell line: quotes hold spaces. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<bare>\S+)/gu)].map(
    ({ groups }) => groups!.single ?? groups!.double ?? groups!.bare,
  )
}

function inFolder(word: string, folder: string): string {
  if (word.startsWith('samples/')) return join(packageRoot(), word)
  return /^[\w-]+\.(?:jsonl|json|tsq)$/u.test(word) ? join(folder, word) : word
}

/** A line of output; "…" stands for anything. */
function patternOf(line: string): RegExp {
  return new RegExp(
    line
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
      .join('.*'),
    'u',
  )
}
