/**
 * "MEYER: Let us start." / "Q: Why?": paragraphs that open with the name of who speaks, as transcripts print them. In: a text and its
 * paragraphs. Out: what stands behind each name, as quotations without marks. One label alone is a heading; several that alternate speak.
 */
import type { Range } from '../model/span.ts'
import type { Quotation } from './quotations.ts'

/** At most four words in capitals, the last part of a name may stand in brackets. */
const label = /^\s*["“«]?\s*(\p{Lu}[\p{Lu}.'’-]{2,}(?: [\p{Lu}.'’-]+){0,3})(?: \([^()\n]{1,30}\))?:[ \t]+(?=\S)/u

export function transcriptTurns(text: string, blocks: readonly Range[]): Quotation[] {
  const turns: { name: string; quotation: Quotation }[] = []
  for (const { start, end } of blocks) {
    const found = label.exec(text.slice(start, Math.min(end, start + 90)))
    if (!found) continue
    const from = start + found[0].length
    let to = end
    while (to > from && /\s/.test(text[to - 1])) to--
    if (to - from < 2) continue
    turns.push({
      name: found[1],
      quotation: { start: from, end: to, inner: { start: from, end: to }, closed: true, depth: 0 },
    })
  }
  const names = new Set(turns.map(({ name }) => name))
  return names.size > 1 && names.size < turns.length ? turns.map(({ quotation }) => quotation) : []
}

/** Quotations in order of the text; what a turn holds is said inside it. */
export function withTurns(quotations: readonly Quotation[], turns: readonly Quotation[]): Quotation[] {
  if (turns.length === 0) return [...quotations]
  const out: Quotation[] = []
  let t = 0
  for (const quotation of quotations) {
    while (t < turns.length && turns[t].end <= quotation.start) out.push(turns[t++])
    if (t >= turns.length || quotation.end <= turns[t].start) out.push(quotation)
  }
  return [...out, ...turns.slice(t)]
}
