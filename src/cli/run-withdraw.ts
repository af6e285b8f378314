import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { oneArgument } from './one-argument.ts'

/** `selon withdraw DOCUMENT --note TEXT`. */
export async function runWithdraw(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const document = oneArgument(call, 'usage.one-document')
  const { note } = options as { note?: string }
  if (!note) throw new SelonError('usage', words('usage.note'))
  await withDossier(call, {}, async (ledger) => {
    if (!(await ledger.withdraw(document, note)))
      throw new SelonError('usage', words('usage.no-document', { id: document }))
    await createWriter(io.stdout)(`${words('withdraw.done', { document })}\n`)
  })
  return 0
}
