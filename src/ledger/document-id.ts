import { hash } from 'node:crypto'
import type { Reading } from '../model/reading.ts'

/** What a document is known by: its address on the web, without what only tells how it was reached; else its outlet and text. */
export function documentAddress({ document, text }: Reading): string {
  const url = document.url ? canonicalUrl(document.url) : null
  if (url && document.kind === 'live-entry') return `${url}#${entryOf(document, text)}`
  return url ?? `text:${document.textSha256}${document.outlet ? ` ${document.outlet}` : ''}`
}

/** The id of the document that stands at an address of the web. */
export function documentOfUrl(url: string): string {
  return documentId(canonicalUrl(url) ?? url)
}

/** What tells an entry from the others of its page: its own anchor, else its minute and its first words. */
function entryOf({ url, publishedAt, title }: Reading['document'], text: string): string {
  const anchor = new URL(url!).hash.slice(1)
  return anchor === '' ? `${publishedAt ?? ''} ${title === '' ? text.slice(0, 24) : title}` : anchor
}

export function documentId(address: string): string {
  return `doc:${hash('sha256', address).slice(0, 16)}`
}

/**
 * A reading as it is stored, and the id that it has by that: one reading of one text at one address. When, how and under what name
 * it was fetched makes no other one, so that stands beside it; the engine, and whatever else changes what is read, does.
 */
export function versionOf(document: string, reading: Reading): { id: string; body: string } {
  const { provenance: _, capture: _capture, ...read } = reading.document
  const body = JSON.stringify({ ...reading, id: null, text: null, document: { ...read, retrievedAt: null } })
  return { id: `ver:${hash('sha256', `${document} ${body}`).slice(0, 20)}`, body }
}

/** Parameters that say where a reader came from, not what is read. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|xtor|igshid)$/iu

function canonicalUrl(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  url.hash = ''
  for (const name of Array.from(url.searchParams.keys())) if (tracking.test(name)) url.searchParams.delete(name)
  return url.href
}
