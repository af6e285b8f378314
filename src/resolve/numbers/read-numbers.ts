import type { Range } from '../../model/span.ts'
import type { Pack } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { applyBound } from './apply-bound.ts'
import { numberLexicon, sameToken, type NumberLexicon } from './number-lexicon.ts'
import type { NumberMention } from './number-mention.ts'
import { readCardinal } from './read-cardinal.ts'
import { splitNumberTokens, type NumberToken } from './split-number-tokens.ts'

/** A mention with the tokens it covers (`from` to `next`), and what a range needs to know of its words. */
interface Atom {
  mention: NumberMention
  from: number
  next: number
  scale: number
}

/**
 * All quantities of a stretch of text in order: digits, number words, "une trentaine", "plusieurs centaines", "aucun", with their
 * modifiers and ranges. What they count is not decided here: dates, ages and money are among them.
 */
export function readNumbers(text: string, range: Range, pack: Pack): NumberMention[] {
  const lexicon = numberLexicon(pack)
  const tokens = splitNumberTokens(text, range, pack)
  const atoms: Atom[] = []
  for (let i = 0; i < tokens.length;) {
    const possible = tokens[i].kind === 'digits' || lexicon.starts(tokens[i].fold)
    const atom = !possible ? null : readAtom(tokens, i, lexicon)
    if (atom) atoms.push(atom)
    i = atom ? atom.next : i + 1
  }
  return joinRanges(atoms, tokens, lexicon).map((atom) => addModifiers(atom, tokens, lexicon))
}

function readAtom(tokens: readonly NumberToken[], at: number, lexicon: NumberLexicon): Atom | null {
  const phrase = longestPhrase(tokens, at, lexicon)
  const cardinal = readCardinal(tokens, at, lexicon)
  if (phrase && phrase.next >= (cardinal?.next ?? 0)) return phrase
  if (!cardinal) return null
  const { value, scale, article } = cardinal
  const unit = lexicon.has('collective-noun', tokens[cardinal.next]?.fold)
  if (unit) {
    const product = value * Number(unit.value.unit)
    return atomOf(
      tokens,
      at,
      cardinal.next + 1,
      'collective',
      product,
      applyBound('min=0.9*NUM;max=1.1*NUM;best=NUM', 'approx', product),
      scale,
    )
  }
  const percent = lexicon.find('percent', tokens, cardinal.next) !== null
  const kind = percent ? 'percent' : value === 0 ? 'zero' : article ? 'article' : 'numeral'
  return atomOf(
    tokens,
    at,
    cardinal.next,
    kind,
    value,
    { min: value, max: value, best: value, exactness: value === 0 ? 'zero' : 'exact' },
    scale,
  )
}

const phraseKinds = { 'vague-plural': 'vague', collective: 'collective', 'vague-group': 'group', zero: 'zero' } as const

/** "une trentaine", "des centaines de milliers": a fixed phrase, with the scale noun that may follow it. */
function longestPhrase(tokens: readonly NumberToken[], at: number, lexicon: NumberLexicon): Atom | null {
  let found: Atom | null = null
  for (const category of Object.keys(phraseKinds) as (keyof typeof phraseKinds)[]) {
    const hit = lexicon.find(category, tokens, at)
    if (!hit || (found && found.next >= hit.next)) continue
    // "pas de trente morts": the figure itself is denied.
    if (category === 'zero' && isPlural(readCardinal(tokens, hit.next, lexicon))) continue
    const { value, stance } = hit.entry.row
    const scaled =
      category === 'vague-plural' || category === 'collective' ? scaleAfter(tokens, hit.next, lexicon) : null
    const times = scaled?.times ?? 1
    const [min, max, best] = [value.min, value.max, value.best].map((cell) => (cell ? Number(cell) * times : null))
    found = atomOf(
      tokens,
      at,
      scaled?.next ?? hit.next,
      phraseKinds[category],
      best,
      { min, max, best, exactness: stance as NumberMention['exactness'] },
      1,
    )
  }
  return found
}

const isPlural = (cardinal: { value: number } | null): boolean => cardinal !== null && cardinal.value > 1

function scaleAfter(
  tokens: readonly NumberToken[],
  at: number,
  lexicon: NumberLexicon,
): { times: number; next: number } | null {
  if (!lexicon.find('of', tokens, at)) return null
  const fold = tokens[at + 1]?.fold ?? ''
  const times = Number(lexicon.has('collective-noun', fold)?.value.unit ?? lexicon.has('multiplier', fold)?.value.times)
  return times >= 1000 ? { times, next: at + 2 } : null
}

/** "entre A et B", "de A à B", "A à B", "A ou B", "A-B": one mention with both ends; the smaller end may share the scale of the greater. */
function joinRanges(atoms: readonly Atom[], tokens: readonly NumberToken[], lexicon: NumberLexicon): Atom[] {
  const out: Atom[] = []
  for (let i = 0; i < atoms.length; i++) {
    const joined = i + 1 < atoms.length ? joinPair(atoms[i], atoms[i + 1], tokens, lexicon) : null
    out.push(joined ?? atoms[i])
    if (joined) i++
  }
  return out
}

