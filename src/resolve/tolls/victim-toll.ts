import type { EventProposal, ParsedDocument, RoleProposal, TollProposal } from '../../model/proposals.ts'
import type { Measure } from '../../model/toll.ts'
import type { Sentence, Word } from '../../model/tree.ts'
import type { Pack } from '../../packs/pack.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import type { NumberMention } from '../numbers/number-mention.ts'
import { tollSentence, type TollSentence } from './toll-sentence.ts'

/**
 * Figures that only the event shows: "cinq héros tombés à Alme", "la journaliste a été cueillie chez elle". In: events and the
 * figures found so far. Out: figures of the victims of deeds whose type says what befell them, where the words gave none: the
 * number that opens their phrase, or one for one person. Event nouns and what has not happened give nothing.
 */
export function victimTolls(
  doc: ParsedDocument,
  events: readonly EventProposal[],
  tolls: readonly TollProposal[],
  pack: Pack,
): TollProposal[] {
  const known = new Set(tolls.map(({ at }) => at.sentence))
  const out: TollProposal[] = []
  for (const event of events) {
    const measure = measureOf[event.type]
    if (!measure || event.nominal || event.negated || !happened.has(event.real) || event.outcome) continue
    const { sentence: number } = event.at
    if (known.has(number) && tolls.some((toll) => toll.at.sentence === number && isOf(toll, event, measure))) continue
    const sentence = doc.sentences[number]
    for (const victim of event.roles) {
      if (victim.role !== 'victim' || out.some((toll) => overlap(toll.raw, victim))) continue
      // "les quatre otages, retenus par X, ont …": known persons, described by the way.
      if (measure !== 'killed' && event.presupposed && isDefinite(sentence, victim.at.word)) continue
      const toll = victimToll(doc, sentence, victim, measure, pack)
      if (toll) out.push({ ...toll, measure, predicate: event.at })
    }
  }
  return out
}

const measureOf: Readonly<Record<string, Measure>> = {
  killing: 'killed',
  'targeted-killing': 'killed',
  abduction: 'abducted',
  arrest: 'detained',
  'combatant-capture': 'captured',
}
const happened: ReadonlySet<string> = new Set(['occurred', 'ongoing'])

/** Counted already: a figure of the same measure in this sentence, or one of the very persons. */
function isOf(toll: TollProposal, event: EventProposal, measure: Measure): boolean {
  return toll.measure === measure || event.roles.some((role) => role.role === 'victim' && overlap(toll.raw, role))
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}

function victimToll(
  doc: ParsedDocument,
  sentence: Sentence,
  victim: RoleProposal,
  measure: Measure,
  pack: Pack,
): Omit<TollProposal, 'measure' | 'predicate'> | null {
  const head = sentence.words[victim.at.word]
  if (!head || (head.upos !== 'NOUN' && head.upos !== 'PROPN')) return null
  const at = tollSentence(doc, sentence, pack)
  const base = { at: victim.at, scope: 'event' as const, persons: true as const, rules: ['toll-of-victim'] }
  const number = readNumbers(doc.text, victim, pack)[0]
  if (number && opens(sentence, victim, number)) {
    if (number.kind === 'percent' || number.kind === 'zero' || number.kind === 'article') {
      if (number.kind !== 'article' || !isOne(at, head)) return null
    }
    const { min, max, best, exactness } = number
    return { ...base, raw: { start: number.start, end: Math.max(number.end, head.end) }, min, max, best, exactness }
  }
  // "le chef du groupe a été arrêté" names one person and counts nobody; a death is counted always.
  if (!isOne(at, head) || (measure === 'detained' && isDefinite(sentence, victim.at.word))) return null
  return { ...base, raw: { start: victim.start, end: victim.end }, min: 1, max: 1, best: 1, exactness: 'exact' }
}

/** The figure stands before the noun, behind nothing but prepositions, articles and quotation marks. */
function opens({ words }: Sentence, victim: RoleProposal, number: NumberMention): boolean {
  const head = words[victim.at.word]
  if (number.start > head.start) return false
  return words.every(
    (word) =>
      word.end <= victim.start ||
      word.start >= number.start ||
      ['ADP', 'DET', 'PUNCT', 'ADV', 'ADJ'].includes(word.upos),
  )
}

function isDefinite({ words }: Sentence, at: number): boolean {
  return words[at].upos === 'PROPN' || words.some(({ head, feats }) => head === at && feats.Definite === 'Def')
}

/** One person: a singular noun of persons with a singular determiner or a name beside it. */
function isOne({ words, entryAt }: TollSentence, head: Word): boolean {
  if (head.upos !== 'NOUN' || head.feats.Number === 'Plur') return false
  const entry = entryAt(head.index, 'person')
  if (!entry || entry.value.single === 'no') return false
  let determined = false
  for (let i = head.index - 1; i >= 0 && i >= head.index - 3; i--) {
    const { upos, feats, deprel } = words[i]
    if (upos === 'DET' || deprel === 'nmod:poss') {
      if (feats.Number === 'Plur' || entryAt(i, 'each')) return false
      determined = true
    } else if (upos !== 'ADJ' && upos !== 'ADP' && !deprel.startsWith('compound')) break
  }
  return determined || words[head.index + 1]?.upos === 'PROPN'
}
