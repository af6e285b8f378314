/** Words of a text that name events, with who did it and whom it befell as the trees tell it. */
import type { Sentence, Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import type { WordEvent } from './word-units.ts'

export interface EventText {
  document: string
  story: string
  sentences: readonly Sentence[]
}

const doer = /^(?:nsubj|obl:agent|nmod:poss)$/
const befallen = /^(?:obj|nsubj:pass|obl|obl:arg|nmod)$/
const pointing: ReadonlySet<string> = new Set(['PRON', 'DET'])
const naming: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'NUM'])

/**
 * One event a stretch of the text: its head word, or null in the place of a stretch without words. In: a text's trees, stretches
 * in UTF-16 offsets, the language's pack. Pure.
 */
export function wordEvents(
  text: EventText,
  stretches: readonly { start: number; end: number }[],
  pack: Pack,
): (WordEvent | null)[] {
  const lexicon = familiesOf(pack)
  return stretches.map((stretch, order) => {
    const found = headOf(text.sentences, stretch)
    if (!found) return null
    const { head, words } = found
    const lemma = head.lemma.toLowerCase()
    const particle = words.find(({ head: at, deprel }) => at === head.index && deprel === 'compound:prt')
    const phrase = particle && `${lemma} ${particle.lemma.toLowerCase()}`
    const around = words.filter((word) => word.head === head.index && naming.has(word.upos))
    const named = (relation: RegExp) =>
      around.filter(({ deprel }) => relation.test(deprel)).map((word) => word.lemma.toLowerCase())
    return {
      id: `${text.document}#${order}`,
      document: text.document,
      at: stretch.start,
      story: text.story,
      word: pointing.has(head.upos) ? null : lemma,
      family: (phrase && lexicon.families.get(phrase)) ?? lexicon.families.get(lemma) ?? null,
      spoken: head.upos === 'VERB' && lexicon.speech.has(lemma),
      doers: named(doer),
      harmed: named(befallen),
    }
  })
}

/** The word of a stretch that no other of its words governs. */
function headOf(
  sentences: readonly Sentence[],
  { start, end }: { start: number; end: number },
): { head: Word; words: readonly Word[] } | null {
  for (const { words } of sentences) {
    const inside = words.filter((word) => word.start < end && word.end > start)
    const head = inside.find((word) => !inside.some(({ index }) => index === word.head))
    if (head) return { head, words }
  }
  return null
}

const compiled = new WeakMap<Pack, { families: ReadonlyMap<string, string>; speech: ReadonlySet<string> }>()

function familiesOf(pack: Pack) {
  let lexicon = compiled.get(pack)
  if (!lexicon) {
    const families = new Map(pack.lexicon('word-families').map(({ lemma, category }) => [lemma, category]))
    const cues = pack.lexicon('cues').filter(({ category, frame }) => category === 'verb' && saysClause.test(frame))
    const speech = new Set(cues.map(({ lemma }) => lemma).filter((lemma) => !families.has(lemma)))
    compiled.set(pack, (lexicon = { families, speech }))
  }
  return lexicon
}

/** A frame with a clause or a quotation as what is said. */
const saysClause = /~ (?:that|que) S|« Q »/u
