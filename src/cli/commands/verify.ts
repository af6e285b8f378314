import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon verify`: whether a dossier is what it was. */
export const verifyCommand: CommandDeclaration = {
  name: 'verify',
  help: 'verify',

  options: [
    ...dossierOptions,
    { flags: '--head <file>', help: 'head-file' },
    { flags: '--evidence <folder>', alias: '--preuves <dossier>', help: 'evidence-in' },
    languageOption,
  ],
  run: async (call) => (await import('../run-verify.ts')).runVerify(call),
}
