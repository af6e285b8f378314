import { wrapLines } from '../text/display-width.ts'

/** A line broken to a width: `first` stands before its first line, `rest` (as wide or wider) before those that follow. */
export function wrapIndented(line: string, width: number, rest: string, first = ''): string {
  const lines = wrapLines(line, Math.max(20, width - Math.max(first.length, rest.length)))
  return first + lines.join(`\n${rest}`)
}
