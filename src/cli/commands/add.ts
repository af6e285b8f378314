import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'
import { intakeOptions } from '../intake-options.ts'

/** `selon add`: texts, batches or readings into a dossier. */
export const addCommand: CommandDeclaration = {
  name: 'add',
  help: 'add',
  argument: { name: 'files', help: 'files' },
  options: [
    ...dossierOptions,
    { flags: '--jsonl <file>', help: 'jsonl-in' },
    { flags: '--readings <file>', help: 'readings' },
    ...intakeOptions,
    { flags: '--translation-of <document>', alias: '--traduction-de <document>', help: 'translation-of' },
    { flags: '--translated-by <name>', alias: '--traduit-par <nom>', help: 'translated-by' },
    { flags: '--translated-at <date>', alias: '--traduit-le <date>', help: 'translated-at' },
    languageOption,
  ],
  run: async (call) => (await import('../run-add.ts')).runAdd(call),
}
