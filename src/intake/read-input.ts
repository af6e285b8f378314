import { open } from 'node:fs/promises'
import { SelonError } from '../model/selon-error.ts'
import { largestInput } from './check-input.ts'
import { decodeBytes, type DecodedText } from './decode-bytes.ts'

/**
 * Reads a file, or standard input for "-", as text.
 * @throws SelonError file-missing | file-unreadable | input-too-large | input-binary, each naming the file
 */
export async function readInput(file: string, stdin: AsyncIterable<Uint8Array | string>): Promise<DecodedText> {
  const name = file === '-' ? 'standard input' : file
  return decodeBytes(file === '-' ? await collect(stdin, name) : await readBounded(file), name)
}

async function readBounded(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r')
    try {
      const stat = await handle.stat()
      if (stat.isDirectory()) throw new SelonError('file-unreadable', 'is a folder, not a file', { file })
      if (stat.size > largestInput) throw tooLarge(file)
      // Pipes and devices have no size: the limit is kept while reading.
      return stat.isFile()
        ? await handle.readFile()
        : await collect(handle.createReadStream({ autoClose: false }), file)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw fileError(cause, file)
  }
}

async function collect(stream: AsyncIterable<Uint8Array | string>, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > largestInput) throw tooLarge(file)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function tooLarge(file: string): SelonError {
  return new SelonError('input-too-large', `is too large: the limit is ${largestInput / 1024 / 1024} MB a document`, {
    file,
  })
}

/** A system error as one of ours: "no such file" apart from everything else. */
export function fileError(cause: unknown, file: string): SelonError {
  if (cause instanceof SelonError) return cause
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return new SelonError('file-missing', 'no such file', { file })
  return new SelonError('file-unreadable', `cannot be read (${code})`, { file }, { cause })
}
