import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon incidents`: what is said to have happened. */
export const incidentsCommand: CommandDeclaration = {
  name: 'incidents',
  help: 'incidents',
  options: [
    ...dossierOptions,
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    { flags: '--limit <n>', help: 'limit', default: '50' },
    languageOption,
  ],
  run: async (call) => (await import('../run-incidents.ts')).runIncidents(call),
}
