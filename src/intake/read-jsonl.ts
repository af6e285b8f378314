import { SelonError } from '../model/selon-error.ts'
import { checkInput, largestInput } from './check-input.ts'
import type { IntakeContext, IntakeItem } from './intake-item.ts'
import { inputFromHtml } from './pages/input-from-html.ts'
import type { RawSource } from './raw-source.ts'
import { splitLines } from './split-lines.ts'

/** Longest line of a batch: a text of the largest size with every character escaped once or written in two bytes. */
export const longestLine = 2 * largestInput + 65_536

/** One document a line, as DESIGN §3 has it; a line that cannot be read is told with its number. */
export async function* readJsonl(source: RawSource, { said }: IntakeContext): AsyncGenerator<IntakeItem> {
  const { retrievedBy: _, ...fields } = said
  for await (const { number, bytes, tooLong } of splitLines(source.stream(), longestLine)) {
    if (!tooLong && !bytes.some((byte) => byte > 32)) continue
    const name = `${source.name}:${number}`
    try {
      const input = checkInput({ ...(parseLine(bytes, tooLong) as object), ...fields })
      yield { name, input: await inputFromHtml(input) }
    } catch (error) {
      if (!(error instanceof SelonError)) throw error
      const { code, message, place } = error
      yield { name, error: new SelonError(code, message, { ...place, file: source.name, line: number }) }
    }
  }
}

/** @throws SelonError input-too-large | input-malformed */
export function parseLine(bytes: Uint8Array, tooLong: boolean): unknown {
  if (tooLong) throw new SelonError('input-too-large', `line is too large: the limit is ${longestLine} bytes`)
  let line: string
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SelonError('input-malformed', 'line is not UTF-8')
  }
  try {
    return JSON.parse(line)
  } catch {
    throw new SelonError('input-malformed', 'line is not JSON')
  }
}
