import type { CommandDeclaration } from '../command.ts'

/** `selon read`: texts in, attributed statements out. */
export const readCommand: CommandDeclaration = {
  name: 'read',
  help: 'read',
  argument: { name: 'files', help: 'files' },
  options: [
    { flags: '-f, --format <format>', help: 'format', choices: ['text', 'json', 'html', 'jsonl'], default: 'text' },
    { flags: '-o, --output <path>', help: 'output' },
    { flags: '--why <n>', alias: '--pourquoi <n>', help: 'why' },
    { flags: '--words', alias: '--mots', help: 'words' },
    { flags: '--jsonl <file>', help: 'jsonl' },
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
    { flags: '--lang-ui <language>', help: 'lang-ui', choices: ['fr', 'en'] },
  ],
  run: async (call) => (await import('../run-read.ts')).runRead(call),
}
