import { isWebAddress } from '../intake/fetch/check-address.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { refreshPage, type KnownText } from './refresh-page.ts'
import { exitStatus, reportError } from './report-error.ts'
import { webOf } from './web-of.ts'

/**
 * `selon refresh ID …`: asks for the pages of documents or incidents again. A page that changed becomes a new version, and what it
 * says otherwise is shown; one that is gone is marked, and kept.
 */
export async function runRefresh(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  if (call.arguments.length === 0) throw new SelonError('usage', words('usage.refresh-ids'))
  const { gazetteer = [] } = options as { gazetteer?: string[] }
  const write = createWriter(io.stdout)
  const web = webOf(call)
  let status = 0
  try {
    await withDossier(call, {}, async (ledger) => {
      const documents = await documentsOf(ledger, call)
      const pages = await pagesOf(ledger, documents)
      const asked = [...pages.values()].flat().length
      const counts = { same: 0, changed: 0, gone: 0, new: 0, offline: documents.length - asked }
      const reader = asked > 0 ? await io.openReader({ gazetteerFiles: gazetteer }) : null
      for (const [address, known] of pages)
        try {
          const work = { ledger, reader: reader!, web: await web.open(), call }
          for (const { lines, result } of await refreshPage(address, known, work)) {
            counts[result]++
            for (const line of lines) await write(`${plainForTerminal(line)}\n`)
          }
        } catch (error) {
          reportError(error, io.stderr, address)
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

/** Addresses of pages with the documents that were taken from them; what a browser gets at the address of a post is no post. */
async function pagesOf(ledger: Ledger, documents: readonly StoredDocument[]): Promise<Map<string, KnownText[]>> {
  const pages = new Map<string, KnownText[]>()
  for (const document of documents) {
    if (document.url === null || !isWebAddress(document.url)) continue
    const before = await ledger.reading(document.version)
    if (!before || before.document.channel === 'telegram') continue
    const address = document.url.replace(/#.*$/u, '')
    pages.set(address, [...(pages.get(address) ?? []), { document, before }])
  }
  return pages
}
