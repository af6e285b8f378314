/** Findings for tests of attribution alone: event words of the pack's trigger lexicon as bare events, nothing else. */
import type { EventProposal, Findings, ParsedDocument } from '../model/proposals.ts'
import type { Pack } from '../packs/pack.ts'
import { foldWord } from './fold-once.ts'
import { foldedLemma } from '../text/folded-form.ts'

export function triggerFindings(doc: ParsedDocument, pack: Pack): Findings {
  const rows = new Map(pack.lexicon('triggers').map((row) => [`${foldWord(row.lemma)} ${row.category}`, row.stance]))
  const events: EventProposal[] = []
  for (const sentence of doc.sentences) {
    for (const word of sentence.words) {
      const category = word.upos === 'VERB' ? 'verb' : word.upos === 'NOUN' ? 'noun' : ''
      const type = rows.get(`${foldedLemma(word)} ${category}`)
      if (!type || type === '-') continue
      const range = { start: word.start, end: word.end }
      events.push({
        at: { sentence: sentence.index, word: word.index },
        trigger: range,
        type,
        roles: [],
        real: 'occurred',
        negated: false,
        conditional: false,
        nominal: category === 'noun',
        presupposed: false,
        clause: range,
        dates: [],
        rules: [],
      })
    }
  }
  return { dates: [], places: [], actors: [], tolls: [], events }
}
