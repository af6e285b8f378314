import type { TollSentence } from './toll-sentence.ts'

export function isDirect(at: TollSentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const { upos, form } = at.words[i]
    if (upos === 'CCONJ' || upos === 'SCONJ' || form === ',') return false
  }
  return true
}

export function isCoordinated(at: TollSentence, last: number, first: number): boolean {
  let joined = false
  for (let i = last + 1; i < first; i++) {
    const { upos, form } = at.words[i]
    if (upos === 'CCONJ' || form === ',' || at.entryAt(i, 'and')) joined = true
    else if (upos === 'ADP' && !at.entryAt(i, 'of')) return false
    else if (upos !== 'ADP' && upos !== 'DET' && upos !== 'ADV' && upos !== 'ADJ' && !/^[«»"“”]$/.test(form))
      return false
  }
  return joined
}
