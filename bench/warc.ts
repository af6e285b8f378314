/**
 * How fast archives of the web are read, and in how much memory: writes WARC files of so many MB and of half as many (unpacked),
 * a third of the records pages, and reads both. `npm run bench:warc [-- --mb 600]`. Pages are counted, not read: what reading
 * a page costs is another measure. Memory must not grow with the file.
 */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { readWarc } from '../src/intake/archives/read-warc.ts'
import { fileSource } from '../src/intake/raw-source.ts'

const { values } = parseArgs({ options: { mb: { type: 'string', default: '400' } } })
const folder = mkdtempSync(join(tmpdir(), 'selon-bench-warc-'))
try {
  for (const gzip of [true, false])
    for (const mb of [Number(values.mb) / 2, Number(values.mb)]) await measure(await write(mb, gzip), mb)
} finally {
  rmSync(folder, { recursive: true })
}

/** Records of 40 KB before packing, as pages of newspapers are; every tenth repeats another. */
async function write(mb: number, gzip: boolean): Promise<{ file: string; records: number }> {
  const file = join(folder, `${mb}.warc${gzip ? '.gz' : ''}`)
  const out = createWriteStream(file)
  let records = 0
  for (let size = 0; size < mb * 1e6; records++) {
    const bytes = recordOf(records)
    size += bytes.length
    if (!out.write(gzip ? gzipSync(bytes, { level: 1 }) : bytes)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return { file, records }
}

function recordOf(n: number): Buffer {
  const type = n % 3 === 0 ? 'text/html; charset=utf-8' : n % 3 === 1 ? 'image/png' : 'text/css'
  const isRevisit = n % 30 === 12
  const body = isRevisit
    ? ''
    : `<p>${n} ${'Un pont a été touché à Orbia, selon la mairie du port. '.repeat(700)}${n * 7919}</p>`
  const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${body}`)
  const head = [
    'WARC/1.1',
    `WARC-Type: ${isRevisit ? 'revisit' : 'response'}`,
    `WARC-Target-URI: https://orbia.example/${n}`,
    'WARC-Date: 2024-04-03T09:30:00Z',
    `WARC-Payload-Digest: x:${isRevisit ? n - 12 : n}`,
    `Content-Length: ${block.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')])
}

async function measure({ file, records }: { file: string; records: number }, mb: number): Promise<void> {
  let pages = 0
  let peak = 0
  const context = {
    said: {},
    stdin: Readable.from([]),
    open: async function* (): AsyncGenerator<never> {
      if (++pages % 200 === 0) peak = Math.max(peak, process.memoryUsage().rss)
      yield* []
    },
  }
  const start = performance.now()
  for await (const { error } of readWarc(await fileSource(file), context)) if (error) throw error
  const seconds = (performance.now() - start) / 1000
  const size = Math.round(statSync(file).size / 1e6)
  process.stdout.write(
    `${mb} MB unpacked (${size} MB file), ${records} records, ${pages} pages: ` +
      `${Math.round(records / seconds)} records/s, ${Math.round(mb / seconds)} MB/s, ` +
      `${Math.round(peak / 1024 / 1024)} MB of memory at the peak\n`,
  )
}
