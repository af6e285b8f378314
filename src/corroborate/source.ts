import type { Place } from '../model/place.ts'
import { nameKey } from './name-key.ts'
import type { SourceIdentity } from './source-identity.ts'
import type { StatementRecord } from './statement-record.ts'

/** The source of one statement, with the statement. */
export interface Source extends SourceIdentity {
  record: StatementRecord
  /** Places that the words of an office name, as any text of the incident tells them. */
  seats: readonly Seat[]
}

export interface Seat {
  place: Place
  record: StatementRecord
}

/** Why the sources of two statements are one. */
export interface SourceLink {
  a: Source
  b: Source
  rule: string
  kind: 'same-actor' | 'same-utterance' | 'near-duplicate' | 'same-dispatch' | 'citation' | 'reviewer'
}

/** The outlet's own voice is no origin; who declines to comment has said nothing, and a medium that only passes a text on neither. */
export function isOrigin({ kind, words, record: { statement } }: Source): boolean {
  // "It would have": nobody said it, or nobody whom a word of the text stands for.
  if (kind === 'anonymous' && words.key === '') return false
  if (kind === 'agency') return statement.event !== undefined || (statement.tolls ?? []).length > 0
  return kind !== 'outlet' && statement.act !== 'no-comment'
}

/** The outlet of a text as a name that others may cite. */
export function outletNames({ outlet }: StatementRecord): string[] {
  const key = nameKey(outlet ?? '')
  return key ? [key] : []
}
