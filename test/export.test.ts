import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uiWords } from '../src/cli/ui-words.ts'
import { exportLines, type ExportFormat } from '../src/export/export-lines.ts'
import type { ExportProfile } from '../src/export/export-profile.ts'
import { importBackup } from '../src/export/import-backup.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { readParties } from '../src/corroborate/read-parties.ts'
import { createReader } from '../src/reading/read-document.ts'
import { makeReview } from '../src/review/make-review.ts'
import { onBothDatabases } from './ledger/both-databases.ts'

const sample = join(import.meta.dirname, '../samples/dossier')
await onBothDatabases('what leaves a dossier', (place) => {
  let ledger: Ledger

  beforeAll(async () => {
    ledger = await openLedger(place.fresh(), { create: true })
    const reader = createReader({ gazetteerFiles: [join(sample, 'gazetteer.tsv')] })
    const lines = readFileSync(join(sample, 'documents.jsonl'), 'utf8').trim().split('\n')
    const added = await ledger.add(lines.slice(0, 23).map((line) => reader.read(JSON.parse(line))))
    await ledger.setParties(readParties(readFileSync(join(sample, 'parties.tsv'), 'utf8'), 'parties.tsv'))
    await ledger.withdraw(added[3].document, 'taken down')
    const draft = {
      at: '2024-05-01T09:00:00Z',
      by: 'am',
      target: added[0].document,
      action: 'comment' as const,
      reason: 'read',
    }
    await ledger.appendReviews((last) => [makeReview(draft, last)])
  }, 60_000)

  afterAll(async () => {
    await ledger.close()
  })

  async function exported(
    format: ExportFormat,
    profile: ExportProfile = 'internal',
    includeUnreviewed = true,
    of = ledger,
  ) {
    const pieces: string[] = []
    for await (const piece of exportLines(of, format, { profile, includeUnreviewed, bom: false, words: uiWords('en') }))
      pieces.push(String(piece))
    return pieces.join('')
  }

  describe('a backup', () => {
    test('read into an empty dossier gives the same backup, and the same incidents', async () => {
      const backup = await exported('jsonl')
      const other = await openLedger(place.fresh(), { create: true })
      try {
        await importBackup(
          other,
          (async function* () {
            yield* backup.trimEnd().split('\n')
          })(),
        )
        expect(await exported('jsonl', 'internal', true, other)).toBe(backup)
        expect(await exported('geojson', 'internal', true, other)).toBe(await exported('geojson'))
        await expect(
          importBackup(
            other,
            (async function* () {
              yield '{}'
            })(),
          ),
        ).rejects.toThrow('empty dossier')
      } finally {
        await other.close()
      }
    })

    test('a line that is none is named', async () => {
      const other = await openLedger(place.fresh(), { create: true })
      const lines = async function* () {
        yield '{"kind":"dossier","schema":"selon/backup/1"}'
        yield '{"kind":"verdict"}'
      }
      await expect(importBackup(other, lines())).rejects.toMatchObject({ code: 'import-malformed', place: { line: 2 } })
      await other.close()
    })
  })

  describe('rows of the field', () => {
    test.each(['acled', 'ucdp'] as const)(
      '%s: every row says who says so, its status and its licence',
      async (format) => {
        const rows = rowsOf(await exported(format))
        expect(rows.length).toBeGreaterThan(0)
        for (const row of rows) {
          expect(row.notes).toMatch(/ (?:says|denies|names|acknowledges|confirms|counts|announces|concludes)[^:]*: “/u)
          expect(row.selon_status).toMatch(/^O[2-8]/u)
          expect(row.licence).toContain('not verified')
          expect(row.reviewed).toBe('0')
        }
      },
    )

    test('nothing is exported that nobody has reviewed, unless asked for', async () => {
      expect(rowsOf(await exported('acled', 'internal', false))).toEqual([])
      expect(JSON.parse(await exported('geojson', 'internal', false)).features).toEqual([])
    })

    test('no zero stands for a figure that nobody gives, and no figure without its counter', async () => {
      for (const row of rowsOf(await exported('acled')))
        expect(row.fatalities === '').toBe(row.fatalities_by === uiWords('en')('export.no-figure'))
    })

    test('others see settlements to a tenth of a degree', async () => {
      const features = (text: string) =>
        (JSON.parse(text) as { features: { geometry: { coordinates: number[] } | null }[] }).features
      const coordinates = features(await exported('geojson', 'public')).flatMap(
        ({ geometry }) => geometry?.coordinates ?? [],
      )
      expect(coordinates.length).toBeGreaterThan(0)
      for (const one of coordinates) expect(one * 10).toBeCloseTo(Math.round(one * 10), 9)
    })
  })
})

/** Cells of a CSV whose cells hold no line break. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head, ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^",]*))/gu)].map(
        ({ groups }) => groups!.quoted?.replaceAll('""', '"') ?? groups!.plain,
      ),
    )
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])))
}
