import { groupWithinDocument } from '../../../src/corroborate/group-within-document.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { claimStatus } from './claim-status.ts'
import { doersOf } from './doers.ts'
import { type Filler, valueOf } from './fillers.ts'
import { nationOf } from './nations.ts'
import { type Harmed, harmedOf } from './people.ts'
import { type Candidate, isRelevant } from './relevance.ts'
import { type Struck, struckOf } from './things.ts'
import { weaponsOf } from './weapons.ts'
import { dateSlot } from './when.ts'
import { locationSlot } from './where.ts'

/** The role fillers alone, as the set's second form has them: victims there are those with names. */
export function roleFillersOf(templates: readonly Template[]): object[] {
  return templates.map(({ slots }) => {
    const of = (slot: string): string[][] => (slots[slot] ?? []).map(({ alts }) => alts)
    return {
      incident_type: slots.type[0].alts[0].toLowerCase(),
      PerpInd: of('perp_ind'),
      PerpOrg: of('perp_org'),
      Target: of('phys_id'),
      Victim: of('hum_name'),
      Weapon: of('instr_id'),
    }
  })
}

export interface Template {
  slots: Record<string, Filler[]>
}

const bombings = new Set(['remote-explosive', 'suicide-bombing', 'explosion', 'grenade', 'defusal'])
const attacks = new Set([
  'attack-unspecified',
  'attack-civilians',
  'targeted-killing',
  'killing',
  'missile-rocket',
  'shelling',
  'air-strike',
  'drone-strike',
  'strike-unspecified',
  'shootdown',
  'ambush',
  'ground-assault',
  'torture',
  'armed-clash',
  'mob-violence',
  'sexual-violence',
])
/** The incidents of a text as MUC-4 templates: one a group of statements, in that task's own terms. */
export function templatesOf(reading: Reading): Template[] {
  const statements = new Map(reading.statements.map((statement) => [statement.id, statement]))
  const earlier: Candidate[] = []
  return groupWithinDocument(reading).flatMap((group) => {
    const members = group.statements.flatMap((id) => statements.get(id) ?? [])
    const judge: Judge = (candidate, text) => {
      const verdict = isRelevant(candidate, text)
      earlier.push(candidate)
      return verdict
    }
    return templateOf(members, reading, earlier, judge) ?? []
  })
}

export function templateOf(
  members: readonly Statement[],
  reading: Reading,
  earlier: readonly Candidate[] = [],
  judge: Judge = isRelevant,
): Template | null {
  const type = mucType(members)
  if (!type) return null
  const slots: Record<string, Filler[]> = {}
  const put = (slot: string, fillers: (Filler | null)[]): void => {
    const kept = fillers.filter((filler) => filler !== null)
    if (kept.length) slots[slot] = kept
  }
  const single = (value: string | null): Filler[] => (value ? [{ alts: [value] }] : [])
  put('type', single(type))
  put('date', single(dateSlot(members, reading)))
  put('location', single(locationSlot(members, reading)))
  put('stage', single(stageOf(members)))
  putWeapons(put, members, type)
  putDoers(put, members, reading)
  const people = harmedOf(members, reading)
  const things = struckOf(members, reading, type)
  const { people: doers } = doersOf(members, reading)
  const candidate: Candidate = { type, members, people, things, doers, earlier }
  if (!judge(candidate, reading)) return null
  const where = slots.location?.[0].alts[0]
  putPeople(put, people, where)
  putThings(put, things, where)
  return { slots }
}

/** Whether the set would make a template of an incident. */
export type Judge = (candidate: Candidate, reading: Reading) => boolean

type Put = (slot: string, fillers: (Filler | null)[]) => void

function mucType(members: readonly Statement[]): string | null {
  const types = new Set(members.flatMap(({ event }) => event?.type ?? []))
  const triggers = members.flatMap(({ event }) => event?.trigger.exact ?? []).join(' ')
  const abducted = members.some(({ tolls }) =>
    tolls?.some(({ measure, scope }) => measure === 'abducted' && scope === 'event'),
  )
  if (types.has('abduction') || abducted) return /hijack/i.test(triggers) ? 'HIJACKING' : 'KIDNAPPING'
  const weapons = members.flatMap(({ event }) => event?.roles.filter(({ role }) => role === 'instrument') ?? [])
  if (weapons.some(({ span }) => /\b(?:bombs?|dynamite|explosives?|car-?bomb)\b/i.test(span.exact))) return 'BOMBING'
  if ([...types].some((type) => bombings.has(type)) || /\b(?:bomb|dynamit|blow|blew)/i.test(triggers)) return 'BOMBING'
  if (types.has('looting-destruction')) {
    if (/\b(?:burn|fire|torch|arson|ablaze|flame)/i.test(triggers)) return 'ARSON'
    if (/\b(?:rob|steal|stole|loot|theft|heist)/i.test(triggers)) return 'ROBBERY'
    return 'ATTACK'
  }
  const counted = members.some(({ event, tolls }) => !event && tolls?.some(({ measure }) => measure === 'killed'))
  return counted || [...types].some((type) => attacks.has(type)) ? 'ATTACK' : null
}

