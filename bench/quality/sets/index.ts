import type { BenchmarkSet } from '../benchmark-set.ts'
import { attrDisrpt } from './attr-disrpt.ts'
import { attrTimebank } from './attr-timebank.ts'
import { docgroupsPt } from './docgroups-pt.ts'
import { ecbplus } from './ecbplus.ts'
import { eventtype } from './eventtype.ts'
import { geo } from './geo.ts'
import { loaded } from './loaded.ts'
import { muc4 } from './muc4.ts'
import { petrarch } from './petrarch.ts'
import { polnear } from './polnear.ts'
import { quotesFr } from './quotes-fr.ts'
import { specs } from './specs.ts'
import { timex } from './timex.ts'

/** In the order of the table. */
export const benchmarkSets: readonly BenchmarkSet[] = [
  polnear,
  muc4,
  timex,
  specs,
  geo,
  eventtype,
  petrarch,
  attrTimebank,
  attrDisrpt,
  quotesFr,
  loaded,
  ecbplus,
  docgroupsPt,
]
