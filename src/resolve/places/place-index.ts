/**
 * The compiled gazetteer: bytes in, lookups by name out. Nothing is decoded before it is asked for: names are found by binary
 * search among 44-bit hashes of folded names, and an entry becomes an object only when a lookup returns it.
 * `tools/generate/gazetteer.ts` writes the same layout with `writePlaceIndex`.
 */
import { foldName } from './fold-name.ts'

/** One entry of the gazetteer: a country, region, settlement, sea… */
export interface PlaceEntry {
  /** "gn:294801" (GeoNames), "iso:LB", "selon:…" (ours), or the user's own. */
  id: string
  name: string
  /** GeoNames class.code. */
  feature: string
  /** ISO 3166-1 alpha-2, "" for seas and regions over several countries. */
  country: string
  lat?: number
  lon?: number
  population: number
  /** GeoNames first-order code within the country, "" when unknown. */
  admin: string
  /** How the name that was looked up stands in the gazetteer. */
  match: 'main' | 'pack-language' | 'alias'
  /** Set for entries of the user's own file, which go before all others. */
  user?: string
  /** User entries: the name of the place that holds them. */
  within?: string
}

export interface PlaceIndex {
  /** Entries of a name in any language or script, in the order of the index; [] when unknown. */
  find(name: string): readonly PlaceEntry[]
  /** The same for a name already folded by `foldName`. */
  findFolded(key: string): readonly PlaceEntry[]
  /** The first-order unit of an admin code ("SY.12"), when it has an entry. */
  region(country: string, admin: string): PlaceEntry | null
  /** The country entry of an ISO code. */
  country(code: string): PlaceEntry | null
  /** The entry of an id that is no number of GeoNames ("selon:europe", "adm:GE.02"). */
  named(id: string): PlaceEntry | null
  size: number
}

const matches = ['main', 'pack-language', 'alias'] as const
const magic = 0x315a4753 // "SGZ1"
/** Latitude and longitude are kept as 16-bit fractions (finest step 600 m): no finer place than a settlement can be read from them. */
const noCoordinate = -32768
/** Offsets of names are kept for every 16th entry. */
const block = 16

interface Header {
  countries: string[]
  features: string[]
  /** Index in `entries` of the country of the same number, -1 for none. */
  countryEntries: number[]
  /** "SY.12" and the entry of that region, or -1. */
  admins: [string, number][]
  /** Ids that are no GeoNames numbers, by number. */
  ids: string[]
  entries: number
  postings: number
  nameBytes: number
}

/** What the generator hands over: entries with the folded keys under which they are found. */
export interface IndexedPlace extends Omit<PlaceEntry, 'match' | 'user' | 'within'> {
  keys: { key: string; match: PlaceEntry['match'] }[]
}

/** Opens a compiled gazetteer. @throws Error when the bytes are not one */
export function openPlaceIndex(bytes: Uint8Array): PlaceIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== magic) throw new Error('not a compiled gazetteer')
  const headerLength = view.getUint32(4, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Header
  const { entries: n, postings: m } = header
  let at = bytes.byteOffset + 8 + headerLength
  // Typed arrays need aligned offsets; the header is padded so that sections stay aligned from the start of the file.
  const buffer = bytes.byteOffset % 4 === 0 ? bytes.buffer : bytes.slice().buffer
  if (bytes.byteOffset % 4 !== 0) at -= bytes.byteOffset
  const take = <T>(
    make: (buffer: ArrayBufferLike, offset: number, length: number) => T,
    length: number,
    size: number,
  ) => {
    const section = make(buffer, at, length)
    at += Math.ceil((length * size) / 4) * 4
    return section
  }
  const u32 = (length: number) => take((b, o, l) => new Uint32Array(b, o, l), length, 4)
  const u16 = (length: number) => take((b, o, l) => new Uint16Array(b, o, l), length, 2)
  const i16 = (length: number) => take((b, o, l) => new Int16Array(b, o, l), length, 2)
  const u8 = (length: number) => take((b, o, l) => new Uint8Array(b, o, l), length, 1)
  const ids = u32(n)
  const lats = i16(n)
  const lons = i16(n)
  const populations = u16(n)
  const adminNumbers = u16(n)
  const features = u8(n)
  const countries = u8(n)
  const nameLengths = u8(n)
  const nameBlocks = u32(Math.ceil(n / block))
  const hashes = u32(m)
  const refs = u32(m)
  const names = u8(header.nameBytes)
  const decoder = new TextDecoder()
  const nameOf = (index: number): string => {
    let from = nameBlocks[Math.floor(index / block)]
    for (let i = index - (index % block); i < index; i++) from += nameLengths[i]
    return decoder.decode(names.subarray(from, from + nameLengths[index]))
  }
  const entry = (index: number, match: PlaceEntry['match']): PlaceEntry => {
    const id = ids[index]
    const made: PlaceEntry = {
      id: id >= 0x80000000 ? header.ids[id - 0x80000000] : `gn:${id}`,
      name: nameOf(index),
      feature: header.features[features[index]],
      country: header.countries[countries[index]],
      population: Math.round(2 ** (populations[index] / 2000)) - 1,
      admin: (header.admins[adminNumbers[index]]?.[0] ?? '').slice(3),
      match,
    }
    if (lats[index] !== noCoordinate) {
      made.lat = Math.round((lats[index] / 32767) * 9000) / 100
      made.lon = Math.round((lons[index] / 32767) * 18000) / 100
    }
    return made
  }
  const regions = new Map(header.admins.map(([code, index]) => [code, index]))
  const ownIds = new Map(header.ids.map((id, number) => [id, number]))
  let ownEntries: Map<number, number> | undefined
  return {
    size: n,
    find: (name) => findFolded(foldName(name)),
    findFolded,
    region(country, admin) {
      const index = regions.get(`${country}.${admin}`) ?? -1
      return index < 0 ? null : entry(index, 'main')
    },
    country(code) {
      const index = header.countryEntries[header.countries.indexOf(code)] ?? -1
      return index < 0 ? null : entry(index, 'main')
    },
    named(id) {
      const number = ownIds.get(id)
      if (number === undefined) return null
      if (!ownEntries) {
        ownEntries = new Map()
        for (let i = 0; i < n; i++) if (ids[i] >= 0x80000000) ownEntries.set(ids[i] - 0x80000000, i)
      }
      const index = ownEntries.get(number)
      return index === undefined ? null : entry(index, 'main')
    },
  }

  function findFolded(key: string): PlaceEntry[] {
    const [hash, check] = hashName(key)
    let low = 0
    let high = m
    while (low < high) {
      const middle = (low + high) >>> 1
      if (hashes[middle] < hash) low = middle + 1
      else high = middle
    }
    const found: PlaceEntry[] = []
    for (; low < m && hashes[low] === hash; low++) {
      const ref = refs[low]
      if (ref >>> 20 === check) found.push(entry((ref >>> 2) & 0x3ffff, matches[ref & 3]))
    }
    return found
  }
}

