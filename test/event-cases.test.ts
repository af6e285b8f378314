/** Event cases of every pack that has them (`cases/events.txt`): marked triggers, types and roles, negatives beside positives. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findEvents } from '../src/events/find-events.ts'
import type { Document } from '../src/model/document.ts'
import { loadPack, packCodes } from '../src/packs/load-pack.ts'
import { createParser } from '../src/parse/parse-document.ts'
import { checkEventCase, readEventCases } from './event-cases.ts'

/** Share of positive cases that may miss while the parse models change; negatives may not. Younger packs have more to learn. */
const slackOf: Readonly<Record<string, number>> = { fr: 0.06 }
const youngSlack = 0.08

describe.each(packCodes().filter((code) => existsSync(join(loadPack(code)!.dir, 'cases/events.txt'))))(
  'events of the pack %s',
  (code) => {
    const pack = loadPack(code)!
    const cases = readEventCases(readFileSync(join(pack.dir, 'cases/events.txt'), 'utf8'))
    const parser = createParser(pack)
    const find = (text: string) => {
      const segments = [{ kind: 'body' as const, start: 0, end: text.length }]
      const document = { segments } as unknown as Document
      const sentences = parser.parse(text, segments)
      return findEvents({ text, document, sentences }, { dates: [], places: [], actors: [], tolls: [] }, pack)
    }
    const wrong = cases.map((one) => ({ one, problems: checkEventCase(one, find(one.text)) }))

    test('a sentence without an event has none', () => {
      const negatives = wrong.filter(({ one }) => one.events.length === 0)
      expect(negatives.length).toBeGreaterThan(20)
      expect(negatives.filter(({ problems }) => problems.length > 0)).toEqual([])
    })

    test('a marked event is found with its type and roles', () => {
      const positives = wrong.filter(({ one }) => one.events.length > 0)
      const missed = positives.filter(({ problems }) => problems.length > 0)
      expect(positives.length).toBeGreaterThan(90)
      expect(missed.length / positives.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(
        slackOf[code] ?? youngSlack,
      )
    })
  },
)
