import { SelonError, type ErrorCode } from '../model/selon-error.ts'

/** What a shell says of a command that Ctrl-C ended. */
export const stoppedStatus = 130

/** Exit status of an error: 2 for wrong usage, 1 for everything else. */
export function exitStatus(error: unknown): number {
  return asSelonError(error).code === 'usage' ? 2 : 1
}

/** Prints one line, "selon: file:line: message [code]"; never a stack trace. */
export function reportError(error: unknown, stderr: NodeJS.WritableStream, file?: string): void {
  const known = asSelonError(error)
  const placed = known.place.file || !file ? known : withFile(known, file)
  stderr.write(`selon: ${placed} [${placed.code}]\n`)
}

/** What `--jsonl` writes in place of a Reading. */
export function errorObject(error: unknown): { code: ErrorCode; message: string } {
  const { code, message, place } = asSelonError(error)
  return { code, message: place.field ? `${message} (${place.field})` : message }
}

/** Anything else than ours is a defect of the program: its first line is enough for a report. */
export function asSelonError(error: unknown): SelonError {
  if (error instanceof SelonError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new SelonError(
    'internal',
    `a defect in Selon, please report it: ${message.split('\n')[0]}`,
    {},
    { cause: error },
  )
}

function withFile(error: SelonError, file: string): SelonError {
  return new SelonError(error.code, error.message, { ...error.place, file }, { cause: error })
}
