import type { OptionDeclaration } from './command.ts'
import { commands } from './commands/index.ts'
import { uiWords } from './ui-words.ts'

/** docs/cli.md, written from the declarations of the commands; a test keeps the file equal to it. */
export function cliReference(): string {
  const words = uiWords('en')
  const out = ['# Command line', '', `${words('help.program')}`, '', generated, '']
  for (const { name, help, argument, options } of commands) {
    out.push(`## selon ${name}${argument ? ` [${argument.name}...]` : ''}`, '', words(`help.${help}`), '')
    if (argument) out.push(`\`${argument.name}\`: ${words(`option.${argument.help}`)}`, '')
    out.push(
      '| option | meaning |',
      '|---|---|',
      ...options.map((option) => optionRow(option, words(`option.${option.help}`))),
      '',
    )
  }
  return `${[...out, ...notes].join('\n')}\n`
}

const generated =
  'This page is generated from `src/cli/commands/`; after a change run `UPDATE_DOCS=1 npx vitest run test/cli-docs.test.ts`.'

const notes = [
  '## Exit status',
  '',
  '| status | meaning |',
  '|---|---|',
  '| 0 | everything was read |',
  '| 1 | something could not be read; the rest was |',
  '| 2 | wrong usage |',
  '',
  'Messages go to standard error, one line each: `selon: file:line: message [code]`. The codes stand in [errors.md](errors.md).',
]

function optionRow({ flags, alias, choices, default: preset, repeatable }: OptionDeclaration, meaning: string): string {
  const names = [flags, alias].filter(Boolean).map((name) => `\`${name}\``)
  const more = [
    choices && `one of ${choices.map((choice) => `\`${choice}\``).join(', ')}`,
    preset !== undefined && `default \`${preset}\``,
    repeatable && 'may be repeated',
  ].filter(Boolean)
  return `| ${names.join(', ')} | ${[meaning, ...more].join('; ')} |`
}
