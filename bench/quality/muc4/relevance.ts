import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { Harmed } from './people.ts'
import type { Struck } from './things.ts'
import { isMilitary } from './fillers.ts'
import { scoreOf, weightsOf } from './linear.ts'
import { classesOf } from './phrase-classes.ts'

/** What a template is judged by. */
export interface Candidate {
  type: string
  members: readonly Statement[]
  people: readonly Harmed[]
  things: readonly Struck[]
  doers: readonly string[]
  /** Candidates of the text before this one. */
  earlier: readonly Candidate[]
}

/**
 * Whether the set would make a template of an incident. Its makers left out what is old, general, or between armed sides, by
 * guidelines that a few dozen features follow; their weights (weights.tsv) are learned from the set's own training texts by
 * train.ts. This is a convention of the set and no matter of the reading.
 */
export function isRelevant(candidate: Candidate, reading: Reading): boolean {
  const weights = weightsOf('relevance')
  return scoreOf(relevanceFeatures(candidate, reading), weights) >= (weights.get('threshold') ?? 0)
}

export function relevanceFeatures(
  { type, members, people, things, doers, earlier }: Candidate,
  reading: Reading,
): string[] {
  const events = members.flatMap(({ event }) => event ?? [])
  const first = Math.min(...members.map(({ content, event }) => event?.trigger.start ?? content.start))
  const all = (is: (statement: Statement) => boolean): boolean => members.every(is)
  const has = (is: (statement: Statement) => boolean): boolean => members.some(is)
  const dates = events.flatMap(({ time }) => reading.dates.find(({ id }) => id === time) ?? [])
  const { publishedAt } = reading.document
  const ages = dates.flatMap(({ end }) =>
    end && publishedAt ? (Date.parse(publishedAt) - Date.parse(end)) / 86_400_000 : [],
  )
  const youngest = ages.length ? Math.min(...ages) : null
  const place = events.flatMap(({ roles }) => roles.filter(({ role }) => role === 'place'))
  const numbers = people.map(({ number }) => number)
  const civil = people.filter(({ name, description }) => !isMilitary(`${description} ${name}`.trim()))
  const head = reading.text.slice(0, 400)
  const features = [
    'bias',
    `type=${type}`,
    `members=${Math.min(4, members.length)}`,
    `position=${first < 500 ? 'lead' : first < 1200 ? 'early' : first < 3000 ? 'middle' : 'late'}`,
    `length=${reading.text.length < 1500 ? 'short' : reading.text.length < 4000 ? 'middle' : 'long'}`,
    `names=${Math.min(3, people.filter(({ name }) => name).length)}`,
    `people=${Math.min(3, people.length)}`,
    `civil=${Math.min(2, civil.length)}`,
    `things=${Math.min(3, things.length)}`,
    `doers=${Math.min(2, doers.length)}`,
    `age=${youngest === null ? 'none' : youngest < 0 ? 'ahead' : youngest < 3 ? 'fresh' : youngest < 61 ? 'weeks' : 'old'}`,
    `dates=${dates.some(({ precision }) => precision === 'day' || precision === 'night') ? 'day' : dates.length ? 'vague' : 'none'}`,
    `place=${place.length ? 'yes' : 'no'}`,
    ...new Set(
      numbers.map(
        (number) =>
          `number=${number === '1' || number === 'PLURAL' ? number : Number(number.replace('~', '')) > 100 ? 'hundreds' : 'some'}`,
      ),
    ),
    ...new Set(people.map(({ effect }) => `effect=${effect ?? 'none'}`)),
    ...new Set(events.map((event) => `event=${event.type}`)),
    ...new Set(members.map(({ act }) => `act=${act}`)),
    ...new Set(events.map(({ trigger }) => `trigger=${stem(trigger.exact)}`)),
    ...new Set(
      [...people.map(({ description, name }) => description || name), ...things.map(({ words }) => words)].flatMap(
        (words) => [...classesOf(words)].map((name) => `harmed=${name}`),
      ),
    ),
    ...new Set(doers.flatMap((words) => [...classesOf(words)].map((name) => `doer=${name}`))),
    ...(
      /\[(?:speech|interview|commentary|editorial|news conference|communique|statement|text|excerpts?|report)\b/gi[
        Symbol.match
      ](head) ?? []
    ).map((tag) => `genre=${tag.toLowerCase()}`),
  ]
  if (people.length + things.length === 0) features.push('nobody', `nobody&type=${type}`)
  else if (civil.length === 0 && things.every(({ words }) => isMilitary(words))) features.push('armed-only')
  const twins = earlier.filter((other) => other.type === type)
  features.push(`earlier=${Math.min(3, earlier.length)}`, `twins=${Math.min(2, twins.length)}`)
  const own = wordsOf({ people, things })
  if (twins.some((other) => [...wordsOf(other)].some((word) => own.has(word)))) features.push('told-before')
  if (all(({ voice }) => voice === 'presupposed')) features.push('all-presupposed')
  if (
    events.every(({ trigger }) =>
      /\b(?:the|this|that|these|those|such) $/i.test(reading.text.slice(Math.max(0, trigger.start - 7), trigger.start)),
    )
  )
    features.push('definite')
  if (all(({ chain }) => chain.length > 1)) features.push('all-said')
  for (const word of contentWords(members)) features.push(`word=${word}`)
  if (all(({ real }) => real === 'planned' || real === 'threatened')) features.push('all-ahead')
  if (all(({ event }) => event === undefined)) features.push('toll-only')
  if (all(({ act }) => act === 'denies')) features.push('all-denied')
  if (has(({ real }) => real === 'ongoing')) features.push('ongoing')
  if (all(({ event }) => event === undefined || /(?:s|ings)$/.test(event.trigger.exact)))
    features.push('plural-triggers')
  if (events.every(({ roles }) => !roles.some(({ role }) => role === 'victim' || role === 'target')))
    features.push('no-harmed-role')
  return features
}

/** Words of the names and descriptions of who and what was harmed. */
function wordsOf({ people, things }: Pick<Candidate, 'people' | 'things'>): Set<string> {
  const phrases = [
    ...people.flatMap(({ name, description }) => [name, description]),
    ...things.map(({ words }) => words),
  ]
  return new Set(phrases.flatMap((phrase) => phrase.toLowerCase().match(/\p{L}{4,}/gu) ?? []))
}

/** Common words of what is said; names, which have capitals, do not count: no side weighs more than another. */
function contentWords(members: readonly Statement[]): Set<string> {
  const words = members.flatMap(({ content: { exact } }) =>
    (/\p{Ll}/u.test(exact) ? exact : exact.toLowerCase()).match(/(?<!\p{L})\p{Ll}{3,}(?!\p{L})/gu),
  )
  return new Set(words.flatMap((word) => (word ? stem(word) : [])))
}

function stem(trigger: string): string {
  return trigger
    .toLowerCase()
    .split(/\s+/)[0]
    .replace(/(?:ing|ed|s)$/, '')
}
