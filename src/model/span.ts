import * as z from 'zod'

/** Half-open range of UTF-16 code units of the document's text; `text.slice(start, end) === exact`. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0), exact: z.string() })
export type Span = z.infer<typeof Span>

/** A range without its words, for work inside the stages. */
export interface Range {
  start: number
  end: number
}
