import type { Statement } from '../../../src/model/statement.ts'

/**
 * How sure the text is that an organisation did it, in MUC-4's words: claimed by itself, accused by others (authorities or
 * not), possible, or told as fact. `tied` is false where only its kind of fighters is named, not itself.
 */
export function claimStatus(names: readonly string[], tied: boolean, members: readonly Statement[]): string {
  const is = (words: string): boolean => names.some((name) => words.toLowerCase().includes(name.toLowerCase()))
  const about = members.filter(
    ({ event, chain }) =>
      (event?.roles ?? []).some(({ role, span }) => (role === 'perpetrator' || role === 'agent') && is(span.exact)) ||
      is(chain.at(-1)?.mention?.exact ?? ''),
  )
  const statements = about.length ? about : members
  const says = (act: string): boolean => statements.some((statement) => statement.act === act)
  if (says('claims-responsibility') || says('acknowledges')) return 'CLAIMED OR ADMITTED'
  const accusers = statements.filter(({ act }) => act === 'accuses' || act === 'condemns')
  if (accusers.some(isOfficial)) return 'SUSPECTED OR ACCUSED BY AUTHORITIES'
  if (accusers.length) return 'SUSPECTED OR ACCUSED'
  const told = statements.filter(({ chain }) => chain.length > 1)
  if (tied && told.length === statements.length && told.some(isOfficial)) return 'SUSPECTED OR ACCUSED BY AUTHORITIES'
  const doubted = statements.every(({ factuality }) => factuality.some(({ value }) => /^(?:PS|PR)/.test(value)))
  return doubted ? 'POSSIBLE' : 'REPORTED AS FACT'
}

function isOfficial({ chain }: Statement): boolean {
  return /\b(?:police|army|armed forces|military|government|minister|ministry|president|official|authorit|spokes|colonel|general|forces|judge|prosecutor|mayor|governor)/i.test(
    chain.at(-1)?.mention?.exact ?? '',
  )
}
