import type { CommandDeclaration } from '../command.ts'

/** `selon demo`: the sample article in the terminal and as a page; what `npm start` runs. */
export const demoCommand: CommandDeclaration = {
  name: 'demo',
  help: 'demo',
  options: [{ flags: '--lang-ui <language>', help: 'lang-ui', choices: ['fr', 'en'] }],
  run: async (call) => (await import('../run-demo.ts')).runDemo(call),
}
