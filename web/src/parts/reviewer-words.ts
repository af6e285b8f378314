import type { Review } from '../api.ts'

/** What each person last said of one statement, by field; `null` where they left it as it was read. */
export interface ReviewerWords {
  people: string[]
  /** The last decision of each, in the order of `people`. */
  last: Review[]
  rows: ReviewerRow[]
}
export interface ReviewerRow {
  field: string
  /** As it was read, where a correction kept it. */
  read: unknown
  values: (string | null)[]
  differ: boolean
}

/**
 * The decisions on one statement side by side. Fields are named by their path (`event.type`); values are shown as they are kept. Who
 * rejected it or put it aside says nothing of its fields; that is no difference to those who do.
 */
export function reviewerWords(reviews: readonly Review[]): ReviewerWords {
  const verdicts = reviews.filter(({ action, target }) => target.startsWith('st:') && decides.has(action))
  const last = new Map<string, Review>()
  for (const review of verdicts) last.set(personOf(review), review)
  const people = [...last.keys()]
  const rows = new Map<string, Pick<ReviewerRow, 'read' | 'values'>>()
  for (const [person, name] of people.entries()) {
    const own = verdicts.filter((review) => personOf(review) === name)
    // What was corrected before stands, whatever of it is corrected again.
    for (const { action, before, after } of own) {
      if (action !== 'correct' && action !== 'set-best') continue
      for (const [field, value] of leaves(after)) {
        const row = rows.get(field) ?? { read: at(before, field), values: people.map(() => null) }
        row.values[person] = value
        rows.set(field, row)
      }
    }
  }
  const silent = new Set([...last.values()].flatMap((review, at) => (saysNothing.has(review.action) ? [at] : [])))
  const decision = [...last.values()].map(({ action }) => action)
  return {
    people: [...last.values()].map(({ by }) => by.trim()),
    last: [...last.values()],
    rows:
      people.length === 0
        ? []
        : [
            { field: 'decision', read: null, values: decision, differ: new Set(decision).size > 1 },
            ...[...rows].map(([field, { read, values }]) => {
              const told = values.filter((_, person) => !silent.has(person))
              return {
                field,
                read,
                values: values.map((value, person) => (silent.has(person) ? '' : value)),
                differ: new Set(told).size > 1,
              }
            }),
          ],
  }
}

/** What a decision set, as an order to take it again: of days the day itself. */
export function setOf(action: Review['action'], after: unknown): unknown {
  if (action !== 'correct' || typeof after !== 'object' || after === null) return after ?? undefined
  const { dates, ...fields } = after as { dates?: { start?: string }[]; event?: Record<string, unknown> }
  const day = dates?.[0]?.start
  if (day === undefined) return fields
  const { time: _, ...event } = fields.event ?? {}
  return { ...fields, ...(Object.keys(event).length > 0 ? { event } : { event: undefined }), day }
}

/** Names are compared as they are written, but for letter case and spaces. */
function personOf({ by }: Review): string {
  return by.trim().replace(/\s+/gu, ' ').toLowerCase()
}

const decides: ReadonlySet<string> = new Set(['accept', 'reject', 'correct', 'set-best', 'defer'])
const saysNothing: ReadonlySet<string> = new Set(['reject', 'defer'])

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
