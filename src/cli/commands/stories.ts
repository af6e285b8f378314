import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon stories`: which texts tell one story, whatever their language. */
export const storiesCommand: CommandDeclaration = {
  name: 'stories',
  help: 'stories',
  options: [
    ...dossierOptions,
    { flags: '--document <id>', help: 'document-only' },
    { flags: '--limit <n>', help: 'stories-limit', default: '50' },
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-stories.ts')).runStories(call),
}
