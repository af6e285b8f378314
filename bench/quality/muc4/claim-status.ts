import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { Tie } from './doers.ts'

/**
 * How sure the text is that an organisation did it, in MUC-4's words: claimed by itself, accused by others (authorities or
 * not), possible, or told as fact. Where no statement of the incident names it, a claim or accusation elsewhere counts.
 */
export function claimStatus(
  names: readonly string[],
  tie: Tie,
  members: readonly Statement[],
  reading: Reading,
): string {
  const is = (words: string): boolean => names.some((name) => words.toLowerCase().includes(name.toLowerCase()))
  const isAbout = ({ event, chain }: Statement): boolean =>
    (event?.roles ?? []).some(({ role, span }) => (role === 'perpetrator' || role === 'agent') && is(span.exact)) ||
    is(chain.at(-1)?.mention?.exact ?? '')
  const about = members.filter(isAbout)
  const elsewhere = reading.statements.filter((statement) => isAbout(statement) && serious.has(statement.act))
  const statements = about.length
    ? [...about, ...elsewhere.filter(({ act }) => act !== 'accuses')]
    : [...members, ...elsewhere]
  const says = (act: string): boolean => statements.some((statement) => statement.act === act)
  if (says('claims-responsibility') || says('acknowledges')) return 'CLAIMED OR ADMITTED'
  const accusers = statements.filter(({ act }) => act === 'accuses' || act === 'condemns')
  if (accusers.some(isOfficial)) return 'SUSPECTED OR ACCUSED BY AUTHORITIES'
  if (accusers.length) return 'SUSPECTED OR ACCUSED'
  if (tie === 'near' && unclaimed.test(reading.text)) return 'POSSIBLE'
  const told = statements.filter(({ chain }) => chain.length > 1)
  if (tie === 'named' && told.length === statements.length && told.some(isOfficial))
    return 'SUSPECTED OR ACCUSED BY AUTHORITIES'
  const doubted = statements.every(({ factuality }) => factuality.some(({ value }) => /^(?:PS|PR)/.test(value)))
  return doubted ? 'POSSIBLE' : 'REPORTED AS FACT'
}

/** Where the text says that nobody spoke up, who did it is a guess. */
const unclaimed = /\b(?:no (?:one|group|organi[sz]ation)|nobody|none)\b[^.]{0,30}\b(?:claimed|credit|responsib)/i
const serious = new Set(['claims-responsibility', 'acknowledges', 'accuses'])

function isOfficial({ chain }: Statement): boolean {
  return /\b(?:police|army|armed forces|military|government|minister|ministry|president|official|authorit|spokes|colonel|general|forces|judge|prosecutor|mayor|governor)/i.test(
    chain.at(-1)?.mention?.exact ?? '',
  )
}
