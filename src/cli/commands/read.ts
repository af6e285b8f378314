import type { CommandDeclaration } from '../command.ts'
import { intakeOptions } from '../intake-options.ts'

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
    ...intakeOptions,
    { flags: '--lang-ui <language>', help: 'lang-ui', choices: ['fr', 'en'] },
  ],
  run: async (call) => (await import('../run-read.ts')).runRead(call),
}
