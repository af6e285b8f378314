import type { PageScore } from './compare-page.ts'

/** Shares over all pages, by characters. */
export function sharesOf(
  scores: readonly PageScore[],
): Record<'found' | 'foreign' | 'captions' | 'kinds' | 'lines', number> {
  const sum = (
    key:
      | 'expected'
      | 'found'
      | 'captions'
      | 'captionsFound'
      | 'result'
      | 'foreign'
      | 'placed'
      | 'rightKind'
      | 'blocks'
      | 'ownLine',
  ) => scores.reduce((total, score) => total + score[key], 0)
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
  return {
    found: share(sum('found'), sum('expected')),
    foreign: sum('result') === 0 ? 0 : sum('foreign') / sum('result'),
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
  return ['', row('page (* held back)', null, []), ...rows, row('all', sharesOf(scores), [])].join('\n')
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

function badness({ found, foreign, kinds }: ReturnType<typeof sharesOf>, { wrong }: PageScore): number {
  return 1 - found + foreign + (1 - kinds) / 2 + wrong.length / 20
}

function row(name: string, shares: ReturnType<typeof sharesOf> | null, wrong: readonly string[]): string {
  const columns = ['found', 'foreign', 'captions', 'kinds', 'lines'] as const
  const figures = columns.map((key) => (shares ? `${(shares[key] * 100).toFixed(1)} %` : key).padStart(9))
  return `${name.padEnd(30)}${figures.join('')}  ${shares ? [...new Set(wrong)].join(', ') : 'wrong facts'}`.trimEnd()
}
