const longest = 240

/** Words of a text on one line, cut between two of them where they are longer than a quotation may be (ethics A8). */
export function shortQuote(words: string, limit = longest): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  if (line.length <= limit) return line
  const head = line.slice(0, limit - 3)
  const space = head.lastIndexOf(' ')
  const cut = space > limit / 2 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/u, '')
  return `${cut.trimEnd()} […]`
}
