import type { LoadedFlag } from '../model/flag.ts'
import type { Findings, ParsedDocument } from '../model/proposals.ts'
import type { Statement } from '../model/statement.ts'
import type { Pack } from '../packs/pack.ts'
import { flagWording, type WordingProposal } from '../wording/flag-wording.ts'
import { findScareQuotes } from '../wording/find-scare-quotes.ts'
import { contentsAround, spanOf } from './text-index.ts'

/**
 * Loaded wording with its holder (loaded_method.md §2): inside a quotation or an attributed content the speaker, in own
 * voice, headline or presupposition the outlet.
 */
export function buildFlags(
  doc: ParsedDocument,
  statements: readonly Statement[],
  findings: Findings,
  pack: Pack,
): LoadedFlag[] {
  const names = findings.actors.filter((mention) => mention.named === 'named')
  const sorted = [...statements].sort((a, b) => a.content.start - b.content.start)
  const words = flagWording(doc, names, pack)
  const taken = new Set(words.flatMap((word) => [word.start, word.end]))
  const scare = findScareQuotes(doc, pack).filter((quote) => isScare(quote, sorted) && !holdsOne(quote, taken))
  return [...words, ...scare].map((proposal) => flagOf(doc, proposal, sorted))
}

function flagOf(doc: ParsedDocument, proposal: WordingProposal, statements: readonly Statement[]): LoadedFlag {
  const statement = contentsAround(statements, proposal).at(-1)
  const { start, end, category, severity, form, neutral, usedBy } = proposal
  return {
    id: '',
    statement: statement?.id ?? null,
    span: spanOf(doc.text, { start, end }),
    category,
    severity,
    holder: statement === undefined || speaksAlone(statement) ? 'outlet' : 'speaker',
    ...(form ? { form } : {}),
    ...(neutral ? { neutral } : {}),
    ...(usedBy ? { usedBy } : {}),
  }
}

/** Quotation marks are scare quotes only in the outlet's own voice; inside a reported content they quote the speaker. */
function isScare(quote: WordingProposal, statements: readonly Statement[]): boolean {
  const around = contentsAround(statements, quote)
  return around.length > 0 && around.every(speaksAlone)
}

function speaksAlone(statement: Statement): boolean {
  return statement.chain.length === 1
}

/** A quotation that holds a flagged word is flagged once, for the word. */
function holdsOne(quote: WordingProposal, edges: ReadonlySet<number>): boolean {
  for (let at = quote.start; at <= quote.end; at++) if (edges.has(at)) return true
  return false
}
