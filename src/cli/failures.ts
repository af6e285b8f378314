import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileError } from '../intake/collect-bytes.ts'
import { SelonError, type ErrorCode } from '../model/selon-error.ts'
import { attempt } from './output.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { asSelonError } from './report-error.ts'

/** What could not be read and why; a line of the file that `--failures` writes and `--again` reads. */
export interface Failure {
  /** A name that can be given again: file, address, or file and part of it. */
  name: string
  line?: number
  code: ErrorCode
  message: string
}

export interface Failures {
  readonly all: readonly Failure[]
  add(error: unknown, name: string): Failure
  /** Written whole or not at all; empty where nothing failed. @throws SelonError file-unreadable */
  write(file: string): void
}

export function createFailures(): Failures {
  const all: Failure[] = []
  return {
    all,
    add: (error, name) => {
      const { code, message, place } = asSelonError(error)
      const failure: Failure = { name, code, message: plainForTerminal(message) }
      if (place.line !== undefined) failure.line = place.line
      all.push(failure)
      return failure
    },
    write: (file) => {
      const whole = `${file}.part`
      attempt(file, () => {
        writeFileSync(whole, all.map((failure) => `${JSON.stringify(failure)}\n`).join(''))
        renameSync(whole, file)
      })
    },
  }
}

/** The names in a file of failures, each once. @throws SelonError file-missing | file-unreadable | input-malformed */
export function namesToGiveAgain(file: string): string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw fileError(cause, file)
  }
  const names = text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [nameIn(line, file, at + 1)]))
  return [...new Set(names)]
}

function nameIn(text: string, file: string, line: number): string {
  try {
    const { name } = JSON.parse(text) as Partial<Failure>
    if (typeof name === 'string' && name !== '') return name
  } catch {
    // Told below.
  }
  throw new SelonError('input-malformed', 'this is no line of --failures', { file, line })
}
