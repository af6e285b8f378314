/**
 * What Selon makes of the sample dossier, against what its authors wrote down before: `npm run bench:dossier [-- --show KEY]`.
 * An expected incident is compared with the one that holds most of its sentences.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readParties } from '../src/corroborate/read-parties.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { dossierContext, openIncident, type OpenedIncident } from '../src/ledger/sum-up-incident.ts'
import { packageRoot } from '../src/packs/package-root.ts'
import { createReader } from '../src/reading/read-document.ts'
import { compareFields, type ComparedField, type ExpectedIncident } from './dossier-fields.ts'

export interface Comparison {
  key: string
  /** Sentences expected, found in some statement, and found in the incident that holds most of them. */
  sentences: { expected: number; read: number; together: number }
  /** Statements of other expected incidents in it. */
  foreign: number
  fields: ComparedField[]
  opened: OpenedIncident | null
}

const folder = join(packageRoot(), 'samples', 'dossier')

/** Reads the sample into a dossier of its own and compares every expected incident. */
export async function compareDossier(): Promise<Comparison[]> {
  const place = mkdtempSync(join(tmpdir(), 'selon-dossier-'))
  const ledger = await openLedger(join(place, 'sample.selon'), { create: true })
  try {
    const reader = createReader({ gazetteerFiles: [join(folder, 'gazetteer.tsv')] })
    const documents = readFileSync(join(folder, 'documents.jsonl'), 'utf8').trim().split('\n')
    const readings = documents.map((line) => reader.read(JSON.parse(line)))
    const added = await ledger.add(readings)
    const ids = new Map(added.map(({ id, document }) => [id, document]))
    await ledger.setParties(readParties(readFileSync(join(folder, 'parties.tsv'), 'utf8'), 'parties.tsv'))
    const context = await dossierContext(ledger)
    const opened: OpenedIncident[] = []
    for (const stored of await ledger.incidents({ limit: 1000 }))
      opened.push(await openIncident(ledger, stored, context))
    const records = await ledger.statementsOfDocuments([...ids.values()])
    const { incidents } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
      incidents: ExpectedIncident[]
    }
    const sentences = new Map(
      incidents.map((one) => [
        one,
        Object.entries(one.statements).flatMap(([id, list]) =>
          list.map((words) =>
            records
              .filter(({ document, statement }) => {
                const { exact } = statement.content
                return document === ids.get(id) && (exact.includes(words) || words.includes(exact))
              })
              .map((record) => record.id),
          ),
        ),
      ]),
    )
    return incidents.map((one) => compare(one, sentences, opened))
  } finally {
    await ledger.close()
    rmSync(place, { recursive: true })
  }
}

function compare(
  one: ExpectedIncident,
  sentences: ReadonlyMap<ExpectedIncident, string[][]>,
  opened: readonly OpenedIncident[],
): Comparison {
  const own = sentences.get(one)!
  const held = (incident: OpenedIncident, list: readonly string[][]) =>
    list.filter((ids) => ids.some((id) => incident.incident.statements.includes(id))).length
  const best = [...opened].sort((a, b) => held(b, own) - held(a, own))[0] ?? null
  const found = best && held(best, own) > 0 ? best : null
  return {
    key: one.key,
    sentences: {
      expected: own.length,
      read: own.filter((ids) => ids.length > 0).length,
      together: found ? held(found, own) : 0,
    },
    foreign: found
      ? [...sentences].reduce((sum, [other, list]) => (other === one ? sum : sum + held(found, list)), 0)
      : 0,
    fields: compareFields(one, found),
    opened: found,
  }
}

if (process.argv[1] === import.meta.filename) {
  const shown = process.argv[process.argv.indexOf('--show') + 1]
  const kinds = new Map<string, { right: number; all: number }>()
  const sum = { together: 0, expected: 0, foreign: 0 }
  for (const { key, sentences, foreign, fields, opened } of await compareDossier()) {
    sum.together += sentences.together
    sum.expected += sentences.expected
    sum.foreign += foreign
    for (const { name, expected, found } of fields) {
      const kind = kinds.get(name) ?? { right: 0, all: 0 }
      kinds.set(name, { right: kind.right + Number(expected === found), all: kind.all + 1 })
    }
    const wrong = fields.filter(({ expected, found }) => expected !== found)
    console.log(
      `${key}: ${sentences.together}/${sentences.expected} sentences, ${foreign} foreign${wrong.length > 0 ? '' : '; all right'}`,
    )
    for (const { name, expected, found } of wrong)
      console.log(`    ${name}: found ${found || 'none'}\n    ${' '.repeat(name.length)}  wants ${expected || 'none'}`)
    if (process.argv.includes('--show') && shown === key && opened)
      for (const { name, side, relation, independence, documents } of opened.incident.origins)
        console.log(`    ${name} | ${side} | ${relation} | ${independence} | ${documents.length} documents`)
  }
  for (const [name, { right, all }] of kinds) console.log(`${name.padEnd(16)}${right} of ${all}`)
  const [right, all] = [...kinds.values()].reduce(([r, a], kind) => [r + kind.right, a + kind.all], [0, 0])
  console.log(`sentences       ${sum.together} of ${sum.expected}, ${sum.foreign} foreign`)
  console.log(`fields right: ${right} of ${all}`)
}
