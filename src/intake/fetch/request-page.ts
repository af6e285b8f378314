import { request, type Dispatcher } from 'undici'
import { SelonError } from '../../model/selon-error.ts'
import { acceptedEncodings, readBody } from './read-body.ts'

/** One answer of one server; redirects are told, not followed. */
export interface Answer {
  status: number
  headers: Record<string, string>
  bytes: Uint8Array | null
}

export interface PageRequest {
  dispatcher: Dispatcher
  signal: AbortSignal
  headers: Record<string, string>
  /** Largest body in bytes, unpacked. */
  limit: number
  /** Whether the body of such an answer is wanted. */
  wants(status: number, headers: Readonly<Record<string, string>>): boolean
}

/** @throws SelonError fetch-refused | fetch-failed */
export async function requestPage(
  url: URL,
  { dispatcher, signal, headers, limit, wants }: PageRequest,
): Promise<Answer> {
  try {
    const response = await request(url, {
      dispatcher,
      signal,
      headers: { 'accept-encoding': acceptedEncodings, ...headers },
    })
    const { statusCode: status, body } = response
    const told = headersOf(response.headers)
    if (!wants(status, told)) {
      // What is left unread would keep the connection; nobody waits for it.
      body.on('error', () => {}).destroy()
      return { status, headers: told, bytes: null }
    }
    const length = Number(told['content-length'])
    const packed = { encoding: told['content-encoding'], length: length >= 0 ? length : undefined, limit }
    return { status, headers: told, bytes: await readBody(body, packed) }
  } catch (cause) {
    throw failure(cause, signal)
  }
}

function headersOf(raw: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const told: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw))
    if (value !== undefined && name !== 'set-cookie') told[name] = Array.isArray(value) ? value.join(', ') : value
  return told
}

/** What went wrong between us and the server, by its code: the library's sentences change with its versions. */
function failure(cause: unknown, signal: AbortSignal): SelonError {
  for (let error = cause as Error | undefined, steps = 0; error && steps < 5; error = error.cause as Error, steps++)
    if (error instanceof SelonError) return error
  if (signal.aborted) return new SelonError('fetch-failed', 'takes too long to answer', {}, { cause })
  const { code = 'unknown' } = cause as NodeJS.ErrnoException
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new SelonError('fetch-failed', 'this site is not found, or there is no network', {}, { cause })
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_'))
    return new SelonError('fetch-failed', 'what the server sent is damaged', {}, { cause })
  return new SelonError('fetch-failed', `the connection failed (${code})`, {}, { cause })
}
