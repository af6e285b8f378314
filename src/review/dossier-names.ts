import type { NameAlias } from '../corroborate/name-aliases.ts'
import type { NamedActor } from '../corroborate/open-points.ts'
import { chainInEffect } from '../corroborate/second-reviewer.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Review } from '../model/review.ts'

/** A name that stands for another in this dossier, by which decision. */
export interface DossierAlias extends Omit<NameAlias, 'is'> {
  is: { id: string; name: string } | null
  by: string
  at: string
  reason: string
  review: string
}

/** Whom a dossier's incidents name, and which names people said are one; the last to be said first. */
export async function dossierNames(ledger: Ledger): Promise<{ names: NamedActor[]; aliases: DossierAlias[] }> {
  const { reviews } = chainInEffect(await ledger.reviews())
  return {
    names: await ledger.actorsNamed(),
    aliases: reviews.flatMap((review) => (review.action === 'alias' ? [aliasOf(review)] : [])).reverse(),
  }
}

function aliasOf({ id, by, at, reason, after }: Review): DossierAlias {
  const { is, ...rest } = after as NameAlias
  return { ...rest, is: is && { id: is.id, name: is.displayName }, by, at, reason, review: id }
}
