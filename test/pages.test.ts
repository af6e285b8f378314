import { describe, expect, test } from 'vitest'
import { pageCases } from './page-cases.ts'
import { pageTable, sharesOf } from './page-table.ts'
import { readsPages, scorePages } from './score-pages.ts'

const cases = pageCases()

describe('the pages of test/fixtures/pages', () => {
  test('are in six languages and both directions, and some are held back', () => {
    const languages = new Set(cases.map(({ documents }) => documents[0].head.language))
    expect(languages.size).toBeGreaterThanOrEqual(6)
    expect(['ar', 'fa', 'he'].filter((code) => !languages.has(code))).toEqual([])
    expect(cases.filter(({ heldBack }) => heldBack).length).toBeGreaterThan(0)
  })

  test('say what each of them tests, and hold text that is expected to be read', () => {
    expect(cases.filter(({ documents }) => !documents[0].head.why).map(({ slug }) => slug)).toEqual([])
    expect(
      cases.filter(({ documents }) => documents.some(({ blocks }) => blocks.length === 0)).map(({ slug }) => slug),
    ).toEqual([])
  })
})

/** Until the goals are reached the figures come from `npm run bench:corpus` alone. */
const goalsReached = false

/** 98 % and 1 % are what issue 5 asks of the intake of pages. */
describe.skipIf(!readsPages || !goalsReached).each([
  { name: 'open pages', chosen: cases.filter(({ heldBack }) => !heldBack) },
  { name: 'held-back pages', chosen: cases.filter(({ heldBack }) => heldBack) },
])('reading the $name', ({ chosen }) => {
  const scores = scorePages(chosen)

  test('finds at least 98 % of the text and at most 1 % that is not of it', async () => {
    const { found, foreign } = sharesOf(await scores)
    expect(found >= 0.98 && foreign <= 0.01, pageTable(await scores)).toBe(true)
  })

  test('puts at least 98 % of what it finds into segments of the right kind', async () => {
    expect(sharesOf(await scores).kinds, pageTable(await scores)).toBeGreaterThanOrEqual(0.98)
  })

  test('gives all dates as the pages tell them', async () => {
    const wrong = (await scores).filter(({ wrong }) => wrong.some(({ key }) => key.endsWith('At')))
    expect(wrong.length, pageTable(wrong)).toBe(0)
  })
})
