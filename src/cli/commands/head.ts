import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon head`: the digest of a dossier, to be kept elsewhere. */
export const headCommand: CommandDeclaration = {
  name: 'head',
  help: 'head',

  options: [
    ...dossierOptions,
    { flags: '--timestamp <file>', help: 'timestamp' },
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-head.ts')).runHead(call),
}
