import { z } from '@hono/zod-openapi'
import { ApiError } from './api-error.ts'

/** A JSON answer and the errors that every route may give. */
export function answers<Body extends z.ZodType>(schema: Body, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: { description: 'What went wrong', content: { 'application/json': { schema: ApiError } } },
  } as const
}

/** A file to keep, in the type its format has. */
export function fileAnswer(description: string) {
  return {
    200: { description, content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    default: { description: 'What went wrong', content: { 'application/json': { schema: ApiError } } },
  } as const
}

export function jsonBody<Body extends z.ZodType>(schema: Body) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

/** Cursor and length of a list; at most `most` at once. */
export function pageQuery(most: number, usual: number) {
  return {
    cursor: z.string().max(1000).optional().openapi({ description: 'Where an earlier list ended' }),
    limit: z.coerce.number().int().min(1).max(most).default(usual),
  }
}

export const idParam = z.object({ id: z.string().min(1).max(200) })
export const next = z.string().nullable().openapi({ description: 'Cursor of what follows, or null at the end' })
