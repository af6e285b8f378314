import type { EventProposal, Proposition } from '../model/proposals.ts'

/** "a instauré un couvre-feu", "a opposé son veto à un texte": the verb that decides is the first word of what happened. */
export function isDecreed({ at, nominal }: EventProposal, { act, cue }: Proposition): boolean {
  return (
    !nominal && (act === 'decides' || act === 'votes') && cue?.at?.word === at.word && cue.at.sentence === at.sentence
  )
}
