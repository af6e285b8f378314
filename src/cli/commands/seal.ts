import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon seal`: the digest of a dossier, to be kept elsewhere. */
export const sealCommand: CommandDeclaration = {
  name: 'seal',
  help: 'seal',

  options: [
    ...dossierOptions,
    { flags: '--timestamp <file>', help: 'timestamp' },
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-seal.ts')).runSeal(call),
}