/** Bytes of a compiled gazetteer; the same entries in the same order always give the same bytes. */
export function writePlaceIndex(places: readonly IndexedPlace[]): Uint8Array {
  const countries = ['', ...new Set(places.map((place) => place.country).filter(Boolean))].sort()
  const features = [...new Set(places.map((place) => place.feature))].sort()
  const adminCodes = [
    '',
    ...new Set(places.filter((place) => place.admin).map((place) => `${place.country}.${place.admin}`)),
  ].sort()
  const adminNumber = new Map(adminCodes.map((code, number) => [code, number]))
  const regionEntry = new Map<string, number>()
  const countryEntry = new Map<string, number>()
  places.forEach((place, index) => {
    if (place.feature === 'A.ADM1' && place.admin) regionEntry.set(`${place.country}.${place.admin}`, index)
    if (place.id === `iso:${place.country}`) countryEntry.set(place.country, index)
  })
  const ownIds: string[] = []
  const encoder = new TextEncoder()
  const names = places.map((place) => encoder.encode(place.name))
  const nameBytes = new Uint8Array(names.reduce((sum, name) => sum + name.length, 0))
  const nameBlocks = new Uint32Array(Math.ceil(places.length / block))
  let end = 0
  names.forEach((name, index) => {
    if (index % block === 0) nameBlocks[index / block] = end
    nameBytes.set(name, end)
    end += name.length
  })
  const postings = places
    .flatMap((place, index) =>
      place.keys.map(({ key, match }) => {
        const [hash, check] = hashName(key)
        return { hash, ref: ((check << 20) | (index << 2) | matches.indexOf(match)) >>> 0 }
      }),
    )
    .sort((a, b) => a.hash - b.hash || a.ref - b.ref)
  const ids = Uint32Array.from(places, (place) => {
    if (place.id.startsWith('gn:')) return Number(place.id.slice(3))
    return 0x80000000 + ownIds.push(place.id) - 1
  })
  const fraction = (value: number | undefined, full: number) =>
    value === undefined ? noCoordinate : Math.round((value / full) * 32767)
  const header: Header = {
    countries,
    features,
    countryEntries: countries.map((code) => countryEntry.get(code) ?? -1),
    admins: adminCodes.map((code) => [code, regionEntry.get(code) ?? -1]),
    ids: ownIds,
    entries: places.length,
    postings: postings.length,
    nameBytes: nameBytes.length,
  }
  const countryNumber = new Map(countries.map((code, number) => [code, number]))
  const featureNumber = new Map(features.map((code, number) => [code, number]))
  return join(header, [
    ids,
    Int16Array.from(places, (place) => fraction(place.lat, 90)),
    Int16Array.from(places, (place) => fraction(place.lon, 180)),
    Uint16Array.from(places, (place) => Math.round(Math.log2(place.population + 1) * 2000)),
    Uint16Array.from(places, (place) => adminNumber.get(place.admin ? `${place.country}.${place.admin}` : '') ?? 0),
    Uint8Array.from(places, (place) => featureNumber.get(place.feature) ?? 0),
    Uint8Array.from(places, (place) => countryNumber.get(place.country) ?? 0),
    Uint8Array.from(names, (name) => name.length),
    nameBlocks,
    Uint32Array.from(postings, (posting) => posting.hash),
    Uint32Array.from(postings, (posting) => posting.ref),
    nameBytes,
  ])
}

function join(header: Header, sections: readonly ArrayBufferView[]): Uint8Array {
  let text = JSON.stringify(header)
  let bytes = new TextEncoder().encode(text)
  text += ' '.repeat((4 - (bytes.length % 4)) % 4)
  bytes = new TextEncoder().encode(text)
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const out = new Uint8Array(8 + bytes.length + sections.reduce((sum, section) => sum + padded(section.byteLength), 0))
  const view = new DataView(out.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, bytes.length, true)
  out.set(bytes, 8)
  let at = 8 + bytes.length
  for (const section of sections) {
    out.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at)
    at += padded(section.byteLength)
  }
  return out
}

/** FNV-1a over UTF-16 units, and a second 12-bit hash: together a false match in less than one of 10⁷ lookups. */
function hashName(key: string): [number, number] {
  let hash = 0x811c9dc5
  let check = 7
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    hash = Math.imul(hash ^ unit, 0x01000193)
    check = (Math.imul(check, 31) + unit + (check >>> 7)) & 0xfff
  }
  return [hash >>> 0, check]
}
