import { parentPort, workerData } from 'node:worker_threads'
import { createReader, type Reader, type ReaderOptions } from '../reading/read-document.ts'
import { readLine } from './read-line.ts'
import { asSelonError } from './report-error.ts'

// One worker thread of `selon read --jsonl --workers N`: lines in, results out, in order.
let reader: Reader | undefined

parentPort?.on('message', ({ bytes, tooLong }: { bytes: Uint8Array; tooLong: boolean }) => {
  try {
    reader ??= createReader(workerData as ReaderOptions)
    parentPort?.postMessage(readLine(bytes, tooLong, reader))
  } catch (cause) {
    // No line can be read (a damaged pack, a malformed gazetteer): that ends the whole run.
    const error = asSelonError(cause)
    parentPort?.postMessage({ failed: { code: error.code, message: String(error) } })
  }
})
