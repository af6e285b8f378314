import type { Draft } from './draft-statements.ts'
import type { TollProposal } from '../model/proposals.ts'
import type { Act, Real } from '../model/statement.ts'
import type { Sentence, Word } from '../model/tree.ts'

/** What an act says of its content's reality, whatever the verb forms inside. */
const realOfAct: Partial<Record<Act, Real>> = {
  threatens: 'threatened',
  warns: 'threatened',
  pledges: 'planned',
  intends: 'planned',
  'calls-for': 'planned',
  demands: 'planned',
  orders: 'planned',
  'no-comment': 'none',
}

/**
 * Reality of the proposition as its content states it (model.md §1.7): what the cue settles, else the act, else the event,
 * else the tense of the content's head. `toCome`: its date lies ahead. Under `denies` it stays what was denied.
 */
export function decideReal(draft: Draft, sentence: Sentence, toCome: boolean, futureWords: ReadonlySet<string>): Real {
  const { proposition, event } = draft
  if (draft.presupposed && event) return event.real
  if (proposition.real) return proposition.real
  const byAct = realOfAct[proposition.act]
  if (byAct) return byAct
  if (event && saysNot(draft, sentence)) return 'not-occurred'
  if (event) return toCome && happened.has(event.real) ? 'planned' : event.real
  const head = sentence.words[proposition.at.word]
  if (isFuture(sentence, head, futureWords)) return 'planned'
  return proposition.voice === 'own' && isPresentDeed(head) ? 'ongoing' : 'occurred'
}

/** The content says that its event did not happen ("l'armée n'a pas bombardé le marché"); a denial keeps what it denies. */
export function saysNot({ event, proposition, tolls }: Draft, { words }: Sentence): boolean {
  if (event === undefined || !event.negated || denials.has(proposition.act)) return false
  // "l'explosion n'a pas fait de victimes": the figure is denied, and what harmed nobody happened.
  const ofFigure = tolls.some(
    (toll) =>
      isNone(toll) && toll.predicate.word !== event.at.word && !isJoined(words, event.at.word, toll.predicate.word),
  )
  return happened.has(event.real) && !ofFigure
}

/** "Aucun combat n'a eu lieu et personne n'a été tué": the event and the figure stand under verbs of their own. */
function isJoined(words: readonly Word[], event: number, figure: number): boolean {
  const [x, y] = [verbAbove(words, event), verbAbove(words, figure)]
  if (!x || !y || x === y) return false
  const [from, to] = [Math.min(x.index, y.index), Math.max(x.index, y.index)]
  return words.slice(from, to).some(({ upos }) => upos === 'CCONJ')
}

function verbAbove(words: readonly Word[], from: number): Word | undefined {
  for (let at = from, steps = 0; at >= 0 && steps < 4; steps++, at = words[at].head)
    if (words[at]?.upos === 'VERB') return words[at]
  return undefined
}

const isNone = ({ exactness, polarity, withdrawn }: TollProposal): boolean =>
  exactness === 'zero' || polarity === '-' || withdrawn === true

const denials: ReadonlySet<Act> = new Set(['denies', 'disputes'])
const happened: ReadonlySet<Real> = new Set(['occurred', 'ongoing'])

/** "L'armée assure la sécurité du convoi": a verb in the present, not a state with "être" and not what somebody is quoted as saying. */
function isPresentDeed(head: Word | undefined): boolean {
  return (
    head?.upos === 'VERB' && head.feats.Tense === 'Pres' && head.feats.Mood === 'Ind' && head.feats.VerbForm === 'Fin'
  )
}

/** Future, by its tense or by the pack's helping verbs ("will reopen"), or the conditional that stands for it after a cue in the past ("a promis que l'eau serait rétablie"). */
function isFuture(sentence: Sentence, head: Word | undefined, futureWords: ReadonlySet<string>): boolean {
  if (!head) return false
  const verbs = [
    head,
    ...sentence.words.filter(
      (word) => word.head === head.index && (word.deprel.startsWith('aux') || word.deprel === 'cop'),
    ),
  ]
  return verbs.some((verb) => verb.feats.Tense === 'Fut' || (verb !== head && futureWords.has(verb.lemma)))
}
