import { groupWithinDocument } from '../../../src/corroborate/group-within-document.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Role, Statement } from '../../../src/model/statement.ts'
import { claimStatus } from './claim-status.ts'
import { type Filler, phraseOf, valueOf, withoutRepeats } from './fillers.ts'
import { dateSlot, locationSlot } from './when-and-where.ts'

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
/** Fights of armed sides are incidents there only when somebody or something outside them is harmed. */
const fights = new Set(['armed-clash', 'ambush', 'ground-assault', 'attack-unspecified', 'killing'])

/** The incidents of a text as MUC-4 templates: one a group of statements, in that task's own terms. */
export function templatesOf(reading: Reading): Template[] {
  const statements = new Map(reading.statements.map((statement) => [statement.id, statement]))
  return groupWithinDocument(reading).flatMap((group) => {
    const members = group.statements.flatMap((id) => statements.get(id) ?? [])
    return templateOf(members, reading) ?? []
  })
}

function templateOf(members: readonly Statement[], reading: Reading): Template | null {
  const events = members.flatMap(({ event }) => event ?? [])
  const type = mucType(members)
  if (!type) return null
  const fillers = (...roles: Role[]): string[] =>
    events.flatMap((event) => event.roles.filter(({ role }) => roles.includes(role)).map(({ span }) => span.exact))
  const slots: Record<string, Filler[]> = {}
  const put = (slot: string, fillers: (Filler | null)[]): void => {
    const kept = fillers.filter((filler) => filler !== null)
    if (kept.length) slots[slot] = kept
  }
  const single = (value: string | null): Filler[] => (value ? [{ alts: [value] }] : [])
  put('type', single(type))
  put('date', single(dateSlot(events, reading)))
  put('location', single(locationSlot(events, reading)))
  put('stage', single(stageOf(members)))
  putWeapons(put, fillers('instrument'))
  putDoers(put, members, reading)
  const people = fillers('victim')
  const harmed = fillers('target', 'object')
  const humans = [...people, ...harmed.filter(isHuman)]
  const things = harmed.filter((phrase) => !isHuman(phrase))
  if (events.every((event) => fights.has(event.type)) && !humans.some(isCivil) && things.length === 0) return null
  putPeople(put, withoutRepeats(humans.map((phrase) => phraseOf(phrase).whole)), members)
  putThings(put, withoutRepeats(things.map((phrase) => phraseOf(phrase).whole)), type)
  return { slots }
}

type Put = (slot: string, fillers: (Filler | null)[]) => void

function mucType(members: readonly Statement[]): string | null {
  const types = new Set(members.flatMap(({ event }) => event?.type ?? []))
  const triggers = members.flatMap(({ event }) => event?.trigger.exact ?? []).join(' ')
  if (types.has('abduction')) return /hijack/i.test(triggers) ? 'HIJACKING' : 'KIDNAPPING'
  if ([...types].some((type) => bombings.has(type)) || /\b(?:bomb|dynamit|blow|blew)/i.test(triggers)) return 'BOMBING'
  if (types.has('looting-destruction')) {
    if (/\b(?:burn|fire|torch|arson|ablaze|flame)/i.test(triggers)) return 'ARSON'
    if (/\b(?:rob|steal|stole|loot|theft|heist)/i.test(triggers)) return 'ROBBERY'
    return [...types].some((type) => attacks.has(type)) ? 'ATTACK' : null
  }
  return [...types].some((type) => attacks.has(type)) ? 'ATTACK' : null
}

function stageOf(members: readonly Statement[]): string {
  const events = members.flatMap(({ event, real }) => (event ? [{ ...event, real }] : []))
  if (events.every(({ real }) => real === 'threatened' || real === 'planned')) return 'THREATENED'
  const tried = ({ outcome, type }: (typeof events)[number]): boolean =>
    outcome === 'attempted' || outcome === 'failed' || type === 'defusal'
  return events.some(tried) && !events.some(({ outcome }) => outcome === 'hit') ? 'ATTEMPTED' : 'ACCOMPLISHED'
}

function putWeapons(put: Put, phrases: readonly string[]): void {
  const weapons = withoutRepeats(phrases.map((phrase) => phraseOf(phrase).whole))
  put(
    'instr_id',
    weapons.map((weapon) => ({ alts: [weapon.toUpperCase()] })),
  )
  put(
    'instr_type',
    weapons.map((weapon) => {
      const value = valueOf('instr_type', weapon)
      return value ? { alts: [value], ref: [weapon.toUpperCase()] } : null
    }),
  )
}

