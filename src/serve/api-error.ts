import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from '@hono/zod-openapi'
import { SelonError, type ErrorCode } from '../model/selon-error.ts'

/** The one shape of an error on every route. */
export const ApiError = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      place: z
        .object({
          file: z.string().optional(),
          line: z.int().optional(),
          column: z.int().optional(),
          field: z.string().optional(),
        })
        .optional(),
    }),
  })
  .openapi('Error')

/** Codes of the interface itself, beside those of docs/errors.md. */
export type HttpCode =
  | 'not-found'
  | 'not-allowed'
  | 'token-needed'
  | 'wrong-origin'
  | 'wrong-host'
  | 'body-too-large'
  | 'too-many-requests'

const httpStatus: Readonly<Record<HttpCode, 401 | 403 | 404 | 413 | 421 | 429>> = {
  'not-found': 404,
  'not-allowed': 403,
  'token-needed': 401,
  'wrong-origin': 403,
  'wrong-host': 421,
  'body-too-large': 413,
  'too-many-requests': 429,
}

const selonStatus: Partial<Record<ErrorCode, 409 | 413 | 500 | 503>> = {
  'review-locked': 409,
  'ledger-locked': 503,
  'ledger-unreachable': 503,
  'ledger-read-only': 409,
  'ledger-full': 503,
  'ledger-damaged': 500,
  'input-too-large': 413,
  internal: 500,
  'pack-missing': 500,
  'pack-malformed': 500,
  'model-missing': 500,
  'model-damaged': 500,
}

/** An error of the interface: the route, the caller, the size. */
export class HttpError extends Error {
  constructor(
    readonly code: HttpCode,
    message: string,
  ) {
    super(message)
  }
}

/** Answers with the one shape; a defect of ours tells nothing of the machine. */
export function answerError(error: unknown, c: Context): Response {
  if (error instanceof HTTPException) return reply(c, 400, asApiError(new SelonError('input-malformed', error.message)))
  if (error instanceof HttpError) return reply(c, httpStatus[error.code], asApiError(error))
  const status = error instanceof SelonError ? (selonStatus[error.code] ?? 400) : 500
  return reply(c, status, asApiError(error))
}

/** What is told of an error; the path of a file on the server is not. */
export function asApiError(error: unknown): z.infer<typeof ApiError>['error'] {
  if (error instanceof HttpError) return { code: error.code, message: error.message }
  if (!(error instanceof SelonError))
    return { code: 'internal', message: 'a defect in Selon; the terminal that serves it tells more' }
  const { file: _, ...place } = error.place
  return { code: error.code, message: error.message, ...(Object.keys(place).length > 0 && { place }) }
}

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 421 | 429 | 500 | 503

function reply(c: Context, status: Status, error: z.infer<typeof ApiError>['error']): Response {
  if (status === 401) c.header('www-authenticate', 'Bearer')
  return c.json({ error }, status)
}
