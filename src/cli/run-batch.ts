import { setImmediate } from 'node:timers/promises'
import { SelonError } from '../model/selon-error.ts'
import { readBatch } from './batch-lines.ts'
import type { CommandCall } from './command.ts'
import { openOutput } from './output.ts'
import { openProgress } from './progress.ts'
import { stoppedStatus } from './report-error.ts'
import type { ReadOptions } from './run-read.ts'

/**
 * `selon read --jsonl`: one document a line in, one Reading a line out, same order. Holds a few lines at most, whatever
 * the size of the batch; a line that cannot be read gives an error line and status 1 at the end.
 */
export async function runBatch(file: string, options: ReadOptions, call: CommandCall): Promise<number> {
  const { io, words } = call
  const name = file === '-' ? 'standard input' : file
  const output = openOutput({ output: options.output, format: 'jsonl' }, 1, io)
  const progress = openProgress(call)
  const ended = io.untilEnded()
  let status = 0
  for await (const { number, result } of readBatch(file, options, io)) {
    const { output: line, error } = await result
    if (error) {
      status = 1
      progress.failed(new SelonError(error.code, error.message, { file: name, line: number }), name)
    } else progress.passed()
    progress.hide()
    if (!(await output.write(line, file, 0))) break
    await setImmediate()
    if (ended.aborted) break
  }
  await output.close()
  progress.end(ended.aborted)
  if (!ended.aborted) return status
  io.stderr.write(`selon: ${words('read.stopped')}\n`)
  return stoppedStatus
}
