import { SelonError } from '../model/selon-error.ts'
import type { Store } from './store.ts'
import { withoutPassword } from './storage-error.ts'
import { tables, type TableName } from './tables.ts'
import { walkRows } from './walk-rows.ts'

/** Copies a whole dossier into an empty one, of whichever database: one state of the first, all or nothing in the second. */
export async function copyLedger(from: Store, to: Store): Promise<void> {
  await from.read((source) =>
    to.write(async (target) => {
      const held = await target.selectFrom('documents').select('id').limit(1).execute()
      if (held.length > 0) {
        throw new SelonError('ledger-exists', 'this dossier holds documents already', {
          file: withoutPassword(to.address),
        })
      }
      for (const table of Object.keys(tables) as TableName[]) {
        for await (const rows of walkRows(source, table)) await to.insert(target, table, rows)
      }
    }),
  )
}
