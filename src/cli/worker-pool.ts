import type { Worker } from 'node:worker_threads'
import { SelonError } from '../model/selon-error.ts'
import type { LineResult } from './read-line.ts'
import type { PendingLine } from './batch-lines.ts'

/** Lines in flight for each worker: enough to keep it busy, few enough to keep memory bounded. */
const ahead = 4

interface Task {
  bytes: Uint8Array
  tooLong: boolean
}

/** A worker with what it still owes, oldest first; a worker answers in the order of its questions. */
interface Lane {
  worker: Worker
  owed: { resolve(result: LineResult): void; reject(error: Error): void }[]
}

/** Reads lines on worker threads and yields the results in the order of the lines: the bytes are those of one thread. */
export async function* readWithWorkers(
  lines: AsyncIterable<Task & { number: number }>,
  count: number,
  startWorker: () => Worker,
): AsyncGenerator<PendingLine> {
  const lanes = Array.from({ length: count }, () => createLane(startWorker()))
  const pending: PendingLine[] = []
  try {
    for await (const { number, bytes, tooLong } of lines) {
      const lane = lanes.reduce((least, other) => (other.owed.length < least.owed.length ? other : least))
      const result = ask(lane, { bytes, tooLong })
      // Rejections are met when the line's turn comes; until then they must not end the process.
      result.catch(() => {})
      pending.push({ number, result })
      while (pending.length >= count * ahead) yield await settled(pending.shift()!)
    }
    while (pending.length > 0) yield await settled(pending.shift()!)
  } finally {
    await Promise.all(lanes.map(({ worker }) => worker.terminate()))
  }
}

async function settled({ number, result }: PendingLine): Promise<PendingLine> {
  return { number, result: await result }
}

function ask(lane: Lane, task: Task): Promise<LineResult> {
  return new Promise((resolve, reject) => {
    lane.owed.push({ resolve, reject })
    lane.worker.postMessage(task)
  })
}

function createLane(worker: Worker): Lane {
  const lane: Lane = { worker, owed: [] }
  worker.on('message', (result: LineResult & { failed?: { code: SelonError['code']; message: string } }) => {
    const next = lane.owed.shift()
    if (result.failed) next?.reject(new SelonError(result.failed.code, result.failed.message))
    else next?.resolve(result)
  })
  worker.on('error', (error) => {
    for (const { reject } of lane.owed.splice(0)) reject(error as Error)
  })
  return lane
}
