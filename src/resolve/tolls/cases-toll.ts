import type { CountedNoun } from './counted-noun.ts'
import { type Context, type Found, propose } from './toll-context.ts'

/** "74 cas de disparition forcée": cases of what befalls persons count the persons, where the case is of a harm that has a measure. */
export function casesToll(context: Context, counted: CountedNoun): Found | null {
  const { at } = context
  const { noun, number } = counted
  if (noun === null || number.kind === 'article' || number.kind === 'zero' || !at.entryAt(noun, 'case-noun'))
    return null
  if (!at.entryAt(noun + 1, 'of')) return null
  for (let i = noun + 2; i <= noun + 3 && i < at.words.length; i++) {
    const entry = at.entryAt(i, 'event-noun')
    if (entry?.measure && entry.value.method !== 'bodies') {
      const predicate = { measure: entry.measure, at: i, side: 'right' as const, entry, group: null, governor: null }
      return propose(context, counted, entry.measure, predicate, { polarity: undefined }, ['toll-cases'])
    }
    if (at.words[i].upos !== 'ADJ' && at.words[i].upos !== 'DET') return null
  }
  return null
}