function stageOf(members: readonly Statement[]): string {
  const events = members.flatMap(({ event, real }) => (event ? [{ ...event, real }] : []))
  if (events.every(({ real }) => real === 'threatened' || real === 'planned')) return 'THREATENED'
  const tried = ({ outcome, type }: (typeof events)[number]): boolean =>
    outcome === 'attempted' || outcome === 'failed' || type === 'defusal'
  return events.some(tried) && !events.some(({ outcome }) => outcome === 'hit') ? 'ATTEMPTED' : 'ACCOMPLISHED'
}

function putWeapons(put: Put, members: readonly Statement[], type: string): void {
  const { named, kind } = weaponsOf(members, type)
  put(
    'instr_id',
    named.map((weapon) => ({ alts: [weapon.toUpperCase()] })),
  )
  put(
    'instr_type',
    named.length || !kind
      ? named.map((weapon) => {
          const value = valueOf('instr_type', weapon)
          return value ? { alts: [value], ref: [weapon.toUpperCase()] } : null
        })
      : [{ alts: [kind] }],
  )
}

function putDoers(put: Put, members: readonly Statement[], reading: Reading): void {
  const { people, organisations, state } = doersOf(members, reading)
  put(
    'perp_ind',
    people.map((phrase) => ({ alts: [phrase.toUpperCase()] })),
  )
  const upper = (names: readonly string[]): string[] => names.map((name) => name.toUpperCase())
  put(
    'perp_org',
    organisations.map(({ names }) => ({ alts: upper(names) })),
  )
  put(
    'perp_org_conf',
    organisations.map((suspect) => ({
      alts: [claimStatus(suspect, members, reading)],
      ref: upper(suspect.names),
    })),
  )
  if (people.length + organisations.length > 0)
    put('perp_category', [{ alts: [state ? 'STATE-SPONSORED VIOLENCE' : 'TERRORIST ACT'] }])
}

function putPeople(put: Put, people: readonly Harmed[], where: string | undefined): void {
  const refOf = ({ name, description }: Harmed): string[] => [(name || description).toUpperCase()]
  const each = (valueOfOne: (person: Harmed) => string | null) =>
    people.map((person) => {
      const value = valueOfOne(person)
      return value ? { alts: [value], ref: refOf(person) } : null
    })
  put(
    'hum_name',
    people.map(({ name }) => (name ? { alts: [name.toUpperCase()] } : null)),
  )
  put(
    'hum_desc',
    people.map((person) =>
      person.description ? { alts: [person.description.toUpperCase()], ref: person.name ? refOf(person) : [] } : null,
    ),
  )
  put(
    'hum_type',
    each(({ description, name }) => valueOf('hum_type', description || name) ?? 'CIVILIAN'),
  )
  put(
    'hum_num',
    each(({ number }) => number),
  )
  put(
    'hum_nation',
    each(({ description }) => nationOf(description, where)),
  )
  put(
    'hum_effect',
    each(({ effect }) => effect),
  )
}

function putThings(put: Put, things: readonly Struck[], where: string | undefined): void {
  const each = (valueOfOne: (thing: Struck) => string | null) =>
    things.map((thing) => {
      const value = valueOfOne(thing)
      return value ? { alts: [value], ref: [thing.words.toUpperCase()] } : null
    })
  put(
    'phys_id',
    things.map(({ words }) => ({ alts: [words.toUpperCase()] })),
  )
  put(
    'phys_type',
    each(({ words }) => valueOf('phys_type', words) ?? 'OTHER'),
  )
  put(
    'phys_num',
    each(({ number }) => number),
  )
  put(
    'phys_nation',
    each(({ words }) => nationOf(words, where)),
  )
  put(
    'phys_effect',
    each(({ effect }) => effect),
  )
}
