import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon parties`: who belongs to which side, from when to when, and why. */
export const partiesCommand: CommandDeclaration = {
  name: 'parties',
  help: 'parties',
  options: [
    ...dossierOptions,
    { flags: '--set <file>', help: 'parties-set' },
    { flags: '--check <file>', help: 'parties-check' },
    languageOption,
  ],
  run: async (call) => (await import('../run-parties.ts')).runParties(call),
}
