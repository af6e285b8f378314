import { extname } from 'node:path'

/** What a source may be; "text" is all that is nothing else. */
export const intakeFormats = [
  'text',
  'jsonl',
  'html',
  'mhtml',
  'telegram-json',
  'telegram-html',
  'feed',
  'links',
  'warc',
  'wacz',
  'csv',
  'xlsx',
  'eml',
  'docx',
  'odt',
  'pdf',
] as const
export type IntakeFormat = (typeof intakeFormats)[number]

/** What a source's first bytes and its name tell; `contentType` as a server or archive named it. */
export interface SniffedSource {
  name: string
  head: Uint8Array
  contentType?: string
}

const byExtension: Readonly<Record<string, IntakeFormat>> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.eml': 'eml',
  '.mht': 'mhtml',
  '.mhtml': 'mhtml',
  '.warc': 'warc',
  '.wacz': 'wacz',
  '.xlsx': 'xlsx',
  '.docx': 'docx',
  '.odt': 'odt',
  '.urls': 'links',
}

/** Bytes that only one format begins with. */
const byMark: readonly [RegExp, IntakeFormat][] = [
  [/^%PDF-/, 'pdf'],
  [/^WARC\/\d/, 'warc'],
  // The container of old office files, and of new ones behind a password: the reader of documents says which.
  [/^\u00d0\u00cf.\u00e0\u00a1\u00b1.\u00e1/su, 'docx'],
]

/** Formats that are a zip: a file of that name which is none is what its bytes say. */
const zipFormats: readonly IntakeFormat[] = ['wacz', 'xlsx', 'docx', 'odt']

/** The format of a source: its first bytes where they are plain, else its name, else what the server said. */
export function sniffFormat({ name, head, contentType }: SniffedSource): IntakeFormat {
  const start = latin(head)
  for (const [mark, format] of byMark) if (mark.test(start)) return format
  const extension = extname(name.replace(/\.gz$/iu, '')).toLowerCase()
  if (start.startsWith('\u001f\u008b')) return extension === '.warc' ? 'warc' : 'text'
  if (start.startsWith('PK')) return zipFormat(start, extension)
  // "Save as web page, single file": a mail whose parts are the page.
  // A mail with pictures in it has such parts too.
  if (
    extension !== '.eml' &&
    /^(?:[\w-]+: [^\n]*\r?\n[ \t]?[^\n]*){0,20}?Content-Type:\s*multipart\/related/iu.test(start)
  )
    return 'mhtml'
  const named = byExtension[extension]
  if (named && !zipFormats.includes(named)) return named
  if (extension === '.pdf' && start.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (/^\.x?html?$/u.test(extension)) return markupFormat(start) ?? 'html'
  if (extension !== '.txt' && isMail(start)) return 'eml'
  return markupFormat(start) ?? jsonFormat(start) ?? linksFormat(start) ?? typeFormat(contentType)
}

/** What lies first in a zip says what it is; a zip that says nothing is known by its name. */
function zipFormat(start: string, extension: string): IntakeFormat {
  if (/mimetypeapplication\/vnd\.oasis\.opendocument\.text/u.test(start)) return 'odt'
  const known = byExtension[extension]
  if (known && zipFormats.includes(known)) return known
  if (/word\//u.test(start)) return 'docx'
  if (/xl\//u.test(start)) return 'xlsx'
  return /datapackage\.json|archive\//u.test(start) ? 'wacz' : 'text'
}

function markupFormat(start: string): IntakeFormat | null {
  const body = start
    .replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/u, '')
    .replaceAll('\0', '')
    .trimStart()
  if (!body.startsWith('<')) return null
  const markup = body.replace(/<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype[^>]*>/giu, ' ').trimStart()
  if (/^<(?:rss|feed|rdf:rdf)[\s>]/iu.test(markup)) return 'feed'
  if (/class="page_body chat_page"|class="page_wrap"/u.test(markup) && /tgme|history|messages/u.test(markup))
    return 'telegram-html'
  if (/^<!doctype html/iu.test(body) || /<(?:html|head|body|article|main|title|meta|div|p)[\s>]/iu.test(markup))
    return 'html'
  return null
}

function jsonFormat(start: string): IntakeFormat | null {
  const body = start.replace(/^\u00ef\u00bb\u00bf/u, '').trimStart()
  if (!body.startsWith('{')) return null
  if (/"version"\s*:\s*"https:\/\/jsonfeed\.org/u.test(body)) return 'feed'
  if (/"(?:messages|chats)"\s*:/u.test(body) && /"(?:type|about|name)"\s*:/u.test(body)) return 'telegram-json'
  // The export of a whole account: people come first, chats long after.
  if (/^\{\s*"(?:about|personal_information)"/u.test(body) && body.includes('"personal_information"'))
    return 'telegram-json'
  return null
}

/** Header lines at the very beginning, three of them such as every mail has. */
function isMail(start: string): boolean {
  const head = /^(?:[\w-]+: ?[^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*){3,}/u.exec(start)?.[0] ?? ''
  const usual = /^(?:received|return-path|from|to|date|subject|message-id|mime-version|delivered-to):/gimu
  return new Set(head.match(usual)?.map((name) => name.toLowerCase())).size >= 3
}

/** Nothing but addresses, one a line; a line of "#" is a remark. */
function linksFormat(start: string): IntakeFormat | null {
  const lines = start.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  // The last line may be cut off where the head ends.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  return whole.length > 0 && whole.every((line) => /^\s*https?:\/\/\S+\s*$/u.test(line)) ? 'links' : null
}

function typeFormat(contentType = ''): IntakeFormat {
  const type = contentType.toLowerCase()
  if (/^(?:text\/html|application\/xhtml)/u.test(type)) return 'html'
  return /^application\/(?:rss|atom|feed)/u.test(type) ? 'feed' : 'text'
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
