/** `npm run bench:durability [-- --kills 20]`: kills writers of dossiers on both databases; ends with an error if anything was lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../test/ledger/start-postgres.ts'
import { surviveKills } from '../../test/ledger/survive-kills.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' } } })
const folder = mkdtempSync(join(tmpdir(), 'selon-durability-'))
const postgres = await startPostgres()
try {
  await run('SQLite', join(folder, 'dossier.selon'))
  if (typeof postgres === 'string') process.stdout.write(`PostgreSQL: skipped: ${postgres}\n`)
  else await run('PostgreSQL', postgres.database('durability'))
} finally {
  if (typeof postgres !== 'string') postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(name: string, address: string): Promise<void> {
  const server = name === 'PostgreSQL' && typeof postgres !== 'string' ? postgres : null
  const { kills, acknowledged } = await surviveKills(address, Number(values.kills), server)
  process.stdout.write(
    `${name}: killed ${kills} times, ${acknowledged} batches acknowledged, none lost, none by halves\n`,
  )
}
