import { wrapLines } from '../text/display-width.ts'

/** A line broken to a width, what follows the first line behind an indent. */
export function wrapIndented(line: string, width: number, indent: string): string {
  return wrapLines(line, Math.max(20, width - indent.length)).join(`\n${indent}`)
}