function joinPair(low: Atom, high: Atom, tokens: readonly NumberToken[], lexicon: NumberLexicon): Atom | null {
  const a = low.mention
  const b = high.mention
  if (high.from !== low.next + 1 || !['numeral', 'article', 'collective'].includes(a.kind)) return null
  if (!['numeral', 'collective'].includes(b.kind) || a.value === null || b.value === null) return null
  // "of April 6 to ten dead": who writes the smaller figure in digits does not spell out the greater one.
  if (tokens[low.from].kind === 'digits' && tokens[high.from].kind === 'word' && high.scale === 1) return null
  const opener = rangeOpener(low, tokens, lexicon)
  if (opener === null) return null
  const share = low.scale === 1 && high.scale > 1 && a.value * high.scale < b.value
  const value = share ? a.value * high.scale : a.value
  if (value >= b.value) return null
  const from = opener ? low.from - 1 : low.from
  const first = share ? { ...a, value, min: value, max: value, best: value } : a
  const bounds = { min: first.min, max: b.max, best: null, exactness: 'range' as const }
  const atom = atomOf(tokens, from, high.next, 'range', null, bounds, high.scale)
  atom.mention.parts = [first, b]
  return atom
}

/** Whether the words around the smaller figure make a range: true when the word before belongs to it, null when it is none. */
function rangeOpener(low: Atom, tokens: readonly NumberToken[], lexicon: NumberLexicon): boolean | null {
  const between = tokens[low.next]
  const before = tokens[low.from - 1]
  const dashed = between.kind === 'mark' && tokens[low.from].kind !== 'digits'
  let plain = false
  for (const { opener, separator } of lexicon.ranges) {
    if (separator === ',') {
      // "deux, trois blessés": neighbours in words, nothing else.
      if (between.norm === ',' && isNext(low, tokens, lexicon)) plain = true
    } else if (opener === '') {
      if (between.norm === separator && !dashed) plain = true
    } else if (before && sameToken(foldWord(opener), before.fold) && between.fold === foldWord(separator)) return true
  }
  return plain ? false : null
}

/** The figure in words behind a comma is one more than this one. */
function isNext(low: Atom, tokens: readonly NumberToken[], lexicon: NumberLexicon): boolean {
  const next = readCardinal(tokens, low.next + 1, lexicon)
  const worded = tokens[low.from].kind === 'word' && tokens[low.next + 1]?.kind === 'word'
  return worded && next !== null && next.value === (low.mention.value ?? 0) + 1
}

/** Words before the figure that bound it, nearest first, and what hangs on it behind ("30-odd"). */
function addModifiers(atom: Atom, tokens: readonly NumberToken[], lexicon: NumberLexicon): NumberMention {
  let mention = atom.mention
  if (mention.kind === 'zero' || mention.kind === 'group') return mention
  const suffix = lexicon.find('suffix', tokens, atom.next)
  if (suffix) {
    mention = bounded(mention, suffix.entry.row.value, suffix.entry.row.stance)
    mention = { ...mention, end: tokens[suffix.next - 1].end }
  }
  let from = atom.from
  for (let more = true; more;) {
    more = false
    for (let at = Math.max(0, from - 4); at < from; at++) {
      const hit = lexicon.find('modifier', tokens, at)
      if (hit?.next !== from) continue
      mention = bounded(mention, hit.entry.row.value, hit.entry.row.stance)
      mention = { ...mention, start: tokens[at].start }
      from = at
      more = true
      break
    }
  }
  return mention
}

/** The same quantity under a modifier's row ("min=NUM;max="). A range keeps its other end: "au moins 10 à 15" is at least 10. */
export function bounded(
  mention: NumberMention,
  value: Readonly<Record<string, string>>,
  stance: string,
): NumberMention {
  const figure =
    mention.value ?? mention.best ?? (stance === 'at-most' || stance === 'less-than' ? mention.max : mention.min)
  if (figure === null || mention.kind === 'vague') return mention
  if (stance === 'exact' || (mention.exactness !== 'exact' && stance.startsWith('approx'))) return mention
  const kind = mention.kind === 'article' ? 'numeral' : mention.kind
  const applied = applyBound(value, stance, figure)
  // "deux, trois blessés tout au plus": the lower end of a range stays.
  const atMost = mention.kind === 'range' && (stance === 'at-most' || stance === 'less-than')
  return { ...mention, kind, ...applied, ...(atMost ? { min: mention.min } : {}) }
}

function atomOf(
  tokens: readonly NumberToken[],
  from: number,
  next: number,
  kind: NumberMention['kind'],
  value: number | null,
  bounds: Pick<NumberMention, 'min' | 'max' | 'best' | 'exactness'>,
  scale: number,
): Atom {
  const { start } = tokens[from]
  const { end } = tokens[next - 1]
  const { min, max, best, exactness } = bounds
  const mention = { start, end, core: { start, end }, kind, value, min, max, best, exactness }
  return { mention, from, next, scale }
}
