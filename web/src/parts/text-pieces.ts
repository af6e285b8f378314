/** A stretch of text and what lies over it. */
export interface Layer {
  start: number
  end: number
  kind: 'content' | 'source' | 'cue' | 'flag'
  /** Number of the statement, from 1; 0 for what belongs to none. */
  statement: number
}

/** A run of text under the same layers, in text order; contents from the widest to the narrowest. */
export interface Piece {
  start: number
  text: string
  layers: Layer[]
  /** Statements whose content begins here. */
  begins: number[]
}

/**
 * Cuts `text` from `start` to `end` wherever a layer begins or ends. Overlaps are kept: a piece knows all that lies over it.
 * Linear in the text and in the layers that touch it.
 */
export function textPieces(text: string, start: number, end: number, layers: readonly Layer[]): Piece[] {
  const touching = layers.filter((layer) => layer.start < end && layer.end > start && layer.start < layer.end)
  const cuts = new Set([start, end])
  for (const layer of touching) {
    if (layer.start > start) cuts.add(layer.start)
    if (layer.end < end) cuts.add(layer.end)
  }
  const at = [...cuts].sort((a, b) => a - b)
  const starting = [...touching].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let open: Layer[] = []
  let next = 0
  for (let i = 0; i + 1 < at.length; i++) {
    open = open.filter((layer) => layer.end > at[i])
    const begins: number[] = []
    for (; next < starting.length && starting[next].start <= at[i]; next++) {
      const layer = starting[next]
      open.push(layer)
      if (layer.kind === 'content' && layer.start === at[i]) begins.push(layer.statement)
    }
    const over = [...open].sort((a, b) => b.end - b.start - (a.end - a.start))
    pieces.push({ start: at[i], text: text.slice(at[i], at[i + 1]), layers: over, begins })
  }
  return pieces
}
