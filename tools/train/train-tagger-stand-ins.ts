// The stand-ins under which names are shown at reading time, for the tagger's trainer. In: a pack. Out: their forms and a
// mask; undefined where the pack shows names as they are.
import type { Pack } from '../../src/packs/pack.ts'
import type { InflectionTables } from '../../src/parse/inflection.ts'
import { createNameMask } from '../../src/parse/mask-names.ts'
import type { StandIns } from './train-tagger.ts'

export function standInsOf(pack: Pack, inflection: InflectionTables): StandIns | undefined {
  const rows = pack.lexicon('stand-ins').filter(({ category }) => category === 'name' || category === 'acronym')
  if (rows.length === 0) return undefined
  return {
    names: rows.map(({ lemma }) => lemma),
    mask(vocabulary) {
      const mask = createNameMask(pack, vocabulary, inflection)
      return (forms) => mask.mask(forms)?.forms ?? null
    },
  }
}
