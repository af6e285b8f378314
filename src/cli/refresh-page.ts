import { compareReadings } from '../corroborate/compare-readings.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import { validatorsOf, wasFetchedBy } from '../intake/fetch/validators.ts'
import type { FetchedPage, Web } from '../intake/fetch/web.ts'
import { takeInPage } from '../intake/take-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import type { Reading } from '../model/reading.ts'
import type { Reader } from '../reading/read-document.ts'
import type { CommandCall } from './command.ts'
import { gonePage, markGone } from './gone-pages.ts'
import { inputOf } from './input-of-reading.ts'
import { renderDifference } from './render-difference.ts'
import { evidenceOf } from './taken-in.ts'

export interface Refreshing {
  ledger: Ledger
  reader: Reader
  web: Web
  call: CommandCall
}

/** A document of a page as the dossier has it. */
export interface KnownText {
  document: StoredDocument
  before: Reading
}

/** What became of a document: a line for people, with what its statements say otherwise, and the word to count it by. */
export interface Refreshed {
  lines: string[]
  result: 'same' | 'changed' | 'gone' | 'new'
}

/**
 * Asks for one page again and keeps what stands there now. Several documents may have it as their address: the entries of a live
 * blog. @throws SelonError of the fetch, or of a page that can no longer be read
 */
export async function refreshPage(
  address: string,
  known: readonly KnownText[],
  work: Refreshing,
): Promise<Refreshed[]> {
  const validators = known.map(({ before }) => validatorsOf(before.document.provenance))
  // What one entry was fetched with need not be the page as another has it.
  const same = validators.every((one) => JSON.stringify(one) === JSON.stringify(validators[0]))
  const fetched = await work.web.get(address, same ? validators[0] : {})
  if (fetched.kind === 'gone') {
    const { status, retrievedAt: at } = fetched
    return Promise.all(known.map((text) => gone(text, 'refresh.gone', { status, at }, work)))
  }
  if (fetched.kind === 'unchanged') return Promise.all(known.map((text) => unchanged(text, work)))
  return compared(address, known, fetched, work)
}

async function compared(
  address: string,
  known: readonly KnownText[],
  page: FetchedPage,
  work: Refreshing,
): Promise<Refreshed[]> {
  const { ledger, call } = work
  const readings = await readAnew(address, known, page, work)
  const added = await ledger.add(readings)
  const found: Refreshed[] = []
  for (const [at, { document, result }] of added.entries()) {
    const text = known.find((one) => one.document.id === document)
    if (text && result === 'new-version') found.push(await changed(text, readings[at], work))
    else if (text) found.push(await unchanged(text, work))
    else if (result === 'new' || result === 'new-version')
      found.push({
        lines: [`${readings[at].document.url} (${document}): ${call.words(`add.${result}`)}`],
        result: 'new',
      })
  }
  const there = new Set(added.map(({ document }) => document))
  const { retrievedAt: at } = page
  const left = { status: page.capture.status, at }
  for (const text of known)
    if (!there.has(text.document.id)) found.push(await gone(text, 'refresh.entry-gone', left, work))
  return found
}

/** What the user said of a document when he added it, or the page told once, holds where the page tells nothing. */
async function readAnew(
  address: string,
  known: readonly KnownText[],
  page: FetchedPage,
  { reader, call }: Refreshing,
): Promise<Reading[]> {
  const { retrievedBy } = call.options as { retrievedBy?: string }
  const inputs: IntakeInput[] = []
  const options = { said: { retrievedBy }, stdin: call.io.stdin, evidence: await evidenceOf(call) }
  for await (const { input, error } of takeInPage(page, options)) {
    if (error) throw error
    if (input) inputs.push(input)
  }
  const { outlet, channel, publishedAt, kind, genre } = inputOf(known[0].before)
  const alone = inputs.length === 1 && known.length === 1
  const kept = alone ? { outlet, channel, publishedAt, kind, genre } : { outlet, channel }
  return inputs.map((input) => {
    // The page may call itself by another address than the one under which it is known.
    const url = alone || input.url === page.url ? address : input.url
    return reader.read({ ...kept, ...defined(input), url })
  })
}

async function unchanged({ document }: KnownText, { ledger, call }: Refreshing): Promise<Refreshed> {
  if (await gonePage(ledger, document.id)) await markGone(ledger, document.id, null)
  return { lines: [`${nameOf(document)}: ${call.words('refresh.same')}`], result: 'same' }
}

async function gone(
  { document }: KnownText,
  key: string,
  how: { status: number; at: string },
  { ledger, call }: Refreshing,
): Promise<Refreshed> {
  if (!(await gonePage(ledger, document.id))) await markGone(ledger, document.id, how)
  return { lines: [`${nameOf(document)}: ${call.words(key, { status: how.status })}`], result: 'gone' }
}

async function changed({ document, before }: KnownText, after: Reading, work: Refreshing): Promise<Refreshed> {
  const { words } = work.call
  await unchanged({ document, before }, work)
  const difference = renderDifference(compareReadings(before, after, document.id), words)
  const lines = difference.length > 0 ? difference : [`  ${words('refresh.no-statement')}`]
  return {
    lines: [`${nameOf(document)}: ${words(`refresh.${kindOfChange(before, after)}`)}`, ...lines],
    result: 'changed',
  }
}

/** "Silent" is said of a page only where both texts were taken from it in the same way. */
function kindOfChange(before: Reading, after: Reading): 'changed' | 'silent' | 'otherwise' {
  if (saysSo(before, after)) return 'changed'
  return before.engine.version === after.engine.version && wasFetchedBy(before.document.provenance)
    ? 'silent'
    : 'otherwise'
}

/** Whether the page tells of the change: a later time of its last edit, or a new note of an update or correction. */
function saysSo(before: Reading, after: Reading): boolean {
  if (after.document.editedAt !== undefined && after.document.editedAt !== before.document.editedAt) return true
  const notes = ({ document, text }: Reading) =>
    document.segments.flatMap(({ kind, start, end }) =>
      kind === 'update-notice' || kind === 'correction' ? [text.slice(start, end)] : [],
    )
  const old = new Set(notes(before))
  return notes(after).some((note) => !old.has(note))
}

function nameOf({ url, id }: StoredDocument): string {
  return `${url} (${id})`
}

function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)) as T
}
