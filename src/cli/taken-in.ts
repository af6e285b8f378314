import type { IntakeInput } from '../intake/document-from-input.ts'
import { takeIn } from '../intake/take-in.ts'
import type { CommandCall } from './command.ts'
import { plainForTerminal } from './plain-for-terminal.ts'

/** A document to read, or why there is none, under the name that messages call it. */
export interface TakenIn {
  name: string
  input?: IntakeInput
  error?: unknown
}

/** Options of every command that takes documents in: what the user says of all of them. */
export interface SaidOptions {
  language?: string
  outlet?: string
  url?: string
  channel?: string
  publishedAt?: string
  retrievedAt?: string
  retrievedBy?: string
  textColumn?: string
}

/** What the command names, one document after another; what is said of a source as a whole goes to standard error. */
export async function* takenIn({ arguments: names, options, io, words }: CommandCall): AsyncGenerator<TakenIn> {
  const said: SaidOptions = {}
  for (const key of saidKeys) {
    const value = (options as SaidOptions)[key]
    if (value !== undefined) said[key] = value
  }
  const { textColumn } = options as SaidOptions
  for await (const { name, input, error, note } of takeIn(names, { said, textColumn, stdin: io.stdin })) {
    if (note) io.stderr.write(plainForTerminal(`selon: ${name}: ${words(`intake.${note.key}`, note.values)}`) + '\n')
    if (input || error) yield { name, input, error }
  }
}

const saidKeys = ['language', 'outlet', 'url', 'channel', 'publishedAt', 'retrievedAt', 'retrievedBy'] as const
