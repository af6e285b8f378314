import { readFileSync } from 'node:fs'
import { fileError } from '../intake/collect-bytes.ts'
import { SelonError } from '../model/selon-error.ts'
import type { DossierHead } from '../review/dossier-head.ts'
import { verifyDossier } from '../review/verify-dossier.ts'
import { verifyEvidence } from './verify-evidence.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'

/** `selon verify`: one line for each thing that does not hold, and status 1 then. */
export async function runVerify(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { head: file, evidence } = options as { head?: string; evidence?: string }
  const head = file === undefined ? undefined : headIn(file)
  const write = createWriter(io.stdout)
  let faults = 0
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const tell = async ({ where, problem }: { where: string; problem: string }) => {
      faults++
      const told = words('verify.fault', { where, problem: words(`verify.fault.${problem}`) })
      await write(`${plainForTerminal(told)}\n`)
    }
    const counts = await verifyDossier(ledger, tell, head)
    if (faults === 0) await write(`${words('verify.good', { ...counts })}\n`)
    if (evidence === undefined) return
    const checked = await verifyEvidence(ledger, evidence, tell)
    await write(`${words('verify.evidence', { ...checked })}\n`)
  })
  return faults === 0 ? 0 : 1
}

function headIn(file: string): DossierHead {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw fileError(cause, file)
  }
  try {
    const { head } = JSON.parse(text) as { head?: DossierHead }
    if (head?.schema === 'selon/head/1') return head
  } catch {
    // Told below.
  }
  throw new SelonError('input-malformed', 'this is no head of a dossier (selon seal --format json)', { file })
}
