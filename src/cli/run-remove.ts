import { randomBytes } from 'node:crypto'
import { isRemoval } from '../corroborate/review-names.ts'
import { removeDocument } from '../review/remove-document.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { decidedBy, oneArgument } from './one-argument.ts'

/** `selon remove DOCUMENT`: what stood there is gone; the salt that could prove it is shown once. */
export async function runRemove(call: CommandCall): Promise<number> {
  const { words, io } = call
  const document = oneArgument(call, 'usage.one-document')
  const decided = decidedBy(call)
  const write = createWriter(io.stdout)
  await withDossier(call, {}, async (ledger) => {
    const salt = randomBytes(16).toString('hex')
    const kept = new Set((await ledger.captures(document)).flatMap(({ evidence }) => evidence ?? []))
    const review = await removeDocument(ledger, { target: document, ...decided }, salt)
    const { id, after } = review
    if (!isRemoval(review)) return void (await write(`${words('remove.asked', { id, document })}\n`))
    const { tombstone } = after as { tombstone: string }
    await write(`${words('remove.done', { id, document, digest: tombstone })}\n${words('remove.salt', { salt })}\n`)
    // The folder is the user's, and bytes in it may hold other documents too.
    for (const sha256 of kept) await write(`${words('remove.evidence', { sha256 })}\n`)
  })
  return 0
}
