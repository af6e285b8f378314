/**
 * Which meanings of a document's names lie together. In: its toponyms with all their entries. Out: for each settlement that other
 * names surround, how much: "Hollin" beside "Torre" and "Alme" is the one between them. Few names and few entries each are
 * compared, so that a long text costs no more than a short one.
 */
import type { PlaceContext } from './choose-entry.ts'
import type { PlaceEntry } from './place-index.ts'
import type { RawPlace } from './raw-place.ts'

/** Names, and entries of a name, that are compared. */
const mostNames = 30
const mostEntries = 14
/** Kilometres up to which places of one story lie together. */
const reach = 120

interface Point {
  entry: PlaceEntry
  x: number
  y: number
  z: number
}

export function supportOf(toponyms: readonly RawPlace[]): Pick<PlaceContext, 'around' | 'home'> {
  const names = new Map<string, Point[]>()
  for (const { key, entries } of toponyms) {
    if (names.has(key) || names.size >= mostNames) continue
    const points = settlements(entries)
    if (points.length > 0) names.set(key, points)
  }
  const support = new Map<string, { weight: number; name: string }>()
  const least = Math.cos(reach / 6371)
  const groups = [...names.values()]
  for (const group of groups) {
    for (const point of group) {
      let weight = 0
      let best = 0
      let name = ''
      for (const other of groups) {
        if (other === group) continue
        // A name of many places says little by having one of them nearby.
        const near = other.find(({ x, y, z }) => x * point.x + y * point.y + z * point.z > least)
        if (!near) continue
        const share = 1 / Math.min(other.length, 5)
        weight += share
        if (share > best) {
          best = share
          name = near.entry.name
        }
      }
      if (weight > 0) support.set(point.entry.id, { weight, name })
    }
  }
  return { around: support, home: homeOf(names) }
}

/** A name with one place in each of ten units says a tenth for each of them. */
function homeOf(names: ReadonlyMap<string, readonly Point[]>): PlaceContext['home'] {
  const home = new Map<string, { weight: number; shares: Map<string, number> }>()
  for (const [key, points] of names) {
    const units = new Set(points.flatMap(({ entry }) => (entry.admin ? [`${entry.country}.${entry.admin}`] : [])))
    for (const unit of units) {
      let known = home.get(unit)
      if (!known) home.set(unit, (known = { weight: 0, shares: new Map() }))
      known.weight += 1 / units.size
      known.shares.set(key, 1 / units.size)
    }
  }
  return home
}

function settlements(entries: readonly PlaceEntry[]): Point[] {
  const radians = Math.PI / 180
  return entries
    .filter((entry) => entry.lat !== undefined && (entry.feature.startsWith('P.') || entry.id.startsWith('selon:')))
    .sort((a, b) => b.population - a.population)
    .slice(0, mostEntries)
    .map((entry) => {
      const lat = (entry.lat ?? 0) * radians
      const lon = (entry.lon ?? 0) * radians
      return { entry, x: Math.cos(lat) * Math.cos(lon), y: Math.cos(lat) * Math.sin(lon), z: Math.sin(lat) }
    })
}
