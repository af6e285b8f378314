import { exportProfiles } from '../../export/export-profile.ts'
import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon note ID`: one incident in attributed sentences, to hand on. */
export const noteCommand: CommandDeclaration = {
  name: 'note',
  help: 'note',
  argument: { name: 'id', help: 'incident-id' },
  options: [
    ...dossierOptions,
    { flags: '-f, --format <format>', help: 'note-format', choices: ['md', 'html', 'docx'], default: 'md' },
    { flags: '--profile <profile>', help: 'profile', choices: exportProfiles, default: 'internal' },
    { flags: '-o, --output <path>', help: 'output' },
    languageOption,
  ],
  run: async (call) => (await import('../run-note.ts')).runNote(call),
}
