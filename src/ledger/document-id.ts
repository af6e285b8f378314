import { hash } from 'node:crypto'
import type { Reading } from '../model/reading.ts'

/** What a document is known by: its address on the web, without what only tells how it was reached; else its outlet and text. */
export function documentAddress({ document }: Reading): string {
  const url = document.url ? canonicalUrl(document.url) : null
  return url ?? `text:${document.textSha256}${document.outlet ? ` ${document.outlet}` : ''}`
}

export function documentId(address: string): string {
  return `doc:${hash('sha256', address).slice(0, 16)}`
}

/**
 * One reading of one text at one address. When and under what name it was fetched makes no other one; the engine, and whatever
 * else changes what is read, does.
 */
export function versionId(document: string, reading: Reading): string {
  const { statements, actors, dates, places, flags, excluded, engine } = reading
  const { title, publishedAt, lang, textSha256 } = reading.document
  const read = JSON.stringify([engine, title, publishedAt, lang, statements, actors, dates, places, flags, excluded])
  return `ver:${hash('sha256', `${document}\n${textSha256}\n${read}`).slice(0, 20)}`
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
