/** How many sentences end between two characters of a text, by its stops and lines. */
export function sentencesBetween(text: string, from: number, to: number): number {
  let ends = 0
  for (const { index } of text.slice(from, to).matchAll(/\.["”]?\s{1,2}(?=["“]?\p{Lu})|\n\n/gu)) if (index >= 0) ends++
  return ends
}

/** Offsets of the sentence that a character stands in. */
export function sentenceAround(text: string, at: number): [number, number] {
  const before = Math.max(text.lastIndexOf('.  ', at), text.lastIndexOf('\n', at), text.lastIndexOf('[TEXT]', at))
  const after = [text.indexOf('.  ', at), text.indexOf('\n', at)].filter((end) => end >= 0)
  return [Math.max(0, before), after.length ? Math.min(...after) : text.length]
}
