import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { checkInput, isDate } from '../intake/check-input.ts'
import { readInput } from '../intake/read-input.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import { SelonError } from '../model/selon-error.ts'
import type { ExplainedReading, Reader } from '../reading/read-document.ts'
import type { CommandCall } from './command.ts'
import { openOutput } from './output.ts'
import { renderReading, type ReadFormat } from './render-reading.ts'
import { exitStatus, reportError } from './report-error.ts'
import type { UiWords } from './ui-words.ts'

/** Options of `selon read` after parsing. */
export interface ReadOptions {
  format: ReadFormat
  output?: string
  why?: string
  words?: boolean
  jsonl?: string
  workers: string
  gazetteer?: string[]
  language?: string
  outlet?: string
  url?: string
  channel?: string
  publishedAt?: string
  retrievedAt?: string
}

/** More threads than any machine has cores for help nobody, and each holds the packs. */
const mostWorkers = 64

/** `selon read`: reads every file, says which could not be read, and never lets one stop the others. */
export async function runRead(call: CommandCall): Promise<number> {
  const options = call.options as unknown as ReadOptions
  checkUsage(call.arguments, options, call.words)
  if (options.jsonl !== undefined) return (await import('./run-batch.ts')).runBatch(options.jsonl, options, call)
  const reader = await call.io.openReader({ gazetteerFiles: options.gazetteer ?? [] })
  const output = openOutput(options, call.arguments.length, call.io)
  let status = 0
  for (const [at, file] of call.arguments.entries()) {
    try {
      const explained = await readFile(file, options, reader, call)
      if (!(await output.write(await renderFile(explained, file, options, call), file, at))) break
    } catch (error) {
      reportError(error, call.io.stderr, file)
      status = Math.max(status, exitStatus(error))
    }
  }
  await output.close()
  return status
}

async function readFile(
  file: string,
  options: ReadOptions,
  reader: Reader,
  { io }: CommandCall,
): Promise<ExplainedReading> {
  const { text, provenance } = await readInput(file, io.stdin)
  const { language, outlet, url, channel, publishedAt, retrievedAt } = options
  const id = file === '-' ? 'stdin' : basename(file)
  const input = { id, text, language, outlet, url, channel, publishedAt, retrievedAt }
  const checked: IntakeInput = { ...checkInput(input), provenance }
  return options.why === undefined ? { reading: reader.read(checked), sentences: [] } : reader.explain(checked)
}

function renderFile(
  explained: ExplainedReading,
  file: string,
  options: ReadOptions,
  call: CommandCall,
): Promise<string> {
  const { words, io, arguments: files } = call
  return renderReading(explained, {
    words,
    format: options.format,
    name: file === '-' ? words('stdin') : basename(file),
    command: `selon read ${/^[\w./-]+$/u.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`}`,
    width: Math.min(100, Math.max(40, io.columns ?? 80)),
    colour: io.colour && options.output === undefined,
    why: options.why === undefined ? undefined : Number(options.why),
    flags: options.words ?? false,
    oneOfMany: files.length > 1,
  })
}

function checkUsage(files: readonly string[], options: ReadOptions, words: UiWords): void {
  const usage = (message: string): SelonError => new SelonError('usage', message)
  if (options.jsonl !== undefined && files.length > 0) throw usage(words('usage.jsonl-alone'))
  if (options.jsonl !== undefined && options.format === 'html') throw usage(words('usage.jsonl-format'))
  if (options.jsonl === undefined && files.length === 0) throw usage(words('usage.no-file'))
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
