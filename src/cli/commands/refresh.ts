import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon refresh ID`: the pages of a document or an incident, asked for again. */
export const refreshCommand: CommandDeclaration = {
  name: 'refresh',
  help: 'refresh',
  argument: { name: 'ids', help: 'refresh-ids' },
  options: [
    ...dossierOptions,
    { flags: '--rate <n>', alias: '--cadence <n>', help: 'rate' },
    { flags: '--gazetteer <file>', help: 'gazetteer', repeatable: true },
    { flags: '--retrieved-by <name>', alias: '--recueilli-par <name>', help: 'retrieved-by' },
    { flags: '--evidence <folder>', alias: '--preuves <dossier>', help: 'evidence' },
    languageOption,
  ],
  run: async (call) => (await import('../run-refresh.ts')).runRefresh(call),
}
