import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { Suspect } from './doers.ts'
import { bestOf, type Choice, weightsOf } from './linear.ts'

const statuses = [
  'REPORTED AS FACT',
  'SUSPECTED OR ACCUSED',
  'SUSPECTED OR ACCUSED BY AUTHORITIES',
  'CLAIMED OR ADMITTED',
  'POSSIBLE',
]

/**
 * How sure the text is that an organisation did it, in MUC-4's words: claimed by itself, accused by others (authorities or
 * not), possible, or told as fact.
 */
export function claimStatus(suspect: Suspect, members: readonly Statement[], reading: Reading): string {
  return bestOf(claimChoices(suspect, members, reading), weightsOf('claim')) ?? statuses[0]
}

export function claimChoices(suspect: Suspect, members: readonly Statement[], reading: Reading): Choice<string>[] {
  const features = featuresOf(suspect, members, reading)
  return statuses.map((value) => ({ value, features: features.map((feature) => `${value}&${feature}`) }))
}

/** Where the text says that nobody spoke up, who did it is a guess. */
const unclaimed = /\b(?:no (?:one|group|organi[sz]ation)|nobody|none)\b[^.]{0,30}\b(?:claimed|credit|responsib)/i
/** Words of claims, guesses and blame, looked for near the name. */
const hints =
  /claim\p{L}*|credit|responsib\p{L}*|blam\p{L}*|accus\p{L}*|attribut\p{L}*|suspect\p{L}*|alleg\p{L}*|believ\p{L}*|presum\p{L}*|appar\p{L}*|admit\p{L}*|acknowledg\p{L}*|possib\p{L}*|may|might|could|charg\p{L}*|denounc\p{L}*|implicat\p{L}*|involve\p{L}*|linked|den(?:y|ied|ies)|according|sources|reported|announced|said/giu

function featuresOf({ names, tie, kind }: Suspect, members: readonly Statement[], reading: Reading): string[] {
  const is = (words: string): boolean => names.some((name) => words.toLowerCase().includes(name.toLowerCase()))
  const about = (role: RegExp) => (statement: Statement) =>
    (statement.event?.roles ?? []).some((filler) => role.test(filler.role) && is(filler.span.exact))
  const doing = reading.statements.filter(about(/^(?:perpetrator|agent)$/))
  const speaking = reading.statements.filter(({ chain }) => is(chain.at(-1)?.mention?.exact ?? ''))
  const mentioning = members.filter(({ content }) => is(content.exact))
  const isMember = (statement: Statement): boolean => members.some(({ id }) => id === statement.id)
  const acts = (name: string, statements: readonly Statement[]): string[] =>
    statements.flatMap(({ act, chain, factuality }) => [
      `${name}:act=${act}`,
      `${name}:links=${Math.min(3, chain.length)}`,
      `${name}:official=${isOfficial(chain.at(-1)?.mention?.exact ?? '')}`,
      `${name}:sure=${factuality.at(-1)?.value ?? 'none'}`,
    ])
  const near = names.flatMap((name) =>
    [...reading.text.matchAll(new RegExp(escaped(name), 'gi'))].flatMap(
      ({ index }) => reading.text.slice(Math.max(0, index - 90), index + name.length + 90).match(hints) ?? [],
    ),
  )
  const beside = names.flatMap((name) =>
    [...reading.text.matchAll(new RegExp(escaped(name), 'gi'))].flatMap(({ index }) =>
      wordsOf(reading.text.slice(Math.max(0, index - 120), index + name.length + 120)),
    ),
  )
  return [
    ...new Set([
      'bias',
      `rule=${byActs({ names, tie, kind }, members, reading)}`,
      `tie=${tie}`,
      `kind=${kind}`,
      `kind=${kind}&tie=${tie}`,
      ...acts('member', members),
      ...acts('doing', doing.filter(isMember)),
      ...acts(
        'doing-elsewhere',
        doing.filter((statement) => !isMember(statement)),
      ),
      ...acts('naming', mentioning),
      ...speaking.filter(isMember).map(({ act }) => `speaks:act=${act}`),
      ...speaking.filter((statement) => !isMember(statement)).map(({ act }) => `speaks-elsewhere:act=${act}`),
      ...beside.map((word) => `beside=${word}`),
      ...near.map((word) => `word=${word.toLowerCase().slice(0, 6)}`),
      ...(unclaimed.test(reading.text) ? ['unclaimed'] : []),
      ...(/\bclandestine\b/i.test(reading.text.slice(0, 80)) ? [`rebel-radio&${kind}`] : []),
      ...members.flatMap(({ event }) => (event ? [`type=${event.type}`] : [])),
    ]),
  ]
}

/** What the acts of the statements about it say by themselves; elsewhere in the text only claims and accusations count. */
function byActs({ names, tie }: Suspect, members: readonly Statement[], reading: Reading): string {
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
  if (says('claims-responsibility') || says('acknowledges')) return 'claimed'
  const accusers = statements.filter(({ act }) => act === 'accuses' || act === 'condemns')
  if (accusers.length) return accusers.some(isSaidByOfficial) ? 'by authorities' : 'accused'
  if (tie === 'near' && unclaimed.test(reading.text)) return 'possible'
  const told = statements.filter(({ chain }) => chain.length > 1)
  if (tie === 'named' && told.length === statements.length && told.some(isSaidByOfficial)) return 'told by authorities'
  const doubted = statements.every(({ factuality }) => factuality.some(({ value }) => /^(?:PS|PR)/.test(value)))
  return doubted ? 'doubted' : 'told'
}

const serious = new Set(['claims-responsibility', 'acknowledges', 'accuses'])

function isSaidByOfficial({ chain }: Statement): boolean {
  return isOfficial(chain.at(-1)?.mention?.exact ?? '')
}

function isOfficial(words: string): boolean {
  return /\b(?:police|army|armed forces|military|government|minister|ministry|president|official|authorit|spokes|colonel|general|forces|judge|prosecutor|mayor|governor)/i.test(
    words,
  )
}

/** Stems of words in small letters; names of places and sides do not count. */
function wordsOf(text: string): string[] {
  const words = /\p{Ll}/u.test(text) ? text : text.toLowerCase()
  return (words.match(/(?<![\p{L}])\p{Ll}{3,}/gu) ?? []).map((word) => word.replace(/(?:ing|ed|s)$/, ''))
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
