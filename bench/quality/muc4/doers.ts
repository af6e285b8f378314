import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { isStandIn, phraseOf } from './fillers.ts'
import { type Organisation, organisationsOf } from './organisations.ts'
import { classesOf } from './phrase-classes.ts'

/** Whether an organisation is named as the doer, stands behind the fighters named, or is only spoken of nearby. */
export type Tie = 'named' | 'fighters' | 'near'

export interface Doers {
  people: string[]
  organisations: { names: string[]; tie: Tie }[]
  state: boolean
}

/** How far from an incident an organisation may be named and still be meant. */
const reach = 1500
const soldiers =
  /\b(?:soldiers?|troops|army|military|armed forces|officers?|lieutenant|colonel|battalion|brigade|infantry|air force|national guard)\b/i
const fighters =
  /\b(?:guerrillas?|rebels?|terrorists?|insurgents?|subversives?|commandos?|urban|column|fighters?|front)\b/i

/**
 * Who did it: persons and groups out of the roles, and the organisation behind them. An organisation is named in the role
 * itself ("members of the XLF"), claims the deed, or is the one whose fighters the text speaks of ("guerrillas").
 */
export function doersOf(members: readonly Statement[], reading: Reading): Doers {
  const known = organisationsOf(reading)
  const phrases: { words: string; at: number }[] = []
  for (const { event } of members)
    for (const { role, span } of event?.roles ?? [])
      if (role === 'perpetrator' || role === 'agent') phrases.push({ words: span.exact, at: span.start })
  const organisations = new Map<Organisation, Tie>()
  const people: string[] = []
  for (const { words, at } of phrases) {
    const { whole } = phraseOf(words)
    if (isStandIn(whole)) continue
    const inside = known.find((organisation) => organisation.names.some((name) => contains(words, name)))
    if (inside) organisations.set(inside, 'named')
    if (inside?.names.some((name) => name.toLowerCase() === whole.toLowerCase().replace(/\s*[[(].*$/, ''))) continue
    if (inside && inside.kind === 'state' && whole.split(' ').length < 3) continue
    if (!isAgent(words)) continue
    const kind = soldiers.test(words) ? 'state' : fighters.test(words) ? 'armed' : null
    if (!inside && kind) {
      const behind = nearest(known, kind, at)
      if (behind && !organisations.has(behind)) organisations.set(behind, 'fighters')
    }
    addPhrase(
      people,
      inside && inside.kind === 'armed' ? words.replace(/^(?:the|an?) /i, '').replace(/["“”]/g, '') : whole,
    )
  }
  for (const { act, chain } of members) {
    if (act !== 'claims-responsibility') continue
    const words = chain.at(-1)?.mention?.exact ?? ''
    const inside = known.find((organisation) => organisation.names.some((name) => contains(words, name)))
    if (inside) organisations.set(inside, 'named')
  }
  if (organisations.size === 0 && people.every((phrase) => fighters.test(phrase))) {
    const first = Math.min(...members.map(({ event, content }) => event?.trigger.start ?? content.start))
    const likely = nearest(known, 'armed', first)
    if (likely && likely.at.some((at) => Math.abs(at - first) < reach)) organisations.set(likely, 'near')
  }
  const state = phrases.some(({ words }) => soldiers.test(words) || /\bpolice\b/i.test(words))
  return { people, organisations: [...organisations].map(([{ names }, tie]) => ({ names, tie })), state }
}

/** Things and places do nothing: what the trees give for a doer is one only when its head may be a person or a group. */
function isAgent(words: string): boolean {
  const classes = classesOf(words)
  if (classes.size === 0) return !/^\d|^(?:U\.S\.?|US)$/.test(words)
  return [
    'person',
    'armed',
    'insurgent',
    'combatant',
    'soldier',
    'official',
    'crowd',
    'company',
    'troops',
    'state',
  ].some((name) => classes.has(name))
}

/** The organisation of that kind named last before the words, else first after them, of those named most. */
function nearest(known: readonly Organisation[], kind: Organisation['kind'], at: number): Organisation | undefined {
  const distance = ({ at: places }: Organisation): number =>
    Math.min(...places.map((place) => (place <= at ? at - place : 2 * (place - at))))
  return known.filter((one) => one.kind === kind && one.at.length > 0).sort((a, b) => distance(a) - distance(b))[0]
}

function contains(words: string, name: string): boolean {
  return ` ${words.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.includes(
    ` ${name.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `,
  )
}

function addPhrase(people: string[], phrase: string): void {
  const head = (text: string): string =>
    text
      .toLowerCase()
      .split(/\s+(?:of|in|from|at|on|for|with|by|who)\s+/)[0]
      .split(' ')
      .at(-1) ?? ''
  const at = people.findIndex((other) => head(other) === head(phrase))
  if (at < 0) people.push(phrase)
  else if (phrase.length > people[at].length && phrase.length < 60) people[at] = phrase
}
