import type { InputDocument, Segment, SegmentKind } from '../src/model/document.ts'
import type { ExpectedDocument, PageCase } from './page-cases.ts'

/**
 * A page as read beside the page as expected. Text is compared by the longest common subsequence of its tokens (words, and every
 * other sign by itself), each counted by its characters: a paragraph that was split or merged costs nothing, a word out of order,
 * lost or glued to its neighbour does. Comparing whole blocks would let one lost word count as a lost paragraph.
 */
export interface PageScore {
  slug: string
  heldBack: boolean
  /** Characters of headline, deck, body, quotes, datelines and notices: expected, and found in order. */
  expected: number
  found: number
  captions: number
  captionsFound: number
  /** Characters of the result, those of them that no expected block has, and those of these whose kind is never read. */
  result: number
  foreign: number
  foreignUnread: number
  /** Characters found, and those of them that stand in a segment of a right kind. */
  placed: number
  rightKind: number
  /** Blocks of which the first word was found, and those that begin a line in the result. */
  blocks: number
  ownLine: number
  /** Facts that are not as expected: `publishedAt: expected 2024-05-14, found nothing`. */
  wrong: { key: string; expected: string; found: string }[]
  /** The words lost and the foreign words, in runs; for whoever may see them. */
  lost: string[]
  strange: string[]
  misplaced: string[]
}

interface Token {
  text: string
  kinds: readonly SegmentKind[]
  block: number
  line: number
}

const unread: readonly SegmentKind[] = ['byline', 'related-link', 'boilerplate', 'other-language']
const factKeys = [
  'title',
  'publishedAt',
  'editedAt',
  'outlet',
  'language',
  'authors',
  'url',
  'kind',
  'credits',
] as const

/** Compares the documents of a page with those expected of it; a document goes to the expected one it shares most words with. */
export function comparePage({ slug, heldBack, documents }: PageCase, read: readonly InputDocument[]): PageScore {
  const none = {
    expected: 0,
    found: 0,
    captions: 0,
    captionsFound: 0,
    result: 0,
    foreign: 0,
    foreignUnread: 0,
    placed: 0,
    rightKind: 0,
  }
  const score: PageScore = {
    slug,
    heldBack,
    ...none,
    blocks: 0,
    ownLine: 0,
    wrong: [],
    lost: [],
    strange: [],
    misplaced: [],
  }
  const left = [...read]
  for (const expected of documents) {
    const tokens = expectedTokens(expected)
    const best = left
      .map((one) => ({ one, shared: sharedWords(tokens, resultTokens(one)) }))
      .toSorted((a, b) => b.shared - a.shared)[0]
    if (best) left.splice(left.indexOf(best.one), 1)
    compareText(score, tokens, best ? resultTokens(best.one) : [], best?.one.text ?? '')
    score.wrong.push(...wrongFacts(expected, best?.one))
  }
  for (const one of left) compareText(score, [], resultTokens(one), one.text ?? '')
  return score
}

