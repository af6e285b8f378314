import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TollProposal } from '../src/model/proposals.ts'
import { loadPack, packCodes } from '../src/packs/load-pack.ts'
import { createParser } from '../src/parse/parse-document.ts'
import { resolveTolls } from '../src/resolve/resolve-tolls.ts'

const pack = loadPack('fr')!

interface Expected {
  sign: string
  measure: string
  bounds: string
  wants: Record<string, string>
  start: number
  end: number
}

const mark = /\{(?<sign>-?)(?<measure>[a-z-]+) (?<bounds>\d*\.\.\d*)(?<wants>(?: [a-z]+=[a-z-]+)*) (?<words>[^}]*)\}/g

/** Text without its marks, and what they say. */
function readMarks(line: string): { text: string; expected: Expected[] } {
  const expected: Expected[] = []
  let text = ''
  let from = 0
  for (const match of line.matchAll(mark)) {
    const { sign, measure, bounds, wants, words } = match.groups as Record<string, string>
    text += line.slice(from, match.index)
    const pairs = wants
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('='))
    expected.push({
      sign,
      measure,
      bounds,
      wants: Object.fromEntries(pairs),
      start: text.length,
      end: text.length + words.length,
    })
    text += words
    from = match.index + match[0].length
  }
  return { text: text + line.slice(from), expected }
}

const french = createParser(pack)

function tollsOf(text: string, of = pack, parser = french): TollProposal[] {
  const sentences = parser.parse(text, [{ kind: 'body', start: 0, end: text.length }])
  return resolveTolls({ text, document: {} as never, sentences }, of)
}

function show(measure: string, bounds: string, sign: string): string {
  return `${sign}${measure} ${bounds}`
}

const packs = packCodes()
  .map((code) => loadPack(code)!)
  .filter((other) => existsSync(join(other.dir, 'cases', 'tolls.txt')) && other.info.models.length > 0)

describe.each(packs.map((other) => ({ name: other.info.name, other })))('tolls of the cases in $name', ({ other }) => {
  const cases = readFileSync(join(other.dir, 'cases', 'tolls.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const own = createParser(other)
  it.each(cases)('%s', (line) => {
    const { text, expected } = readMarks(line)
    const tolls = tollsOf(text, other, own)
    expect(
      tolls.map((toll) => show(toll.measure, `${toll.min ?? ''}..${toll.max ?? ''}`, toll.polarity ?? '')),
    ).toEqual(expected.map((want) => show(want.measure, want.bounds, want.sign)))
    tolls.forEach((toll, i) => {
      expect(toll.raw.start < expected[i].end && toll.raw.end > expected[i].start).toBe(true)
      expect(toll).toMatchObject(expected[i].wants)
    })
  })
})

describe('resolveTolls', () => {
  it('never throws, and its ranges lie in the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'douze',
            'morts',
            'aucun',
            ' ',
            '12',
            ',',
            'dont',
            'ont été tués',
            '«',
            '\ud800',
            'à',
            'bilan',
            '.',
          ),
        ),
        (parts) => {
          const text = parts.join(' ')
          for (const toll of tollsOf(text)) {
            expect(toll.raw.start).toBeGreaterThanOrEqual(0)
            expect(toll.raw.end).toBeLessThanOrEqual(text.length)
            expect(toll.raw.end).toBeGreaterThan(toll.raw.start)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('keeps who the victims are, what is part of what, and what replaces what', () => {
    const [boys, one] = tollsOf("Sept garçons ont été tués, dont deux lycéens, a dit l'école.")
    expect(boys.victims).toEqual({ age: 'child', sex: 'male' })
    expect(one).toMatchObject({ part: 'subset', partOf: 0 })
    const [before, after] = tollsOf("Le bilan, d'abord établi à six morts, a été porté à neuf.")
    expect(before.replaces).toBeUndefined()
    expect(after.replaces).toBe(0)
  })

  it('keeps a composition as words', () => {
    const text = 'Au moins 40 personnes, en majorité des femmes et des enfants, ont été tuées.'
    const [toll] = tollsOf(text)
    expect(toll.composition).toEqual([{ raw: { start: 23, end: 60 }, group: 'women and children', part: 'majority' }])
  })
})
