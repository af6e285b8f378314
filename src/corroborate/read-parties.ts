import type { PartyMember } from '../model/party.ts'
import { SelonError } from '../model/selon-error.ts'
import { readTsv, type TsvRow } from '../text/read-tsv.ts'
import { nameKey } from './name-key.ts'

const columns = ['conflict', 'party', 'member', 'from', 'to', 'reason', 'source'] as const
/** A side is set with a reason and with who says so; only the days may be open. */
const needed = ['conflict', 'party', 'member', 'reason', 'source']

/**
 * Reads a parties file: one membership a line, with its days, a reason and its source. Nobody is in two parties of one conflict on
 * one day.
 * @throws SelonError parties-malformed with file and line
 */
export function readParties(text: string, file: string): PartyMember[] {
  const header = text.split('\n', 1)[0]
  const fail = (message: string, line: number, field?: string) => {
    throw new SelonError('parties-malformed', message, { file, line, ...(field && { field }) })
  }
  const named = header
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\t')
  const unknown = named.find((column) => !(columns as readonly string[]).includes(column))
  if (unknown !== undefined) fail(`unknown column "${unknown}"; the columns are ${columns.join(', ')}`, 1)
  for (const column of ['from', 'to']) if (!named.includes(column)) fail(`header lacks the column "${column}"`, 1)
  if (new Set(named).size < named.length) fail('a column stands twice in the header', 1)
  const rows = readTsv(text, file, needed, 'parties-malformed')
  const members = rows.map(({ line, cells }) => {
    for (const field of ['from', 'to'])
      if (cells[field] !== '' && !isDay(cells[field])) fail(`"${cells[field]}" is no day (YYYY-MM-DD)`, line, field)
    if (nameKey(cells.member) === '') fail(`"${cells.member}" holds no letter`, line, 'member')
    const from = cells.from || null
    const to = cells.to || null
    if (from && to && from > to) fail(`ends (${to}) before it begins (${from})`, line, 'to')
    return {
      conflict: cells.conflict,
      party: cells.party,
      member: cells.member,
      from,
      to,
      reason: cells.reason,
      source: cells.source,
    }
  })
  refuseTwoParties(members, rows, fail)
  return members
}

function isDay(cell: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : null
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(cell)
}

function refuseTwoParties(
  members: readonly PartyMember[],
  rows: readonly TsvRow[],
  fail: (message: string, line: number, field: string) => void,
): void {
  const seen = new Map<string, number[]>()
  members.forEach((member, at) => {
    const key = `${nameKey(member.conflict)}\t${nameKey(member.member)}`
    const before = seen.get(key) ?? []
    for (const other of before) {
      const { party, from, to } = members[other]
      if (party === member.party || (to ?? '9') < (member.from ?? '') || (member.to ?? '9') < (from ?? '')) continue
      const message = `"${member.member}" is in "${party}" (line ${rows[other].line}) and in "${member.party}" on the same days`
      fail(message, rows[at].line, 'member')
    }
    seen.set(key, [...before, at])
  })
}
