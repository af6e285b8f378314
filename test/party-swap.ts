// Readings that two sides share. In: a template with slots for two sides, and their names. Out: what is read, names aside.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../src/reading/read-document.ts'
import type { Forms } from './party-swap-pairs.ts'

/** The kind of pair and the text, one template a line of the language's fixture. */
export function readTemplates(language: string): [kind: string, template: string][] {
  return readFileSync(join(import.meta.dirname, `fixtures/party-swap/${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string])
}

interface Piece {
  start: number
  end: number
  slot: boolean
}

export interface NeutralReading {
  statements: unknown[]
  flags: unknown[]
  counts: Readonly<Record<string, number>>
}

/** The reading of a filled template, with every offset counted in the template: a name is one unit, whatever its length. */
export function neutralReading(
  reader: Reader,
  language: string,
  template: string,
  sides: Readonly<Record<string, Forms>>,
): NeutralReading {
  const pieces: Piece[] = []
  let text = ''
  for (const part of template.split(/(?<slot>\{[AB]\.\w+\})/)) {
    const slot = /^\{(?<side>[AB])\.(?<form>\w+)\}$/.exec(part)
    const filled = slot ? sides[slot.groups!.side][slot.groups!.form] : part
    pieces.push({ start: text.length, end: text.length + filled.length, slot: slot !== null })
    text += filled
  }
  const { statements, flags, excluded, places, dates } = reader.read({ id: 'swap', text, language })
  return {
    statements: statements.map((statement) => neutral(statement, pieces)),
    flags: flags.map((flag) => neutral(flag, pieces)),
    counts: { excluded: excluded.length, places: places.filter((place) => !place.use).length, dates: dates.length },
  }
}

/** Of what identifies (ids of actors and places, countries) only keeps that it is there; offsets become template units. */
function neutral(value: unknown, pieces: readonly Piece[]): unknown {
  if (Array.isArray(value)) return value.map((item) => neutral(item, pieces))
  if (value === null || typeof value !== 'object') return value
  const object = value as Record<string, unknown>
  if (typeof object.start === 'number' && typeof object.end === 'number')
    return `${unit(object.start, pieces)}–${unit(object.end, pieces)}`
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !spelling.has(key))
      .map(([key, item]) => [key, identifying.has(key) ? item !== null : neutral(item, pieces)]),
  )
}

const spelling: ReadonlySet<string> = new Set(['doc', 'text'])
const identifying: ReadonlySet<string> = new Set(['actor', 'ref', 'countedBy', 'relayedBy', 'nationality'])

function unit(offset: number, pieces: readonly Piece[]): string {
  const at = pieces.findIndex((piece) => offset < piece.end || (offset === piece.end && !piece.slot))
  const index = at < 0 ? pieces.length - 1 : at
  const piece = pieces[index]
  return piece.slot ? `${index}${offset > piece.start ? '+' : ''}` : `${index}:${offset - piece.start}`
}
