import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon incident ID`: one incident, with all that it was computed from. */
export const incidentCommand: CommandDeclaration = {
  name: 'incident',
  help: 'incident',
  argument: { name: 'id', help: 'incident-id' },
  options: [
    ...dossierOptions,
    { flags: '-f, --format <format>', help: 'format-list', choices: ['text', 'json'], default: 'text' },
    languageOption,
  ],
  run: async (call) => (await import('../run-incident.ts')).runIncident(call),
}
