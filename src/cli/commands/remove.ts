import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon remove DOCUMENT`: removal on request. */
export const removeCommand: CommandDeclaration = {
  name: 'remove',
  help: 'remove',
  argument: { name: 'document', help: 'document-id' },
  options: [
    ...dossierOptions,
    { flags: '--by <name>', help: 'by' },
    { flags: '--reason <text>', help: 'reason' },
    { flags: '--at <instant>', help: 'at' },
    languageOption,
  ],
  run: async (call) => (await import('../run-remove.ts')).runRemove(call),
}
