import { checkInput } from '../intake/check-input.ts'
import { parseLine } from '../intake/read-jsonl.ts'
import { SelonError } from '../model/selon-error.ts'
import type { Reader } from '../reading/read-document.ts'
import { renderJson } from './render-reading.ts'
import { asSelonError, errorObject } from './report-error.ts'

/** The line to write for a line of the batch, and the error in it. */
export interface LineResult {
  output: string
  error?: { code: SelonError['code']; message: string }
}

/** Errors of the installation: they would meet every line alike. */
const fatal = new Set<string>([
  'pack-missing',
  'pack-malformed',
  'model-missing',
  'model-damaged',
  'gazetteer-malformed',
])

/**
 * One line of a batch → one Reading, or `{"id", "error"}` in its place: the others must be read.
 * @throws SelonError only where no line at all can be read, e.g. model-damaged
 */
export function readLine(bytes: Uint8Array, tooLong: boolean, reader: Reader): LineResult {
  let id: string | null = null
  try {
    const value = parseLine(bytes, tooLong)
    if (value !== null && typeof value === 'object' && 'id' in value && typeof value.id === 'string') id = value.id
    return { output: renderJson(reader.read(checkInput(value)), true) }
  } catch (cause) {
    const known = asSelonError(cause)
    if (fatal.has(known.code)) throw known
    const error = errorObject(known)
    return { output: `${JSON.stringify({ id, error })}\n`, error }
  }
}
