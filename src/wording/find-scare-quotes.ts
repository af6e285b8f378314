import type { ParsedDocument } from '../model/proposals.ts'
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import type { WordingProposal } from './flag-wording.ts'

const defaultMaxWords = 4

/**
 * Short quotations of one to four words without a finite verb, name-like ones included; whether somebody is quoted is decided
 * by the statements around them. Quotation marks and the length come from the pack's `lexicon/quotes.tsv`.
 */
export function findScareQuotes(doc: ParsedDocument, pack: Pack): WordingProposal[] {
  const rows = pack.lexicon('quotes')
  const close = new Map(
    rows.filter((row) => row.value.open && row.value.close).map((row) => [row.value.open, row.value.close]),
  )
  const maxWords = Number(rows.find((row) => row.category === 'scare')?.value.maxTokens ?? defaultMaxWords)
  const found: WordingProposal[] = []
  for (const sentence of doc.sentences) {
    const { words } = sentence
    for (let i = 0; i < words.length; i++) {
      const closing = close.get(words[i].form)
      if (closing === undefined) continue
      const end = closingAt(words, i, closing, maxWords)
      if (end < 0) continue
      if (!words.slice(i + 1, end).some(isFinite)) {
        found.push({
          start: words[i].start,
          end: words[end].end,
          category: 'delegitimising',
          severity: 'info',
          form: 'scare-quote',
          neutral: undefined,
          usedBy: undefined,
        })
      }
      i = end
    }
  }
  return found
}

function closingAt(words: readonly Word[], open: number, closing: string, maxWords: number): number {
  for (let i = open + 1; i < words.length && i <= open + maxWords + 1; i++)
    if (words[i].form === closing) return i > open + 1 ? i : -1
  return -1
}

function isFinite(word: Word): boolean {
  return word.feats.VerbForm === 'Fin'
}
