import { readFileSync } from 'node:fs'
import { readParties } from '../corroborate/read-parties.ts'
import { fileError } from '../intake/collect-bytes.ts'
import type { PartyMember } from '../model/party.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'

/** `selon parties`: shows the rows of the dossier, checks a file, or sets it; a wrong file changes nothing. */
export async function runParties(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { set, check } = options as { set?: string; check?: string }
  const write = createWriter(io.stdout)
  if (check !== undefined) {
    const rows = partiesIn(check)
    await write(`${words('parties.ok', { file: check, n: rows.length, parties: countParties(rows) })}\n`)
    return 0
  }
  const rows = set === undefined ? null : partiesIn(set)
  await withDossier(call, { create: rows !== null }, async (ledger) => {
    if (rows) {
      await ledger.setParties(rows)
      await write(`${words('parties.set', { n: rows.length, parties: countParties(rows) })}\n`)
      return
    }
    const known = await ledger.parties()
    await write(known.length === 0 ? `${words('parties.none')}\n` : asTsv(known))
  })
  return 0
}

function partiesIn(file: string): PartyMember[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw fileError(cause, file)
  }
  return readParties(text, file)
}

function countParties(rows: readonly PartyMember[]): number {
  return new Set(rows.map(({ party }) => party)).size
}

/** The file as it can be set again. */
function asTsv(rows: readonly PartyMember[]): string {
  const columns = ['conflict', 'party', 'member', 'from', 'to', 'reason', 'source'] as const
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join('\t'))
  return `${[columns.join('\t'), ...lines].join('\n')}\n`
}
