import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { guideDossier, runGuide } from './fixtures/run-guide.ts'

test('every command of the guide does what the guide says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-guide-'))
  try {
    const dossier = guideDossier(join(folder, 'dossier.selon'), folder)
    expect(await runGuide(new URL('../docs/ledger.md', import.meta.url), dossier, folder)).toBeGreaterThan(25)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 180_000)
