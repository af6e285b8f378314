import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTsv } from '../../text/read-tsv.ts'
import { packageRoot } from '../../packs/package-root.ts'
import { openPlaceIndex, writePlaceIndex } from './place-index.ts'

const folder = join(packageRoot(), 'gazetteers')
const index = openPlaceIndex(readFileSync(join(folder, 'places.bin')))

describe('the compiled gazetteer', () => {
  it('finds a city under its names in several scripts', () => {
    for (const name of ['Alep', 'Aleppo', 'حلب', 'Алеппо']) {
      expect(
        index.find(name).map((entry) => entry.id),
        name,
      ).toContain('gn:170063')
    }
  })

  it('keeps namesakes apart', () => {
    const countries = index.find('Tripoli').map((entry) => entry.country)
    expect(countries).toEqual(expect.arrayContaining(['LY', 'LB', 'GR']))
  })

  it('does not care for accents, hyphens, case and "saint"', () => {
    const [entry] = index.find('Saint-Pétersbourg')
    expect(index.find('SAINT PETERSBOURG')[0].id).toBe(entry.id)
    expect(index.find('St-Petersbourg')[0].id).toBe(entry.id)
  })

  it('places an entry no finer than a settlement', () => {
    const [haifa] = index.find('Haïfa').filter((entry) => entry.feature.startsWith('P.'))
    expect(haifa.lat).toBeCloseTo(32.8, 1)
    expect(String(haifa.lat).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(2)
  })

  it('knows countries and first-order units by code', () => {
    expect(index.country('TD')?.name).toBe('Tchad')
    expect(index.region('SY', '12')?.name).toBe('Idlib')
    expect(index.country('QQ')).toBeNull()
  })

  it('says nothing of a name that it lacks', () => {
    expect(index.find('Xqzvorland')).toEqual([])
    expect(index.find('')).toEqual([])
  })

  it('holds every row of the TSV files', () => {
    for (const [file, id, names] of [
      ['regions.tsv', 'id', 'fr'],
      ['aliases.tsv', 'entry', 'names'],
    ]) {
      const path = join(folder, file)
      for (const { cells, line } of readTsv(readFileSync(path, 'utf8'), path, [id, names])) {
        for (const name of cells[names].split('|')) {
          expect(
            index.find(name).map((entry) => entry.id),
            `${file}:${line} ${name}`,
          ).toContain(cells[id])
        }
      }
    }
  })
})

describe('writing an index', () => {
  const place = (id: string, name: string, key: string) => ({
    id,
    name,
    feature: 'P.PPL',
    country: 'XK',
    population: 10,
    admin: '01',
    keys: [{ key, match: 'main' as const }],
  })

  it('gives the same bytes for the same places', () => {
    const places = [place('gn:1', 'Ouvre', 'ouvre'), place('selon:x', 'Tarn', 'tarn')]
    expect(writePlaceIndex(places)).toEqual(writePlaceIndex(places))
    const again = openPlaceIndex(writePlaceIndex(places))
    expect(again.find('Tarn')).toMatchObject([{ id: 'selon:x', name: 'Tarn', country: 'XK', admin: '01' }])
    expect(again.find('Tarn')[0].lat).toBeUndefined()
  })

  it('refuses bytes that are no index', () => {
    expect(() => openPlaceIndex(new Uint8Array([1, 2, 3]))).toThrow(/not a compiled gazetteer/)
  })
})
