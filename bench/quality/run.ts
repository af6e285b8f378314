/**
 * One table of what Selon scores on data made by others, beside the floors, goals and best known figures of targets.tsv.
 *
 *     npm run bench:quality                               every set that is available
 *     npm run bench:quality -- --set polnear --set geo    only these
 *     npm run bench:quality -- --data DIR --set polnear --split heldout
 *     npm run bench:quality -- --update                   writes bench/scores/quality.json (tracked) and bench/quality.md
 *     npm run bench:quality -- --set geo --keep FOLDER    leaves documents, gold and predictions there
 *
 * Data: `--data`, by default the folder `bench` of SELON_SHARED; a set that is not there is said to be so.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPack, packCodes } from '../../src/packs/load-pack.ts'
import { createReader } from '../../src/reading/read-document.ts'
import { sharedFolder } from '../shared-folder.ts'
import { scoresTable, type Target } from './scores-table.ts'
import { scoreSet, type SetScore } from './score-set.ts'
import { benchmarkSets } from './sets/index.ts'

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    set: { type: 'string', multiple: true },
    split: { type: 'string', multiple: true },
    keep: { type: 'string' },
    update: { type: 'boolean' },
  },
})
const scoresFile = join(import.meta.dirname, '../scores/quality.json')
const shared = sharedFolder()
const data = options.data ? resolve(options.data) : shared && join(shared, 'bench')

if (!data) console.log('not available: no benchmark data (SELON_SHARED names their folder, --data another)')
else await run(data)

async function run(folder: string): Promise<void> {
  const unknown = options.set?.find((name) => !benchmarkSets.some((set) => set.name === name))
  if (unknown) throw new Error(`no set "${unknown}"; there are ${benchmarkSets.map(({ name }) => name).join(', ')}`)
  const reader = createReader()
  const scores: Record<string, SetScore> = {}
  for (const set of benchmarkSets) {
    if (options.set && !options.set.includes(set.name)) continue
    const keep = options.keep ? join(options.keep, set.name) : null
    if (keep) mkdirSync(keep, { recursive: true })
    const place = { data: folder, scorers: shared ? join(shared, 'bench') : folder, keep }
    const score = await scoreSet(set, { ...place, splits: options.split ?? set.splits }, reader)
    if (typeof score === 'string') console.log(`${set.name}: ${score}`)
    else scores[set.name] = score
  }
  console.log(scoresTable(scores, targets()))
  if (options.update) update(scores)
}

/** Sets that were not run keep their tracked figures. */
function update(scores: Record<string, SetScore>): void {
  const before = JSON.parse(readFileSync(scoresFile, 'utf8')) as { sets: Record<string, SetScore> }
  const sets = Object.fromEntries(
    benchmarkSets.map(({ name }) => [name, scores[name] ?? before.sets[name]]).filter(([, score]) => score),
  )
  const packs = packCodes()
    .flatMap((code) => loadPack(code)?.info ?? [])
    .map(({ code, version }) => `${code} ${version}`)
  const command = 'npm run bench:quality -- --update'
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim()
  writeFileSync(scoresFile, JSON.stringify({ command, commit, packs, sets }, null, 1) + '\n')
  writeFileSync(join(import.meta.dirname, '../quality.md'), `${scoresTable(sets, targets(), true)}\n`)
}

function targets(): Target[] {
  const rows = readFileSync(join(import.meta.dirname, 'targets.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
  return rows.map((row) => {
    const [set, measure, floor, goal, best] = row.split('\t')
    return { set, measure, floor: floor ? Number(floor) : null, goal: goal ? Number(goal) : null, best }
  })
}
