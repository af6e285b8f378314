import { Command, CommanderError, Option } from 'commander'
import { packageVersion } from './package-version.ts'
import type { CommandDeclaration, OptionDeclaration } from './command.ts'
import { commands } from './commands/index.ts'
import { processIo, type Io } from './io.ts'
import { exitStatus, reportError } from './report-error.ts'
import { uiLanguageOf, uiWords, uiLanguages, type UiLanguage, type UiWords } from './ui-words.ts'

/** Runs the command line and resolves to the exit status: 0 done, 1 something could not be read, 2 wrong usage. */
export async function run(argv: readonly string[], io: Io = processIo()): Promise<number> {
  const words = uiWords(languageIn(argv) ?? uiLanguageOf(io.env))
  let status = 0
  try {
    await createProgram(words, io, (result) => (status = result)).parseAsync([...argv], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    reportError(error, io.stderr)
    return exitStatus(error)
  }
}

/** The help must speak the language asked for, before anything is parsed. */
function languageIn(argv: readonly string[]): UiLanguage | undefined {
  const at = argv.findIndex((word) => word.startsWith('--lang-ui'))
  const value = at < 0 ? undefined : argv[at].includes('=') ? argv[at].split('=')[1] : argv[at + 1]
  return uiLanguages.find((language) => language === value)
}

/** The parser, built from the declarations; `done` receives the exit status of the command that ran. */
export function createProgram(words: UiWords, io: Io, done: (status: number) => void): Command {
  const program = new Command('selon')
    .description(words('help.program'))
    .version(packageVersion(), '-V, --version', words('help.version'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
  for (const declaration of commands) addCommand(program, declaration, words, io, done)
  return program
}

function addCommand(
  program: Command,
  declaration: CommandDeclaration,
  words: UiWords,
  io: Io,
  done: (status: number) => void,
): void {
  const command = program
    .command(declaration.name)
    .description(words(`help.${declaration.help}`))
    .helpOption('-h, --help', words('help.help'))
  if (declaration.argument) {
    command.argument(`[${declaration.argument.name}...]`, words(`option.${declaration.argument.help}`))
  }
  for (const option of declaration.options) addOption(command, option, words)
  command.action(async (...parsed: unknown[]) => {
    const files = declaration.argument ? (parsed[0] as string[]) : []
    done(await declaration.run({ arguments: files, options: optionsOf(command, declaration), io, words }))
  })
}

function addOption(command: Command, declaration: OptionDeclaration, words: UiWords): void {
  const french = words.language === 'fr'
  for (const flags of [declaration.flags, declaration.alias]) {
    if (!flags) continue
    const option = new Option(flags, words(`option.${declaration.help}`))
    if (declaration.choices) option.choices([...declaration.choices])
    if (declaration.default !== undefined) option.default(declaration.default)
    if (declaration.repeatable) option.argParser((value, all: string[] = []) => [...all, value])
    if (declaration.alias && (flags === declaration.alias) !== french) option.hideHelp()
    command.addOption(option)
  }
}

/** Options under the name of their declaration, whichever language they were given in. */
function optionsOf(command: Command, { options }: CommandDeclaration): Record<string, unknown> {
  const given = command.opts()
  const named: Record<string, unknown> = {}
  for (const { flags, alias } of options) {
    const value = given[attribute(flags)] ?? (alias ? given[attribute(alias)] : undefined)
    if (value !== undefined) named[attribute(flags)] = value
  }
  return named
}

function attribute(flags: string): string {
  return new Option(flags).attributeName()
}
