import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** Below so many characters it saves nothing that anybody would notice. */
const least = 2000
const compress = promisify(gzip)

/** What is sent in place of a body to who takes gzip, quickly rather than tightly; null where it stays as it is. */
export async function gzipped(body: string | Uint8Array, level = 1): Promise<Uint8Array<ArrayBuffer> | null> {
  return body.length < least ? null : ((await compress(body, { level })) as Uint8Array<ArrayBuffer>)
}

/** Of what browsers send; "gzip;q=0" is a refusal. */
export function takesGzip(accepted: string | undefined): boolean {
  return /(?:^|[\s,])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/iu.test(accepted ?? '')
}
