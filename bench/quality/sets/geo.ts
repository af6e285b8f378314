import type { Reading } from '../../../src/model/reading.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

type Score = Record<string, { overlap_prf: Prf; exact_prf: Prf; acc161_found: number; acc161_all: number }>

/** Toponyms and their coordinates in news (GeoWebNews, LGL, GeoVirus). */
export const geo: BenchmarkSet = {
  name: 'geo',
  splits: ['dev'],
  languages: ['en'],
  scorer: 'geo/score.py',
  predict: (reading, { id }) => ({ id, toponyms: toponymsOf(reading) }),
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

/** The set marks the name alone ("Haifa"), we keep the phrase that locates ("near Haifa airport"): the name is sought in it. */
function toponymsOf(reading: Reading): object[] {
  return reading.places.flatMap(({ span, name, lat, lon, gazetteer }) => {
    if (!span) return []
    const at = span.exact.indexOf(name)
    const [start, end] = at < 0 ? [span.start, span.end] : [span.start + at, span.start + at + name.length]
    const geonames = gazetteer?.source === 'geonames' ? gazetteer.id : null
    return [{ start, end, lat: lat ?? null, lon: lon ?? null, geonames }]
  })
}
