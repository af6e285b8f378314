/** One incident as the status rules see it: who asserts, claims, denies, names whom; the latest word of each source. */
import type { Actor } from '../model/actor.ts'
import type { Origin } from '../model/incident.ts'
import type { Statement } from '../model/statement.ts'
import { foldWord } from '../text/fold-word.ts'
import { nameKey } from './name-key.ts'
import { namesMayBeOne } from './names-may-be-one.ts'
import { sourceWords } from './source-words.ts'
import type { StatementRecord } from './statement-record.ts'
import { isVaguer } from './type-cover.ts'

export interface Designation {
  /** Origin that names somebody; null for an outlet's own voice. */
  by: Origin | null
  /** Actor id, or the folded words that name the doer. */
  of: string
  name: string
  /** CT+, PR+ … of the source itself. */
  certainty: string
  record: StatementRecord
}

export interface IncidentView {
  /** Sorted by day of publication, then id: later words come later. */
  records: readonly StatementRecord[]
  origins: readonly Origin[]
  originOf(record: StatementRecord): Origin | null
  /** Origins that say it happened, and those of them whose latest word on it does not take that back. */
  stating: readonly Origin[]
  asserting: readonly Origin[]
  claims: readonly { by: Origin; record: StatementRecord }[]
  /** The latest denial of every origin that has not since said otherwise. */
  denials: readonly { by: Origin; what: string; record: StatementRecord }[]
  designations: readonly Designation[]
}

const assertingActs: ReadonlySet<string> = new Set([
  'reports',
  'asserts',
  'announces',
  'claims-responsibility',
  'acknowledges',
  'confirms',
  'accuses',
  'counts',
  'witnesses',
  'finds',
  'mourns',
  'apologises',
  'relays',
])
const damage = 'looting-destruction'
const sayingActs: ReadonlySet<string> = new Set([...assertingActs, 'assesses', 'verifies'])
const done: ReadonlySet<string> = new Set(['occurred', 'ongoing'])

export function viewIncident(members: readonly StatementRecord[], origins: readonly Origin[]): IncidentView {
  const records = [...members].sort(byTime)
  const names = knownNames(records)
  const attacks = new Set(
    records.flatMap(({ statement: { event } }) => (event && isVaguer(damage, event.type) ? [event.type] : [])),
  )
  const actors = [
    ...new Map(records.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor] as const))).values(),
  ]
  const owner = new Map(origins.flatMap((origin) => origin.statements.map((id) => [id, origin] as const)))
  const originOf = (record: StatementRecord) => owner.get(record.id) ?? null
  const sayings = records.flatMap((record) => {
    const by = originOf(record)
    return by ? [{ by, record }] : []
  })
  const lastOf = (by: Origin, wanted: (record: StatementRecord) => boolean) =>
    sayings.findLast((saying) => saying.by === by && wanted(saying.record))
  const takesStand = ({ statement }: StatementRecord) =>
    isAssertion(statement) ||
    (isDenialOfEvent(statement) && !(attacks.size > 0 && statement.event?.type === damage)) ||
    isWithdrawal(statement)
  return {
    records,
    origins,
    originOf,
    stating: origins.filter((origin) =>
      sayings.some(({ by, record }) => by === origin && isAssertion(record.statement)),
    ),
    asserting: origins.filter((origin) => {
      const stand = lastOf(origin, takesStand)
      return stand !== undefined && isAssertion(stand.record.statement)
    }),
    claims: firstOfEach(
      sayings.filter(({ record }) => record.statement.act === 'claims-responsibility' && isAssertion(record.statement)),
    ),
    denials: origins.flatMap((by) => {
      const what = new Map<string, { by: Origin; what: string; record: StatementRecord }>()
      const own = sayings.filter((saying) => saying.by === by && saying.record.statement.act === 'denies')
      for (const { record } of own)
        if (!own.some((other) => saysMore(other.record, record))) {
          const denied = deniedBy(by, record, attacks)
          what.set(denied, { by, what: denied, record })
        }
      const stand = lastOf(by, takesStand)
      return [...what.values()].filter((denial) => denial.what !== 'event' || stand?.record === denial.record)
    }),
    designations: withoutCountries(
      records.flatMap((record) => designationsOf(record, originOf(record), names, actors)),
      actors,
    ),
  }
}

/** "Police deny shooting": what a headline says they deny is told in full below it. */
function saysMore(body: StatementRecord, { document, statement }: StatementRecord): boolean {
  return statement.voice === 'headline' && body.document === document && body.statement.voice !== 'headline'
}

/** "Accuses Varonne", "Varonnese aircraft", by who elsewhere names an organ of that state: the country stands for the organ. */
function withoutCountries(designations: readonly Designation[], actors: readonly Actor[]): Designation[] {
  const stateOf = new Map(actors.flatMap(({ id, type, country }) => (type.startsWith('state-') ? [[id, country]] : [])))
  const isCountry = (of: string) => of.endsWith('-government')
  const told = new Set(
    designations.flatMap(({ by, of }) => (isCountry(of) || !stateOf.get(of) ? [] : [`${by?.id} ${stateOf.get(of)}`])),
  )
  return designations.filter(({ by, of }) => !isCountry(of) || !told.has(`${by?.id} ${stateOf.get(of)}`))
}

