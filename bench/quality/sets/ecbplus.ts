import { groupWithinDocument } from '../../../src/corroborate/group-within-document.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

interface Score {
  mentions: { overlap: Prf }
  coref: { CoNLL: number; LEA: Prf }
}

/** Event mentions that name the same event; those of one text are grouped as we group statements, texts are not yet. */
export const ecbplus: BenchmarkSet = {
  name: 'ecbplus',
  splits: ['dev/dev'],
  languages: ['en'],
  scorer: 'ecbplus/score.py',
  predict: (reading, { id }) => ({ id, events: mentionsOf(reading) }),
  figures: ({ mentions, coref }: Score) => ({
    'mentions overlap F1': percent(mentions.overlap[2]),
    'CoNLL F1': percent(coref.CoNLL),
  }),
}

function mentionsOf(reading: Reading): object[] {
  const groupOf = new Map<string, number>()
  groupWithinDocument(reading).forEach(({ statements }, at) => statements.forEach((id) => groupOf.set(id, at)))
  const seen = new Set<number>()
  return reading.statements.flatMap(({ id, event }) => {
    if (!event || seen.has(event.trigger.start)) return []
    seen.add(event.trigger.start)
    const { start, end } = event.trigger
    return [{ start, end, cluster: `${reading.id}:${groupOf.get(id) ?? `alone ${start}`}` }]
  })
}
