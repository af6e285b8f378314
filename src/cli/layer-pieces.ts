import type { Range } from '../model/span.ts'

/** A range of the text with what lies there. */
export interface Layer<T> extends Range {
  value: T
}

/** A stretch of text over which the same layers lie throughout. */
export interface LayeredPiece<T> extends Range {
  layers: readonly T[]
}

/**
 * Overlapping ranges → pieces that do not overlap and cover 0 to `length`, each with the layers over it, in the order of
 * the input. n log n in the number of layers.
 */
export function layerPieces<T>(layers: readonly Layer<T>[], length: number): LayeredPiece<T>[] {
  const edges = [...new Set([0, length, ...layers.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge <= length)
    .sort((a, b) => a - b)
  const order = layers.map((_, i) => i).sort((a, b) => layers[a].start - layers[b].start || a - b)
  const pieces: LayeredPiece<T>[] = []
  let next = 0
  let active: number[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]]
    active = active.filter((at) => layers[at].end > start)
    while (next < order.length && layers[order[next]].start <= start) active.push(order[next++])
    const here = active.filter((at) => layers[at].end > start).sort((a, b) => a - b)
    pieces.push({ start, end, layers: here.map((at) => layers[at].value) })
  }
  return pieces
}
