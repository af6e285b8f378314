import { exportProfiles } from '../../export/export-profile.ts'
import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon annex`: numbered exhibits with digests, pairs, decisions and the method. */
export const annexCommand: CommandDeclaration = {
  name: 'annex',
  help: 'annex',
  options: [
    ...dossierOptions,
    { flags: '--incident <id>', help: 'annex-incident', repeatable: true },
    { flags: '--all', help: 'annex-all' },
    { flags: '--profile <profile>', help: 'profile', choices: exportProfiles, default: 'internal' },
    { flags: '-o, --output <folder>', help: 'annex-output' },
    languageOption,
  ],
  run: async (call) => (await import('../run-annex.ts')).runAnnex(call),
}
