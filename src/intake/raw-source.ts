import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { largestInput } from './check-input.ts'
import type { FetchCapture } from './fetch/web.ts'
import { collectBytes, fileError, tooLarge } from './collect-bytes.ts'

/** Bytes from anywhere, with what is known of how they came. */
export interface RawSource {
  /** As messages call it. */
  name: string
  /** The first bytes, enough to know the format by; the whole where it is shorter. */
  head: Uint8Array
  /** The file it is, where it is one. */
  path?: string
  /** Where it was fetched from, when, and what the server said of it. */
  url?: string
  retrievedAt?: string
  /** As the server or archive named it, e.g. "text/html; charset=windows-1251". */
  contentType?: string
  /** How it was fetched, and the server's headers; for the evidence kept of it. Set where an address was asked for. */
  capture?: FetchCapture
  /** All bytes. @throws SelonError input-too-large over `limit` bytes (default: the largest document) */
  bytes(limit?: number): Promise<Uint8Array>
  /** The bytes piece by piece, for what may be larger than memory. */
  stream(): AsyncIterable<Uint8Array>
}

const headBytes = 8192

/** A file. @throws SelonError file-missing | file-unreadable */
export async function fileSource(path: string): Promise<RawSource> {
  try {
    const handle = await open(path, 'r')
    try {
      const stat = await handle.stat()
      if (!stat.isFile())
        return bytesSource(path, await collectBytes(handle.createReadStream({ autoClose: false }), path))
      const head = Buffer.alloc(Math.min(headBytes, stat.size))
      await handle.read(head, 0, head.length, 0)
      return {
        name: path,
        head,
        path,
        stream: () => createReadStream(path),
        bytes: async (limit = largestInput) => {
          if (stat.size > limit) throw tooLarge(path, limit)
          return collectBytes(createReadStream(path), path, limit)
        },
      }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw fileError(cause, path)
  }
}

/** Bytes in memory: standard input, an entry of an archive, a page that was fetched. */
export function bytesSource(name: string, bytes: Uint8Array, told: Partial<RawSource> = {}): RawSource {
  return {
    name,
    head: bytes.subarray(0, headBytes),
    stream: async function* () {
      yield bytes
    },
    bytes: async (limit = largestInput) => {
      if (bytes.length > limit) throw tooLarge(name, limit)
      return bytes
    },
    ...told,
  }
}

/** What a source is called in a document's id and provenance: folders of a machine tell nothing and differ everywhere. */
export function shortName({ name, path, url }: Pick<RawSource, 'name' | 'path' | 'url'>): string {
  return url ?? (path === undefined ? name : basename(path))
}
