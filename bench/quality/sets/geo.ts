import type { Place } from '../../../src/model/place.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Span } from '../../../src/model/span.ts'
import type { BenchDoc, BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

type Score = Record<string, { overlap_prf: Prf; exact_prf: Prf; acc161_found: number; acc161_all: number }>

/** Toponyms and their coordinates in news (GeoWebNews, LGL, GeoVirus). */
export const geo: BenchmarkSet = {
  name: 'geo',
  splits: ['dev'],
  languages: ['en'],
  scorer: 'geo/score.py',
  predict: (reading, doc) => ({ id: doc.id, toponyms: toponymsOf(reading, doc) }),
  figures: (score: Score) =>
    Object.fromEntries(
      Object.entries(score)
        .filter(([corpus]) => corpus !== 'all')
        .flatMap(([corpus, row]) => [
          [`detection overlap F1, ${corpus}`, percent(row.overlap_prf[2])],
          [`acc@161 km end to end, ${corpus}`, percent(row.acc161_all)],
          [`acc@161 km of those found, ${corpus}`, percent(row.acc161_found)],
        ]),
    ),
}

/**
 * The set marks the name alone ("Haifa"), we keep the phrase that locates ("near Haifa airport"): the name is sought in it.
 * Phrases without a name ("the capital") are no toponyms of the set, GeoVirus leaves adjectives ("Kenyan") out, and only
 * GeoWebNews marks schools and other facilities of one name.
 */
function toponymsOf(reading: Reading, { meta }: Pick<BenchDoc, 'meta'>): object[] {
  const byId = new Map(reading.places.map((place) => [place.id, place]))
  const facilities = reading.places.filter(
    (place) => isFacility(place) && isUnlisted(place) && /\p{Lu}/u.test(place.name),
  )
  return reading.places.flatMap((place) => {
    const { span, name, use } = place
    if (!span || place.anaphorOf || place.relation === 'between' || !/\p{Lu}/u.test(name)) return []
    if (use === 'adjective' && meta.corpus === 'GeoVirus') return []
    if (isUnlisted(place) && (isBare(place) || (isFacility(place) && meta.corpus !== 'GeoWebNews'))) return []
    if (
      use === 'part' &&
      meta.corpus === 'GeoWebNews' &&
      facilities.some((other) => other.span && holds(other.span, span))
    )
      return []
    const at = span.exact.indexOf(name)
    const [start, end] = at < 0 ? [span.start, span.end] : [span.start + at, span.start + at + name.length]
    const { lat, lon, id } = located(place, byId)
    const geonames = id?.startsWith('gn:') ? id.slice(3) : null
    return [{ start, end, lat: lat ?? null, lon: lon ?? null, geonames }]
  })
}

/** Neither locating words nor a noun ("county", "river") hold the name. */
function isBare({ relation, feature }: Place): boolean {
  return !relation && ['', 'P.PPL', 'A.ADM1'].includes(feature)
}

/** No gazetteer knows the name. */
function isUnlisted({ gazetteer, candidates }: Place): boolean {
  return !gazetteer && !candidates
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function isFacility({ feature }: Place): boolean {
  return feature.startsWith('S.')
}

/** A facility without coordinates of its own is where its town is; an open name is where it most likely lies. */
function located(place: Place, byId: ReadonlyMap<string, Place>): { lat?: number; lon?: number; id?: string } {
  const known = [place, place.within ? byId.get(place.within) : undefined].find((one) => one?.lat !== undefined)
  return known ? { ...known, id: known.gazetteer?.id } : (place.likeliest ?? {})
}
