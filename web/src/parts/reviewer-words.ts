import type { Review } from '../api.ts'

/** What each person last said of one statement, by field; `null` where they left it as it was read. */
export interface ReviewerWords {
  people: string[]
  rows: { field: string; read: unknown; values: (string | null)[]; differ: boolean }[]
}

/** The decisions on one statement side by side. Fields are named by their path (`event.type`); values are shown as they are kept. */
export function reviewerWords(reviews: readonly Review[]): ReviewerWords {
  const verdicts = reviews.filter(({ action, target }) => target.startsWith('st:') && decides.has(action))
  const people = [...new Set(verdicts.map(({ by }) => by.trim()))]
  const rows = new Map<string, { read: unknown; values: (string | null)[] }>()
  const cell = (field: string, read: unknown, person: number, value: string | null) => {
    const row = rows.get(field) ?? { read, values: people.map(() => null) }
    row.values[person] = value
    rows.set(field, row)
  }
  for (const { by, action, before, after } of verdicts) {
    const person = people.indexOf(by.trim())
    cell('decision', null, person, action)
    if (action !== 'correct' && action !== 'set-best') continue
    for (const [field, value] of leaves(after)) cell(field, at(before, field), person, value)
  }
  return {
    people,
    rows: [...rows].map(([field, row]) => ({ field, ...row, differ: new Set(row.values).size > 1 })),
  }
}

const decides: ReadonlySet<string> = new Set(['accept', 'reject', 'correct', 'set-best', 'defer'])

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[path, typeof value === 'string' ? value : JSON.stringify(value)]]
  return Object.entries(value).flatMap(([name, one]) =>
    path === '' && name === 'dates'
      ? (one as { start?: string }[]).map(({ start }): [string, string] => ['event.time', start ?? ''])
      : path === 'event' && name === 'time'
        ? []
        : leaves(one, path === '' ? name : `${path}.${name}`),
  )
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((one, name) => (one as Record<string, unknown> | null | undefined)?.[name], value)
}
