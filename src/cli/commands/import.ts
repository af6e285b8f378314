import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon import FILE`: a backup into an empty dossier. */
export const importCommand: CommandDeclaration = {
  name: 'import',
  help: 'import',
  argument: { name: 'file', help: 'backup-file' },
  options: [...dossierOptions, languageOption],
  run: async (call) => (await import('../run-import.ts')).runImport(call),
}
