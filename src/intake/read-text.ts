import { SelonError } from '../model/selon-error.ts'
import { checkInput } from './check-input.ts'
import { decodeBytes } from './decode-bytes.ts'
import type { IntakeContext, IntakeItem } from './intake-item.ts'
import { shortName, type RawSource } from './raw-source.ts'

/** Plain text in any encoding: one document. */
export async function* readText(source: RawSource, { said }: IntakeContext): AsyncGenerator<IntakeItem> {
  if (source.head[0] === 0x1f && source.head[1] === 0x8b)
    throw new SelonError('input-binary', 'is packed by gzip: unpack it first', { file: source.name })
  const { text, provenance } = decodeBytes(await source.bytes(), source.name)
  const { retrievedBy: _, ...fields } = said
  const input = checkInput({ id: shortName(source), url: source.url, retrievedAt: source.retrievedAt, ...fields, text })
  yield { name: source.name, input: { ...input, provenance } }
}
