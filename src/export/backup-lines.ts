import type { StoredCapture } from '../ledger/captures.ts'
import type { FrozenPiece } from '../ledger/freezes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PartyMember } from '../model/party.ts'
import type { Reading } from '../model/reading.ts'
import type { Review } from '../model/review.ts'

/** One line of a backup: what a dossier was made from, in the order in which it is made again. */
export type BackupLine =
  | { kind: 'dossier'; schema: 'selon/backup/1' }
  | { kind: 'party'; party: PartyMember }
  | { kind: 'reading'; reading: Reading }
  | { kind: 'capture'; capture: StoredCapture }
  | { kind: 'withdrawal'; document: string; note: string }
  | { kind: 'review'; review: Review }
  /** An incident of a kept state; all of them stand before it. */
  | ({ kind: 'frozen'; freeze: string } & FrozenPiece)
  | { kind: 'freeze'; name: string; digest: string; state: unknown }

/** A dossier as lines: complete, and the same bytes for the same dossier. Incidents are not in it: they are computed. */
export async function* backupLines(ledger: Ledger): AsyncGenerator<string> {
  const line = (value: BackupLine) => `${JSON.stringify(value)}\n`
  yield line({ kind: 'dossier', schema: 'selon/backup/1' })
  for (const party of await ledger.parties()) yield line({ kind: 'party', party })
  for await (const reading of ledger.walkReadings()) yield line({ kind: 'reading', reading })
  for await (const capture of ledger.walkCaptures()) yield line({ kind: 'capture', capture })
  for await (const { document } of ledger.walkDocuments())
    if (document.withdrawn !== null) yield line({ kind: 'withdrawal', document: document.id, note: document.withdrawn })
  for (const review of await ledger.reviews()) yield line({ kind: 'review', review })
  for (const name of await ledger.freezeNames()) {
    const freeze = await ledger.frozen(name)
    if (!freeze) continue
    for await (const piece of ledger.walkFrozen(name)) yield line({ kind: 'frozen', freeze: name, ...piece })
    yield line({ kind: 'freeze', ...freeze })
  }
}
