import { createReadStream } from 'node:fs'
import { fileError } from '../intake/read-input.ts'
import { splitLines } from '../intake/split-lines.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { openOutput } from './output.ts'
import { longestLine, readLine, type LineResult } from './read-line.ts'
import { reportError } from './report-error.ts'
import type { ReadOptions } from './run-read.ts'

/** A line of the batch on its way: its number and, later, what to write for it. */
export interface PendingLine {
  number: number
  result: LineResult | Promise<LineResult>
}

/**
 * `selon read --jsonl`: one document a line in, one Reading a line out, same order. Holds a few lines at most, whatever
 * the size of the batch; a line that cannot be read gives an error line and status 1 at the end.
 */
export async function runBatch(file: string, options: ReadOptions, { io }: CommandCall): Promise<number> {
  const name = file === '-' ? 'standard input' : file
  const output = openOutput({ output: options.output, format: 'jsonl' }, 1, io)
  let status = 0
  for await (const { number, result } of resultsOf(file, options, io)) {
    const { output: line, error } = await result
    if (error) {
      status = 1
      reportError(new SelonError(error.code, error.message, { file: name, line: number }), io.stderr)
    }
    if (!(await output.write(line, file, 0))) break
  }
  await output.close()
  return status
}

async function* resultsOf(file: string, options: ReadOptions, io: CommandCall['io']): AsyncGenerator<PendingLine> {
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

async function* linesOf(
  file: string,
  io: CommandCall['io'],
): AsyncGenerator<{
  number: number
  bytes: Uint8Array
  tooLong: boolean
}> {
  try {
    for await (const line of splitLines(file === '-' ? io.stdin : createReadStream(file), longestLine)) {
      if (line.tooLong || line.bytes.some((byte) => byte > 32)) yield line
    }
  } catch (cause) {
    throw fileError(cause, file === '-' ? 'standard input' : file)
  }
}
