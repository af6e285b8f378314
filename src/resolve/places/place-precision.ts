/** How precisely a place is known: by its entry, by the words, never finer than either allows (ontology/place-precision.tsv). */
import type { Place } from '../../model/place.ts'
import type { RawPlace } from './raw-place.ts'

/** Precision that an unlisted name has by its words alone: only what they say. */
export function wordsPrecision(raw: RawPlace): Place['precision'] {
  if (raw.feature) return precisionOfFeature(raw.feature)
  const best = raw.entries[0]
  if (best) {
    const kinds = new Set(raw.entries.map((entry) => precisionOfFeature(entry.feature)))
    if (raw.relation === 'at' && !raw.definite && kinds.has('settlement')) return 'settlement'
    return kinds.size === 1 ? [...kinds][0] : 'unknown'
  }
  if (raw.relation === 'at' && !raw.definite) return 'settlement'
  return 'unknown'
}

export function precisionOfPlace(place: Place): Place['precision'] {
  if (place.precision === 'near-settlement') return 'settlement'
  return place.gazetteer ? precisionOfFeature(place.feature) : place.precision
}

export function vaguer(said: Place['precision'], own: Place['precision'], raw: RawPlace): Place['precision'] {
  if (said === 'near-settlement' && own !== 'settlement' && own !== 'site' && own !== 'unknown') return 'vague-region'
  if (said === 'district' || said === 'province') return said
  if (said === 'near-settlement' && raw.definite && own === 'unknown') return 'unknown'
  return said
}

export function precisionOfFeature(feature: string): Place['precision'] {
  if (feature.startsWith('P.')) return 'settlement'
  if (feature === 'A.PCLI') return 'country'
  if (feature === 'A.ADM1') return 'province'
  if (feature.startsWith('A.')) return 'district'
  if (/^H\.(SEA|GULF|STRT|OCN|BAY)$/.test(feature)) return 'sea-air'
  if (feature === 'L.RGNH') return 'sea-air'
  if (/^(S\.|R\.|L\.PRT)/.test(feature)) return 'site'
  if (/^[LHTV]\./.test(feature)) return 'vague-region'
  return 'unknown'
}
