import type { PartyMember } from '../model/party.ts'
import type { Query, Store } from './store.ts'

/** The parties file as it was last set, row by row. */
export async function partiesOf(query: Query): Promise<PartyMember[]> {
  const rows = await query.selectFrom('parties').selectAll().orderBy('position').execute()
  return rows.map(({ conflict, party, member, from_day: from, to_day: to, reason, source }) => {
    return { conflict, party, member, from, to, reason, source }
  })
}

/** Takes the place of all rows; every incident has to be summed up anew, since its status hangs on the sides. */
export async function setParties(store: Store, query: Query, members: readonly PartyMember[]): Promise<void> {
  await query.deleteFrom('parties').execute()
  const rows = members.map(({ from, to, ...rest }, position) => ({ ...rest, position, from_day: from, to_day: to }))
  await store.insert(query, 'parties', rows)
  await query.updateTable('incidents').set({ stale: 1 }).execute()
}
