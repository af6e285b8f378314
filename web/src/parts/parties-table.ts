import type { PartyMember } from '../api.ts'

export const partyColumns = ['conflict', 'party', 'member', 'from', 'to', 'reason', 'source'] as const
export type PartyRow = Record<(typeof partyColumns)[number], string>

export function emptyRow(like?: PartyRow): PartyRow {
  return {
    conflict: like?.conflict ?? '',
    party: like?.party ?? '',
    member: '',
    from: '',
    to: '',
    reason: '',
    source: '',
  }
}

export function rowOf(member: PartyMember): PartyRow {
  return { ...member, from: member.from ?? '', to: member.to ?? '' }
}

export function memberOf(row: PartyRow): PartyMember {
  const trimmed = Object.fromEntries(partyColumns.map((column) => [column, row[column].trim()])) as PartyRow
  return { ...trimmed, from: trimmed.from || null, to: trimmed.to || null }
}

/** Rows as a parties file: what a cell may not hold becomes a space. */
export function toTsv(rows: readonly PartyRow[]): string {
  const lines = rows.map((row) =>
    partyColumns.map((column) => row[column].replace(/[\t\r\n]+/gu, ' ').trim()).join('\t'),
  )
  return [partyColumns.join('\t'), ...lines].map((line) => `${line}\n`).join('')
}

/** A pasted table whose first line names its columns, in any order; null where that line lacks one. */
export function fromTsv(text: string): PartyRow[] | null {
  const [header = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u)
  const names = header.split('\t').map((name) => name.trim().toLowerCase())
  const at = Object.fromEntries(partyColumns.map((column) => [column, names.indexOf(column)]))
  if (partyColumns.some((column) => at[column] < 0 && column !== 'from' && column !== 'to')) return null
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(partyColumns.map((column) => [column, cells[at[column]]?.trim() ?? ''])) as PartyRow
    })
}
