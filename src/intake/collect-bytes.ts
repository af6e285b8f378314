import { SelonError } from '../model/selon-error.ts'
import { largestInput } from './check-input.ts'

/**
 * All bytes of a stream.
 * @throws SelonError input-too-large over `limit` bytes, file-unreadable where it breaks, naming `file`
 */
export async function collectBytes(
  stream: AsyncIterable<Uint8Array | string>,
  file: string,
  limit = largestInput,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      size += bytes.length
      if (size > limit) throw tooLarge(file, limit)
      chunks.push(bytes)
    }
  } catch (cause) {
    throw fileError(cause, file)
  }
  return Buffer.concat(chunks)
}

export function tooLarge(file: string, limit: number): SelonError {
  const most = Math.floor(limit / 1024 / 1024)
  return new SelonError('input-too-large', `is too large: the limit is ${most} MB a document`, { file })
}

/** A system error as one of ours: "no such file" apart from everything else. */
export function fileError(cause: unknown, file: string): SelonError {
  if (cause instanceof SelonError) return cause
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return new SelonError('file-missing', 'no such file', { file })
  return new SelonError('file-unreadable', `cannot be read (${code})`, { file }, { cause })
}
