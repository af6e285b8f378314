import type { Reading } from '../../src/model/reading.ts'
import type { Span } from '../../src/model/span.ts'
import type { ChainLink, Statement } from '../../src/model/statement.ts'

type Range = [start: number, end: number]

/** An attribution in the terms of PolNeAR: who, by which words, says what; each a list of ranges. */
export interface Attribution {
  source: Range[]
  cue: Range[]
  content: Range[]
}

/**
 * The attributions of a Reading. Statements that one cue introduces are one attribution, as the sets count; a chain of
 * several voices gives one for each, whose content starts where the next voice begins.
 */
export function attributionsOf(reading: Reading): Attribution[] {
  const byCue = new Map<string, Attribution>()
  const bySource = new Map<string, Attribution>()
  for (const statement of reading.statements) {
    const links = statement.chain.filter((link) => link.order > 0 && (link.cue || link.mention))
    links.forEach((link, at) => {
      const content = withOpener(contentOf(statement, links.slice(at + 1)), link, reading.text)
      addLink(byCue, bySource, link, content)
    })
  }
  for (const attribution of byCue.values()) attribution.content = joined(attribution.content, reading.text)
  return [...byCue.values()].filter(({ content }) => content.length > 0)
}

/** The sets count the word that opens a clause ("that", "que") as a part of what is said. */
function withOpener([start, end]: Range, link: ChainLink, text: string): Range {
  const [cue] = spansOf(link.cue)
  const opener = /(?<=[^\p{L}])(?:that|whether|if|how|why|que|si|dass)\s+[^\p{L}\p{N}\s]*$/u.exec(
    text.slice(Math.max(0, start - 14), start),
  )
  if (!opener || !cue) return [start, end]
  const from = start - opener[0].length
  return cue.start <= from && cue.end > from ? [start, end] : [from, end]
}

function addLink(
  byCue: Map<string, Attribution>,
  bySource: Map<string, Attribution>,
  link: ChainLink,
  content: Range,
): void {
  const cue = spansOf(link.cue).map(rangeOf)
  const source = link.mention ? [rangeOf(link.mention)] : []
  // A source without words of its own is the one of the sentence before: it opens no attribution of its own.
  if (cue.length === 0 && source.length === 0) return
  const words = JSON.stringify(source)
  // A quotation that goes on without a cue belongs to the attribution whose source it repeats.
  const before = cue.length === 0 ? bySource.get(words) : undefined
  if (before) {
    before.content.push(content)
    return
  }
  const key = JSON.stringify([cue.length ? cue : source])
  const known = byCue.get(key)
  if (known) known.content.push(content)
  else {
    const made: Attribution = { source, cue, content: [content] }
    byCue.set(key, made)
    if (source.length > 0) bySource.set(words, made)
  }
}

/** The words of the statement, with the inner voices that the outer one reports. */
function contentOf(statement: Statement, inner: readonly ChainLink[]): Range {
  const spans = [statement.content, ...inner.flatMap((link) => [...spansOf(link.mention), ...spansOf(link.cue)])]
  return [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))]
}

/** Ranges with nothing but punctuation and joining words between them are one range. */
function joined(ranges: readonly Range[], text: string): Range[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const out: Range[] = []
  for (const [start, end] of sorted) {
    const last = out.at(-1)
    const between = last ? text.slice(last[1], start) : ''
    if (last && (start <= last[1] || /^[^\p{L}\p{N}]*(?:\p{L}{1,5}[^\p{L}\p{N}]*){0,2}$/u.test(between)))
      last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}

function spansOf(span: Span | Span[] | undefined): Span[] {
  return span === undefined ? [] : Array.isArray(span) ? span : [span]
}

function rangeOf({ start, end }: Span): Range {
  return [start, end]
}
