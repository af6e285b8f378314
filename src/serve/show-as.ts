import type { MiddlewareHandler } from 'hono'
import { groupedBy } from '../corroborate/group-by.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { exportProfiles, shownCoordinates, type ExportProfile } from '../export/export-profile.ts'
import { maskedId, nameMask, type Mask } from '../export/name-mask.ts'
import { shownAddress } from '../export/shown-address.ts'
import { HttpError } from './api-error.ts'
import type { AppContext, RequestFacts } from './app-context.ts'

/** What a token that is bound to a profile may ask for: nothing of how the dossier is worked on. */
const openRoutes =
  /^\/api\/(?:dossier|care|messages\/\w+|changes|incidents|incidents\/[^/]+(?:\/(?:summary|wording|note))?|documents|documents\/[^/]+|search|sources|parties|export)$/u

/**
 * Shows every answer as a profile does (`?profile=shared`, or the one that a token is bound to, whichever shows less): names of private
 * persons and, for the public, clock times are blotted out at their length, so that positions hold; coordinates are those of exports;
 * addresses of armed groups' channels are left out; of a text the public gets the words of its statements alone (ethics H2, H3, H6, V1, A8).
 * Routes say in `shownDocuments` whose words they answer with.
 */
export function showAs({ ledger }: Pick<AppContext, 'ledger'>): MiddlewareHandler<RequestFacts> {
  return async (c, next) => {
    const bound = c.get('bound')
    const asked = exportProfiles.find((known) => known === c.req.query('profile')) ?? 'internal'
    const profile = strictest(bound, asked)
    c.set('profile', profile)
    c.set('shownDocuments', [])
    if (bound !== 'internal' && (c.req.method !== 'GET' || !openRoutes.test(c.req.path)))
      throw new HttpError('not-allowed', `this token shows the dossier as "${bound}": it opens no such route`)
    await next()
    const type = c.res.headers.get('content-type') ?? ''
    if (profile === 'internal' || c.res.status !== 200 || !type.startsWith('application/json')) return
    const records = await ledger.statementsOfDocuments([...new Set(c.get('shownDocuments'))])
    const mask = nameMask(records, profile, await ledger.parties(), blotted)
    const shown = shownValue(await c.res.json(), {
      profile,
      mask,
      byDocument: groupedBy(records, (one) => one.document),
    })
    c.res = new Response(JSON.stringify(shown), c.res)
  }
}

export function strictest(one: ExportProfile, other: ExportProfile): ExportProfile {
  return exportProfiles[Math.max(exportProfiles.indexOf(one), exportProfiles.indexOf(other))]
}

interface Showing {
  profile: ExportProfile
  mask: Mask
  byDocument: ReadonlyMap<string, StatementRecord[]>
  /** The text that spans point into, as it is shown. */
  text?: string
}

type Fields = Record<string, unknown>

function shownValue(value: unknown, showing: Showing): unknown {
  if (typeof value === 'string') return shownText(value, showing)
  if (Array.isArray(value)) return value.map((one) => shownValue(one, showing))
  if (value === null || typeof value !== 'object') return value
  const fields = value as Fields
  const inside = isOpened(fields) ? { ...showing, text: shownWhole(fields.reading, showing) } : showing
  const shown: Fields = {}
  for (const [name, field] of Object.entries(fields)) {
    if (name === 'clock' && showing.profile === 'public') continue
    if (name === 'lat' || name === 'lon') continue
    if (name === 'reviews') shown[name] = Array.isArray(field) ? [] : field
    else if (name === 'url' || name === 'address') shown[name] = addressOf(fields, name, field, showing)
    else if (name === 'text' && inside.text !== undefined && 'excluded' in fields) shown[name] = inside.text
    else shown[name] = shownValue(field, inside)
  }
  // Words of a text stand in it as it is shown, also where a span cuts through a name.
  if (showing.text !== undefined && isSpan(fields)) shown.exact = showing.text.slice(fields.start, fields.end)
  if (typeof fields.precision === 'string') Object.assign(shown, shownCoordinates(fields as never, showing.profile))
  return shown
}

function shownText(text: string, { profile, mask }: Showing): string {
  // An id stays one, so that what it names is found; one that spells a name becomes another.
  if (/^[a-z]+:\S+$/u.test(text)) return maskedId(text, mask) ?? `${text.slice(0, text.indexOf(':'))}:${digits(text)}`
  if (profile === 'public' && /^\d{4}-\d{2}-\d{2}T/u.test(text)) return text.slice(0, 10)
  return mask(text)
}

function addressOf(fields: Fields, name: string, value: unknown, { profile, mask, byDocument }: Showing): unknown {
  if (typeof value !== 'string') return value
  const document = typeof fields.document === 'string' ? fields.document : String(fields.id)
  return shownAddress(value, byDocument.get(document) ?? [], profile, mask) ?? (name === 'url' ? null : document)
}

function shownWhole({ text, statements }: OpenedReading, { profile, mask }: Showing): string {
  const masked = mask(text)
  if (profile !== 'public') return masked
  const kept = new Uint8Array(text.length)
  for (const { start, end } of spansIn(statements)) kept.fill(1, start, end)
  return masked
    .split('')
    .map((char, at) => (kept[at] === 1 || /\s/u.test(char) ? char : ' '))
    .join('')
}

/** Contents, and the words that say who says them. */
function spansIn(value: unknown): { start: number; end: number }[] {
  if (Array.isArray(value)) return value.flatMap(spansIn)
  if (value === null || typeof value !== 'object') return []
  return isSpan(value as Fields) ? [value as { start: number; end: number }] : Object.values(value).flatMap(spansIn)
}

interface OpenedReading {
  text: string
  statements: unknown
}

function isOpened(fields: Fields): fields is Fields & { reading: OpenedReading } {
  return typeof (fields.reading as OpenedReading | undefined)?.text === 'string'
}

function isSpan(fields: Fields): fields is Fields & { start: number; end: number } {
  return typeof fields.start === 'number' && typeof fields.end === 'number' && typeof fields.exact === 'string'
}

function blotted(words: string): string {
  return '█'.repeat(words.length)
}

/** The same for the same id, and nothing of its letters. */
function digits(id: string): string {
  let sum = 7
  for (const char of id) sum = (sum * 31 + char.codePointAt(0)!) % 2_147_483_647
  return `masked-${sum.toString(36)}`
}
