import type { Actor, ActorType } from '../../model/actor.ts'
import type { ActorMention } from '../../model/proposals.ts'
import type { LexiconRow } from '../../packs/pack.ts'

/** A mention of somebody as the words give it, before documents' names are linked. Word numbers are those of its sentence. */
export interface RawActor {
  sentence: number
  first: number
  last: number
  head: number
  type: ActorType
  named: ActorMention['named']
  kind: 'known' | 'name' | 'organisation' | 'role' | 'source' | 'country' | 'person'
  /** Name without article, or the words of the organisation. */
  name: string
  actor: Actor | null
  row?: LexiconRow
  acronym?: string
  /** Country or region that an adjective or complement names: ISO code or the user's id, and how it is shown. */
  country?: { code: string; name: string }
  /** Place below a country ("l'hôpital de Solmar"), by its folded name. */
  local?: string
  /** Capitalised complement of its own name ("ministère du [Ravitaillement]"). */
  title?: string
  principal?: RawActor
}

export interface ResolvedActors {
  mentions: ActorMention[]
  actors: Actor[]
}
