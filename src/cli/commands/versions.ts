import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon versions DOCUMENT`: what changed between the versions of a text. */
export const versionsCommand: CommandDeclaration = {
  name: 'versions',
  help: 'versions',
  argument: { name: 'document', help: 'document-id' },
  options: [
    ...dossierOptions,
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-versions.ts')).runVersions(call),
}
