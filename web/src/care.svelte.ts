import { get } from './api.ts'
import type { Statement } from './api.ts'

/** What the server says is to be shown with care: event types and measures with the warning each calls for, and slurs (ethics H9, H10). */
interface CareRules {
  types: Readonly<Record<string, string>>
  measures: Readonly<Record<string, string>>
  slurs: readonly string[]
}

const key = 'selon-careful'
let careful = $state(localStorage.getItem(key) === 'yes')
let rules = $state.raw<CareRules>({ types: {}, measures: {}, slurs: [] })
let slurs: RegExp | null = null

/** Whether words that call for a warning are covered until somebody opens them. */
export function isCareful(): boolean {
  return careful
}

export function switchCareful(): void {
  careful = !careful
  localStorage.setItem(key, careful ? 'yes' : 'no')
}

export async function loadCare(): Promise<void> {
  rules = await get<CareRules>('/api/care')
  const words = rules.slurs.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
  slurs =
    words.length > 0
      ? new RegExp(`(?<![\\p{L}\\p{N}])(?<slur>(?:${words.join('|')})s?)(?![\\p{L}\\p{N}])`, 'giu')
      : null
}

/** Warnings that statements call for, each once, in the order of their codes: `children`, `death`, … */
export function warningsOf(statements: readonly Statement[]): string[] {
  const found = statements.flatMap(({ event, tolls = [] }) => {
    const hurt = tolls.filter(
      ({ measure, max, exactness }) => rules.measures[measure] && max !== 0 && exactness !== 'zero',
    )
    return [
      event ? rules.types[event.type] : undefined,
      ...hurt.map(({ measure }) => rules.measures[measure]),
      hurt.some(({ victims }) => victims?.age === 'child') ? 'children' : undefined,
    ]
  })
  return [...new Set(found.filter((one) => one !== undefined))].sort()
}

/** Words parted where a slur stands: every second part is one. */
export function partedAtSlurs(words: string): string[] {
  return slurs ? words.split(slurs) : [words]
}
