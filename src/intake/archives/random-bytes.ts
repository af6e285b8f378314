import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileError } from '../collect-bytes.ts'
import type { RawSource } from '../raw-source.ts'

/** Bytes that can be read from anywhere: an archive says at its end where its entries stand. */
export interface RandomBytes {
  size: number
  /** Fewer bytes than asked for where they end. */
  read(start: number, length: number): Promise<Buffer>
  stream(start: number, end: number): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** Of what came without a file (standard input), so much is held in memory. */
const largestHeld = 64 * 1024 * 1024

/** A file by its handle, anything else in memory. @throws SelonError file-missing | file-unreadable | input-too-large */
export async function openRandom(source: RawSource): Promise<RandomBytes> {
  if (source.path === undefined) return heldBytes(await source.bytes(largestHeld))
  const { path } = source
  try {
    const handle = await open(path, 'r')
    const { size } = await handle.stat()
    return {
      size,
      read: async (start, length) => {
        // A damaged directory may point anywhere.
        if (start >= size) return Buffer.alloc(0)
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - start)))
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, start)
        return buffer.subarray(0, bytesRead)
      },
      // `end` is the last byte of a file's stream, here the first one left out.
      stream: (start, end) => (end > start ? createReadStream(path, { start, end: end - 1 }) : nothing()),
      close: () => handle.close(),
    }
  } catch (cause) {
    throw fileError(cause, path)
  }
}

export function heldBytes(bytes: Uint8Array): RandomBytes {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    size: held.length,
    read: async (start, length) => held.subarray(start, start + length),
    stream: async function* (start, end) {
      yield held.subarray(start, end)
    },
    close: async () => {},
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
