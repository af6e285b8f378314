import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import { statementKeys } from './statement-records.ts'

/** What two readings of one document say otherwise, by the ids that statements have in a dossier. */
export interface ReadingDifference {
  lost: Statement[]
  gained: Statement[]
  changed: { before: Statement; after: Statement; fields: string[] }[]
}

export function compareReadings(before: Reading, after: Reading, document: string): ReadingDifference {
  const [old, now] = [before, after].map((reading) => {
    const ids = statementKeys(reading.statements, document)
    return new Map(reading.statements.map((statement, at) => [ids[at], statement]))
  })
  const kept = [...old].filter(([id]) => now.has(id))
  return {
    lost: [...old].filter(([id]) => !now.has(id)).map(([, statement]) => statement),
    gained: [...now].filter(([id]) => !old.has(id)).map(([, statement]) => statement),
    changed: kept.flatMap(([id, statement]) => {
      const other = now.get(id)!
      const [one, two] = [meaningOf(statement, before), meaningOf(other, after)]
      const fields = Object.keys(one).filter((field) => JSON.stringify(one[field]) !== JSON.stringify(two[field]))
      return fields.length > 0 ? [{ before: statement, after: other, fields }] : []
    }),
  }
}

/** What a statement says, without where it stands in the text. */
function meaningOf(statement: Statement, { dates }: Reading): Record<string, unknown> {
  const { act, deniesWhat, claimsWhat, voice, kind, real, chain, event, tolls = [] } = statement
  const date = dates.find(({ id }) => id === event?.time)
  return {
    act,
    deniesWhat,
    claimsWhat,
    voice,
    kind,
    real,
    source: chain.map(({ role, actor, mention }) => [role, actor ?? mention?.exact]),
    time: date && [date.start, date.end],
    roles: event?.roles.map(({ role, span }) => [role, span.exact]),
    tolls: tolls.map(({ measure, min, max }) => [measure, min, max]),
  }
}
