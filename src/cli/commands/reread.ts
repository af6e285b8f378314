import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon reread`: all texts with the present engine. */
export const rereadCommand: CommandDeclaration = {
  name: 'reread',
  help: 'reread',

  options: [
    ...dossierOptions,
    { flags: '--gazetteer <file>', help: 'gazetteer', repeatable: true },
    { flags: '--dry-run', help: 'dry-run' },
    languageOption,
  ],
  run: async (call) => (await import('../run-reread.ts')).runReread(call),
}