function compareText(score: PageScore, expected: readonly Token[], result: readonly Token[], text: string): void {
  const pairs = commonSubsequence(expected, result)
  const partner = new Map(pairs)
  const matched = new Set(pairs.map(([, j]) => j))
  const lost: boolean[] = []
  const misplaced: (SegmentKind | undefined)[] = []
  expected.forEach((token, i) => {
    const size = token.text.length
    const j = partner.get(i)
    const needed = !unread.includes(token.kinds[0])
    lost.push(needed && j === undefined)
    if (token.kinds[0] === 'caption') {
      score.captions += size
      if (j !== undefined) score.captionsFound += size
    } else if (needed) {
      score.expected += size
      if (j !== undefined) score.found += size
    }
    const right = j !== undefined && isRightKind(token.kinds, result[j].kinds[0])
    misplaced.push(j === undefined || right ? undefined : result[j].kinds[0])
    if (j !== undefined) score.placed += size
    if (right) score.rightKind += size
    const first = i === 0 || expected[i - 1].block !== token.block
    const afterDateline = i > 0 && expected[i - 1].kinds[0] === 'dateline'
    if (first && needed && !afterDateline && j !== undefined) {
      score.blocks++
      if (
        text.slice(0, result[j].line).trimEnd() === '' ||
        /\n\s*["'(«»“”„\-–—\p{Pi}]*\s*$/u.test(text.slice(Math.max(0, result[j].line - 12), result[j].line))
      )
        score.ownLine++
    }
  })
  result.forEach((token, j) => {
    score.result += token.text.length
    if (matched.has(j)) return
    score.foreign += token.text.length
    if (unread.includes(token.kinds[0])) score.foreignUnread += token.text.length
  })
  score.lost.push(...runs(expected, (i) => lost[i]))
  for (const kind of new Set(misplaced))
    if (kind) score.misplaced.push(...runs(expected, (i) => misplaced[i] === kind).map((words) => `${kind}: ${words}`))
  score.strange.push(...runs(result, (j) => !matched.has(j)))
}

/** A dateline may stay at the start of its paragraph; what is never read may be called any of the kinds that are never read. */
function isRightKind(expected: readonly SegmentKind[], found: SegmentKind): boolean {
  if (expected.includes(found)) return true
  if (expected[0] === 'dateline') return found === 'body'
  return unread.includes(expected[0]) && unread.includes(found)
}

function expectedTokens({ blocks }: ExpectedDocument): Token[] {
  return blocks.flatMap(({ kinds, text }, at) =>
    tokensOf(text).map(({ text: word }) => ({ text: word, kinds, block: at, line: 0 })),
  )
}

function resultTokens(read: InputDocument): Token[] {
  const text = read.text ?? ''
  const told = (read.told ?? (read as { segments?: Segment[] }).segments ?? []).toSorted((a, b) => a.start - b.start)
  let at = 0
  return tokensOf(text).map(({ text: word, start }) => {
    while (at < told.length && told[at].end <= start) at++
    const within = at < told.length && told[at].start <= start
    return { text: word, kinds: [within ? told[at].kind : 'body'], block: 0, line: start }
  })
}

/** Words with their marks and joiners, and every other sign by itself; soft hyphens and marks of direction are nothing. */
function tokensOf(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+|[^\s]/gu)) {
    const word = match[0]
      .replace(/[\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
      .normalize('NFC')
    if (word !== '') found.push({ text: word.replace(/^["'«»“”„‟‹›‘’‚`]$/u, '"'), start: match.index })
  }
  return found
}

/** Pairs of places, in order, of a longest common subsequence. */
function commonSubsequence(a: readonly Token[], b: readonly Token[]): [number, number][] {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i].text === b[j].text
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1])
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i].text === b[j].text) pairs.push([i++, j++])
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i++
    else j++
  }
  return pairs
}

function sharedWords(a: readonly Token[], b: readonly Token[]): number {
  const words = new Map<string, number>()
  for (const { text } of a) words.set(text, (words.get(text) ?? 0) + 1)
  let shared = 0
  for (const { text } of b) {
    const count = words.get(text) ?? 0
    if (count > 0) shared += text.length
    words.set(text, count - 1)
  }
  return shared
}

function runs(tokens: readonly Token[], wanted: (at: number) => boolean): string[] {
  const found: string[][] = []
  tokens.forEach(({ text }, i) => {
    if (!wanted(i)) return
    if (i === 0 || !wanted(i - 1)) found.push([])
    found.at(-1)!.push(text)
  })
  return found.map((words) => words.join(' '))
}

function wrongFacts({ head, blocks }: ExpectedDocument, read: InputDocument | undefined): PageScore['wrong'] {
  const found: Record<string, string> = {
    publishedAt: read?.publishedAt ?? '',
    editedAt: read?.editedAt ?? '',
    title: read?.title ?? '',
    outlet: read?.outlet ?? '',
    language: read?.language?.slice(0, 2) ?? '',
    authors: (read?.authors ?? []).join('; '),
    url: read?.url ?? '',
    kind: read?.kind ?? 'article',
    credits: (read?.credits ?? []).map(({ relation, name }) => `${relation} ${name}`).join('; '),
  }
  const first = blocks.find(({ kinds }) => kinds[0] === 'headline' || kinds[0] === 'body')
  const title: Record<string, string> =
    first?.kinds.length === 1 && first.kinds[0] === 'headline' ? { title: first.text } : {}
  const wanted: Record<string, string> = { ...head, ...title }
  return factKeys
    .filter((key) => key in wanted)
    .map((key) => ({ key, expected: wanted[key], found: found[key] }))
    .filter(({ key, expected, found: got }) =>
      key.endsWith('At') ? !isSameTime(expected, got) : folded(expected) !== folded(got),
    )
}

function folded(value: string): string {
  return tokensOf(value)
    .map(({ text }) => text)
    .join(' ')
}

/** As precise as written and no more; with a zone the same instant, without one the same figures. */
function isSameTime(expected: string, found: string): boolean {
  const shape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/
  const [a, b] = [shape.exec(expected), shape.exec(found)]
  if (!a || !b) return expected === found
  if (a.groups!.zone && b.groups!.zone) return Date.parse(expected) === Date.parse(found)
  return withoutSeconds(expected) === withoutSeconds(found)
}

/** Local times are told to the minute; "09:30" and "09:30:00" are the same. */
function withoutSeconds(time: string): string {
  return time.replace(/(?<minutes>T\d{2}:\d{2}):00(?:\.0+)?$/, '$<minutes>')
}
