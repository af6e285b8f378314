import type { Validators } from './web.ts'

/** What a server gives to recognise a page by, as lines of its provenance. */
export function validatorLines({ etag, 'last-modified': modified }: Readonly<Record<string, string>>): string[] {
  return [...(etag ? [`etag: ${etag}`] : []), ...(modified ? [`last-modified: ${modified}`] : [])]
}

/** The same from the provenance of a document. */
export function validatorsOf(provenance: readonly string[] = []): Validators {
  const told = (name: string) => provenance.findLast((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
  const [etag, lastModified] = [told('etag'), told('last-modified')]
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) }
}
