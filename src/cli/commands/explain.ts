import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon explain ID`: why something counts as it does. */
export const explainCommand: CommandDeclaration = {
  name: 'explain',
  help: 'explain',
  argument: { name: 'id', help: 'explain-id' },
  options: [
    ...dossierOptions,
    { flags: '--as-of <name>', help: 'as-of' },
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-explain.ts')).runExplain(call),
}
