import { checkInput } from './check-input.ts'
import { composeText, type TextBlock } from './compose-text.ts'
import type { IntakeInput } from './document-from-input.ts'
import type { SaidOfAll } from './intake-item.ts'
import { shortName, type RawSource } from './raw-source.ts'

/**
 * Blocks that a format told, and what it told beside them, as a document. Where it told nothing but text, its own lines may still
 * show a headline: then no segment is set.
 * @throws SelonError input-empty | input-malformed | input-too-large
 */
export function toldDocument(
  source: RawSource,
  blocks: readonly TextBlock[],
  said: SaidOfAll,
  facts: Partial<IntakeInput> = {},
): IntakeInput {
  const { retrievedBy: _, ...fields } = said
  const { text, segments } = composeText(blocks)
  const told = segments.some(({ kind }) => kind !== 'body') ? segments : undefined
  const { url, retrievedAt } = source
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  return checkInput({ id: shortName(source), url, retrievedAt, ...Object.fromEntries(known), ...fields, told, text })
}
