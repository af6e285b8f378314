import { compareReadings } from '../corroborate/compare-readings.ts'
import { factsOf, type IntakeInput } from '../intake/document-from-input.ts'
import type { Reading } from '../model/reading.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
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

/** The input that a reading was made of; what intake found in the text itself it finds again. */
function inputOf({ id, text, document }: Reading): IntakeInput {
  const { lang, title, outlet, url, channel, publishedAt, publishedAtBasis, retrievedAt, provenance = [] } = document
  const { kind, genre } = document
  const found = (line: string) => /: found from the text$|replaced by U\+FFFD$/u.test(line)
  return {
    id,
    text,
    title,
    ...(!provenance.some((line) => /^language .*: found from the text$/u.test(line)) && { language: lang }),
    ...(outlet !== null && { outlet }),
    ...(url !== null && { url }),
    ...(channel && { channel }),
    ...(publishedAtBasis === 'metadata' && { publishedAt }),
    retrievedAt,
    ...factsOf(document),
    ...(kind !== 'communique' && { kind, genre }),
    provenance: provenance.filter((line) => !found(line)),
  }
}
