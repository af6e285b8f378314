import { createHash } from 'node:crypto'
import type { Ledger } from '../ledger/ledger.ts'
import { canonicalJson } from './hash-review.ts'

/** What a dossier holds, in few bytes: kept elsewhere, it shows later whether anything was changed or cut off. */
export interface DossierHead {
  schema: 'selon/head/1'
  reviews: { count: number; hash: string | null }
  /** Every version of every text with its digest, in the order of arrival. */
  versions: { count: number; digest: string }
  parties: string
}

export async function dossierHead(ledger: Ledger): Promise<DossierHead> {
  const last = await ledger.lastReview()
  return {
    schema: 'selon/head/1',
    reviews: { count: last?.seq ?? 0, hash: last?.hash ?? null },
    versions: await versionsDigest(ledger),
    parties: digestOf(await ledger.parties()),
  }
}

/** The digest that is printed, and that a time stamp is asked for. */
export function headDigest(head: DossierHead): string {
  return digestOf(head)
}

/** Over the first so many versions, or all. */
export async function versionsDigest(ledger: Ledger, most = Infinity): Promise<{ count: number; digest: string }> {
  const hash = createHash('sha256')
  let count = 0
  for await (const { id, document, textSha256 } of ledger.walkVersions()) {
    if (count >= most) break
    count++
    hash.update(`${document} ${id} ${textSha256}\n`)
  }
  return { count, digest: hash.digest('hex') }
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
