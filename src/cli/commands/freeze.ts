import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon freeze NAME`: keeps the state of a dossier. */
export const freezeCommand: CommandDeclaration = {
  name: 'freeze',
  help: 'freeze',
  argument: { name: 'name', help: 'freeze-name' },
  options: [
    ...dossierOptions,

    languageOption,
  ],
  run: async (call) => (await import('../run-freeze.ts')).runFreeze(call),
}