/** Who a statement names as the doer, if somebody else than the one who speaks; "armed men" name nobody. */
function designationsOf(
  record: StatementRecord,
  by: Origin | null,
  known: ReadonlyMap<string, string>,
  actors: readonly Actor[],
): Designation[] {
  const { statement } = record
  if (!sayingActs.has(statement.act) || !done.has(statement.real) || statement.act === 'claims-responsibility')
    return []
  const certainty = statement.factuality.find(({ link }) => link === statement.chain.length - 1)?.value ?? 'Uu'
  return (statement.event?.roles ?? []).flatMap(({ role, span, ref }) => {
    if (role !== 'perpetrator') return []
    const of = ref?.startsWith('actor:')
      ? ref
      : (actorOfMembers(span.exact, record, actors) ??
        doerNamed(span.exact, known) ??
        officeOf(span.exact, record, actors))
    if (!of || (by && (by.actor ?? by.id) === of)) return []
    return [{ by, of, name: nameOf(record, of) ?? span.exact, certainty, record }]
  })
}

/** A known actor whose name stands in the words, else the words themselves where they hold a name at all. */
function doerNamed(words: string, known: ReadonlyMap<string, string>): string | null {
  const folded = foldWord(words)
  for (const [name, id] of known) if (folded.includes(name)) return id
  return /(?<=\S\s+)\p{Lu}|^\p{Lu}[\p{L}'’-]*\s+\p{Lu}/u.test(words) ? `name:${folded}` : null
}

/** "The fighters of the League": of the only actor that has this short name. */
function actorOfMembers(words: string, { lang }: StatementRecord, actors: readonly Actor[]): string | null {
  const { holders } = sourceWords(words, lang)
  const held = actors.filter(({ names, displayName }) =>
    [displayName, ...names.map(({ text }) => text)].some((name) =>
      holders.some((holder) => namesMayBeOne(nameKey(name), holder)),
    ),
  )
  return held.length === 1 ? held[0].id : null
}

/** "The police", where the incident's statements know one: an organ of a state named by its kind alone. */
function officeOf(words: string, { lang }: StatementRecord, actors: readonly Actor[]): string | null {
  const { type } = sourceWords(words, lang)
  if (!type?.startsWith('state-')) return null
  const same = actors.filter((actor) => actor.type === type)
  return same.length === 1 ? same[0].id : null
}

/** Names of every actor that the incident's statements know, the longest first; short acronyms stand in too many words. */
function knownNames(records: readonly StatementRecord[]): Map<string, string> {
  const names = records.flatMap(({ actors }) =>
    actors.flatMap(({ id, names, displayName }) =>
      [displayName, ...names.map(({ text }) => text)].map((name) => [foldWord(name), id] as const),
    ),
  )
  const sorted = names.filter(([name]) => name.length > 4).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
  return new Map(sorted)
}

/** Who denies to have done it does not deny that it was done: somebody else may have. */
function deniedBy({ actor, id }: Origin, { statement }: StatementRecord, types: ReadonlySet<string>): string {
  const what = statement.deniesWhat ?? 'unclear'
  // Damage denied, in an incident that is told as an attack: what it did is denied, not that it was.
  if (what === 'event' && statement.event?.type === damage && types.size > 0) return 'detail:outcome'
  const own = (statement.event?.roles ?? []).some(({ role, ref }) => role === 'perpetrator' && ref === (actor ?? id))
  return what === 'event' && own ? 'responsibility' : what
}

export function isAssertion({ act, real }: Statement): boolean {
  return assertingActs.has(act) && done.has(real)
}

export function isWithdrawal({ act, retractsWhat }: Statement): boolean {
  return act === 'retracts' && (retractsWhat === undefined || retractsWhat === 'event')
}

function isDenialOfEvent({ act, deniesWhat }: Statement): boolean {
  return act === 'denies' && deniesWhat === 'event'
}

function nameOf({ actors }: StatementRecord, id: string): string | undefined {
  return actors.find((actor) => actor.id === id)?.displayName
}

function firstOfEach<T extends { by: Origin }>(sayings: readonly T[]): T[] {
  return sayings.filter(({ by }, at) => sayings.findIndex((other) => other.by === by) === at)
}

/** A text that tells of a withdrawal also tells what is withdrawn: the withdrawal is its last word. */
function byTime(a: StatementRecord, b: StatementRecord): number {
  const [first, second] = [a, b].map(
    ({ publishedAt, document, statement, id }) =>
      `${publishedAt ?? '9999'} ${document} ${Number(isWithdrawal(statement))} ${id}`,
  )
  return first < second ? -1 : first > second ? 1 : 0
}
