import { expect, test } from 'vitest'
import { markOf } from './mark-of.ts'

test('a term is always the same number: dossiers keep it', () => {
  expect(
    ['key:at:user:orbel|2024-03-05', 'key:in:user:orbel|2024-03', 'key:says:1x2y3z|dated', 'band:b0:abc'].map(markOf),
  ).toMatchInlineSnapshot(`
    [
      124617064364613,
      2175965360863808,
      131089937530942,
      886156136699033,
    ]
  `)
})

test('the days of one thing stand side by side, in their order', () => {
  const days = ['2024-02-29', '2024-03', '2024-03-01', '2024-03-31', '2024-04', '2025-01-01'].map((time) =>
    markOf(`key:at:user:orbel|${time}`),
  )
  expect(days).toEqual(days.toSorted((a, b) => a - b))
  expect(days.at(-1)! - days[0]).toBeLessThan(65_536)
})

test('terms that differ have numbers that differ, all of them whole', () => {
  const terms = ['key', 'ask'].flatMap((kind) =>
    Array.from({ length: 200 }, (_, thing) => [`${kind}:at:t${thing}|dated`, `${kind}:at:t${thing}|undated`])
      .flat()
      .concat(
        Array.from({ length: 200 }, (_, thing) =>
          Array.from({ length: 24 }, (_day, day) => `${kind}:at:t${thing}|2024-03-${String(day + 1).padStart(2, '0')}`),
        ).flat(),
      ),
  )
  const marks = terms
    .concat(Array.from({ length: 20_000 }, (_, at) => `band:b${at % 6}:${at.toString(36)}`))
    .map(markOf)
  expect(new Set(marks).size).toBe(marks.length)
  expect(marks.every(Number.isSafeInteger)).toBe(true)
})
