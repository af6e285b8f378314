import { compareReadings } from '../corroborate/compare-readings.ts'
import type { Reading } from '../model/reading.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { inputOf } from './input-of-reading.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { renderDifference } from './render-difference.ts'

const batchSize = 100

/** `selon reread`: what the present engine reads otherwise, text by text; kept unless it is a dry run. */
export async function runReread(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { gazetteer = [], dryRun = false } = options as { gazetteer?: string[]; dryRun?: boolean }
  const write = createWriter(io.stdout)
  await withDossier(call, { readOnly: dryRun }, async (ledger) => {
    const reader = await io.openReader({ gazetteerFiles: gazetteer })
    const documents: string[] = []
    const seen = new Set<string>()
    for await (const { document } of ledger.walkVersions())
      if (!seen.has(document)) documents.push((seen.add(document), document))
    let [changed, decided] = [0, 0]
    for (let at = 0; at < documents.length; at += batchSize) {
      const anew: Reading[] = []
      for (const { id, version } of await ledger.documents(documents.slice(at, at + batchSize))) {
        const before = await ledger.reading(version)
        if (!before) continue
        const after = reader.read(inputOf(before))
        anew.push(after)
        const lines = renderDifference(compareReadings(before, after, id), words)
        if (lines.length === 0) continue
        changed++
        await write(`${plainForTerminal(`${before.id} (${id})`)}\n${lines.join('\n')}\n`)
      }
      if (!dryRun) for (const { attachments } of await ledger.add(anew)) decided += attachments.length
    }
    await write(`${words('reread.total', { n: documents.length, changed, decided })}\n`)
  })
  return 0
}
