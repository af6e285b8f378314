import { compareReadings } from '../corroborate/compare-readings.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import { isWebAddress } from '../intake/fetch/check-address.ts'
import { validatorsOf, wasFetchedBy } from '../intake/fetch/validators.ts'
import type { FetchedPage, Web } from '../intake/fetch/web.ts'
import { takeInPage } from '../intake/take-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import type { Reading } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import type { Reader } from '../reading/read-document.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { gonePage, markGone } from './gone-pages.ts'
import { inputOf } from './input-of-reading.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { renderDifference } from './render-difference.ts'
import { exitStatus, reportError } from './report-error.ts'
import { webOf } from './web-of.ts'

/**
 * `selon refresh ID …`: asks for the pages of documents or incidents again. A page that changed becomes a new version, and what it
 * says otherwise is shown; one that is gone is marked, and kept.
 */
export async function runRefresh(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  if (call.arguments.length === 0) throw new SelonError('usage', words('usage.refresh-ids'))
  const write = createWriter(io.stdout)
  const web = webOf(call)
  let status = 0
  try {
    await withDossier(call, {}, async (ledger) => {
      const documents = await documentsOf(ledger, call)
      const online = documents.filter(({ url }) => url !== null && isWebAddress(url))
      const { gazetteer = [] } = options as { gazetteer?: string[] }
      const reader = online.length > 0 ? await io.openReader({ gazetteerFiles: gazetteer }) : null
      const counts = { same: 0, changed: 0, gone: 0, offline: documents.length - online.length }
      for (const document of online)
        try {
          const { lines, result } = await refresh(document, { ledger, reader: reader!, web: await web.open(), call })
          counts[result]++
          for (const line of lines) await write(`${plainForTerminal(line)}\n`)
        } catch (error) {
          reportError(error, io.stderr, document.url!)
          status = Math.max(status, exitStatus(error))
        }
      await write(`${words('refresh.total', counts)}\n`)
    })
  } finally {
    await web.close()
  }
  return status
}

/** The documents that the ids stand for, those of incidents among them, each once. */
async function documentsOf(ledger: Ledger, { arguments: ids, words }: CommandCall): Promise<StoredDocument[]> {
  const found = new Map<string, StoredDocument>()
  for (const id of ids) {
    const document = await ledger.document(id)
    const incident = document ? null : await ledger.incident(id)
    if (!document && !incident) throw new SelonError('usage', words('usage.no-refresh', { id }))
    const ofIncident = incident ? (await ledger.units(incident)).map((unit) => unit.document) : []
    for (const one of document ? [document] : await ledger.documents([...new Set(ofIncident)])) found.set(one.id, one)
  }
  return [...found.values()]
}

interface Refreshing {
  ledger: Ledger
  reader: Reader
  web: Web
  call: CommandCall
}

interface Refreshed {
  lines: string[]
  result: 'same' | 'changed' | 'gone' | 'offline'
}

async function refresh(document: StoredDocument, refreshing: Refreshing): Promise<Refreshed> {
  const { ledger, web, call } = refreshing
  const { words } = call
  const before = (await ledger.reading(document.version))!
  // What a browser gets at the address of a post is no post.
  if (before.document.channel === 'telegram') return { lines: [], result: 'offline' }
  const fetched = await web.get(document.url!, validatorsOf(before.document.provenance))
  const name = `${document.url} (${document.id})`
  if (fetched.kind === 'gone') {
    const { status, retrievedAt: at } = fetched
    if (!(await gonePage(ledger, document.id))) await markGone(ledger, document.id, { status, at })
    return { lines: [`${name}: ${words('refresh.gone', { status })}`], result: 'gone' }
  }
  if (await gonePage(ledger, document.id)) await markGone(ledger, document.id, null)
  if (fetched.kind === 'unchanged') return { lines: [`${name}: ${words('refresh.same')}`], result: 'same' }
  return changesOf(document, before, fetched, refreshing)
}

/** Reads the page anew and keeps it; a page of a live blog may have brought more documents than the one that was asked about. */
async function changesOf(
  document: StoredDocument,
  before: Reading,
  page: FetchedPage,
  { ledger, reader, call }: Refreshing,
): Promise<Refreshed> {
  const { words, io, options } = call
  const { retrievedBy } = options as { retrievedBy?: string }
  const inputs: IntakeInput[] = []
  for await (const { input, error } of takeInPage(page, { said: { retrievedBy }, stdin: io.stdin })) {
    if (error) throw error
    if (input) inputs.push(input)
  }
  const readings = inputs.map((input) => {
    // The page may call itself by another address than the one under which it is known.
    const url = inputs.length === 1 || input.url === page.url ? document.url! : input.url
    return reader.read({ ...kept(inputOf(before)), ...defined(input), url })
  })
  const added = await ledger.add(readings)
  const lines: string[] = []
  let changed = false
  for (const [at, one] of added.entries()) {
    const name = `${readings[at].document.url} (${one.document})`
    if (one.document !== document.id) {
      if (one.result === 'new') lines.push(`${name}: ${words('add.new')}`)
    } else if (one.result !== 'new-version') lines.push(`${name}: ${words('refresh.same')}`)
    else {
      changed = true
      const after = readings[at]
      const difference = renderDifference(compareReadings(before, after, document.id), words)
      lines.push(`${name}: ${words(`refresh.${kindOfChange(before, after)}`)}`)
      lines.push(...(difference.length > 0 ? difference : [`  ${words('refresh.no-statement')}`]))
    }
  }
  return { lines, result: changed ? 'changed' : 'same' }
}

/** What the user said of a document when he added it, or the page told once, holds where the page tells nothing. */
function kept({ outlet, channel, publishedAt, kind, genre }: ReturnType<typeof inputOf>) {
  return { outlet, channel, publishedAt, kind, genre }
}

function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)) as T
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
