import type { Segment, SegmentKind } from '../model/document.ts'

/** A piece of a document whose kind its format told: a heading of a page, the body of a mail. */
export interface TextBlock {
  kind: SegmentKind
  text: string
}

/** The text made of the blocks, and where each stands in it. */
export interface ComposedText {
  text: string
  segments: Segment[]
}

/**
 * Blocks → one text, a blank line between two of them, and a segment a block. White space at the ends of a block is left out,
 * inside it stays as it is; empty blocks give nothing.
 */
export function composeText(blocks: readonly TextBlock[]): ComposedText {
  let text = ''
  const segments: Segment[] = []
  for (const { kind, text: raw } of blocks) {
    const piece = raw.trim()
    if (piece === '') continue
    if (text !== '') text += '\n\n'
    segments.push({ kind, start: text.length, end: text.length + piece.length })
    text += piece
  }
  return { text, segments }
}
