import { z } from '@hono/zod-openapi'
import { Actor } from '../model/actor.ts'
import { DateValue } from '../model/date-value.ts'
import { Place } from '../model/place.ts'
import { Statement } from '../model/statement.ts'

/** A statement with all that its ids name (src/corroborate/statement-record.ts). */
export const Record = z
  .object({
    id: z.string(),
    document: z.string(),
    outlet: z.string().nullable(),
    lang: z.string(),
    publishedAt: z.string().nullable(),
    url: z.string().nullable(),
    statement: Statement,
    dates: z.array(DateValue),
    places: z.array(Place),
    actors: z.array(Actor),
    group: z.string(),
  })
  .openapi('StatementRecord')

/** A document as a list shows it (src/ledger/read-documents.ts). */
export const StoredDocument = z
  .object({
    id: z.string(),
    address: z.string(),
    url: z.string().nullable(),
    outlet: z.string().nullable(),
    lang: z.string(),
    title: z.string(),
    publishedAt: z.string().nullable(),
    retrievedAt: z.string().nullable(),
    seq: z.int(),
    version: z.string(),
    withdrawn: z.string().nullable(),
  })
  .openapi('Document')

/** How a version came in, each time it did. */
export const StoredCapture = z
  .object({
    document: z.string(),
    version: z.string(),
    source: z.string(),
    format: z.string(),
    rawSha256: z.string().nullable(),
    evidence: z.string().nullable(),
    retrievedAt: z.string().nullable(),
    retrievedBy: z.string().nullable(),
    inputSha256: z.string().nullable(),
  })
  .openapi('Capture')

export const StoredVersion = z
  .object({
    id: z.string(),
    document: z.string(),
    textSha256: z.string(),
    engine: z.string(),
    pack: z.string(),
    retrievedAt: z.string().nullable(),
    current: z.boolean(),
  })
  .openapi('Version')
