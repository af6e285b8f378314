import { groupStories } from '../../../src/corroborate/group-stories.ts'
import { regroup } from '../../../src/corroborate/regroup.ts'
import { wordEvents } from '../../../src/corroborate/word-events.ts'
import { wordUnit } from '../../../src/corroborate/word-units.ts'
import { loadPack } from '../../../src/packs/load-pack.ts'
import type { BenchDoc, BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

interface Score {
  documents: { B3: Prf }
  coref: { CoNLL: number; MUC: Prf; B3: Prf; CEAFe: Prf }
}

/** The event words that people marked; which of them name one event is ours to say, as which texts tell one story. */
export const ecbplus: BenchmarkSet = {
  name: 'ecbplus',
  splits: ['dev/dev'],
  languages: ['en'],
  scorer: 'ecbplus/score.py',
  async predictAll(items, reader) {
    const stories = storiesOf(items.map(({ doc }) => doc))
    const events = items.map(({ doc, gold }) => {
      const story = stories.get(doc.id)!
      const { sentences } = reader.explain({ id: doc.id, text: doc.text, language: doc.lang, publishedAt: null })
      return wordEvents({ document: doc.id, story, sentences }, markedIn(gold), loadPack(doc.lang)!)
    })
    const units = events.flatMap((ofText) => ofText.flatMap((event) => (event ? wordUnit(event) : [])))
    const placed = await regroup({ dirty: units }, async () => new Map())
    const leaders = new Map(placed.map(({ id, leader }) => [id, leader]))
    return items.map(({ doc, gold }, at) => ({
      id: doc.id,
      doc_cluster: stories.get(doc.id),
      events: markedIn(gold).map(({ start, end }, order) => {
        const event = events[at][order]
        return { start, end, cluster: event ? leaders.get(event.id) : `${doc.id} ${start}` }
      }),
    }))
  },
  figures: ({ documents, coref }: Score) => ({
    'documents B3 F1': percent(documents.B3[2]),
    'CoNLL F1, gold mentions': percent(coref.CoNLL),
    'MUC F1, gold mentions': percent(coref.MUC[2]),
    'B3 F1, gold mentions': percent(coref.B3[2]),
    'CEAFe F1, gold mentions': percent(coref.CEAFe[2]),
  }),
}

/** Story of each document, by the first of its documents. */
export function storiesOf(docs: readonly BenchDoc[]): Map<string, string> {
  const stories = groupStories(docs.map(({ id, text, lang }) => ({ document: id, text, lang })))
  return new Map(stories.flatMap(({ documents }) => documents.map((id) => [id, documents[0]] as const)))
}

/** Offsets of the set are code points; none of its texts has a character beyond the first plane. */
function markedIn(gold: Readonly<Record<string, unknown>>): { start: number; end: number }[] {
  return (gold.events as { start: number; end: number }[] | undefined) ?? []
}
