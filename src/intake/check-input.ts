import type { InputDocument } from '../model/document.ts'
import { SelonError } from '../model/selon-error.ts'

/** Largest document read, in bytes of a file or characters of a text: a book, far beyond any article. */
export const largestInput = 8 * 1024 * 1024

const textFields = ['text', 'html', 'language', 'title', 'outlet', 'url', 'channel'] as const
const isoDate =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Checks what came from outside against `InputDocument` (model/document.ts), by hand since zod would double the start.
 * @throws SelonError input-malformed | input-empty | input-too-large with the field
 */
export function checkInput(value: unknown): InputDocument {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed('is not a JSON object')
  }
  const input = value as Record<string, unknown>
  if (typeof input.id !== 'string' || input.id === '') throw malformed('needs an "id", a text', 'id')
  for (const field of textFields) {
    if (input[field] !== undefined && typeof input[field] !== 'string')
      throw malformed(`"${field}" is not a text`, field)
  }
  for (const field of ['publishedAt', 'retrievedAt'] as const) checkDate(input[field], field)
  checkText(input)
  return input as InputDocument
}

function checkDate(value: unknown, field: string): void {
  if (value === undefined || value === null) return
  if (typeof value !== 'string' || !isDate(value)) {
    throw malformed(`"${field}" is not an ISO date like 2024-05-14 or 2024-05-14T09:30:00Z`, field)
  }
}

/** Whether a text is a date of the calendar, with or without a time. */
export function isDate(value: string): boolean {
  const { year, month, day } = isoDate.exec(value)?.groups ?? {}
  if (!year) return false
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return Number(day) > 0 && Number(day) <= (lengths[Number(month) - 1] ?? 0)
}

function checkText({ text, html }: Record<string, unknown>): void {
  if (text === undefined && html !== undefined) return
  if (text === undefined) throw malformed('needs a "text" or "html"', 'text')
  const words = text as string
  if (words.length > largestInput) {
    throw new SelonError('input-too-large', `is too large: ${words.length} characters, the limit is ${largestInput}`)
  }
  if (!/[\p{L}\p{N}]/u.test(words)) throw new SelonError('input-empty', 'is empty: no letter or digit in it')
  if (/^\s*(?:<!doctype html|<html[\s>]|<\?xml)/iu.test(words.slice(0, 400)))
    throw malformed('"text" is HTML: give it in "html"', 'text')
}

function malformed(message: string, field?: string): SelonError {
  return new SelonError('input-malformed', message, { field })
}
