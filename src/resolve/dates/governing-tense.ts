/**
 * Where the words around a date point. In: the sentence and the range of the date in it; out: before, after or unknown.
 * The verb that governs the expression decides by its features; where no tree is there, the pack's future signs near the
 * expression do. The present alone decides nothing: news use it for what was and for what is to come.
 */
import type { Range } from '../../model/span.ts'
import type { Sentence, Word } from '../../model/tree.ts'
import type { Direction } from './date-context.ts'
import type { DateLexicon } from './date-lexicon.ts'

export interface Tense {
  direction: Direction
  /** The date hangs on a noun or under a verb of announcing ("une trêve à partir de samedi"): as a bound it looks ahead. */
  open: boolean
}

/** Auxiliaries stand near their verb; a bound keeps endless sentences linear. */
const reach = 30
const deepest = 12

export function governingTense(
  text: string,
  sentence: Sentence | undefined,
  word: number,
  range: Range,
  lexicon: DateLexicon,
): Tense {
  if (!sentence) return { direction: 'unknown', open: false }
  const head = headOutside(sentence, word, range)
  const nominal = head !== null && (head.upos === 'NOUN' || head.upos === 'PROPN')
  const verb = head && verbAbove(sentence, head)
  const announced = nominal || (verb !== null && lexicon.words('announcing').has(verb.lemma))
  const direction = verb ? tenseOf(sentence, verb, lexicon) : bySigns(text, sentence, lexicon)
  // "Until Thursday, they had not called": what has not happened until a day announces nothing.
  const open = announced && !(direction === 'before' && verb !== null && isNegated(sentence, verb))
  return { direction, open }
}

const isNegated = ({ words }: Sentence, { index }: Word): boolean =>
  words.slice(Math.max(0, index - reach), index).some(({ head, feats }) => head === index && feats.Polarity === 'Neg')

function headOutside({ words }: Sentence, word: number, { start, end }: Range): Word | null {
  let at: Word | undefined = words[word]
  for (let steps = 0; at && steps < deepest; steps++) {
    if (at.start < start || at.start >= end) return at
    if (at.head < 0) return null
    at = words[at.head]
  }
  return null
}

function verbAbove({ words }: Sentence, from: Word): Word | null {
  let at: Word | undefined = from
  for (let steps = 0; at && steps < deepest; steps++) {
    if (at.upos === 'VERB' || at.upos === 'AUX' || at.feats.VerbForm) return at
    if (at.head < 0) return words[at.index]
    at = words[at.head]
  }
  return null
}

function tenseOf(sentence: Sentence, verb: Word, lexicon: DateLexicon): Direction {
  let at: Word | undefined = verb
  for (let steps = 0; at && steps < 5; steps++) {
    const direction = ownTense(sentence, at, steps > 0, lexicon)
    if (direction) return direction
    at = sentence.words[at.head]
  }
  return 'unknown'
}

/** What one verb with its auxiliaries says; null where it has no tense of its own and the verb above decides. */
function ownTense(sentence: Sentence, verb: Word, climbed: boolean, lexicon: DateLexicon): Direction | null {
  const near = sentence.words.slice(Math.max(0, verb.index - reach), verb.index + reach)
  const helpers = near.filter(({ head, upos, deprel }) => head === verb.index && (upos === 'AUX' || deprel === 'cop'))
  const finite = [verb, ...helpers].find(({ feats }) => feats.VerbForm === 'Fin')
  const participle = verb.feats.VerbForm === 'Part'
  const perfect = helpers.find(({ lemma }) => lexicon.words('perfect-auxiliary').has(lemma))
  if (participle && !perfect && lexicon.words('scheduled').has(verb.lemma)) return 'after'
  // "doit partir", "menace de frapper": an infinitive is to come when these stand over it.
  if (climbed && (lexicon.words('future-verb').has(verb.lemma) || lexicon.words('future-auxiliary').has(verb.lemma)))
    return finite && isPast(finite) && !lexicon.words('future-verb').has(verb.lemma) ? 'before' : 'after'
  if (!finite) {
    const infinitive = helpers.some(({ feats }) => feats.VerbForm === 'Inf')
    // "hit on Monday", "cited in December, he …": a participle of the past in no verb group.
    const alone = verb.deprel.startsWith('acl') || (verb.deprel.startsWith('advcl') && helpers.length === 0)
    if (participle && !infinitive && alone && verb.feats.Tense === 'Past') return 'before'
    return null
  }
  if (finite.feats.Tense === 'Fut') return 'after'
  if (lexicon.words('future-in-past').has(finite.lemma) && !perfect) return 'after'
  if (isScheduling(sentence, verb, lexicon)) return 'after'
  if (isPast(finite)) return 'before'
  if (finite.feats.Mood === 'Cnd') return perfect ? 'before' : finite === verb ? 'after' : 'unknown'
  if (lexicon.words('future-auxiliary').has(finite.lemma)) return 'after'
  if (isTimetabled(sentence, finite, lexicon)) return 'after'
  // "a frappé", "est mort": a participle with an auxiliary in the present has happened.
  return participle && verb.feats.Tense !== 'Pres' && helpers.length > 0 ? 'before' : 'unknown'
}

/** "has scheduled a conference for Thursday": what is planned is to come, whenever it was planned. */
function isScheduling({ words }: Sentence, { index, lemma }: Word, lexicon: DateLexicon): boolean {
  if (!lexicon.words('scheduling').has(lemma)) return false
  return words.slice(index + 1, index + reach).some(({ head, deprel }) => head === index && deprel === 'obj')
}

/** "Les cours reprennent lundi": the present of a verb of timetables looks ahead; with an object ("L'armée reprend la ville") it does not. */
function isTimetabled({ words }: Sentence, { index, lemma, feats }: Word, lexicon: DateLexicon): boolean {
  if (feats.Tense !== 'Pres' || feats.Mood === 'Cnd' || !lexicon.words('timetabled').has(lemma)) return false
  const near = words.slice(index + 1, index + reach)
  return !near.some(({ head, deprel }) => head === index && (deprel === 'obj' || deprel === 'xcomp'))
}

const isPast = ({ feats }: Word): boolean => ['Past', 'Imp', 'Pqp'].includes(feats.Tense ?? '') && feats.Mood !== 'Cnd'

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
