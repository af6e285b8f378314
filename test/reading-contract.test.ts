import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Reading } from '../src/model/reading.ts'
import { createReader } from '../src/reading/read-document.ts'

const root = join(import.meta.dirname, '..')
const reader = createReader({ gazetteerFiles: [join(root, 'samples/gazetteer.tsv')] })

const samples = readdirSync(join(root, 'samples')).filter((name) => name.endsWith('.txt'))
const cases = ['readings', 'articles'].flatMap((set) =>
  readFileSync(join(root, `bench/cases/${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; lang: string; text: string }),
)
const texts: [string, string][] = [
  ...samples.map((name): [string, string] => [name, readFileSync(join(root, 'samples', name), 'utf8')]),
  ...cases.filter((one) => one.lang === 'fr').map((one): [string, string] => [one.id, one.text]),
]

describe.each(texts)('the reading of %s', (id, text) => {
  const reading = reader.read({ id, text, language: 'fr' })

  test('is what the schema says', () => {
    expect(Reading.safeParse(JSON.parse(JSON.stringify(reading))).error?.issues ?? []).toEqual([])
  })

  test('refers only to what it holds', () => {
    const dates = new Set(reading.dates.map((date) => date.id))
    const statements = new Set(reading.statements.map((statement) => statement.id))
    const things = new Set([...reading.places, ...reading.actors].map((thing) => thing.id))
    const broken: string[] = []
    for (const statement of reading.statements) {
      const { event, about = [], presupposes = [], chain } = statement
      if (event?.time && !dates.has(event.time)) broken.push(`${statement.id} time ${event.time}`)
      for (const role of event?.roles ?? [])
        if (role.ref && !things.has(role.ref)) broken.push(`${statement.id} ${role.role} ${role.ref}`)
      for (const other of [...about, ...presupposes])
        if (!statements.has(other)) broken.push(`${statement.id} about ${other}`)
      for (const link of chain)
        if (link.saidOn && !dates.has(link.saidOn)) broken.push(`${statement.id} saidOn ${link.saidOn}`)
    }
    expect(broken).toEqual([])
  })

  test('gives every statement a chain from the author inwards, and every event stands in one', () => {
    for (const { chain, factuality } of reading.statements) {
      expect(chain.map((link) => link.order)).toEqual(chain.map((_, at) => at))
      expect(chain[0].role).toBe('author')
      expect(factuality).toHaveLength(chain.length)
    }
  })

  test('has every figure in its own words', () => {
    for (const toll of reading.statements.flatMap((statement) => statement.tolls ?? [])) {
      const digits = /\d/.test(toll.raw.exact) ? toll.raw.exact.replace(/[^\d]/g, ' ') : ''
      const shown = digits.replace(/ /g, '')
      if (toll.exactness === 'exact' && toll.best !== null && toll.best > 1 && /^\d+$/.test(shown))
        expect(shown).toContain(String(toll.best))
    }
  })

  test('reads nothing from what it leaves out', () => {
    const inside = reading.statements.filter((statement) =>
      reading.excluded.some(
        (item) => item.span.start <= statement.content.start && statement.content.end <= item.span.end,
      ),
    )
    expect(inside.map((statement) => statement.content.exact)).toEqual([])
  })
})
