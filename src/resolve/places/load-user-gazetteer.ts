/**
 * A user's own places and actors (`--gazetteer FILE`). In: a TSV with name, language, kind and optional columns. Out: entries by
 * folded name. Rows that share kind and container and are told apart only by their language are one entry when an `id` says so;
 * without ids every name is an entry, and names in quotation marks or "xx name" in the note are its aliases.
 */
import { readFileSync } from 'node:fs'
import { actorTypes } from '../../model/actor-types.ts'
import type { Actor, ActorType } from '../../model/actor.ts'
import { SelonError } from '../../model/selon-error.ts'
import { foldWord } from '../../text/fold-word.ts'
import { readTsv, type TsvRow } from '../../text/read-tsv.ts'
import { foldName } from './fold-name.ts'
import type { PlaceEntry } from './place-index.ts'

export interface UserGazetteer {
  places: Map<string, PlaceEntry[]>
  /** Countries of the file by the code their entries carry. */
  countries: Map<string, PlaceEntry>
  adjectives: Map<string, PlaceEntry>
  actors: Actor[]
}

const placeKinds: Readonly<Record<string, string>> = {
  country: 'A.PCLI',
  province: 'A.ADM1',
  district: 'A.ADM2',
  settlement: 'P.PPL',
  city: 'P.PPL',
  town: 'P.PPL',
  village: 'P.PPL',
  capital: 'P.PPLC',
  quarter: 'P.PPLX',
  site: 'S.FCL',
  facility: 'S.FCL',
  airport: 'S.AIRP',
  port: 'L.PRT',
  region: 'L.RGN',
  valley: 'T.VAL',
  plateau: 'T.UPLD',
  mountain: 'T.MT',
  island: 'T.ISL',
  river: 'H.STM',
  lake: 'H.LK',
  sea: 'H.SEA',
  strait: 'H.STRT',
}

/** @throws SelonError file-missing, or gazetteer-malformed with file and line */
export function loadUserGazetteer(file: string): UserGazetteer {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SelonError('file-missing', 'gazetteer cannot be opened', { file }, { cause })
  }
  if (text.includes('\0')) throw new SelonError('gazetteer-malformed', 'not a text file', { file, line: 1 })
  const rows = readTsv(text, file, ['name', 'language', 'kind'], 'gazetteer-malformed')
  const gazetteer: UserGazetteer = { places: new Map(), countries: new Map(), adjectives: new Map(), actors: [] }
  for (const row of rows) {
    if (row.cells.kind in placeKinds) addPlace(gazetteer, row, file)
    else if ((actorTypes as readonly string[]).includes(row.cells.kind)) addActor(gazetteer, row)
    else {
      throw new SelonError('gazetteer-malformed', `unknown kind "${row.cells.kind}"`, {
        file,
        line: row.line,
        field: 'kind',
      })
    }
  }
  settleCountries(gazetteer)
  return gazetteer
}

function addPlace(gazetteer: UserGazetteer, { cells, line }: TsvRow, file: string): void {
  const note = readNote(cells.note ?? '')
  const entry: PlaceEntry = {
    id: cells.id || `user:${slug(cells.name)}`,
    name: cells.name,
    feature: placeKinds[cells.kind],
    country: cells.kind === 'country' ? cells.name : '',
    population: 0,
    admin: '',
    match: 'main',
    user: file,
  }
  if (cells.within) entry.within = cells.within
  const lat = coordinate(cells.latitude, 90, 'latitude', file, line)
  const lon = coordinate(cells.longitude, 180, 'longitude', file, line)
  if (lat !== undefined && lon !== undefined) {
    entry.lat = lat
    entry.lon = lon
  }
  for (const name of [cells.name, ...split(cells.aliases), ...note.names]) {
    const key = foldName(name)
    const known = gazetteer.places.get(key) ?? []
    // The same place is listed once for each language.
    if (!known.some((other) => other.feature === entry.feature && other.within === entry.within)) {
      gazetteer.places.set(key, [...known, entry])
    }
  }
  for (const adjective of [...split(cells.adjectives), ...note.adjectives]) {
    const key = foldWord(adjective)
    if (!gazetteer.adjectives.has(key)) gazetteer.adjectives.set(key, entry)
  }
}

function addActor(gazetteer: UserGazetteer, { cells }: TsvRow): void {
  const names = [cells.name, ...split(cells.aliases), ...readNote(cells.note ?? '').names]
  const actor: Actor = {
    id: cells.id || `actor:${slug(cells.name)}`,
    type: cells.kind as ActorType,
    names: names.map((text, i) => ({
      text,
      lang: cells.language,
      kind: i === 0 ? 'official' : /^[\p{Lu}\p{N}-]{2,8}$/u.test(text) ? 'acronym' : 'exonym',
    })),
    displayName: cells.name,
    typeBasis: 'gazetteer',
  }
  if (cells.within) actor.country = cells.within
  gazetteer.actors.push(actor)
}

/** An entry inside a country of the file belongs to it, directly or through a province. */
function settleCountries(gazetteer: UserGazetteer): void {
  const country = (entry: PlaceEntry, depth: number): string => {
    if (entry.country || !entry.within || depth > 4) return entry.country
    const holder = gazetteer.places.get(foldName(entry.within))?.[0]
    return holder ? country(holder, depth + 1) : ''
  }
  for (const entries of gazetteer.places.values()) {
    for (const entry of entries) {
      entry.country = country(entry, 0)
      if (entry.feature === 'A.PCLI' && !gazetteer.countries.has(entry.country)) {
        gazetteer.countries.set(entry.country, entry)
      }
    }
  }
}

/** `adjective kesmarien, kesmarienne; ar سولمار; "la vallée de l'Orme"`: what a free note may hold. */
function readNote(note: string): { names: string[]; adjectives: string[] } {
  const names = [...note.matchAll(/"(?<name>[^"]+)"/g)].map((found) => found.groups?.name ?? '')
  const adjectives: string[] = []
  for (const part of note.split(';').map((piece) => piece.trim())) {
    if (part.startsWith('"')) continue
    const adjective = /^adjectives? (?<list>.+)$/u.exec(part)?.groups?.list
    if (adjective) adjectives.push(...adjective.split(',').map((word) => word.trim()))
    const named = /^[a-z]{2} (?<name>\S.*)$/u.exec(part)?.groups?.name
    if (named) names.push(named)
  }
  return { names, adjectives }
}

function coordinate(
  cell: string | undefined,
  limit: number,
  field: string,
  file: string,
  line: number,
): number | undefined {
  if (!cell) return undefined
  const value = Number(cell)
  if (!Number.isFinite(value) || Math.abs(value) > limit) {
    throw new SelonError('gazetteer-malformed', `"${cell}" is no ${field}`, { file, line, field })
  }
  return value
}

function split(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((name) => name.trim())
    .filter(Boolean)
}

export function slug(name: string): string {
  return (
    foldName(name)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'unnamed'
  )
}
