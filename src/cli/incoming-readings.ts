import { basename } from 'node:path'
import { checkInput } from '../intake/check-input.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import { readInput } from '../intake/read-input.ts'
import type { Reading } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import { linesOf, readBatch, type BatchOptions } from './batch-lines.ts'
import type { CommandCall } from './command.ts'

/** A reading on its way into a dossier, or why there is none. */
export interface Incoming {
  /** File, or file and line. */
  name: string
  reading?: Reading
  error?: unknown
}

interface AddOptions extends BatchOptions {
  jsonl?: string
  readings?: string
  language?: string
  outlet?: string
  url?: string
  channel?: string
  publishedAt?: string
  retrievedAt?: string
}

/** What the command names, read one after another: texts, a batch of documents, or readings made before. */
export async function* incomingReadings(call: CommandCall): AsyncGenerator<Incoming> {
  const options = call.options as unknown as AddOptions
  if (options.readings !== undefined) yield* readReadings(options.readings, call)
  else if (options.jsonl !== undefined) yield* readDocuments(options.jsonl, options, call)
  else yield* readFiles(call.arguments, options, call)
}

async function* readFiles(
  files: readonly string[],
  options: AddOptions,
  { io }: CommandCall,
): AsyncGenerator<Incoming> {
  const reader = await io.openReader({ gazetteerFiles: options.gazetteer ?? [] })
  const { language, outlet, url, channel, publishedAt, retrievedAt } = options
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file
    try {
      const { text, provenance } = await readInput(file, io.stdin)
      const id = file === '-' ? 'stdin' : basename(file)
      const checked = checkInput({ id, text, language, outlet, url, channel, publishedAt, retrievedAt })
      const input: IntakeInput = { ...checked, provenance }
      yield { name, reading: reader.read(input) }
    } catch (error) {
      yield { name, error }
    }
  }
}

async function* readDocuments(file: string, options: AddOptions, { io }: CommandCall): AsyncGenerator<Incoming> {
  const source = file === '-' ? 'standard input' : file
  for await (const { number, result } of readBatch(file, options, io)) {
    const { output, error } = await result
    if (error) yield { name: source, error: new SelonError(error.code, error.message, { file: source, line: number }) }
    else {
      const reading = JSON.parse(output) as Reading
      yield { name: reading.id, reading }
    }
  }
}

async function* readReadings(file: string, { io }: CommandCall): AsyncGenerator<Incoming> {
  const source = file === '-' ? 'standard input' : file
  for await (const { number, bytes, tooLong } of linesOf(file, io)) {
    const place = { file: source, line: number }
    try {
      if (tooLong) throw new SelonError('input-too-large', 'line is too large', place)
      const reading = parseReading(bytes)
      yield { name: reading.id, reading }
    } catch (error) {
      const known = error instanceof SelonError ? error : new SelonError('input-malformed', 'line is not JSON')
      yield { name: source, error: new SelonError(known.code, known.message, place) }
    }
  }
}

function parseReading(bytes: Uint8Array): Reading {
  const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<Reading> | null
  if (value?.schema !== 'selon/reading/1')
    throw new SelonError('reading-malformed', 'line is no Reading of schema selon/reading/1')
  return value as Reading
}
