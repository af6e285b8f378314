import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { isStandIn, phraseOf } from './fillers.ts'
import { type Choice, scoreOf, weightsOf } from './linear.ts'
import { type Organisation, organisationsOf } from './organisations.ts'
import { classesOf } from './phrase-classes.ts'

/** Whether an organisation is named as the doer, stands behind the fighters named, or is only spoken of nearby. */
export type Tie = 'named' | 'fighters' | 'near'

/** An organisation that may have done it. */
export interface Suspect {
  names: string[]
  tie: Tie
  kind: Organisation['kind']
}

export interface Doers {
  people: string[]
  organisations: Suspect[]
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
  const phrases = phrasesOf(members)
  const people: string[] = []
  for (const { words } of phrases) {
    const { whole } = phraseOf(words)
    if (isStandIn(whole)) continue
    const inside = known.find((organisation) => organisation.names.some((name) => contains(words, name)))
    if (inside?.names.some((name) => name.toLowerCase() === whole.toLowerCase().replace(/\s*[[(].*$/, ''))) continue
    if (inside && inside.kind === 'state' && whole.split(' ').length < 3) continue
    if (!isAgent(words)) continue
    addPhrase(
      people,
      inside && inside.kind === 'armed' ? words.replace(/^(?:the|an?) /i, '').replace(/["“”]/g, '') : whole,
    )
  }
  const weights = weightsOf('organisation')
  const organisations = organisationChoices(members, reading)
    .filter(({ features }) => scoreOf(features, weights) >= (weights.get('threshold') ?? 0))
    .map(({ value }) => value)
  const state = phrases.some(({ words }) => soldiers.test(words) || /\bpolice\b/i.test(words))
  return { people, organisations, state }
}

interface RolePhrase {
  words: string
  at: number
}

function phrasesOf(members: readonly Statement[]): RolePhrase[] {
  return members.flatMap(
    ({ event }) =>
      event?.roles
        .filter(({ role }) => role === 'perpetrator' || role === 'agent')
        .map(({ span }) => ({ words: span.exact, at: span.start })) ?? [],
  )
}

/** Every organisation of the text, with what ties it to the incident. */
export function organisationChoices(members: readonly Statement[], reading: Reading): Choice<Suspect>[] {
  const known = organisationsOf(reading)
  const phrases = phrasesOf(members)
  const ties = tiesOf(phrases, members, known)
  const starts = members.map(({ event, content }) => event?.trigger.start ?? content.start)
  const armed = known.filter(({ kind, at }) => kind === 'armed' && at.length > 0)
  const anyNamed = [...ties.values()].includes('named')
  return known
    .filter(({ at }) => at.length > 0)
    .map((organisation) => {
      const { names, kind, at } = organisation
      const tie = ties.get(organisation) ?? 'near'
      const away = Math.min(...at.flatMap((one) => starts.map((start) => Math.abs(start - one))))
      const speaks = reading.statements.filter(({ chain }) =>
        names.some((name) => contains(chain.at(-1)?.mention?.exact ?? '', name)),
      )
      const inside = members.filter(({ content }) => at.some((one) => one >= content.start && one < content.end))
      const around = at.map((one) => reading.text.slice(Math.max(0, one - 60), one + 60).toLowerCase())
      const own = [
        `tie=${tie}`,
        `away=${away < 100 ? 'close' : away < 400 ? 'near' : away < reach ? 'middle' : 'far'}`,
        `said=${Math.min(4, at.length)}`,
        `inside=${Math.min(2, inside.length)}`,
        `armed=${Math.min(3, armed.length)}`,
        anyNamed ? 'another-named' : 'none-named',
        ...(armed[0] === organisation ? ['first-armed'] : []),
        ...(nearest(known, kind, Math.min(...starts)) === organisation ? ['nearest'] : []),
        ...(speaks.length > 0 ? ['speaks'] : []),
        ...new Set(speaks.map(({ act }) => `speaks=${act}`)),
        ...(members.some((member) => speaks.includes(member)) ? ['tells-it'] : []),
        ...(names.length > 1 ? ['two-names'] : []),
        ...new Set(around.flatMap((words) => (words.match(hints) ?? []).map((word) => `hint=${word}`))),
        ...(phrases.length === 0 ? ['no-doer'] : []),
        ...(phrases.some(({ words }) => fighters.test(words)) ? ['fighters-told'] : []),
        ...(phrases.some(({ words }) => soldiers.test(words)) ? ['soldiers-told'] : []),
        ...(/\bclandestine\b/i.test(reading.text.slice(0, 80)) ? ['rebel-radio'] : []),
      ]
      return {
        value: { names, tie, kind },
        features: [...own, ...own.map((one) => `${kind}&${one}`), ...own.map((one) => `${tie}&${one}`)],
      }
    })
}

/** Words around a name that tie it to a deed or free it. */
const hints =
  /claim|responsib|blam|accus|attribut|suspect|alleg|believ|presum|perpetrat|member|guerrilla|rebel|terrorist|deni|den[iy]|condemn|negotia|dialogue|leader|spokes/g

/** The armed of the roles and who claims, by how they are tied. */
function tiesOf(
  phrases: readonly RolePhrase[],
  members: readonly Statement[],
  known: readonly Organisation[],
): Map<Organisation, Tie> {
  const ties = new Map<Organisation, Tie>()
  for (const { words, at } of phrases) {
    const { whole } = phraseOf(words)
    if (isStandIn(whole)) continue
    const inside = known.find((organisation) => organisation.names.some((name) => contains(words, name)))
    if (inside) ties.set(inside, 'named')
    if (inside || !isAgent(words)) continue
    const kind = soldiers.test(words) ? 'state' : fighters.test(words) ? 'armed' : null
    const behind = kind && nearest(known, kind, at)
    if (behind && !ties.has(behind)) ties.set(behind, 'fighters')
  }
  for (const { act, chain } of members) {
    if (act !== 'claims-responsibility') continue
    const words = chain.at(-1)?.mention?.exact ?? ''
    const inside = known.find((organisation) => organisation.names.some((name) => contains(words, name)))
    if (inside) ties.set(inside, 'named')
  }
  return ties
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
