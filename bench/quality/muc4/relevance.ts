import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { Harmed } from './people.ts'
import type { Struck } from './things.ts'
import { isMilitary } from './fillers.ts'
import { classesOf } from './phrase-classes.ts'

/** What a template is judged by. */
export interface Candidate {
  type: string
  members: readonly Statement[]
  people: readonly Harmed[]
  things: readonly Struck[]
  doers: readonly string[]
  organisations: number
}

/**
 * Whether the set would make a template of an incident. Its makers left out what is old, general, or between armed sides, by
 * guidelines that a few dozen features follow; their weights (relevance.tsv) are learned from the set's own training texts by
 * train-relevance.ts. This is a convention of the set and no matter of the reading.
 */
export function isRelevant(candidate: Candidate, reading: Reading): boolean {
  const { weights, threshold } = model()
  return scoreOf(relevanceFeatures(candidate, reading), weights) >= threshold
}

export function scoreOf(features: readonly string[], weights: ReadonlyMap<string, number>): number {
  return features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0)
}

export function relevanceFeatures(
  { type, members, people, things, doers, organisations }: Candidate,
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
    `organisations=${Math.min(2, organisations)}`,
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

function stem(trigger: string): string {
  return trigger
    .toLowerCase()
    .split(/\s+/)[0]
    .replace(/(?:ing|ed|s)$/, '')
}

let known: { weights: Map<string, number>; threshold: number } | undefined

function model(): { weights: Map<string, number>; threshold: number } {
  if (known) return known
  const rows = readFileSync(join(import.meta.dirname, 'relevance.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const weights = new Map(rows.map((row) => row.split('\t')).map(([feature, weight]) => [feature, Number(weight)]))
  return (known = { weights, threshold: weights.get('threshold') ?? 0 })
}
