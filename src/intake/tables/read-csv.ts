import { pipeline, Readable } from 'node:stream'
import { extname } from 'node:path'
import { createHash } from 'node:crypto'
import { parse } from 'csv-parse'
import { SelonError } from '../../model/selon-error.ts'
import { decodeStream } from '../decode-stream.ts'
import type { FormatReader } from '../intake-item.ts'
import { longestLine } from '../read-jsonl.ts'
import { shortName } from '../raw-source.ts'
import { rowDocument } from './row-document.ts'
import { noTextColumn, tableColumns, type TableColumns } from './table-columns.ts'

interface CsvRecord {
  record: string[]
  info: { lines: number }
  raw: string
}

/** A table as text (RFC 4180 and its relatives): each row a document, one row in memory at a time. */
export const readCsv: FormatReader = async function* (source, context) {
  const { text, provenance } = await decodeStream(source)
  const lines = withDelimiter(text, extname(source.name).toLowerCase() === '.tsv')
  const { value: delimiter } = await lines.next()
  const parser = parse({
    delimiter: delimiter as string,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestLine,
  })
  pipeline(Readable.from(lines), parser, () => {})
  let columns: TableColumns | null = null
  // The parser counts the lines that are behind it: a row begins one below.
  let line = 1
  try {
    for await (const { record, info, raw } of parser as AsyncIterable<CsvRecord>) {
      const place = { file: source.name, line }
      line = info.lines + 1
      if (!columns) {
        columns = tableColumns(record, context.textColumn)
        if (!columns) throw noTextColumn(record, source.name, context.textColumn)
        continue
      }
      const name = `${place.file}:${place.line}`
      const from = `${shortName(source)}:${place.line}`
      try {
        const input = rowDocument(record, columns, context.said, from)
        const rawSha256 = createHash('sha256').update(raw).digest('hex')
        input.capture = { format: 'csv', from, rawSha256 }
        if (context.said.retrievedBy !== undefined) input.capture.retrievedBy = context.said.retrievedBy
        yield { name, input: { ...input, provenance: [...provenance, ...(input.provenance ?? [])] } }
      } catch (error) {
        if (!(error instanceof SelonError)) throw error
        yield { name, error: new SelonError(error.code, error.message, { ...error.place, ...place }) }
      }
    }
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (cause instanceof SelonError || !code?.startsWith('CSV_')) throw cause
    yield { name: `${source.name}:${line}`, error: csvError(code, { file: source.name, line }) }
  }
  if (!columns && line === 1) throw new SelonError('input-empty', 'is empty: no row in it', { file: source.name })
}

/** First what parts the columns, then the text as it came. */
async function* withDelimiter(text: AsyncIterable<string>, isTsv: boolean): AsyncGenerator<string> {
  let head = ''
  let known = false
  for await (const piece of text) {
    if (known) {
      yield piece
      continue
    }
    head += piece
    if (head.length < 4096 && !/\n[^\n]*\n/u.test(head)) continue
    known = true
    yield isTsv ? '\t' : delimiterOf(head)
    yield head
  }
  if (known) return
  yield isTsv ? '\t' : delimiterOf(head)
  yield head
}

/** What stands most often between the names of the first line, outside quotation marks. */
function delimiterOf(head: string): string {
  const names =
    head
      .replace(/"[^"]*"/gu, '')
      .split(/\r?\n/u)
      .find((line) => line.trim() !== '') ?? ''
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: names.split(mark).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

function csvError(code: string, place: { file: string; line: number }): SelonError {
  const [kind, message] =
    code === 'CSV_MAX_RECORD_SIZE'
      ? (['input-too-large', 'row is too large, or a quotation mark in it is never closed'] as const)
      : code === 'CSV_QUOTE_NOT_CLOSED'
        ? (['input-malformed', 'row has a quotation mark that is never closed: nothing below it can be read'] as const)
        : (['input-malformed', `row cannot be read (${code})`] as const)
  return new SelonError(kind, message, place)
}
