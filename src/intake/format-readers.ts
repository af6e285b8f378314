import { SelonError } from '../model/selon-error.ts'
import type { FormatReader } from './intake-item.ts'
import { readText } from './read-text.ts'
import type { IntakeFormat } from './sniff-format.ts'

/** What reads each format, loaded when first met: a plain text must not wait for a library of archives. */
const readers: Readonly<Partial<Record<IntakeFormat, () => Promise<FormatReader>>>> = {
  text: async () => readText,
  jsonl: async () => (await import('./read-jsonl.ts')).readJsonl,
  links: async () => (await import('./feeds/read-links.ts')).readLinks,
  feed: async () => (await import('./feeds/read-feed.ts')).readFeed,
  'telegram-json': async () => (await import('./telegram/read-telegram-json.ts')).readTelegramJson,
  'telegram-html': async () => (await import('./telegram/read-telegram-html.ts')).readTelegramHtml,
  warc: async () => (await import('./archives/read-warc.ts')).readWarc,
  wacz: async () => (await import('./archives/read-wacz.ts')).readWacz,
  csv: async () => (await import('./tables/read-csv.ts')).readCsv,
  xlsx: async () => (await import('./tables/read-xlsx.ts')).readXlsx,
  pdf: async () => (await import('./pdf/read-pdf.ts')).readPdf,
  eml: async () => (await import('./mail/read-mail.ts')).readMail,
  docx: async () => (await import('./office/read-docx.ts')).readDocx,
  odt: async () => (await import('./office/read-odt.ts')).readOdt,
  html: async () => (await import('./pages/read-page.ts')).readPage,
  mhtml: async () => (await import('./pages/read-page.ts')).readPage,
}

/** @throws SelonError input-malformed where nothing reads the format yet */
export async function readerOf(format: IntakeFormat, file: string): Promise<FormatReader> {
  const load = readers[format]
  if (!load) throw new SelonError('input-malformed', `is ${format}, which is not read yet: give its text`, { file })
  return load()
}
