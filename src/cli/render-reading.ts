import type { Reading } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import type { ExplainedReading } from '../reading/read-document.ts'
import type { UiWords } from './ui-words.ts'

export type ReadFormat = 'text' | 'json' | 'html' | 'jsonl'

export interface RenderOptions {
  words: UiWords
  format: ReadFormat
  /** How the input is called in the rendering, and the command that reads it. */
  name: string
  command: string
  width: number
  colour: boolean
  /** Number of the statement to explain. */
  why?: number
  /** List the marked words instead of the statements. */
  flags: boolean
  /** Several inputs give one Reading a line. */
  oneOfMany: boolean
}

/** A reading in the form asked for; each renderer is loaded only when it is used. */
export async function renderReading(explained: ExplainedReading, options: RenderOptions): Promise<string> {
  const { reading } = explained
  const { format, why, words } = options
  if (why !== undefined) {
    const count = reading.statements.length
    if (why > count) throw new SelonError('usage', words('usage.no-statement', { n: why, count }))
    return (await import('./render-why.ts')).renderWhy(explained, why, options)
  }
  if (options.flags) return (await import('./render-flags.ts')).renderFlags(reading, options)
  if (format === 'json' || format === 'jsonl') return renderJson(reading, format === 'jsonl' || options.oneOfMany)
  if (format === 'html') return (await import('./render-html.ts')).renderHtml(reading, options)
  return (await import('./render-text.ts')).renderText(reading, options)
}

/** A Reading as JSON: keys in the order of the schema, one line or indented, a line end behind it. */
export function renderJson(reading: Reading, oneLine: boolean): string {
  const {
    schema,
    id,
    offsetUnit,
    engine,
    document,
    text,
    statements,
    actors,
    dates,
    places,
    flags,
    excluded,
    ...more
  } = reading as Reading & Record<string, unknown>
  const ordered = { schema, id, offsetUnit, engine, document, text, statements, actors, dates, places, flags, excluded }
  return `${JSON.stringify({ ...ordered, ...more }, null, oneLine ? 0 : 2)}\n`
}
