/**
 * Cuts a range of text into the small tokens that date patterns are written over. In: text and a range; out: tokens with
 * offsets and a matching key. Digits and letters always part ("15h30" is three tokens, "1er" two), an elided word keeps
 * its apostrophe ("l'"), and a hyphen inside a word is dropped. The surprising part: letters hung on a number with a
 * hyphen ("11-Septembre") get a key that no pattern has, because they make a name and not a date.
 */
import type { Pack } from '../../packs/pack.ts'
import { endOfLetters, isPlainBlank } from '../../text/end-of-letters.ts'
import { numberFormat } from '../numbers/number-format.ts'

export interface DateToken {
  start: number
  end: number
  key: string
  kind: 'word' | 'number' | 'numeric-date' | 'clock' | 'mark'
  /** First letter is a capital and the rest is not. */
  capital: boolean
  /** Hung on the word before it by a hyphen. */
  joined: boolean
  /** First of its line: patterns do not run over a line break. */
  lineStart: boolean
}

/** What a language writes its own way: figures, and the endings that its apostrophe begins ("Tuesday's" is two tokens). */
export interface DateScript {
  figures: RegExp
  /** A figure with its thousands parted. */
  grouped: RegExp
  clitics: ReadonlySet<string>
}

const scripts = new WeakMap<Pack, DateScript>()

export function dateScript(pack: Pack): DateScript {
  let script = scripts.get(pack)
  if (!script) {
    const { thousands, decimal } = numberFormat(pack)
    const grouped = `[0-9]{1,3}(?:[${thousands}][0-9]{3})+`
    const clitics = pack.lexicon('dates').filter((row) => row.category === 'clitic')
    scripts.set(
      pack,
      (script = {
        figures: new RegExp(`${datesAndClocks}|${grouped}(?![0-9])|[0-9]+(?:[${decimal}.][0-9]+)?`, 'uy'),
        grouped: new RegExp(`^${grouped}$`, 'u'),
        clitics: new Set(clitics.map((row) => keyOf(row.lemma))),
      }),
    )
  }
  return script
}

/** What may begin with a digit besides plain figures; tried where one stands. */
const datesAndClocks = String.raw`(?<date>(?<![\p{L}\d_./])(?<!\p{L}-)(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}\/\d{1,2}|\d{1,2} \d{1,2} (?:19|20)\d\d)(?![\d/]|[.,-]\d(?!\d?[-/.]\d)))|(?<clock>(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))`

export function tokeniseDates(text: string, start: number, end: number, script: DateScript): DateToken[] {
  const tokens: DateToken[] = []
  const part = text.slice(start, end)
  let lineStart = true
  let joined = false
  for (let from = 0; from < part.length;) {
    const code = part.charCodeAt(from)
    if (code === 10) lineStart = true
    const shape = isPlainBlank(code) ? null : shapeAt(part, from, code, script)
    if (!shape) {
      from += code >= 0xd800 && code < 0xdc00 && part.codePointAt(from)! > 0xffff ? 2 : 1
      continue
    }
    const { kind } = shape
    const surface = part.slice(from, shape.end)
    const at = start + from
    from = shape.end
    const last = tokens.at(-1)
    if (surface === '-' && last?.kind === 'word' && last.end === at && /\p{L}/u.test(text.charAt(at + 1))) {
      joined = true
      continue
    }
    const hung = kind === 'word' && last?.key === '-' && last.end === at && tokens.at(-2)?.kind === 'number'
    tokens.push({
      start: at,
      end: at + surface.length,
      key: (hung ? '-' : '') + keyOf(surface),
      kind,
      capital: kind === 'word' && isCapitalised(surface),
      joined,
      lineStart,
    })
    lineStart = false
    joined = false
  }
  return tokens
}

interface Shape {
  kind: DateToken['kind']
  end: number
}

/** The token at an offset; null for blanks and for marks that combine with nothing. */
function shapeAt(part: string, from: number, code: number, { figures, clitics }: DateScript): Shape | null {
  if (code >= 48 && code <= 57) {
    figures.lastIndex = from
    const groups = figures.exec(part)?.groups
    const kind = groups?.date !== undefined ? 'numeric-date' : groups?.clock !== undefined ? 'clock' : 'number'
    return { kind, end: figures.lastIndex }
  }
  const end = endOfLetters(part, from)
  if (end > from)
    return { kind: 'word', end: isApostrophe(part, end) && !cliticEnd(part, end, clitics) ? end + 1 : end }
  const clitic = from > 0 && isApostrophe(part, from) ? cliticEnd(part, from, clitics) : 0
  if (clitic > 0) return { kind: 'word', end: clitic }
  if (code < 128) return { kind: 'mark', end: from + 1 }
  const mark = String.fromCodePoint(part.codePointAt(from)!)
  return /[\s\p{M}]/u.test(mark) ? null : { kind: 'mark', end: from + mark.length }
}

const isApostrophe = (part: string, at: number): boolean => part[at] === "'" || part[at] === '’'

/** End of a clitic that an apostrophe begins; 0 where the pack has none like it. */
function cliticEnd(part: string, at: number, clitics: ReadonlySet<string>): number {
  if (clitics.size === 0) return 0
  const end = endOfLetters(part, at + 1)
  return clitics.has(`'${part.slice(at + 1, end).toLowerCase()}`) ? Math.max(end, at + 1) : 0
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
