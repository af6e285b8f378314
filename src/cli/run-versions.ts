import { compareReadings } from '../corroborate/compare-readings.ts'
import type { StoredCapture } from '../ledger/captures.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import type { Reading } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { gonePage } from './gone-pages.ts'
import { createWriter } from './io.ts'
import { oneArgument } from './one-argument.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { renderDifference } from './render-difference.ts'
import type { UiWords } from './ui-words.ts'

/** `selon versions DOCUMENT`: each version, and what its statements have that those before had not. */
export async function runVersions(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const id = oneArgument(call, 'usage.one-document')
  const write = createWriter(io.stdout)
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const document = await ledger.document(id)
    if (!document) throw new SelonError('usage', words('usage.no-document', { id }))
    const { sealed } = (await dossierContext(ledger)).decisions
    const told = []
    let before: Reading | null = null
    const captures = await ledger.captures(id)
    for (const [at, version] of (await ledger.versions(id)).entries()) {
      const reading = (await ledger.reading(version.id))!
      const difference = before && !sealed.has(id) ? compareReadings(before, reading, id) : null
      before = reading
      const arrivals = captures.filter((capture) => capture.version === version.id)
      told.push({ ...version, statements: reading.statements.length, captures: arrivals, difference })
      if (options.format === 'json') continue
      const { retrievedAt, engine } = version
      const values = { n: at + 1, id: version.id, retrieved: retrievedAt ?? '–', engine }
      await write(`${words('versions.line', { ...values, statements: reading.statements.length })}\n`)
      await write(`${words('versions.text', { sha256: version.textSha256 })}\n`)
      for (const capture of arrivals) await write(`${plainForTerminal(arrivalLine(capture, words))}\n`)
      for (const line of difference ? renderDifference(difference, words) : []) await write(`${line}\n`)
    }
    const gone = await gonePage(ledger, id)
    if (options.format === 'json')
      await write(`${JSON.stringify({ document: { ...document, gone }, versions: told }, null, 2)}\n`)
    else {
      if (document.withdrawn !== null)
        await write(`${plainForTerminal(words('versions.withdrawn', { note: document.withdrawn }))}\n`)
      if (gone) await write(`${words('versions.gone', { ...gone })}\n`)
    }
  })
  return 0
}

function arrivalLine({ source, format, retrievedAt, retrievedBy, rawSha256 }: StoredCapture, words: UiWords): string {
  const told = { at: retrievedAt ?? '–', by: retrievedBy ?? '–', raw: rawSha256 ?? '–' }
  return words('versions.capture', { source, format, ...told })
}
