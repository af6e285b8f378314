import { parentPort, workerData } from 'node:worker_threads'
import { createReader, type Reader, type ReaderOptions } from '../reading/read-document.ts'
import { readLine } from './read-line.ts'
import { asSelonError } from './report-error.ts'

// One worker thread of `selon read --jsonl --workers N`: lines in, results out, in order.
let reader: Reader | undefined

// A page is answered later than a text; answers must come in the order of the questions.
let answered = Promise.resolve()

parentPort?.on('message', (line: { bytes: Uint8Array; tooLong: boolean }) => {
  answered = answered.then(() => answer(line))
})

async function answer({ bytes, tooLong }: { bytes: Uint8Array; tooLong: boolean }): Promise<void> {
  try {
    reader ??= createReader(workerData as ReaderOptions)
    parentPort?.postMessage(await readLine(bytes, tooLong, reader))
  } catch (cause) {
    // No line can be read (a damaged pack, a malformed gazetteer): that ends the whole run.
    const error = asSelonError(cause)
    parentPort?.postMessage({ failed: { code: error.code, message: String(error) } })
  }
}
