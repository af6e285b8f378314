import { createReadStream } from 'node:fs'
import { fileError } from '../intake/collect-bytes.ts'
import { longestLine } from '../intake/read-jsonl.ts'
import { splitLines } from '../intake/split-lines.ts'
import type { Io } from './io.ts'
import { readLine, type LineResult } from './read-line.ts'

/** A line of a batch on its way: its number and, later, what to write for it. */
export interface PendingLine {
  number: number
  result: LineResult | Promise<LineResult>
}

/** How a batch is read: on this thread, or on several. */
export interface BatchOptions {
  workers: string
  gazetteer?: string[]
}

/** One document a line → one result a line, in the same order; a few lines at most are held. */
export async function* readBatch(file: string, options: BatchOptions, io: Io): AsyncGenerator<PendingLine> {
  const lines = linesOf(file, io)
  const readerOptions = { gazetteerFiles: options.gazetteer ?? [] }
  if (Number(options.workers) > 1) {
    const { readWithWorkers } = await import('./worker-pool.ts')
    yield* readWithWorkers(lines, Number(options.workers), () => io.startWorker(readerOptions))
    return
  }
  const reader = await io.openReader(readerOptions)
  for await (const { number, bytes, tooLong } of lines) yield { number, result: readLine(bytes, tooLong, reader) }
}

/** The lines of a file that hold more than white space. */
export async function* linesOf(
  file: string,
  io: Io,
): AsyncGenerator<{ number: number; bytes: Uint8Array; tooLong: boolean }> {
  try {
    for await (const line of splitLines(file === '-' ? io.stdin : createReadStream(file), longestLine)) {
      if (line.tooLong || line.bytes.some((byte) => byte > 32)) yield line
    }
  } catch (cause) {
    throw fileError(cause, file === '-' ? 'standard input' : file)
  }
}
