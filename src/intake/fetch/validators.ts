import type { Validators } from './web.ts'

/** What a server gives to recognise a page by, as lines of its provenance. */
export function validatorLines({ etag, 'last-modified': modified }: Readonly<Record<string, string>>): string[] {
  return [...(etag ? [`etag: ${etag}`] : []), ...(modified ? [`last-modified: ${modified}`] : [])]
}

/** The line that says that a text was taken from its page on the web. */
export function fetchedLine(address: string): string {
  return `fetched from ${address}`
}

export function wasFetchedBy(provenance: readonly string[] = []): boolean {
  return provenance.some((line) => line.startsWith(fetchedLine('')))
}

/** What `validatorLines` wrote, from the provenance of a document. */
export function validatorsOf(provenance: readonly string[] = []): Validators {
  const told = (name: string) => provenance.findLast((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
  const [etag, lastModified] = [told('etag'), told('last-modified')]
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) }
}
