import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isDate } from '../intake/check-input.ts'
import { SelonError } from '../model/selon-error.ts'
import type { ExplainedReading, Reader } from '../reading/read-document.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import type { CommandCall } from './command.ts'
import { namesToGiveAgain } from './failures.ts'
import { filesToRead } from './files-to-read.ts'
import { openOutput } from './output.ts'
import { renderReading, type ReadFormat } from './render-reading.ts'
import { openProgress, type ProgressOptions } from './progress.ts'
import { exitStatus, stoppedStatus } from './report-error.ts'
import { takenIn, type SaidOptions } from './taken-in.ts'
import type { UiWords } from './ui-words.ts'

/** Options of `selon read` after parsing. */
export interface ReadOptions extends SaidOptions, ProgressOptions {
  format: ReadFormat
  output?: string
  why?: string
  words?: boolean
  jsonl?: string
  workers: string
  gazetteer?: string[]
  /** File of failures whose names are given again. */
  again?: string
}

/** More threads than any machine has cores for help nobody, and each holds the packs. */
const mostWorkers = 64

/** `selon read`: reads every file, says which could not be read, and never lets one stop the others. */
export async function runRead(given: CommandCall): Promise<number> {
  const options = given.options as unknown as ReadOptions
  const again = options.again === undefined ? [] : namesToGiveAgain(options.again)
  const call: CommandCall = { ...given, arguments: [...given.arguments, ...again] }
  checkUsage(call.arguments, options, call.words)
  if (options.jsonl !== undefined) return (await import('./run-batch.ts')).runBatch(options.jsonl, options, call)
  const reader = await call.io.openReader({ gazetteerFiles: options.gazetteer ?? [] })
  const output = openOutput(options, call.arguments.length, call.io)
  const progress = openProgress(call, await filesToRead(call.arguments))
  const ended = call.io.untilEnded()
  let status = 0
  let written = 0
  const items = takenIn({ ...call, io: { ...call.io, stderr: progress.stderr } }, { began: progress.began })
  for await (const { item, oneOfMany } of withCompany(items, call.arguments.length > 1)) {
    const { name, input, error } = item
    try {
      if (!input) throw error
      if (oneOfMany && options.format === 'html' && !isFolder(options.output))
        throw new SelonError('usage', call.words('usage.html-one'))
      const explained = explain(input, options, reader)
      progress.hide()
      if (!(await output.write(await renderFile(explained, name, oneOfMany, options, call), name, written++))) break
      progress.passed()
    } catch (cause) {
      progress.failed(cause, name)
      status = Math.max(status, exitStatus(cause))
    }
    // A signal is heard only between the turns of the event loop, and reading texts leaves it none.
    await setImmediate()
    if (ended.aborted) break
  }
  await output.close()
  progress.end(ended.aborted)
  if (!ended.aborted) return status
  call.io.stderr.write(`selon: ${call.words('read.stopped')}\n`)
  return stoppedStatus
}

/** Each item with whether it is one of several: a file may hold many documents, which shows only when the second comes. */
async function* withCompany<T>(
  items: AsyncIterable<T>,
  several: boolean,
): AsyncGenerator<{ item: T; oneOfMany: boolean }> {
  let first: T | undefined
  let many = several
  for await (const item of items) {
    if (many) yield { item, oneOfMany: true }
    else if (first === undefined) first = item
    else {
      many = true
      yield { item: first, oneOfMany: true }
      yield { item, oneOfMany: true }
    }
  }
  if (!many && first !== undefined) yield { item: first, oneOfMany: false }
}

function explain(input: IntakeInput, options: ReadOptions, reader: Reader): ExplainedReading {
  return options.why === undefined ? { reading: reader.read(input), sentences: [] } : reader.explain(input)
}

function renderFile(
  explained: ExplainedReading,
  file: string,
  oneOfMany: boolean,
  options: ReadOptions,
  { words, io }: CommandCall,
): Promise<string> {
  const stdin = file === 'stdin'
  return renderReading(explained, {
    words,
    format: options.format,
    name: stdin ? words('stdin') : basename(file),
    command: `selon read ${stdin ? '-' : /^[\w./-]+$/u.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`}`,
    width: Math.min(100, Math.max(40, io.columns ?? 80)),
    colour: io.colour && options.output === undefined,
    why: options.why === undefined ? undefined : Number(options.why),
    flags: options.words ?? false,
    oneOfMany,
  })
}

function checkUsage(files: readonly string[], options: ReadOptions, words: UiWords): void {
  const usage = (message: string): SelonError => new SelonError('usage', message)
  if (options.jsonl !== undefined && files.length > 0) throw usage(words('usage.jsonl-alone'))
  if (options.jsonl !== undefined && options.evidence !== undefined) throw usage(words('usage.evidence-files'))
  if (options.jsonl !== undefined && options.format === 'html') throw usage(words('usage.jsonl-format'))
  if (options.jsonl === undefined && options.again === undefined && files.length === 0)
    throw usage(words('usage.no-file'))
  if (options.format === 'html' && files.length > 1 && !isFolder(options.output)) throw usage(words('usage.html-one'))
  for (const key of ['why', 'workers'] as const) {
    const value = options[key]
    if (value !== undefined && (!/^[1-9]\d{0,5}$/u.test(value) || (key === 'workers' && Number(value) > mostWorkers)))
      throw usage(words('usage.number', { option: key, value }))
  }
  for (const key of ['publishedAt', 'retrievedAt'] as const) {
    const value = options[key]
    if (value !== undefined && !isDate(value)) throw usage(words('usage.date', { value }))
  }
  if (options.language !== undefined && !/^[A-Za-z]{2,3}(?:[-_]\w+)*$/u.test(options.language)) {
    throw usage(words('usage.language', { value: options.language }))
  }
}

function isFolder(path: string | undefined): boolean {
  if (path === undefined) return false
  return path.endsWith('/') || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)
}
