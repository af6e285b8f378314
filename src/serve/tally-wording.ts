import { z } from '@hono/zod-openapi'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'

/** Loaded words that an outlet's texts hold, and who uses them there: the outlet itself, or whoever it quotes. */
export const OutletWording = z
  .object({
    outlet: z.string().nullable(),
    documents: z.int(),
    words: z.array(
      z.object({
        text: z.string(),
        category: z.string(),
        severity: z.string(),
        holder: z.string(),
        times: z.int(),
      }),
    ),
  })
  .openapi('OutletWording')
export type OutletWording = z.infer<typeof OutletWording>

/** Texts of one incident at most; the largest have hundreds. */
const mostTexts = 200

export async function tallyWording(ledger: Ledger, documents: readonly StoredDocument[]): Promise<OutletWording[]> {
  const outlets = new Map<string, OutletWording>()
  for (const { outlet, version } of documents.slice(0, mostTexts)) {
    const reading = await ledger.reading(version)
    if (!reading) continue
    const known = outlets.get(outlet ?? '') ?? { outlet, documents: 0, words: [] }
    outlets.set(outlet ?? '', known)
    known.documents++
    for (const { span, category, severity, holder } of reading.flags) {
      const text = span.exact.toLowerCase()
      const word = known.words.find((one) => one.text === text && one.holder === holder && one.category === category)
      if (word) word.times++
      else known.words.push({ text, category, severity, holder, times: 1 })
    }
  }
  const sorted = [...outlets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, wording]) => wording)
  for (const { words } of sorted) words.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  return sorted
}
