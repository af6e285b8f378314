/**
 * Reads the frame grammar of the cue lexicon into slots: what may stand where, so that rules never name a verb.
 * In: "X ~ que S ; X ~ Y de INF_perf ; « Q », ~ X". Out: one slot for each kind of content the cue takes.
 */

/** What a noun content must be: an event, a figure, something said (a version, a responsibility), material, a loss, or anything. */
export type NounClass = 'any' | 'event' | 'figure' | 'said' | 'medium' | 'label' | 'loss'

export type Slot =
  /** A finite clause after a conjunction (`word`, "que"), or after none ("said S", `word` ""). */
  | { kind: 'clause'; word: string; person: string | null }
  /** An infinitive (or a gerund, "denied doing") after `word` ("de", "to" or ""); `perfect` where it tells something done. */
  | { kind: 'infinitive'; word: string; perfect: boolean; person: string | null; gerund?: true }
  /** A noun phrase after `word`; `target` is the preposition of the person named after it ("imputer N à Y"). */
  | { kind: 'noun'; word: string; noun: NounClass; person: string | null; target: string | null }
  /** The person alone ("mettre en cause Y"). */
  | { kind: 'person' }
  | { kind: 'adjective' }
  | { kind: 'quote' }

const nounClasses: Readonly<Record<string, NounClass>> = {
  N: 'any',
  N_ev: 'event',
  N_num: 'figure',
  N_said: 'said',
  N_medium: 'medium',
  N_loss: 'loss',
  LABEL: 'label',
}

/** Slots of a verb's frame; alternatives that the grammar does not know give no slot. */
export function readFrame(frame: string): Slot[] {
  return frame
    .split(' ; ')
    .map((alternative) => readAlternative(alternative.trim()))
    .filter((slot) => slot !== null)
}

function readAlternative(alternative: string): Slot | null {
  if (alternative.startsWith('«')) return { kind: 'quote' }
  const tilde = alternative.indexOf('~')
  if (tilde < 0) return null
  const items = alternative
    .slice(tilde + 1)
    .trim()
    .split(/\s+/)
    .filter(Boolean)
  let word = ''
  let person: string | null = null
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (item === 'Y') {
      if (i === items.length - 1 && word === '') return { kind: 'person' }
      person = word
      word = ''
    } else if (item === 'S' || item.startsWith('S_')) return { kind: 'clause', word, person }
    else if (item === 'INF' || item === 'INF_perf')
      return { kind: 'infinitive', word, perfect: item === 'INF_perf', person }
    else if (item === 'GER' || item === 'VING')
      return { kind: 'infinitive', word, perfect: false, person, gerund: true }
    else if (item === 'ADJ') return { kind: 'adjective' }
    else if (nounClasses[item]) {
      const target = items[i + 1] && items[i + 2] ? items[i + 1] : null
      return { kind: 'noun', word, noun: nounClasses[item], person, target }
    } else word = item
  }
  return null
}
