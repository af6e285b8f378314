/** Text packs to a tenth, a table of one value to a hundredth; a deflate stream of nothing but zeros to a thousandth. */
const mostRatio = 200
/** Below this nobody is harmed, whatever the ratio. */
const harmless = 16 * 1024 * 1024

/** Most bytes that so many packed bytes may give before they are taken for a bomb. */
export function ratioLimit(packed: number): number {
  return Math.max(harmless, packed * mostRatio)
}

/** Whether so many bytes out of so few are a bomb, not merely a large file. */
export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked >= harmless && unpacked >= packed * mostRatio
}
