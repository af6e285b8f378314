import { createReadStream } from 'node:fs'
import type { FormatReader, IntakeContext, IntakeItem } from '../intake-item.ts'
import { shortName } from '../raw-source.ts'
import { readWarcRecords } from './read-warc-records.ts'

/** A WARC file: every page in it that its server gave in full (ISO 28500), one after another. */
export const readWarc: FormatReader = async function* (source, context: IntakeContext): AsyncGenerator<IntakeItem> {
  const { path } = source
  const stream = (from = 0): AsyncIterable<Uint8Array> =>
    path === undefined
      ? skip(source.stream(), from)
      : createReadStream(path, { start: from, highWaterMark: 256 * 1024 })
  yield* readWarcRecords({ name: source.name, shortName: shortName(source), head: source.head, stream }, context)
}

async function* skip(stream: AsyncIterable<Uint8Array>, from: number): AsyncGenerator<Uint8Array> {
  let left = from
  for await (const chunk of stream) {
    if (left < chunk.length) yield chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}
