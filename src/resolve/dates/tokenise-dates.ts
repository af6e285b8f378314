/**
 * Cuts a range of text into the small tokens that date patterns are written over. In: text and a range; out: tokens with
 * offsets and a matching key. Digits and letters always part ("15h30" is three tokens, "1er" two), an elided word keeps
 * its apostrophe ("l'"), and a hyphen inside a word is dropped. The surprising part: letters hung on a number with a
 * hyphen ("11-Septembre") get a key that no pattern has, because they make a name and not a date.
 */
export interface DateToken {
  start: number
  end: number
  key: string
  kind: 'word' | 'number' | 'numeric-date' | 'clock' | 'mark'
  /** First letter is a capital and the rest is not. */
  capital: boolean
  /** First of its line: patterns do not run over a line break. */
  lineStart: boolean
}

const shapes =
  /(?<date>(?<![\p{L}\d_./-])(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}\/\d{1,2})(?![\d/]|[.,-]\d))|(?<clock>(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))|(?<number>\d{1,3}(?:[ \u00a0\u202f\u2009.]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)|(?<word>[\p{L}][\p{L}\p{M}]*['’]?)|(?<line>\r?\n)|(?<mark>[^\s\p{M}])/gu

export function tokeniseDates(text: string, start: number, end: number): DateToken[] {
  const tokens: DateToken[] = []
  const part = text.slice(start, end)
  let lineStart = true
  for (const match of part.matchAll(shapes)) {
    const groups = match.groups ?? {}
    if (groups.line !== undefined) {
      lineStart = true
      continue
    }
    const surface = match[0]
    const at = start + match.index
    const last = tokens.at(-1)
    if (surface === '-' && last?.kind === 'word' && last.end === at && /\p{L}/u.test(text.charAt(at + 1))) {
      continue
    }
    const kind =
      groups.word !== undefined
        ? 'word'
        : groups.number !== undefined
          ? 'number'
          : groups.date !== undefined
            ? 'numeric-date'
            : groups.clock !== undefined
              ? 'clock'
              : 'mark'
    const hung = kind === 'word' && last?.key === '-' && last.end === at && tokens.at(-2)?.kind === 'number'
    tokens.push({
      start: at,
      end: at + surface.length,
      key: (hung ? '-' : '') + keyOf(surface),
      kind,
      capital: kind === 'word' && isCapitalised(surface),
      lineStart,
    })
    lineStart = false
  }
  return tokens
}

function isCapitalised(surface: string): boolean {
  const [first, second] = [surface.charAt(0), surface.charAt(1)]
  return first !== first.toLowerCase() && second === second.toLowerCase()
}

/** Lower case, composed, plain apostrophe; diacritics stay ("dès" is not "des"). */
function keyOf(surface: string): string {
  const key = surface.toLowerCase()
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) >= 0x300) return key.normalize('NFC').replace(/’/g, "'")
  return key
}
