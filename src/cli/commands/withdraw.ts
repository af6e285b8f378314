import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon withdraw DOCUMENT`: its source took it back. */
export const withdrawCommand: CommandDeclaration = {
  name: 'withdraw',
  help: 'withdraw',
  argument: { name: 'document', help: 'document-id' },
  options: [...dossierOptions, { flags: '--note <text>', help: 'note' }, languageOption],
  run: async (call) => (await import('../run-withdraw.ts')).runWithdraw(call),
}
