import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'
import { storiesOf } from './ecbplus.ts'

/** Portuguese news on one matter: no pack reads it, so this is what words and days alone tell. */
export const docgroupsPt: BenchmarkSet = {
  name: 'docgroups-pt',
  splits: ['dev'],
  languages: ['pt'],
  withoutPack: true,
  scorer: 'ecbplus/score.py',
  predictAll(items) {
    const stories = storiesOf(items.map(({ doc }) => doc))
    return Promise.resolve(items.map(({ doc: { id } }) => ({ id, doc_cluster: stories.get(id), events: [] })))
  },
  figures: ({ documents }: { documents: { B3: Prf; ARI: number } }) => ({
    'documents B3 F1': percent(documents.B3[2]),
    'documents adjusted Rand': percent(documents.ARI),
  }),
}
