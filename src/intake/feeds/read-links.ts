import { SelonError } from '../../model/selon-error.ts'
import { decodeBytes } from '../decode-bytes.ts'
import { isWebAddress } from '../fetch/check-address.ts'
import { openAddress } from '../fetch/open-address.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import type { RawSource } from '../raw-source.ts'

/** A list of addresses, one a line; a line that begins with "#" is a remark. Each is fetched; one given twice only once. */
export async function* readLinks(source: RawSource, context: IntakeContext): AsyncGenerator<IntakeItem> {
  const { text } = decodeBytes(await source.bytes(), source.name)
  // Who serves a list, or packs one into an archive, would else say what this machine fetches next.
  if (source.path === undefined && source.name !== 'stdin')
    throw new SelonError('fetch-refused', 'a list of addresses must be a file of its own', { file: source.name })
  const seen = new Set<string>()
  for (const [at, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#') || seen.has(line)) continue
    seen.add(line)
    if (isWebAddress(line)) yield* openAddress(line, context)
    else {
      const place = { file: source.name, line: at + 1 }
      yield { name: source.name, error: new SelonError('input-malformed', 'this line is no address of the web', place) }
    }
  }
}
