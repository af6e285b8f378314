/** Builds the context of a document: views of its sentences, its quotations, findings by sentence. Linear in the text. */
import type { Findings, ParsedDocument } from '../model/proposals.ts'
import type { Pack } from '../packs/pack.ts'
import type { Context } from './context.ts'
import { cueLexiconOf } from './cue-lexicon.ts'
import { findQuotations, paragraphsOf } from './quotations.ts'
import { repairWords } from './repair-words.ts'
import { transcriptTurns, withTurns } from './transcript-turns.ts'
import { viewOf } from './view.ts'

export function buildContext(doc: ParsedDocument, findings: Findings, pack: Pack): Context {
  const { sentences, text } = doc
  const lexicon = cueLexiconOf(pack)
  const views = sentences.map((sentence) => viewOf(sentence, text, repairWords(sentence.words, lexicon)))
  const blocks = paragraphsOf(text, segmentsRead(doc))
  const marked = findQuotations(text, blocks, marksOf(pack)).filter((quotation) => quotation.depth === 0)
  const quotations = withTurns(marked, transcriptTurns(text, blocks))
  const quotationsOf: number[][] = sentences.map(() => [])
  for (let q = 0, s = 0; q < quotations.length; q++) {
    while (s < sentences.length && sentences[s].end <= quotations[q].start) s++
    for (let t = s; t < sentences.length && sentences[t].start < quotations[q].end; t++) quotationsOf[t].push(q)
  }
  return {
    doc,
    findings,
    lexicon,
    views,
    quotations,
    quotationsOf,
    events: bySentence(sentences.length, findings.events),
    actors: bySentence(sentences.length, findings.actors),
    places: bySentence(sentences.length, findings.places),
    tolls: bySentence(sentences.length, findings.tolls),
    dates: indicesBySentence(sentences.length, findings.dates),
  }
}

/** Opening marks of the pack's quotes. */
function marksOf(pack: Pack): ReadonlySet<string> {
  return new Set(pack.lexicon('quotes').map((row) => row.value.open ?? ''))
}

/** Neighbouring segments that hold sentences; quotations never cross from one into another kind. */
function segmentsRead(doc: ParsedDocument): { start: number; end: number }[] {
  const { segments } = doc.document
  const held = new Set(doc.sentences.map((sentence) => sentence.segment))
  const out = segments.filter((_, index) => held.has(index)).map(({ start, end }) => ({ start, end }))
  if (out.length === 0 && doc.sentences.length > 0) return [{ start: 0, end: doc.text.length }]
  return out.sort((x, y) => x.start - y.start)
}

function bySentence<T extends { at: { sentence: number } }>(count: number, items: readonly T[]): T[][] {
  const out: T[][] = Array.from({ length: count }, () => [])
  for (const item of items) out[item.at.sentence]?.push(item)
  return out
}

function indicesBySentence(count: number, items: readonly { at: { sentence: number } }[]): number[][] {
  const out: number[][] = Array.from({ length: count }, () => [])
  items.forEach((item, index) => out[item.at.sentence]?.push(index))
  return out
}
