import atlas from 'world-atlas/countries-50m.json?url'
import { geoMercator, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** Left, top, right and bottom in units of the map. */
export type Box = readonly [number, number, number, number]
export interface Outline {
  d: string
  box: Box
}

/** The world is so many units wide; a screen shows a window of it. */
export const worldWidth = 1000
const projection = geoMercator()
  .scale(worldWidth / (2 * Math.PI))
  .translate([worldWidth / 2, worldWidth / 2])

/** Outlines of the countries of Natural Earth (public domain), projected once; windows show those that they touch. */
export async function loadOutlines(): Promise<Outline[]> {
  const topology = (await (await fetch(atlas)).json()) as Topology<{ countries: GeometryCollection }>
  const path = geoPath(projection).digits(4)
  return feature(topology, topology.objects.countries).features.flatMap((country) => {
    const d = path(country)
    const [[left, top], [right, bottom]] = path.bounds(country)
    return d ? [{ d, box: [left, top, right, bottom] as const }] : []
  })
}

export function project(lon: number, lat: number): [number, number] {
  return projection([lon, Math.max(-84, Math.min(84, lat))])!
}

/** Meridians and parallels across a window, so that it has a hold where no land is in sight; never more than some ten. */
export function gridLines([left, top, right, bottom]: Box): {
  d: string
  x: number
  y: number
  degrees: number
  along: 'lon' | 'lat'
}[] {
  const [[west, north], [east, south]] = [projection.invert!([left, top])!, projection.invert!([right, bottom])!]
  const step = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15].find((one) => (east - west) / one <= 8) ?? 30
  const degrees = (from: number, to: number) => {
    const first = Math.ceil(from / step)
    return Array.from(
      { length: Math.max(0, Math.floor(to / step) - first + 1) },
      (_, at) => Math.round((first + at) * step * 100) / 100,
    )
  }
  const meridians = degrees(Math.max(-180, west), Math.min(180, east)).map((lon) => {
    const [x] = project(lon, 0)
    return { d: `M${x} ${top}V${bottom}`, x, y: bottom, degrees: lon, along: 'lon' as const }
  })
  const parallels = degrees(Math.max(-84, south), Math.min(84, north)).map((lat) => {
    const [, y] = project(0, lat)
    return { d: `M${left} ${y}H${right}`, x: left, y, degrees: lat, along: 'lat' as const }
  })
  return [...meridians, ...parallels]
}

/** Kilometres in one unit of the map at a height on it. */
export function kilometresAt(y: number): number {
  const [, lat] = projection.invert!([worldWidth / 2, y])!
  return (40_075 / worldWidth) * Math.cos((lat * Math.PI) / 180)
}
