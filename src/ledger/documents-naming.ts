import { aliasKey } from '../corroborate/name-aliases.ts'
import { nameKey } from '../corroborate/name-key.ts'
import { namesOfReview } from '../corroborate/review-names.ts'
import type { Review } from '../model/review.ts'
import { packCodes } from '../packs/load-pack.ts'
import { searchWords } from '../text/search-words.ts'
import { oneOf } from './one-of.ts'
import { membersOf } from './postings.ts'
import { reviewsOf } from './reviews.ts'
import { term } from './search-terms.ts'
import type { Query, Store } from './store.ts'

/** Documents whose words hold a name whose meaning some decisions change; more rather than fewer. */
export async function documentsNaming(store: Store, query: Query, made: readonly Review[]): Promise<string[]> {
  if (made.length === 0) return []
  const names = await namesChanged(store, query, made)
  const numbers = new Set<number>()
  for (const words of wordsOfNames(names)) {
    const terms = words.map((word) => term('word', word))
    const members = await membersOf(store, query, terms)
    const [first = [], ...others] = terms.map((one) => members.get(one) ?? [])
    const sets = others.map((list) => new Set(list))
    for (const number of first) if (sets.every((set) => set.has(number))) numbers.add(number)
  }
  if (numbers.size === 0) return []
  const rows = await query
    .selectFrom('documents')
    .select('id')
    .where(oneOf(store, 'seq', [...numbers]))
    .orderBy('seq')
    .execute()
  return rows.map(({ id }) => id)
}

/** Names that decisions name, themselves or by a decision that they accept; and those that stand for one of them. */
async function namesChanged(store: Store, query: Query, made: readonly Review[]): Promise<Set<string>> {
  const targets = new Set(made.map(({ target }) => target))
  const waits = made.some(({ target }) => /^r\d+$/u.test(target))
  const concerns = made.some((review) => namesOfReview(review).length > 0)
  const names = new Set(made.flatMap(namesOfReview))
  if (!waits && !concerns) return names
  const chain = await reviewsOf(store, query)
  for (const review of chain) if (targets.has(review.id)) for (const name of namesOfReview(review)) names.add(name)
  if (names.size === 0) return names
  const keys = new Set([...names].map(nameKey))
  const aliases = chain.filter(({ action }) => action === 'alias')
  for (let before = -1; before < names.size;) {
    before = names.size
    for (const { after } of aliases) {
      const { name, is } = after as { name: string; is: { displayName: string } | null }
      if (!is || !keys.has(nameKey(is.displayName))) continue
      names.add(name)
      keys.add(nameKey(name))
    }
  }
  return names
}

/** The words of each name, articles and titles left out as each language does. */
function wordsOfNames(names: ReadonlySet<string>): string[][] {
  const found = new Map<string, string[]>()
  for (const name of names)
    for (const lang of packCodes()) {
      const words = searchWords(aliasKey(name, lang))
      if (words.length > 0) found.set(words.join(' '), words)
    }
  return [...found.values()]
}