function putDoers(put: Put, members: readonly Statement[], reading: Reading): void {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]))
  const doers = members.flatMap(
    ({ event }) => event?.roles.filter(({ role }) => role === 'perpetrator' || role === 'agent') ?? [],
  )
  const isOrganisation = ({ ref, span }: (typeof doers)[number]): boolean => {
    const phrase = phraseOf(span.exact)
    return (
      phrase.name !== '' &&
      (ref ? !/^(?:person|official|spokesperson)/.test(actors.get(ref)?.type ?? '') : /[A-Z]{3}/.test(phrase.name))
    )
  }
  const organisations = withoutRepeats(doers.filter(isOrganisation).map(({ span }) => phraseOf(span.exact).whole))
  const people = withoutRepeats(
    doers.filter((doer) => !isOrganisation(doer)).map(({ span }) => phraseOf(span.exact).whole),
  )
  put(
    'perp_ind',
    people.map((phrase) => ({ alts: [phrase.toUpperCase()] })),
  )
  put(
    'perp_org',
    organisations.map((phrase) => ({ alts: [phrase.toUpperCase()] })),
  )
  put(
    'perp_org_conf',
    organisations.map((phrase) => ({ alts: [claimStatus(phrase, members)], ref: [phrase.toUpperCase()] })),
  )
  if (doers.length === 0) return
  const state = doers.some(
    ({ ref, span }) =>
      /^(?:state|army|police|military)/.test(actors.get(ref ?? '')?.type ?? '') ||
      /\b(?:army|soldiers?|troops|police|armed forces|air force|national guard|military)\b/i.test(span.exact),
  )
  put('perp_category', [{ alts: [state ? 'STATE-SPONSORED VIOLENCE' : 'TERRORIST ACT'] }])
}

function putPeople(put: Put, phrases: readonly string[], members: readonly Statement[]): void {
  const killed = tollOf(members, 'killed')
  const injured = tollOf(members, 'injured')
  const people = phrases.map((whole) => ({ ...phraseOf(whole), whole }))
  const refOf = ({ name, whole }: (typeof people)[number]): string[] => [(name || whole).toUpperCase()]
  put(
    'hum_name',
    people.map(({ name }) => (name ? { alts: [name.toUpperCase()] } : null)),
  )
  put(
    'hum_desc',
    people.map((person) => {
      const words = person.name ? person.description : person.whole
      if (!words) return null
      return { alts: [words.replace(/^[\d,]+\s+/, '').toUpperCase()], ref: person.name ? refOf(person) : [] }
    }),
  )
  put(
    'hum_type',
    people.map((person) => ({ alts: [valueOf('hum_type', person.whole) ?? 'CIVILIAN'], ref: refOf(person) })),
  )
  put(
    'hum_num',
    people.map((person) => ({ alts: [numberOf(person, killed ?? injured)], ref: refOf(person) })),
  )
  const effect = killed ? 'DEATH' : injured ? 'INJURY' : null
  if (effect)
    put(
      'hum_effect',
      people.map((person) => ({ alts: [effect], ref: refOf(person) })),
    )
}

function putThings(put: Put, things: readonly string[], type: string): void {
  const each = (valueFor: (thing: string) => string): Filler[] =>
    things.map((thing) => ({ alts: [valueFor(thing)], ref: [thing.toUpperCase()] }))
  put(
    'phys_id',
    things.map((thing) => ({ alts: [thing.toUpperCase()] })),
  )
  put(
    'phys_type',
    each((thing) => valueOf('phys_type', thing) ?? 'OTHER'),
  )
  put(
    'phys_num',
    each((thing) => numberOf({ name: '', whole: thing }, null)),
  )
  if (type === 'BOMBING' || type === 'ARSON')
    put(
      'phys_effect',
      each(() => (type === 'ARSON' ? 'DESTROYED' : 'SOME DAMAGE')),
    )
}

function tollOf(members: readonly Statement[], measure: string): number | null {
  for (const { tolls } of members)
    for (const toll of tolls ?? [])
      if (toll.measure === measure && toll.scope === 'event' && (toll.best ?? toll.min ?? 0) > 0)
        return toll.best ?? toll.min
  return null
}

const numerals = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

function numberOf({ name, whole }: { name: string; whole: string }, toll: number | null): string {
  const stated = /^(?<digits>\d[\d,]*)/.exec(whole)?.groups?.digits?.replace(/,/g, '')
  if (stated) return stated
  const at = numerals.indexOf(whole.toLowerCase().split(' ')[0])
  if (at >= 0) return `${at + 1}`
  if (name) return '1'
  const plural = /(?:s|men|people|children|population)$/i.test(whole.split(/\s+(?:of|in|from)\s+/)[0])
  return plural ? (toll && toll > 1 ? `${toll}` : 'PLURAL') : '1'
}

const humanWords =
  /\b(?:man|men|woman|women|person|people|persons|civilians?|peasants?|students?|priests?|jesuits?|children|child|girl|boy|workers?|employees?|leaders?|judges?|mayors?|ministers?|ambassadors?|journalists?|candidates?|policem[ae]n|soldiers?|officers?|guards?|bodyguards?|residents?|citizens?|president|senator|bishop|father|deputy|colonel|general|captain|major|lieutenant|families|family|son|daughter|wife|passengers?|teachers?|nuns?|others|politicians?|officials?|hostages?|population|members?)\b/i

function isHuman(phrase: string): boolean {
  return humanWords.test(phrase) || /^(?:\p{Lu}[\p{Ll}.]+\s+){1,3}\p{Lu}\p{Ll}+$/u.test(phrase)
}

function isCivil(phrase: string): boolean {
  return !/\b(?:soldiers?|troops|guerrillas?|rebels?|insurgents?|combatants?|fighters?|subversives?|terrorists?|patrol|army|battalion|brigade)\b/i.test(
    phrase,
  )
}
