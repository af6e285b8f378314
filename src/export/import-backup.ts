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
  const store = async () => {
    if (readings.length > 0) await ledger.add(readings)
    readings = []
  }
  let number = 0
  for await (const text of lines) {
    number++
    const line = parsed(text, number)
    if (line.kind === 'party') parties.push(line.party)
    else if (line.kind === 'reading') {
      if (readings.push(line.reading) >= batchSize) await store()
    } else {
      await store()
      if (line.kind === 'withdrawal') await ledger.withdraw(line.document, line.note)
      else if (line.kind === 'review') reviews.push(line.review)
      else if (line.kind === 'freeze') await ledger.freeze(line)
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
  if (!['dossier', 'party', 'reading', 'withdrawal', 'review', 'freeze'].includes(value?.kind))
    throw malformed(`unknown kind of line "${String(value?.kind)}"`)
  return value
}
