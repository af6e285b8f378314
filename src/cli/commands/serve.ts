import type { CommandDeclaration } from '../command.ts'
import { languageOption } from '../dossier-options.ts'

/** `selon serve`: the workbench and its HTTP interface. */
export const serveCommand: CommandDeclaration = {
  name: 'serve',
  help: 'serve',
  options: [
    { flags: '--ledger <address>', help: 'ledger-or-sample' },
    { flags: '--key-file <file>', help: 'key-file' },
    { flags: '--port <n>', help: 'port', default: '4174' },
    { flags: '--host <address>', help: 'host', default: '127.0.0.1' },
    { flags: '--token <file>', help: 'token' },
    { flags: '--gazetteer <file>', help: 'gazetteer', repeatable: true },
    languageOption,
  ],
  run: async (call) => (await import('../run-serve.ts')).runServe(call),
}
