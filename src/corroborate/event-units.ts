/** Records of one document → its event units, in the order of the text. Pure; the keys say where each is found and looks. */
import type { Place } from '../model/place.ts'
import type { Role } from '../model/statement.ts'
import type { Measure } from '../model/toll.ts'
import { foldedWords } from '../text/folded-words.ts'
import { addDays, daysBetween } from '../text/iso-days.ts'
import { isClock, timeOfDay } from './clocks-meet.ts'
import type { EventUnit } from './event-unit.ts'
import { placeKeys, siteOf } from './place-keys.ts'
import { isBareDenial } from './group-within-document.ts'
import type { StatementRecord } from './statement-record.ts'
import { unitKeys } from './unit-keys.ts'

const harmedRoles: readonly Role[] = ['target', 'victim', 'object', 'body']
const doerRoles: readonly Role[] = ['perpetrator', 'agent', 'participant']
const happening: ReadonlySet<string> = new Set(['occurred', 'ongoing', 'not-occurred', 'planned', 'threatened'])
const ahead: ReadonlySet<string> = new Set(['planned', 'threatened'])

/** A night has two days. */
const oneNight = 1

/**
 * The events a document tells of: one unit a group of statements. What is only presupposed, background, cumulative or no more
 * than possible makes none (model.md §1.10).
 */
export function eventUnits(records: readonly StatementRecord[]): EventUnit[] {
  const groups = new Map<string, StatementRecord[]>()
  for (const record of records)
    if (tellsEvent(record) || (isBareDenial(record.statement) && record.group !== record.id))
      groups.set(record.group, [...(groups.get(record.group) ?? []), record])
  return [...groups.values()].filter((members) => members.some(isTold)).map(unitOf)
}

function tellsEvent({ statement }: StatementRecord): boolean {
  return (
    happening.has(statement.real) &&
    (statement.event !== undefined || (statement.tolls?.some(({ scope }) => scope === 'event') ?? false))
  )
}

function isTold({ statement }: StatementRecord): boolean {
  return statement.kind !== 'background' && statement.voice !== 'presupposed'
}

function unitOf(members: readonly StatementRecord[]): EventUnit {
  const [first] = members
  const named = members.flatMap((record) =>
    eventPlaces(record).flatMap((place) => placeKeys(place, record.places) ?? []),
  )
  const finest = named.filter(
    ({ key }, at) =>
      named.findIndex((other) => other.key === key) === at &&
      !named.some((other) => other.key !== key && other.containers.includes(key)),
  )
  const stated = statedWindow(members)
  const report = first.publishedAt?.slice(0, 10)
  const window: EventUnit['window'] = stated ?? (report ? [addDays(report, -1), report] : null)
  const realm = members.every(({ statement }) => ahead.has(statement.real)) ? 'ahead' : 'done'
  const unit: Omit<EventUnit, 'keys' | 'asks' | 'order'> = {
    id: first.id,
    document: first.document,
    statements: members.map(({ id }) => id),
    anchored: stated !== null && daysBetween(...stated) <= oneNight && finest.length === 1 && finest[0].settled,
    types: unique(members.flatMap(typesOf)),
    window,
    windowBasis: stated ? 'stated' : window ? 'report' : 'none',
    clocks: unique(members.flatMap(clocksOf)),
    places: finest.map(({ key }) => key),
    settled: finest.length === 1 && finest[0].settled,
    containers: unique(named.flatMap(({ containers }) => containers)),
    sites: members.flatMap((record) => eventPlaces(record).flatMap((place) => siteOf(place, record.places) ?? [])),
    harmed: refsOf(members, harmedRoles),
    doers: refsOf(members, doerRoles),
    sources: unique(members.flatMap(({ statement }) => statement.chain.slice(1).flatMap(({ actor }) => actor ?? []))),
    realm,
    series: members.every(({ statement }) => statement.event?.series === true),
    figures: unique(members.flatMap(figuresOf)),
    wordings: unique(members.flatMap(({ statement }) => wordingOf(statement.content.exact) ?? [])),
  }
  return { ...unit, order: orderOf(unit, first), ...unitKeys(unit) }
}

/** The words that say most lead: a day and a town first, then a clock time, a site; then who published first. */
function orderOf(unit: Omit<EventUnit, 'keys' | 'asks' | 'order'>, { publishedAt }: StatementRecord): string {
  const lacks = [unit.anchored, unit.clocks.some(isClock), unit.sites.length > 0, unit.windowBasis === 'stated']
  return `${lacks.map((has) => (has ? '0' : '1')).join('')} ${publishedAt ?? '9999'} ${unit.id}`
}

function eventPlaces({ statement, places }: StatementRecord): Place[] {
  const refs = statement.event?.roles.filter(({ role, ref }) => role === 'place' && ref) ?? []
  return refs.flatMap(({ ref }) => places.find(({ id }) => id === ref) ?? [])
}

/** The days that every dated member allows; the first member's where they do not meet. */
function statedWindow(members: readonly StatementRecord[]): [string, string] | null {
  const windows = members.flatMap(({ statement, dates }) => {
    const date = dates.find(({ id }) => id === statement.event?.time)
    return date?.start && date.end ? [[date.start, date.end] as [string, string]] : []
  })
  return windows.reduce<[string, string] | null>((window, [start, end]) => {
    if (!window) return [start, end]
    if (start > window[1] || window[0] > end) return window
    return [start > window[0] ? start : window[0], end < window[1] ? end : window[1]]
  }, null)
}

function clocksOf({ statement, dates }: StatementRecord): string[] {
  const clock = timeOfDay(dates.find(({ id }) => id === statement.event?.time))
  return clock ? [clock] : []
}

const countedTypes: Readonly<Partial<Record<Measure, string>>> = {
  abducted: 'abduction',
  detained: 'arrest',
  captured: 'combatant-capture',
  displaced: 'displacement',
}

function typesOf({ statement }: StatementRecord): string[] {
  if (isBareDenial(statement)) return []
  if (statement.event) return [statement.event.type]
  const counted = statement.tolls?.find(({ scope }) => scope === 'event')
  return [(counted && countedTypes[counted.measure]) ?? 'killing']
}

function refsOf(members: readonly StatementRecord[], wanted: readonly Role[]): string[] {
  return unique(
    members.flatMap(({ statement }) =>
      (statement.event?.roles ?? []).flatMap(({ role, ref }) =>
        ref?.startsWith('actor:') && wanted.includes(role) ? [ref] : [],
      ),
    ),
  )
}

function figuresOf({ statement }: StatementRecord): string[] {
  return (statement.tolls ?? []).flatMap(({ scope, measure, best, part }) =>
    scope === 'event' && best !== null && best > 0 && (part ?? 'total') === 'total' ? [`${measure}:${best}`] : [],
  )
}

/** Contents of eight words and more stand for themselves: short ones are said of many events. */
function wordingOf(content: string): string | null {
  const words = foldedWords(content)
  let spaces = 0
  for (let at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) spaces++
  return spaces < 7 ? null : words
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
