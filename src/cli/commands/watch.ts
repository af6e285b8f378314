import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon watch`: a folder into a dossier, as it fills. */
export const watchCommand: CommandDeclaration = {
  name: 'watch',
  help: 'watch',
  argument: { name: 'folder', help: 'watch-folder' },
  options: [
    ...dossierOptions,
    { flags: '--gazetteer <file>', help: 'gazetteer', repeatable: true },
    { flags: '--language <code>', help: 'language' },
    { flags: '--outlet <name>', help: 'outlet' },
    { flags: '--channel <kind>', help: 'channel' },
    { flags: '--retrieved-by <name>', alias: '--recueilli-par <name>', help: 'retrieved-by' },
    { flags: '--evidence <folder>', alias: '--preuves <dossier>', help: 'evidence' },
    { flags: '--text-column <name>', help: 'text-column' },
    languageOption,
  ],
  run: async (call) => (await import('../run-watch.ts')).runWatch(call),
}
