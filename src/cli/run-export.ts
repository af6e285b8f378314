import { exportLines, type ExportFormat } from '../export/export-lines.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { fileIn, openOutput } from './output.ts'

/** Names of files in a folder that `-o` names. What only has a format's columns says so (ethics A9). */
const fileNames: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'backup.jsonl',
  statements: 'statements.csv',
  parquet: 'statements.parquet',
  acled: 'incidents-acled-compatible.csv',
  ucdp: 'incidents-ucdp-compatible.csv',
  plover: 'incidents-plover.jsonl',
  geojson: 'incidents.geojson',
  jsonld: 'statements.jsonld',
  ftm: 'incidents-ftm.jsonl',
}

/** `selon export`: streams, so that a dossier of any size leaves in constant memory. */
export async function runExport(call: CommandCall): Promise<number> {
  const { words, io } = call
  const { format, profile, includeUnreviewed, bom, output } = call.options as {
    format: ExportFormat
    profile: ExportProfile
    includeUnreviewed?: boolean
    bom?: boolean
    output?: string
  }
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const target = openOutput({ output: fileIn(output, fileNames[format]), format: 'jsonl' }, 1, io)
    const options = { profile, includeUnreviewed: includeUnreviewed ?? false, bom: bom ?? false, words }
    for await (const piece of exportLines(ledger, format, options)) if (!(await target.write(piece, '-', 0))) break
    await target.close()
  })
  return 0
}
