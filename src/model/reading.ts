import * as z from 'zod'
import { Actor } from './actor.ts'
import { DateValue } from './date-value.ts'
import { Document, SegmentKind } from './document.ts'
import { LoadedFlag } from './flag.ts'
import { Place } from './place.ts'
import { Span } from './span.ts'
import { Statement } from './statement.ts'

export const Excluded = z.object({ segment: SegmentKind, span: Span })
export type Excluded = z.infer<typeof Excluded>

/** What `selon read --format json` prints. Fields may be added; names and meanings stay. */
export const Reading = z.object({
  schema: z.literal('selon/reading/1'),
  id: z.string(),
  offsetUnit: z.literal('utf16'),
  engine: z.object({ name: z.string(), version: z.string(), pack: z.string() }),
  document: Document,
  text: z.string(),
  statements: z.array(Statement),
  actors: z.array(Actor),
  dates: z.array(DateValue),
  places: z.array(Place),
  flags: z.array(LoadedFlag),
  excluded: z.array(Excluded),
})
export type Reading = z.infer<typeof Reading>
