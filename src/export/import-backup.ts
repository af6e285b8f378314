import type { StoredCapture } from '../ledger/captures.ts'
import type { FrozenPiece } from '../ledger/freezes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PartyMember } from '../model/party.ts'
import type { Reading } from '../model/reading.ts'
import type { Review } from '../model/review.ts'
import { SelonError } from '../model/selon-error.ts'
import type { BackupLine } from './backup-lines.ts'

const batchSize = 200

/**
 * Fills an empty dossier from the lines of a backup; exporting it again gives the same lines.
 * @throws SelonError import-malformed with the line; ledger-exists where the dossier is not empty
 */
export async function importBackup(ledger: Ledger, lines: AsyncIterable<string>): Promise<void> {
  if ((await ledger.counts()).documents > 0)
    throw new SelonError('ledger-exists', 'a backup is read into an empty dossier', { file: ledger.address })
  const parties: PartyMember[] = []
  const reviews: Review[] = []
  let readings: Reading[] = []
  let captures: StoredCapture[] = []
  let frozen: FrozenPiece[] = []
  const counted = new Map<string, number>()
  const keep = async (name: string, pieces: FrozenPiece[]) => {
    const before = counted.get(name)
    await ledger.keepFrozen(name, pieces, before === undefined)
    counted.set(name, (before ?? 0) + pieces.length)
    frozen = []
  }
  const store = async () => {
    if (readings.length > 0) await ledger.add(readings)
    if (captures.length > 0) await ledger.addCaptures(captures)
    readings = []
    captures = []
  }
  let number = 0
  for await (const text of lines) {
    number++
    const line = parsed(text, number)
    if (line.kind === 'party') parties.push(line.party)
    else if (line.kind === 'reading') {
      if (readings.push(line.reading) >= batchSize) await store()
    } else if (line.kind === 'capture') {
      // All readings stand before them.
      if (captures.push(line.capture) >= batchSize) await store()
    } else {
      await store()
      if (line.kind === 'withdrawal') await ledger.withdraw(line.document, line.note)
      else if (line.kind === 'review') reviews.push(line.review)
      else if (line.kind === 'frozen') {
        const { kind: _, freeze, ...piece } = line
        if (frozen.push(piece) >= batchSize) await keep(freeze, frozen)
      } else if (line.kind === 'freeze') {
        const { name, digest } = line
        // Backups written before incidents were kept one by one hold them all in this line.
        const { incidents = [], ...state } = line.state as { incidents?: FrozenPiece[] }
        await keep(name, [...frozen, ...incidents])
        await ledger.freeze({ name, digest, state }, counted.get(name)!)
      }
    }
  }
  await store()
  if (parties.length > 0) await ledger.setParties(parties)
  if (reviews.length > 0) await ledger.reground([], () => reviews)
}

function parsed(text: string, line: number): BackupLine {
  const malformed = (message: string) => new SelonError('import-malformed', message, { line })
  let value: BackupLine
  try {
    value = JSON.parse(text) as BackupLine
  } catch {
    throw malformed('line is not JSON')
  }
  if (line === 1 && (value?.kind !== 'dossier' || value.schema !== 'selon/backup/1'))
    throw malformed('is no backup of schema selon/backup/1')
  if (!['dossier', 'party', 'reading', 'capture', 'withdrawal', 'review', 'frozen', 'freeze'].includes(value?.kind))
    throw malformed(`unknown kind of line "${String(value?.kind)}"`)
  return value
}
