import type { Io } from './io.ts'
import type { UiWords } from './ui-words.ts'

/** An option, declared once: parser, help and docs/cli.md derive from it. */
export interface OptionDeclaration {
  /** As commander writes it: "-o, --output <file>". */
  flags: string
  /** The same option in the other language of the interface. */
  alias?: string
  /** Key of its explanation in ontology/ui.tsv, without the `option.` before it. */
  help: string
  choices?: readonly string[]
  default?: string
  repeatable?: boolean
}

export interface CommandDeclaration {
  name: string
  /** Key of its explanation, without the `help.` before it. */
  help: string
  argument?: { name: string; help: string }
  options: readonly OptionDeclaration[]
  /** Loads what the command does, and does it; resolves to the exit status. */
  run(call: CommandCall): Promise<number>
}

/** One call of a command. */
export interface CommandCall {
  arguments: readonly string[]
  options: Readonly<Record<string, unknown>>
  io: Io
  words: UiWords
}
