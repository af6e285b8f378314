import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon suggestions`: what only a person can decide, most effect first. */
export const suggestionsCommand: CommandDeclaration = {
  name: 'suggestions',
  help: 'suggestions',
  options: [
    ...dossierOptions,
    { flags: '--incident <id>', help: 'incident-only' },
    { flags: '--state <states>', help: 'state' },
    { flags: '--to <name>', help: 'to-person' },
    { flags: '--limit <n>', help: 'limit', default: '50' },
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-suggestions.ts')).runSuggestions(call),
}
