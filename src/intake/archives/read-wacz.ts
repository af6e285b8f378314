import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { SelonError } from '../../model/selon-error.ts'
import type { FormatReader, IntakeContext, IntakeItem } from '../intake-item.ts'
import { shortName } from '../raw-source.ts'
import { openRandom, type RandomBytes } from './random-bytes.ts'
import { readWarcRecords } from './read-warc-records.ts'
import { entryRange } from './unpack-entry.ts'
import { zipEntries, type ZipEntry } from './zip-entries.ts'

/**
 * A WACZ file: a zip with WARC files in its folder archive/ (specs.webrecorder.net/wacz). They are read where they stand; nothing
 * is unpacked to the disk, so that names of entries lead nowhere.
 */
export const readWacz: FormatReader = async function* (source, context: IntakeContext): AsyncGenerator<IntakeItem> {
  const bytes = await openRandom(source)
  try {
    const entries = await zipEntries(bytes, source.name)
    const archives = entries.filter(({ name }) => /^archive\/[^/]+\.warc(?:\.gz)?$/iu.test(name))
    if (archives.length === 0)
      throw new SelonError('input-malformed', 'holds no WARC file in archive/', { file: source.name })
    for (const entry of archives) {
      const name = `${source.name}/${entry.name}`
      try {
        const stream = await entryStream(bytes, entry, name)
        const head = await headOf(stream())
        yield* readWarcRecords({ name, shortName: `${shortName(source)}/${entry.name}`, head, stream }, context)
      } catch (error) {
        if (!(error instanceof SelonError)) throw error
        yield { name, error }
      }
    }
  } finally {
    await bytes.close()
  }
}

type Stream = (from?: number) => AsyncIterable<Uint8Array>

/** An entry from any byte of it; a packed one has to be unpacked up to there. */
async function entryStream(bytes: RandomBytes, entry: ZipEntry, name: string): Promise<Stream> {
  const { start, end } = await entryRange(bytes, entry, name)
  if (entry.method === 0) return (from = 0) => bytes.stream(Math.min(end, start + from), end)
  return async function* (from = 0) {
    const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
    pipeline(Readable.from(bytes.stream(start, end)), inflate, () => {})
    let left = from
    try {
      for await (const chunk of inflate as AsyncIterable<Buffer>) {
        if (left < chunk.length) yield chunk.subarray(left)
        left = Math.max(0, left - chunk.length)
      }
    } catch (cause) {
      throw new SelonError('input-damaged', 'is cut off or broken', { file: name }, { cause })
    }
  }
}

async function headOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of stream) return chunk.subarray(0, 8192)
  return new Uint8Array()
}
