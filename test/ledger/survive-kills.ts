import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openLedger } from '../../src/ledger/index.ts'
import { documentsOfBatch } from './batch-of.ts'
import type { RunningPostgres } from './start-postgres.ts'

export interface Survived {
  kills: number
  acknowledged: number
}

/**
 * Kills a process that adds to a dossier (with PostgreSQL every other time the server instead), again and again, at other moments
 * each time, and looks after every kill whether all that was acknowledged is there and nothing is half there.
 * @throws Error that says what was lost
 */
export async function surviveKills(
  address: string,
  kills: number,
  postgres: RunningPostgres | null,
): Promise<Survived> {
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill++) {
    const server = postgres !== null && kill % 2 === 1
    // Moments spread over the work of a batch: no two kills come equally late after an answer.
    acknowledged = await addUntilKilled(address, acknowledged, 3 + kill, (kill * 7) % 40, server ? postgres : null)
    if (server) postgres.start()
    acknowledged = await check(address, acknowledged)
  }
  return { kills, acknowledged }
}

/** Resolves with the number of the last batch that was acknowledged, counted from 1. */
function addUntilKilled(
  address: string,
  done: number,
  batches: number,
  delay: number,
  server: RunningPostgres | null,
): Promise<number> {
  const script = join(import.meta.dirname, 'add-until-killed.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, address, String(done + 1)], { stdio: 'pipe' })
  let last = done
  let errors = ''
  let killing = false
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    const numbers = chunk.toString().trim().split('\n').map(Number)
    last = Math.max(last, ...numbers)
    if (last - done < batches || killing) return
    killing = true
    setTimeout(() => {
      if (server) server.kill()
      child.kill('SIGKILL')
    }, delay)
  })
  return new Promise((resolve, reject) => {
    child.on('close', () => (killing ? resolve(last) : reject(new Error(`ended by itself: ${errors}`))))
  })
}

/** Returns how many batches there are: the last one may have been stored without our hearing of it. */
async function check(address: string, acknowledged: number): Promise<number> {
  const ledger = await openLedger(address)
  try {
    const { documents, statements, incidents } = await ledger.counts()
    const batches = documents / documentsOfBatch
    const fail = (what: string): never => {
      throw new Error(`${what}: ${JSON.stringify({ acknowledged, documents, statements, incidents })}`)
    }
    if (batches < acknowledged) fail('acknowledged documents are lost')
    if (!Number.isInteger(batches)) fail('half a batch was stored')
    if (batches > acknowledged + 1) fail('documents came from nowhere')
    if (statements !== documents || incidents !== batches) fail('statements or incidents do not belong to documents')
    for await (const { records } of ledger.walkDocuments())
      if (records.length !== 1) fail('a document lacks its statements')
    for await (const incident of ledger.walkIncidents()) {
      if ((await ledger.statementsOf(incident)).length !== documentsOfBatch) fail('an incident lacks statements')
    }
    return batches
  } finally {
    await ledger.close()
  }
}
