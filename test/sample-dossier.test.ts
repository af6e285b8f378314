import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ExpectedIncident } from '../bench/dossier-fields.ts'
import { loadUserGazetteer } from '../src/resolve/places/load-user-gazetteer.ts'

const folder = new URL('../samples/dossier/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

interface Doc {
  id: string
  text: string
  language: string
  title: string
  outlet: string
  url: string
  publishedAt: string
}
interface Point {
  document: string
  words: string
  min: number | null
  max: number | null
  reportedOn: string
  also?: string[]
  supersedes?: string
}
interface Incident extends ExpectedIncident {
  originGroups: {
    actor: string | null
    side: string
    relation: string
    ownObservation: boolean
    documents: string[]
  }[]
  claims: string[]
  confirms: string[]
  retracts: string[]
  denies: { actor: string; what: string }[]
  accuses: { by: string; of: string }[]
  tolls: { counter: string | null; measure: string; scope: string; points: Point[] }[]
}
interface Expected {
  incidents: Incident[]
  linkedDocuments: { kind: string; documents: string[] }[]
  notIncidents: { document: string; words: string }[]
  suggestions: { incidents: string[] }[]
}

const documents = read('documents.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Doc)
const texts = new Map(documents.map(({ id, text }) => [id, text]))
const expected = JSON.parse(read('expected.json')) as Expected
const actors = new Set(loadUserGazetteer(fileURLToPath(new URL('gazetteer.tsv', folder))).actors.map(({ id }) => id))
const parties = read('parties.tsv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

describe('the documents of the sample dossier', () => {
  test('there are at least 60, in both languages, each with its own id and address', () => {
    expect(documents.length).toBeGreaterThanOrEqual(60)
    for (const language of ['fr', 'en']) {
      expect(documents.filter((doc) => doc.language === language).length).toBeGreaterThanOrEqual(25)
    }
    expect(texts.size).toBe(documents.length)
    expect(new Set(documents.map(({ url }) => url)).size).toBe(documents.length)
  })

  test('each begins with its title and has 60 to 220 words', () => {
    for (const { id, text, title } of documents) {
      const words = text.split(/\s+/).length
      expect(text.startsWith(`${title}\n\n`), id).toBe(true)
      expect(words, id).toBeGreaterThanOrEqual(60)
      expect(words, id).toBeLessThanOrEqual(220)
      expect(text.normalize('NFC'), id).toBe(text)
    }
  })

  test('each has an address that nobody owns and a time of publication', () => {
    for (const { id, url, publishedAt } of documents) {
      expect(new URL(url).hostname, id).toMatch(/\.example\.org$/)
      expect(publishedAt, id).toMatch(/^2024-04-\d\dT\d\d:\d\d:00Z$/)
    }
  })
})

describe('what is expected of the sample dossier', () => {
  test('the words of every statement and figure stand in their document', () => {
    const stands = (document: string, words: string): boolean => texts.get(document)?.includes(words) ?? false
    for (const { key, statements, tolls } of expected.incidents) {
      for (const [document, quotes] of Object.entries(statements)) {
        for (const words of quotes) expect(stands(document, words), `${key}: ${document}: ${words}`).toBe(true)
      }
      for (const { document, words } of tolls.flatMap(({ points }) => points)) {
        expect(stands(document, words), `${key}: ${document}: ${words}`).toBe(true)
        expect(statements, key).toHaveProperty([document])
      }
    }
    for (const { document, words } of expected.notIncidents) {
      expect(stands(document, words), `${document}: ${words}`).toBe(true)
    }
  })

  test('the counts of an incident follow from its documents and origins', () => {
    for (const { key, statements, reports, origins, independent, unknown, originGroups } of expected.incidents) {
      const sides = new Set(
        originGroups.map(({ side }) => side).filter((side) => side !== 'none' && side !== 'unknown'),
      )
      const observers = originGroups.filter(({ side, ownObservation }) => side === 'none' && ownObservation)
      const others = originGroups.filter(
        ({ side, ownObservation }) => side === 'unknown' || (side === 'none' && !ownObservation),
      )
      expect(reports, key).toBe(Object.keys(statements).length)
      expect(origins, key).toBe(originGroups.length)
      expect(independent, key).toBe(sides.size + observers.length)
      expect(unknown, key).toBe(others.length)
      for (const document of originGroups.flatMap((group) => group.documents)) {
        expect(statements, key).toHaveProperty([document])
      }
    }
  })

  test('every actor stands in the gazetteer, and on the side that the parties file gives it', () => {
    const side = new Map(parties.filter(([, , , , to]) => to === '').map(([, party, member]) => [member, party]))
    const ground = /^(?:place|country):/
    for (const [, , member] of parties) if (!ground.test(member)) expect(actors).toContain(member)
    for (const incident of expected.incidents) {
      for (const group of incident.originGroups) {
        if (group.actor !== null) expect(group.side, incident.key).toBe(side.get(group.actor) ?? 'none')
      }
      const named = [
        ...incident.originGroups.map(({ actor }) => actor),
        ...incident.tolls.map(({ counter }) => counter),
        ...incident.claims,
        ...incident.confirms,
        ...incident.retracts,
        ...incident.denies.map(({ actor }) => actor),
        ...incident.accuses.flatMap(({ by, of }) => [by, of]),
      ]
      for (const actor of named) if (actor !== null) expect(actors, incident.key).toContain(actor)
    }
  })

  test('a later figure supersedes an earlier one of the same series', () => {
    for (const { key, tolls } of expected.incidents) {
      for (const { points } of tolls) {
        points.forEach(({ supersedes }, at) => {
          if (!supersedes) return
          expect(
            points.slice(0, at).map(({ document }) => document),
            key,
          ).toContain(supersedes)
        })
      }
    }
  })

  test('every document is in an incident or says why not, and every status of occurrence is met', () => {
    const used = new Set([
      ...expected.incidents.flatMap(({ statements }) => Object.keys(statements)),
      ...expected.notIncidents.map(({ document }) => document),
    ])
    expect(documents.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
    expect([...new Set(expected.incidents.map(({ occurrence }) => occurrence))].toSorted()).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((rule) => `O${rule}`),
    )
  })

  test('linked documents and suggestions name what there is', () => {
    const keys = expected.incidents.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { incidents } of expected.suggestions) expect(keys).toEqual(expect.arrayContaining(incidents))
    for (const { kind, documents: linked } of expected.linkedDocuments) {
      expect(['copy', 'rewrite', 'citation']).toContain(kind)
      for (const id of linked) expect(texts.has(id), id).toBe(true)
    }
  })
})
