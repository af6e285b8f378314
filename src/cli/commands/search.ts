import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon search`: statements that say it. */
export const searchCommand: CommandDeclaration = {
  name: 'search',
  help: 'search',
  argument: { name: 'words', help: 'search-words' },
  options: [
    ...dossierOptions,
    { flags: '--actor <name>', help: 'search-actor' },
    { flags: '--place <name>', help: 'search-place' },
    { flags: '--type <type>', help: 'search-type' },
    { flags: '--from <date>', help: 'search-from' },
    { flags: '--to <date>', help: 'search-to' },
    { flags: '--act <act>', help: 'search-act' },
    { flags: '--outlet <name>', help: 'search-outlet' },
    { flags: '--lang <code>', help: 'search-lang' },
    { flags: '--status <rule>', help: 'search-status' },
    { flags: '--limit <n>', help: 'limit', default: '50' },
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-search.ts')).runSearch(call),
}
