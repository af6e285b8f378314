import type { CommandDeclaration } from '../command.ts'
import { dossierOptions, languageOption } from '../dossier-options.ts'

/** `selon review ACTION TARGET`: a person's decision, appended and taking effect at once. */
export const reviewCommand: CommandDeclaration = {
  name: 'review',
  help: 'review',
  argument: { name: 'action', help: 'review-action' },
  options: [
    ...dossierOptions,
    { flags: '--by <name>', help: 'by' },
    { flags: '--reason <text>', help: 'reason' },
    { flags: '--with <id>', help: 'with', repeatable: true },
    { flags: '--set <json>', help: 'set' },
    { flags: '--at <instant>', help: 'at' },
    { flags: '--all-copies', help: 'all-copies' },
    { flags: '--jsonl <file>', help: 'jsonl-reviews' },
    languageOption,
  ],
  run: async (call) => (await import('../run-review.ts')).runReview(call),
}
