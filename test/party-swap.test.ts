import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'

type Forms = Record<string, string>

/** Two sides a row, each in the forms that the templates use. */
const pairs: Record<string, [Forms, Forms][]> = {
  group: [
    [{ n: 'Front du Nord' }, { n: 'Front du Sud' }],
    [{ n: 'Hamas' }, { n: 'Hezbollah' }],
  ],
  state: [
    [adjective('russe', 'russe'), adjective('ukrainien', 'ukrainienne')],
    [adjective('israélien', 'israélienne'), adjective('iranien', 'iranienne')],
    [adjective('kesmarien', 'kesmarienne'), adjective('ostrien', 'ostrienne')],
  ],
}

const templates = readFileSync(join(import.meta.dirname, 'fixtures/party-swap.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string])

const reader = createReader()

describe('swapping the names of the two sides leaves the reading unchanged', () => {
  test.each(templates)('%s: %s', (kind, template) => {
    for (const [a, b] of pairs[kind]) {
      const one = readingOf(template, { A: a, B: b })
      const other = readingOf(template, { A: b, B: a })
      expect(other).toEqual(one)
      expect(one.length).toBeGreaterThan(0)
    }
  })
})

function adjective(m: string, f: string): Forms {
  return { m, f, mp: `${m}s`, fp: `${f}s` }
}

interface Piece {
  start: number
  end: number
  slot: boolean
}

/** The statements of a filled template, with every offset counted in the template: a name is one unit, whatever its length. */
function readingOf(template: string, sides: Record<string, Forms>): unknown[] {
  const pieces: Piece[] = []
  let text = ''
  for (const part of template.split(/(?<slot>\{[AB]\.\w+\})/)) {
    const slot = /^\{(?<side>[AB])\.(?<form>\w+)\}$/.exec(part)
    const filled = slot ? sides[slot.groups!.side][slot.groups!.form] : part
    pieces.push({ start: text.length, end: text.length + filled.length, slot: slot !== null })
    text += filled
  }
  return reader.read({ id: 'swap', text, language: 'fr' }).statements.map((statement) => neutral(statement, pieces))
}

/** Drops what names or identifies (words, actor ids), keeps everything else; offsets become template units. */
function neutral(value: unknown, pieces: readonly Piece[]): unknown {
  if (Array.isArray(value)) return value.map((item) => neutral(item, pieces))
  if (value === null || typeof value !== 'object') return value
  const object = value as Record<string, unknown>
  if (typeof object.start === 'number' && typeof object.end === 'number')
    return `${unit(object.start, pieces)}–${unit(object.end, pieces)}`
  const dropped = new Set(['doc', 'actor', 'ref', 'countedBy', 'relayedBy', 'nationality'])
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !dropped.has(key))
      .map(([key, item]) => [key, neutral(item, pieces)]),
  )
}

function unit(offset: number, pieces: readonly Piece[]): string {
  const at = pieces.findIndex((piece) => offset < piece.end || (offset === piece.end && !piece.slot))
  const index = at < 0 ? pieces.length - 1 : at
  const piece = pieces[index]
  return piece.slot ? `${index}${offset > piece.start ? '+' : ''}` : `${index}:${offset - piece.start}`
}
