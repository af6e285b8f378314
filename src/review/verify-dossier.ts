import { isRemoval } from '../corroborate/review-names.ts'
import { statementKeys } from '../corroborate/statement-records.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { prepareReading } from '../ledger/prepare-reading.ts'
import { SelonError } from '../model/selon-error.ts'
import { versionsDigest, type DossierHead } from './dossier-head.ts'
import { holds } from './freeze-dossier.ts'
import { verifyChain } from './verify-chain.ts'

/** Something that is not as it was stored. */
export interface Fault {
  /** Review, version, document or kept state. */
  where: string
  problem: 'hash' | 'link' | 'number' | 'reading' | 'version' | 'statements' | 'current' | 'frozen' | 'head'
  message?: string
}

export interface Verified {
  reviews: number
  versions: number
  statements: number
  freezes: number
  removed: number
}

/**
 * Checks a dossier against itself: the chain of decisions, every text against its digest, every quotation against its text, every
 * reading and statement against its id, every kept state against its digest; and against a head kept elsewhere, which alone can show
 * what was cut off or made anew as a whole.
 */
export async function verifyDossier(
  ledger: Ledger,
  fault: (fault: Fault) => Promise<void>,
  head?: DossierHead,
): Promise<Verified> {
  const reviews = await ledger.reviews()
  for (const { seq, problem } of verifyChain(reviews)) await fault({ where: `r${seq}`, problem })
  const removals = reviews.filter(isRemoval)
  const counts: Verified = { reviews: reviews.length, versions: 0, statements: 0, freezes: 0, removed: removals.length }
  const found = new Set<string>()
  const documents = new Set<string>()
  for await (const { id, document } of ledger.walkVersions()) {
    counts.versions++
    counts.statements += await verifyVersion(ledger, id, document, fault)
    found.add(id)
    documents.add(document)
  }
  for (const { id, version } of await ledger.documents([...documents]))
    if (!found.has(version)) await fault({ where: id, problem: 'current' })
  for (const name of await ledger.freezeNames()) {
    counts.freezes++
    const kept = await ledger.frozen(name)
    if (!kept || !(await holds(kept, ledger.walkFrozen(name)))) await fault({ where: name, problem: 'frozen' })
  }
  if (head) await verifyHead(ledger, head, fault)
  return counts
}

async function verifyVersion(
  ledger: Ledger,
  version: string,
  document: string,
  fault: (fault: Fault) => Promise<void>,
): Promise<number> {
  const reading = await ledger.reading(version)
  if (!reading) {
    await fault({ where: version, problem: 'reading' })
    return 0
  }
  try {
    const prepared = prepareReading(reading)
    if (prepared.version !== version || prepared.document !== document)
      await fault({ where: version, problem: 'version' })
    const { version: now } = (await ledger.document(document)) ?? { version: null }
    if (now === version) {
      const ids = (await ledger.statementsOfDocuments([document])).map(({ id }) => id)
      const made = statementKeys(reading.statements, document)
      if (ids.join() !== made.join()) await fault({ where: version, problem: 'statements' })
    }
    return reading.statements.length
  } catch (error) {
    if (!(error instanceof SelonError)) throw error
    await fault({ where: version, problem: 'reading', message: error.message })
    return 0
  }
}

/** Decisions up to the head must lead to its digest; texts must be the same, unless some were removed since. */
async function verifyHead(ledger: Ledger, head: DossierHead, fault: (fault: Fault) => Promise<void>): Promise<void> {
  const reviews = await ledger.reviews()
  const { count, hash } = head.reviews
  if ((reviews[count - 1]?.hash ?? null) !== hash) await fault({ where: `r${count}`, problem: 'head' })
  if (reviews.slice(count).some(isRemoval)) return
  const versions = await versionsDigest(ledger, head.versions.count)
  if (versions.count !== head.versions.count || versions.digest !== head.versions.digest)
    await fault({ where: 'versions', problem: 'head' })
}
