import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon add`: texts, batches or readings into a dossier. */
export const addCommand: CommandDeclaration = {
  name: 'add',
  help: 'add',
  argument: { name: 'files', help: 'files' },
  options: [
    ...dossierOptions,
    { flags: '--jsonl <file>', help: 'jsonl-in' },
    { flags: '--readings <file>', help: 'readings' },
    { flags: '--workers <n>', help: 'workers', default: '1' },
    { flags: '--gazetteer <file>', help: 'gazetteer', repeatable: true },
    { flags: '--language <code>', help: 'language' },
    { flags: '--outlet <name>', help: 'outlet' },
    { flags: '--url <url>', help: 'url' },
    { flags: '--channel <kind>', help: 'channel' },
    { flags: '--published-at <date>', help: 'published-at' },
    { flags: '--retrieved-at <date>', help: 'retrieved-at' },
    { flags: '--retrieved-by <name>', alias: '--recueilli-par <name>', help: 'retrieved-by' },
    { flags: '--follow', alias: '--suivre', help: 'follow' },
    { flags: '--rate <n>', alias: '--cadence <n>', help: 'rate' },
    { flags: '--evidence <folder>', alias: '--preuves <dossier>', help: 'evidence' },
    { flags: '--text-column <name>', help: 'text-column' },
    {
      flags: '--progress <how>',
      alias: '--avancement <how>',
      help: 'progress',
      choices: ['line', 'json', 'none'],
    },
    { flags: '--failures <file>', alias: '--echecs <file>', help: 'failures' },
    { flags: '--again <file>', alias: '--redonner <file>', help: 'again' },
    { flags: '--translation-of <document>', alias: '--traduction-de <document>', help: 'translation-of' },
    { flags: '--translated-by <name>', alias: '--traduit-par <nom>', help: 'translated-by' },
    { flags: '--translated-at <date>', alias: '--traduit-le <date>', help: 'translated-at' },
    languageOption,
  ],
  run: async (call) => (await import('../run-add.ts')).runAdd(call),
}
