import type { IncidentRow } from '../incident-row.ts'
import { isPlanned } from './incident-filter.ts'
import { placeNamesOf } from './place-names.ts'

/** A settlement with the incidents that texts place there. */
export interface MapMark {
  key: string
  name: string
  lat: number
  lon: number
  /** All that is told of it happened near it, not in it. */
  near: boolean
  rows: IncidentRow[]
}

/** A place that is no point: told beside the map in words. */
export interface MapWord {
  key: string
  name: string
  precision: string
  rows: IncidentRow[]
}

export interface MapContent {
  marks: MapMark[]
  words: MapWord[]
  /** On no map: planned or threatened, withdrawn, told without a source, or without a day or place precise enough. */
  left: IncidentRow[]
}

/**
 * What of a selection a map may show (domain/ethics.md H2, H3, H5): only what is told as done and may be exported, at a settlement
 * and never at a site; an incident told of several places stands at each. `names`: what each place is called. No clock times, routes or rates come out of here.
 */
export function mapContent(
  rows: readonly IncidentRow[],
  names: ReadonlyMap<string, string> = placeNamesOf(rows),
): MapContent {
  const marks = new Map<string, MapMark>()
  const words = new Map<string, MapWord>()
  const left: IncidentRow[] = []
  for (const row of rows) {
    if (isPlanned(row) || !row.exportable) {
      left.push(row)
      continue
    }
    for (const { key, precision, lat, lon, ...told } of row.where) {
      const name = names.get(key) ?? told.name
      if (isPoint(precision, lat, lon)) {
        const mark = marks.get(key) ?? { key, name, lat: rounded(lat!), lon: rounded(lon!), near: true, rows: [] }
        marks.set(key, mark)
        mark.near &&= precision === 'near-settlement'
        mark.rows.push(row)
      } else {
        const word = words.get(key) ?? { key, name, precision, rows: [] }
        words.set(key, word)
        word.rows.push(row)
      }
    }
  }
  return { marks: byName(marks), words: byName(words), left }
}

/** Places on the screen; those nearer than `apart` become one, in the order given, so that the same marks give the same groups. */
export interface ScreenMark {
  x: number
  y: number
  marks: MapMark[]
}

export function groupMarks(points: readonly { x: number; y: number; mark: MapMark }[], apart: number): ScreenMark[] {
  const cells = new Map<string, ScreenMark[]>()
  const groups: ScreenMark[] = []
  for (const { x, y, mark } of points) {
    const [column, row] = [Math.floor(x / apart), Math.floor(y / apart)]
    const near = [-1, 0, 1]
      .flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []))
      .find((group) => Math.hypot(group.x - x, group.y - y) < apart)
    if (near) {
      near.marks.push(mark)
      continue
    }
    const group = { x, y, marks: [mark] }
    groups.push(group)
    cells.set(`${column} ${row}`, [...(cells.get(`${column} ${row}`) ?? []), group])
  }
  return groups
}

/** How many incidents stand in a group; one told of two of its places counts once. */
export function incidentsIn(marks: readonly MapMark[]): number {
  return marks.length === 1 ? marks[0].rows.length : new Set(marks.flatMap(({ rows }) => rows.map(({ id }) => id))).size
}

/** On which side each group of one place has room for its name; the first come first. `wide` measures a name in pixels. */
export function namedGroups(
  groups: readonly ScreenMark[],
  wide: (name: string) => number,
): Map<ScreenMark, 'right' | 'left'> {
  const [half, high] = [15, 9]
  const taken = groups.map(({ x, y }) => [x - half, y - half, x + half, y + half])
  const named = new Map<ScreenMark, 'right' | 'left'>()
  for (const group of groups) {
    if (group.marks.length > 1) continue
    const [top, bottom, long] = [group.y - high, group.y + high, wide(group.marks[0].name)]
    for (const side of ['right', 'left'] as const) {
      const left = side === 'right' ? group.x + half + 1 : group.x - half - 1 - long
      if (taken.some((box) => box[0] < left + long && box[2] > left && box[1] < bottom && box[3] > top)) continue
      taken.push([left, top, left + long, bottom])
      named.set(group, side)
      break
    }
  }
  return named
}

/** A site that is shown by itself has no settlement that we know of: its own coordinates would be too fine. */
function isPoint(precision: string, lat: number | undefined, lon: number | undefined): boolean {
  return (precision === 'settlement' || precision === 'near-settlement') && Number.isFinite(lat) && Number.isFinite(lon)
}

/** As the exports round it, to about a kilometre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100
}

function byName<Named extends { name: string; key: string }>(found: ReadonlyMap<string, Named>): Named[] {
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1))
}
