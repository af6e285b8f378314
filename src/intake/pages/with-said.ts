import type { IntakeInput } from '../document-from-input.ts'
import type { SaidOfAll } from '../intake-item.ts'

/** What the user said goes before what the page tells; an entry of a live blog keeps its own time and address. */
export function withSaid(input: IntakeInput, said: SaidOfAll): IntakeInput {
  const { retrievedBy: _, ...fields } = said
  const result: IntakeInput = { ...input, ...fields }
  if (input.kind !== 'live-entry') return result
  if (input.url) result.url = input.url
  if (input.publishedAt) result.publishedAt = input.publishedAt
  return result
}
