import { exportFormats } from '../../export/export-lines.ts'
import { exportProfiles } from '../../export/export-profile.ts'
import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon export`: the field's formats, with their attribution. */
export const exportCommand: CommandDeclaration = {
  name: 'export',
  help: 'export',
  options: [
    ...dossierOptions,
    { flags: '-f, --format <format>', help: 'export-format', choices: exportFormats, default: 'jsonl' },
    { flags: '--profile <profile>', help: 'profile', choices: exportProfiles, default: 'internal' },
    { flags: '--include-unreviewed', help: 'include-unreviewed' },
    { flags: '--bom', help: 'bom' },
    { flags: '-o, --output <path>', help: 'output' },
    languageOption,
  ],
  run: async (call) => (await import('../run-export.ts')).runExport(call),
}
