import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { SelonError } from '../model/selon-error.ts'
import { dossierHead, headDigest } from '../review/dossier-head.ts'
import { timestampRequest } from '../review/timestamp-request.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'

/** `selon seal`: the digest; with `--timestamp` also what a time-stamping authority is sent. Selon itself sends nothing. */
export async function runSeal(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { timestamp, format } = options as { timestamp?: string; format: string }
  const write = createWriter(io.stdout)
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const head = await dossierHead(ledger)
    const digest = headDigest(head)
    if (timestamp !== undefined) {
      try {
        writeFileSync(timestamp, timestampRequest(digest, randomBytes(8)))
      } catch (cause) {
        const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
        throw new SelonError('file-unreadable', `cannot be written (${code})`, { file: timestamp }, { cause })
      }
    }
    if (format === 'json') return void (await write(`${JSON.stringify({ digest, head }, null, 2)}\n`))
    await write(`${words('head.digest', { digest })}\n`)
    await write(`${words('head.of', { reviews: head.reviews.count, versions: head.versions.count })}\n`)
    if (timestamp !== undefined) await write(`${words('head.written', { file: timestamp })}\n`)
  })
  return 0
}
