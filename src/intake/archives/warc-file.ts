import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { gzipMembers, headerLength, unpackSome } from './gzip-members.ts'
import { largestBlock, endOfHeaders, parseHeaders, warcRecords, type WarcRecord } from './warc-records.ts'

/** Bytes of a WARC file, packed or not, that can be read from anywhere in them. */
export interface WarcBytes {
  /** As messages call it. */
  name: string
  head: Uint8Array
  stream(from?: number): AsyncIterable<Uint8Array>
}

export type WarcLayout = 'plain' | 'members' | 'one-member'

const limits = { unpacked: largestBlock + 128 * 1024, packed: largestBlock }
/** Record 0 is the file itself. */
const wholeFile = { number: 0, offset: 0, headers: new Map<string, string>(), block: Buffer.alloc(0) }

/** The records of a WARC file, one after another; memory does not grow with the file. */
export async function* warcFile(bytes: WarcBytes, layout = layoutOf(bytes.head)): AsyncGenerator<WarcRecord> {
  if (layout === 'plain') yield* warcRecords(bytes.stream())
  else if (layout === 'one-member') yield* unpackedRecords(bytes)
  else yield* memberRecords(bytes)
}

/** The first record that stands at an offset told before. */
export async function* recordsFrom(bytes: WarcBytes, layout: WarcLayout, offset: number): AsyncGenerator<WarcRecord> {
  if (layout === 'plain') yield* warcRecords(bytes.stream(offset))
  else if (layout === 'members')
    for await (const member of gzipMembers(bytes.stream(offset), limits, beginsWarc))
      yield* inMember(member.bytes, 1, 0)
}

/** Each record is to be a gzip member of its own; who packs a whole file by hand makes one of them all. */
export function layoutOf(head: Uint8Array): WarcLayout {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  const start = headerLength(bytes)
  if (start === 0) return 'plain'
  const first = unpackSome(bytes.subarray(start), 16 * 1024 * 1024)
  const found = endOfHeaders(first)
  if (!found) return 'members'
  const length = Number(parseHeaders(first.toString('latin1', 0, found.end)).get('content-length'))
  return first.length > found.next + length + 8 ? 'one-member' : 'members'
}

async function* memberRecords(bytes: WarcBytes): AsyncGenerator<WarcRecord> {
  let number = 0
  for await (const { offset, bytes: unpacked, damage } of gzipMembers(bytes.stream(), limits, beginsWarc)) {
    if (damage === 'too-large' && number === 0) return yield* unpackedRecords(bytes)
    if (damage === 'too-large') yield { ...wholeFile, number: ++number, offset, isCut: true }
    else if (damage) {
      const what = damage === 'cut-off' ? 'is cut off: its gzip member has no end' : 'is in a broken gzip member'
      yield { ...wholeFile, number: ++number, offset, damage: what }
    } else
      for await (const record of inMember(unpacked, number + 1, offset)) {
        number = record.number
        yield record
      }
  }
}

async function* inMember(unpacked: Buffer, first: number, offset: number): AsyncGenerator<WarcRecord> {
  for await (const record of warcRecords(once(unpacked), first)) yield { ...record, offset }
}

async function* unpackedRecords(bytes: WarcBytes): AsyncGenerator<WarcRecord> {
  let broken = false
  const unpacked = async function* (): AsyncGenerator<Uint8Array> {
    const gunzip = createGunzip({ chunkSize: 256 * 1024 })
    pipeline(Readable.from(bytes.stream()), gunzip, () => {})
    try {
      yield* gunzip
    } catch {
      broken = true
    }
  }
  let number = 0
  let damaged = false
  for await (const record of warcRecords(unpacked())) {
    number = record.number
    damaged = record.damage !== undefined
    yield record
  }
  // Where the last record came to harm that has been said already.
  if (broken && !damaged)
    yield { ...wholeFile, number: number + 1, damage: 'is cut off or broken: its gzip cannot be read on' }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function beginsWarc(unpacked: Buffer): boolean {
  return /^WARC\/\d/u.test(unpacked.toString('latin1', 0, 8))
}
