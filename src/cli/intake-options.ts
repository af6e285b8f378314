import type { OptionDeclaration } from './command.ts'

/** Options of every command that takes documents in: how they are read, what is said of all of them, what is kept and told. */
export const intakeOptions: readonly OptionDeclaration[] = [
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
]
