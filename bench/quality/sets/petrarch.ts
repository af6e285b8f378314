import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

type Score = Record<string, Record<string, Prf>>

/** Who did what to whom by CAMEO's root categories (PLOVER and PETRARCH records); much of each sentence is left uncoded there. */
export const petrarch: BenchmarkSet = {
  name: 'petrarch',
  splits: ['dev'],
  languages: ['en'],
  scorer: 'petrarch/score.py',
  predict: (reading, { id }) => ({ id, events: codedEvents(reading) }),
  figures: (score: Score) =>
    Object.fromEntries(
      ['plover-gsr', 'petr-unit', 'petr2-gsr'].flatMap((set) =>
        score[set]
          ? [
              [`root F1, ${set}`, percent(score[set]['root, 18-20 merged'][2])],
              ...(score[set].source ? [[`source F1, ${set}`, percent(score[set].source[2])]] : []),
            ]
          : [],
      ),
    ),
}

/** One event a statement: a material one by its type, else one of words by its act. */
function codedEvents(reading: Reading): object[] {
  const seen = new Set<number>()
  return reading.statements.flatMap((statement) => {
    const coded = statement.event ? byType(statement) : byAct(statement)
    if (!coded || seen.has(coded.at)) return []
    seen.add(coded.at)
    return [coded.event]
  })
}

function byType(statement: Statement): { at: number; event: object } | null {
  const { event } = statement
  const root = event && roots().get(event.type)
  if (!event || !root) return byAct(statement)
  const fill = (...names: string[]): number[][] =>
    event.roles.filter(({ role }) => names.includes(role)).map(({ span }) => [span.start, span.end])
  return {
    at: event.trigger.start,
    event: {
      trigger: [[event.trigger.start, event.trigger.end]],
      source: fill('perpetrator', 'agent', 'participant'),
      target: fill('target', 'victim', 'recipient', 'object'),
      root,
    },
  }
}

function byAct(statement: Statement): { at: number; event: object } | null {
  const root = roots().get(`act:${statement.act}`)
  const link = statement.chain.at(-1)
  const cue = Array.isArray(link?.cue) ? link.cue[0] : link?.cue
  if (!root || !cue || !link?.mention) return null
  return {
    at: cue.start,
    event: {
      trigger: [[cue.start, cue.end]],
      source: [[link.mention.start, link.mention.end]],
      target: [[statement.content.start, statement.content.end]],
      root,
    },
  }
}

let known: Map<string, string> | undefined

/** CAMEO root of an event type or of an act. */
function roots(): Map<string, string> {
  if (known) return known
  const rows = readFileSync(join(import.meta.dirname, '..', 'cameo-roots.tsv'), 'utf8')
    .split('\n')
    .slice(1)
  known = new Map(rows.filter(Boolean).map((row) => row.split('\t') as [string, string]))
  return known
}
