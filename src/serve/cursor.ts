import { SelonError } from '../model/selon-error.ts'

/** Where a list goes on: opaque to the caller, so that what it holds may change. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/**
 * The parts of a cursor that `writeCursor` wrote, each of the type that is expected.
 * @throws SelonError input-malformed where it is none of ours
 */
export function readCursor<Kinds extends readonly ('string' | 'number')[]>(
  cursor: string,
  ...kinds: Kinds
): { [At in keyof Kinds]: Kinds[At] extends 'string' ? string : number } {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(place) && place.length === kinds.length && kinds.every((kind, at) => typeof place[at] === kind))
      return place as never
  } catch {
    // Told below.
  }
  throw new SelonError('input-malformed', 'this cursor is none of this server', { field: 'cursor' })
}
