import { randomBytes } from 'node:crypto'
import { packDigests } from '../packs/pack-digests.ts'
import { freezeDossier } from '../review/freeze-dossier.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { oneArgument } from './one-argument.ts'
import { plainForTerminal } from './plain-for-terminal.ts'

/** `selon freeze NAME`: a name is given once; what is kept under it is never written again. */
export async function runFreeze(call: CommandCall): Promise<number> {
  const { words, io } = call
  const name = oneArgument(call, 'usage.one-name')
  await withDossier(call, {}, async (ledger) => {
    const salt = () => randomBytes(16).toString('hex')
    const { digest, incidents } = await freezeDossier(ledger, name, { packs: packDigests(), salt })
    const told = words('freeze.done', { name, n: incidents, digest })
    await createWriter(io.stdout)(`${plainForTerminal(told)}\n`)
  })
  return 0
}
