import { createHash } from 'node:crypto'
import type { Review } from '../model/review.ts'

/** Digest of a review and of the one before it: a changed, dropped or reordered review shows in every later digest. */
export function hashReview(review: Omit<Review, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(review)).digest('hex')
}

/** JSON with sorted names, so that equal values have equal bytes on every machine (the idea of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, one]) => one !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
