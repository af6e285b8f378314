import type { PageScore } from './compare-page.ts'

/** Shares over all pages, by characters (`lines` by blocks); `foreignRead`: foreign text in segments that statements are read from. */
export interface PageShares {
  found: number
  foreign: number
  foreignRead: number
  captions: number
  kinds: number
  lines: number
}

type Counted = Exclude<
  { [Key in keyof PageScore]: PageScore[Key] extends number ? Key : never }[keyof PageScore],
  undefined
>

export function sharesOf(scores: readonly PageScore[]): PageShares {
  const sum = (key: Counted): number => scores.reduce((total, score) => total + score[key], 0)
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
  return {
    found: share(sum('found'), sum('expected')),
    foreign: sum('foreign') / Math.max(1, sum('result')),
    foreignRead: (sum('foreign') - sum('foreignUnread')) / Math.max(1, sum('result')),
    captions: share(sum('captionsFound'), sum('captions')),
    kinds: share(sum('rightKind'), sum('placed')),
    lines: share(sum('ownLine'), sum('blocks')),
  }
}

/**
 * A table for a person, the worst pages first: text found, foreign text, captions, kinds, blocks on their own line, and the facts
 * that are wrong. Of held-back pages it tells the figures and the names of the facts, never a word.
 */
export function pageTable(scores: readonly PageScore[]): string {
  const rows = scores
    .map((score) => ({ score, shares: sharesOf([score]) }))
    .toSorted((a, b) => badness(b.shares, b.score) - badness(a.shares, a.score))
    .map(({ score, shares }) =>
      row(
        `${score.slug}${score.heldBack ? ' *' : ''}`,
        shares,
        score.wrong.map(({ key }) => key),
      ),
    )
  return ['', row('page (* held back)', null, []), ...rows, row('all', sharesOf(scores), wrongFacts(scores))].join('\n')
}

/** What was lost, what is foreign and what is wrong on an open page. */
export function pageDetails({ slug, heldBack, wrong, lost, strange, misplaced }: PageScore): string {
  if (heldBack) return `${slug} is held back`
  const list = (name: string, lines: readonly string[]): string[] =>
    lines.map((line) => `  ${name}: ${line.slice(0, 200)}`)
  const facts = wrong.map(
    ({ key, expected, found }) => `${key}: expected ${expected || 'nothing'}, found ${found || 'nothing'}`,
  )
  return [
    slug,
    ...list('wrong', facts),
    ...list('lost', lost),
    ...list('foreign', strange),
    ...list('other kind', misplaced),
  ].join('\n')
}

/** On how many pages each fact is wrong. */
function wrongFacts(scores: readonly PageScore[]): string[] {
  const pages = new Map<string, number>()
  for (const { wrong } of scores)
    for (const key of new Set(wrong.map((fact) => fact.key))) pages.set(key, (pages.get(key) ?? 0) + 1)
  return [...pages].toSorted((a, b) => b[1] - a[1]).map(([key, n]) => `${key} ${n}`)
}

function badness({ found, foreign, kinds }: PageShares, { wrong }: PageScore): number {
  return 1 - found + foreign + (1 - kinds) / 2 + wrong.length / 20
}

function row(name: string, shares: PageShares | null, wrong: readonly string[]): string {
  const columns = {
    found: 'found',
    foreign: 'foreign',
    foreignRead: 'of it read',
    captions: 'captions',
    kinds: 'kinds',
    lines: 'lines',
  } as const
  const figures = Object.entries(columns).map(([key, name]) =>
    (shares ? `${(shares[key as keyof PageShares] * 100).toFixed(1)} %` : name).padStart(11),
  )
  return `${name.padEnd(30)}${figures.join('')}  ${shares ? [...new Set(wrong)].join(', ') : 'wrong facts'}`.trimEnd()
}
