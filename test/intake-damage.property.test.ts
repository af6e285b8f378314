import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { takeIn } from '../src/intake/take-in.ts'
import { docxOf, odtOf, xlsxOf, zipOf } from './fixtures/office-files.ts'
import { pdfOf } from './fixtures/pdf-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-damage-'))
afterAll(() => rmSync(folder, { recursive: true }))

const words = 'Un pont a été touché, selon la mairie.'
const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<p>un pon\r\n0\r\n\r\n`
const record = Buffer.from(
  `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://o.example/\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`,
)
const samples: readonly [string, Buffer][] = [
  ['a.warc', Buffer.concat([record, record])],
  ['a.warc.gz', Buffer.concat([gzipSync(record), gzipSync(record)])],
  ['b.warc.gz', gzipSync(Buffer.concat([record, record]))],
  ['a.wacz', zipOf({ 'archive/a.warc.gz': gzipSync(record), 'archive/b.warc': record })],
  ['a.csv', Buffer.from(`texte,date\n"${words}",2024-04-03\n`)],
  ['a.xlsx', xlsxOf({ A: [['texte'], [words]] })],
  ['a.docx', docxOf([{ style: 'Title', text: 'Un pont' }, words])],
  ['a.odt', odtOf(`<text:p>${words}</text:p>`)],
  [
    'a.eml',
    Buffer.from(
      `From: A <a@b.c>\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n${words}\r\n--x--\r\n`,
    ),
  ],
  ['a.pdf', pdfOf([[{ text: words, y: 700 }]])],
]

/** Bytes changed, cut off, put in twice. */
const damage = fc.record({
  flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  again: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
})

test.each(samples)(
  '%s: whatever is damaged in it gives documents or messages, and never breaks off',
  async (name, whole) => {
    const file = join(folder, name)
    await fc.assert(
      fc.asyncProperty(damage, async ({ flips, cut, again }) => {
        let bytes: Buffer = Buffer.from(whole)
        for (const [at, value] of flips) bytes[Math.floor(at * (bytes.length - 1))] = value
        if (again !== null) bytes = Buffer.concat([bytes, bytes.subarray(Math.floor(again * bytes.length))])
        if (cut !== null) bytes = bytes.subarray(0, Math.floor(cut * bytes.length))
        writeFileSync(file, bytes)
        for await (const { input, error, note } of takeIn([file], { said: {}, stdin: Readable.from([]) }))
          expect(input ?? error ?? note).toBeDefined()
      }),
      { numRuns: 60 },
    )
  },
  60_000,
)
