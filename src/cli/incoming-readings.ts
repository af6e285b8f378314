import type { IntakeInput } from '../intake/document-from-input.ts'
import type { StoredCapture } from '../ledger/captures.ts'
import type { Reading } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import type { Reader } from '../reading/read-document.ts'
import { linesOf, readBatch, type BatchOptions } from './batch-lines.ts'
import type { CommandCall } from './command.ts'
import type { InputMemory } from './known-input.ts'
import { takenIn } from './taken-in.ts'

/** A reading on its way into a dossier, or why there is none. */
export interface Incoming {
  /** File, or file and line. */
  name: string
  reading?: Reading
  error?: unknown
  /** It came in once more and was not read again. */
  known?: StoredCapture
}

interface AddOptions extends BatchOptions {
  jsonl?: string
  readings?: string
}

/** What the dossier knows already. */
export interface Memory {
  /** Whether the page of an address was read before and need not be fetched for a feed. */
  isKnown?: (url: string) => Promise<boolean>
  inputs?: InputMemory
  /** What is said of every text. */
  told?: ((input: IntakeInput) => IntakeInput) | null
  /** Told when a file is opened. */
  began?: () => void
}

/** What the command names, read one after another: texts, a batch of documents, or readings made before. */
export async function* incomingReadings(call: CommandCall, memory: Memory = {}): AsyncGenerator<Incoming> {
  const options = call.options as unknown as AddOptions
  if (options.readings !== undefined) yield* readReadings(options.readings, call)
  else if (options.jsonl !== undefined) yield* readDocuments(options.jsonl, options, call)
  else yield* readFiles(call, options, memory)
}

async function* readFiles(
  call: CommandCall,
  options: AddOptions,
  { isKnown, inputs, began, told }: Memory,
): AsyncGenerator<Incoming> {
  // Where everything is there already no pack is loaded.
  let reader: Promise<Reader> | undefined
  for await (const { name, input: taken, error } of takenIn(call, { isKnown, began })) {
    try {
      const input = taken && told ? told(taken) : taken
      const known = input && (await remembered(input, inputs))
      if (known) yield { name, known }
      else if (input) {
        reader ??= call.io.openReader({ gazetteerFiles: options.gazetteer ?? [] })
        yield { name, reading: (await reader).read(input) }
      } else yield { name, error }
    } catch (cause) {
      yield { name, error: cause }
    }
  }
}

/** The arrival of what was read before, or null; what is read is marked, so that it is known the next time. */
async function remembered(input: IntakeInput, inputs?: InputMemory): Promise<StoredCapture | null> {
  if (!inputs || !input.capture) return null
  const inputSha256 = inputs.digest(input)
  input.capture = { ...input.capture, inputSha256 }
  const known = await inputs.find(inputSha256)
  if (!known) return null
  const { from: source, format, rawSha256, evidence = null, retrievedBy = null } = input.capture
  const { document, version } = known
  const retrievedAt = input.retrievedAt ?? null
  return { document, version, source, format, rawSha256, evidence, retrievedAt, retrievedBy, inputSha256 }
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
