/** Texts of any language → which tell one story, by their words and days alone. */
import type { Range } from '../model/span.ts'
import { daysBetween } from '../text/iso-days.ts'
import { PairQueue } from './pair-queue.ts'
import { storyPairs } from './story-pairs.ts'
import { dotProduct, heaviestFirst, sumOf, type StoryVector } from './story-vector.ts'
import { storyVectors } from './story-vectors.ts'

export interface StoryText {
  document: string
  text: string
  /** Stretches that are no part of it (read-also lines, boilerplate). */
  skip?: readonly Range[]
  /** ISO day of publication, where known. */
  day?: string | null
  /** Code of its language, where known: how rare a word is is counted a language. */
  lang?: string | null
}

export interface Story {
  /** Ids, sorted. */
  documents: string[]
  /** First and last day of publication known. */
  days: [string, string] | null
  /** Words that most of its texts share and that weigh most, as they are written there; none for a text alone. */
  words: string[]
}

/** Mean cosine from which texts tell one story. Holds from half a dozen texts to hundreds (bench/quality, ecbplus and docgroups-pt). */
const oneStory = 0.2
/** Texts further apart are never compared again. */
const worthKeeping = 0.08
/** A story that nobody told for so many days is another one: an anniversary, the next strike on the same town. */
const silence = 7
const mostWords = 6
/** Such words tell no reader what a story is about. */
const short = /^\p{Ll}{1,3}$/u
const noWords: StoryVector = { numbers: new Uint32Array(), weights: new Float64Array() }

/**
 * Groups texts that tell one story: agglomerative clustering by average linkage (Sokal & Michener 1958) over TF-IDF vectors,
 * among texts that share weighty words. In: texts, each document once. Out: stories, the largest first, each document in one.
 * Pure; the order of the texts changes nothing. A text that shares no word with another stands alone.
 */
export function groupStories(texts: readonly StoryText[]): Story[] {
  const sorted = [...new Map(texts.map((text) => [text.document, text])).values()].sort(byDay)
  const { vectors, shown } = storyVectors(sorted)
  const groups = sorted.map((text, at) => newGroup(at, vectors[at], text.day?.slice(0, 10)))
  merge(groups, vectors)
  return groups
    .filter(({ joined }) => !joined)
    .map(({ members, sum, days }) => ({
      documents: members.map((at) => sorted[at].document).sort(),
      days,
      words: members.length > 1 ? sharedWords(members, sum, vectors, shown) : [],
    }))
    .sort((a, b) => b.documents.length - a.documents.length || compare(a.documents[0], b.documents[0]))
}

interface Group {
  members: number[]
  sum: StoryVector
  days: [string, string] | null
  /** Sums of the cosines of all pairs with the groups around it. */
  around: Map<number, number>
  joined: boolean
}

function newGroup(at: number, vector: StoryVector, day: string | undefined): Group {
  return { members: [at], sum: vector, days: day ? [day, day] : null, around: new Map(), joined: false }
}

/** The closest two groups become one as long as any are close enough. */
function merge(groups: Group[], vectors: readonly StoryVector[]): void {
  const queue = new PairQueue()
  const offer = (a: number, b: number, cosines: number): void => {
    const mean = cosines / (groups[a].members.length * groups[b].members.length)
    if (mean >= oneStory && daysMeet(groups[a].days, groups[b].days)) queue.add(Math.min(a, b), Math.max(a, b), mean)
  }
  for (const { a, b, cosine } of storyPairs(vectors, worthKeeping)) {
    groups[a].around.set(b, cosine)
    groups[b].around.set(a, cosine)
    offer(a, b, cosine)
  }
  for (let next = queue.take(); next; next = queue.take()) {
    const [a, b] = [groups[next.a], groups[next.b]]
    const cosines = a.joined || b.joined ? undefined : a.around.get(next.b)
    if (cosines === undefined || cosines / (a.members.length * b.members.length) !== next.close) continue
    if (!daysMeet(a.days, b.days)) continue
    join(groups, next.a, next.b)
    for (const [other, sum] of a.around) offer(next.a, other, sum)
  }
}

function join(groups: Group[], into: number, from: number): void {
  const [a, b] = [groups[into], groups[from]]
  const others = new Set([...a.around.keys(), ...b.around.keys()])
  others.delete(into)
  others.delete(from)
  const around = new Map<number, number>()
  for (const other of [...others].sort((x, y) => x - y)) {
    const there = groups[other]
    const cosines =
      (a.around.get(other) ?? dotProduct(a.sum, there.sum)) + (b.around.get(other) ?? dotProduct(b.sum, there.sum))
    around.set(other, cosines)
    there.around.delete(from)
    there.around.set(into, cosines)
  }
  a.sum = sumOf(a.sum, b.sum)
  a.members.push(...b.members)
  a.days = spanOf(a.days, b.days)
  a.around = around
  Object.assign(b, { joined: true, around: new Map(), sum: noWords })
}

function daysMeet(a: Group['days'], b: Group['days']): boolean {
  if (!a || !b) return true
  const gap = a[0] > b[1] ? daysBetween(b[1], a[0]) : b[0] > a[1] ? daysBetween(a[1], b[0]) : 0
  return gap <= silence
}

function spanOf(a: Group['days'], b: Group['days']): Group['days'] {
  if (!a || !b) return a ?? b
  return [a[0] < b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1]]
}

function sharedWords(
  members: readonly number[],
  sum: StoryVector,
  vectors: readonly StoryVector[],
  shown: readonly string[],
): string[] {
  const having = new Map<number, number>()
  for (const at of members) for (const number of vectors[at].numbers) having.set(number, (having.get(number) ?? 0) + 1)
  return heaviestFirst(sum)
    .map((position) => sum.numbers[position])
    .filter((number) => having.get(number)! * 2 > members.length && !short.test(shown[number]))
    .slice(0, mostWords)
    .map((number) => shown[number])
}

function byDay(a: StoryText, b: StoryText): number {
  return compare(a.day ?? '', b.day ?? '') || compare(a.document, b.document)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
