import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { startPostgres, type RunningPostgres } from './start-postgres.ts'

/** Where a test may make dossiers: each call gives the address of one that does not exist yet. */
export interface Place {
  kind: 'sqlite' | 'postgres'
  fresh(): string
  postgres: RunningPostgres | null
}

/**
 * Runs the same tests on both databases: one contract. Where PostgreSQL cannot be started its tests are skipped, under a name that
 * says why.
 */
export async function onBothDatabases(name: string, tests: (place: Place) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'selon-dossiers-'))
  const postgres = await startPostgres()
  let made = 0
  describe(`${name}: SQLite`, () =>
    tests({ kind: 'sqlite', postgres: null, fresh: () => join(folder, `${++made}.selon`) }))
  if (typeof postgres === 'string') {
    describe.skip(`${name}: PostgreSQL (skipped: ${postgres})`, () =>
      tests({ kind: 'postgres', postgres: null, fresh: () => '' }))
  } else {
    const database = postgres.database('dossiers')
    describe(`${name}: PostgreSQL`, () =>
      tests({ kind: 'postgres', postgres, fresh: () => `${database}?schema=dossier_${++made}` }))
  }
  afterAll(() => {
    if (typeof postgres !== 'string') postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  })
}
