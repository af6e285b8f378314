import { importBackup } from '../export/import-backup.ts'
import { SelonError } from '../model/selon-error.ts'
import { linesOf } from './batch-lines.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter, type Io } from './io.ts'

/** `selon import FILE`: a backup into an empty dossier, made where it is missing. */
export async function runImport(call: CommandCall): Promise<number> {
  const { words, io } = call
  const [file, ...more] = call.arguments
  if (!file || more.length > 0) throw new SelonError('usage', words('usage.one-backup'))
  await withDossier(call, { create: true }, async (ledger) => {
    await importBackup(ledger, textLines(file, io))
    const { documents, incidents } = await ledger.counts()
    await createWriter(io.stdout)(`${words('add.total', { documents, incidents })}\n`)
  })
  return 0
}

async function* textLines(file: string, io: Io): AsyncGenerator<string> {
  for await (const { bytes, tooLong, number } of linesOf(file, io)) {
    if (tooLong) throw new SelonError('input-too-large', 'line is too large', { file, line: number })
    yield new TextDecoder().decode(bytes)
  }
}
