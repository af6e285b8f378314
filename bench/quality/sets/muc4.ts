import type { BenchmarkSet } from '../benchmark-set.ts'
import { roleFillersOf, templatesOf } from '../muc4/templates.ts'
import { percent, type Prf } from '../percent.ts'

interface Score {
  filter: Prf
  type: { micro: Prf }
  ree: { head: { micro: Prf } }
  slots: Record<string, Prf>
}

/** Incidents of 1989–91 newswire, radio and communiqués on Latin America, read in the recased copy of the capitals. */
export const muc4: BenchmarkSet = {
  name: 'muc4',
  splits: ['dev/tst1', 'dev/tst2'],
  languages: ['en'],
  scorer: 'muc4/score.py',
  textOf: ({ text, text_recased: recased }) => recased ?? text,
  predict(reading, { id }) {
    const templates = templatesOf(reading)
    return { id, templates, gtt: roleFillersOf(templates) }
  },
  figures: ({ filter, type, ree, slots }: Score) => ({
    'document has an incident': percent(filter[2]),
    type: percent(type.micro[2]),
    'roles by head': percent(ree.head.micro[2]),
    'all slots': percent(slots['ALL TEMPLATES'][2]),
    'claim status': percent(slots.perp_org_conf[2]),
    date: percent(slots.date[2]),
    place: percent(slots.location[2]),
    'toll number': percent(slots.hum_num[2]),
  }),
}
