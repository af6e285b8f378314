import { saysNot } from './decide-real.ts'
import type { Draft } from './draft-statements.ts'
import type { Sentence } from '../model/tree.ts'
import type { Fact, Statement } from '../model/statement.ts'

/** Commitment of a source by its act, where it is not CT+ (acts.tsv, column factuality_source). */
const factOfAct: Partial<Record<Statement['act'], Fact>> = {
  denies: 'CT-',
  disputes: 'PR-',
  retracts: 'Uu',
  'no-comment': 'Uu',
  assesses: 'PR+',
  threatens: 'Uu',
  warns: 'PS+',
  pledges: 'Uu',
  intends: 'Uu',
  'calls-for': 'Uu',
  demands: 'Uu',
  orders: 'Uu',
  relays: 'Uu',
}

/**
 * FactBank value for each link: the origin by its act, every relay Uu; the author CT+ only in own voice or under a fully
 * factive cue, and never in the journalistic conditional.
 */
export function factualityOf(draft: Draft, sentence: Sentence): Statement['factuality'] {
  const { proposition, presupposed } = draft
  if (presupposed) return presupposedFactuality(draft)
  const origin = proposition.chain[proposition.chain.length - 1]
  return [...proposition.chain]
    .sort((a, b) => b.order - a.order)
    .map((link) => {
      if (link.order === 0) return { link: 0, value: authorFact(draft, sentence) }
      return { link: link.order, value: link === origin ? originFact(draft, sentence) : 'Uu' }
    })
}

/** What is told as known commits whoever tells it: the speaker in a quotation, else the author alone. */
function presupposedFactuality({ proposition, speakers }: Draft): Statement['factuality'] {
  if (proposition.voice !== 'quoted' && !speakers) return [{ link: 0, value: 'CT+' }]
  const orders = proposition.chain.map((link) => link.order).sort((a, b) => b - a)
  return orders.map((order, at) => ({ link: order, value: at === 0 ? 'CT+' : 'Uu' }))
}

/** The commitment of whoever says it, by the act; to the contrary where the content says that its event did not happen. */
function originFact(draft: Draft, sentence: Sentence): Fact {
  const fact = factOfAct[draft.proposition.act] ?? 'CT+'
  return fact === 'CT+' && saysNot(draft, sentence) ? 'CT-' : fact
}

function authorFact(draft: Draft, sentence: Sentence): Fact {
  const { proposition } = draft
  if (proposition.voice === 'own-conditional') return 'Uu'
  if (proposition.chain.length === 1) return originFact(draft, sentence)
  if (proposition.cue?.distance === 'reject') return 'CT-'
  return proposition.cue?.factive === 'yes' && proposition.mood !== 'conditional' ? originFact(draft, sentence) : 'Uu'
}
