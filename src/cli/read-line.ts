import { checkInput } from '../intake/check-input.ts'
import { inputFromHtml } from '../intake/pages/input-from-html.ts'
import { parseLine } from '../intake/read-jsonl.ts'
import type { InputDocument } from '../model/document.ts'
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
 * One line of a batch → one Reading, or `{"id", "error"}` in its place: the others must be read. A line that gives a page in `html` is
 * answered later, since what reads pages is loaded first; all others at once.
 * @throws SelonError only where no line at all can be read, e.g. model-damaged
 */
export function readLine(bytes: Uint8Array, tooLong: boolean, reader: Reader): LineResult | Promise<LineResult> {
  let id: string | null = null
  try {
    const value = parseLine(bytes, tooLong)
    if (value !== null && typeof value === 'object' && 'id' in value && typeof value.id === 'string') id = value.id
    const input = checkInput(value)
    const output = (whole: InputDocument): LineResult => ({ output: renderJson(reader.read(whole), true) })
    if (input.text !== undefined) return output(input)
    return inputFromHtml(input)
      .then(output)
      .catch((cause: unknown) => failedLine(cause, id))
  } catch (cause) {
    return failedLine(cause, id)
  }
}

function failedLine(cause: unknown, id: string | null): LineResult {
  const known = asSelonError(cause)
  if (fatal.has(known.code)) throw known
  const error = errorObject(known)
  return { output: `${JSON.stringify({ id, error })}\n`, error }
}
