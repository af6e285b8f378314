/**
 * Where the words around a date point. In: the sentence and a range in it; out: before, after or unknown. The verb that
 * governs the expression decides by its features; where the tree has none, or no tree is there, the pack's future signs
 * near the expression do. The present alone decides nothing: news use it for what was and for what is to come.
 */
import type { Sentence, Word } from '../../model/tree.ts'
import type { Direction } from './date-context.ts'
import type { DateLexicon } from './date-lexicon.ts'

export function governingTense(
  text: string,
  sentence: Sentence | undefined,
  word: number,
  lexicon: DateLexicon,
): Direction {
  if (!sentence) return 'unknown'
  const verb = governor(sentence, word)
  const found = verb ? tenseOf(sentence, verb, lexicon) : 'unknown'
  if (found !== 'unknown') return found
  return verb && hasFeatures(verb) ? 'unknown' : bySigns(text, sentence, lexicon)
}

function governor({ words }: Sentence, word: number): Word | null {
  let at = words[word]
  for (let steps = 0; at && steps < 40; steps++) {
    if (at.upos === 'VERB' || at.upos === 'AUX') return at
    if (at.head < 0) return words.find(({ upos, head }) => head === at.index && upos === 'AUX') ? at : null
    at = words[at.head]
  }
  return null
}

const hasFeatures = (word: Word): boolean => word.feats.VerbForm !== undefined || word.feats.Tense !== undefined

function tenseOf(sentence: Sentence, verb: Word, lexicon: DateLexicon): Direction {
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    const helpers = sentence.words.filter(({ head, upos }) => head === at.index && upos === 'AUX')
    const finite = [at, ...helpers].find(({ feats }) => feats.VerbForm === 'Fin')
    if (at.feats.Tense === 'Fut' || helpers.some(({ feats }) => feats.Tense === 'Fut')) return 'after'
    if (finite && ['Past', 'Imp', 'Pqp'].includes(finite.feats.Tense ?? '')) return 'before'
    // "a frappé", "aurait frappé": an auxiliary in the present or conditional with a participle has happened.
    if (at.feats.VerbForm === 'Part' && helpers.some(({ feats }) => feats.VerbForm === 'Fin')) return 'before'
    const plans = lexicon.words('future-auxiliary').has(finite?.lemma ?? '')
    if (finite && plans && steps > 0) return 'after'
    if (finite) return 'unknown'
    if (at.feats.VerbForm === 'Part' && at.feats.Tense === 'Past' && at.deprel === 'acl') return 'before'
    const up = sentence.words[at.head]
    if (!up) return 'unknown'
    at = up
  }
  return 'unknown'
}

/** Words and endings of the future anywhere in a short sentence, by the pack's own lists. */
function bySigns(text: string, sentence: Sentence, lexicon: DateLexicon): Direction {
  const signs = lexicon.words('future-sign')
  const endings = [...lexicon.words('future-ending')]
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)).toLowerCase()
  for (const [word] of words.matchAll(/\p{L}+/gu)) {
    if (signs.has(word) || (word.length > 5 && endings.some((ending) => word.endsWith(ending)))) return 'after'
  }
  return 'unknown'
}
