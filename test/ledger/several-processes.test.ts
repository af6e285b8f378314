import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/index.ts'
import { documentsOfBatch } from './batch-of.ts'
import { onBothDatabases } from './both-databases.ts'

const enough = 4

await onBothDatabases('a dossier that two processes add to', (place) => {
  test('has what each was told is stored, and can be read meanwhile', { timeout: 120_000 }, async () => {
    const address = place.fresh()
    await (await openLedger(address, { create: true })).close()
    const writers = [1, 1_000_001].map((first) => addUntilEnough(address, first))
    const reader = await openLedger(address, { readOnly: true })
    const seen = (await reader.counts()).documents
    const acknowledged = (await Promise.all(writers)).reduce((sum, one) => sum + one, 0)
    const { documents, incidents } = await reader.counts()
    expect(documents).toBeGreaterThanOrEqual(Math.max(seen, acknowledged * documentsOfBatch))
    expect(documents % documentsOfBatch).toBe(0)
    expect(incidents).toBe(documents / documentsOfBatch)
    await reader.close()
  })
})

/** Resolves with how many batches were acknowledged before the process was killed. */
function addUntilEnough(address: string, first: number): Promise<number> {
  const script = join(import.meta.dirname, 'add-until-killed.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, address, String(first)], { stdio: 'pipe' })
  let acknowledged = 0
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    acknowledged += chunk.toString().trim().split('\n').length
    if (acknowledged >= enough) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.on('close', () =>
      acknowledged >= enough ? resolve(acknowledged) : reject(new Error(`ended by itself: ${errors}`)),
    )
  })
}
