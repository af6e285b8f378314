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
      if (isOneself(link, links[at - 1])) return
      const content = withOpener(contentOf(statement, links.slice(at + 1)), link, reading.text)
      const direct = statement.speech === 'direct'
      addLink(byCue, bySource, link, direct ? wholeQuotation(content, link, reading.text) : content, direct)
    })
  }
  for (const attribution of byCue.values()) {
    attribution.content = withoutFrame(
      joined(attribution.content, reading.text, [...attribution.source, ...attribution.cue]),
      attribution,
    )
    asTheSetsCut(attribution, reading.text)
  }
  return [...byCue.values()].filter(({ content }) => content.length > 0)
}

/** "Voters say they plan …": what the speaker tells of itself is one attribution with what it says. */
function isOneself(link: ChainLink, outer: ChainLink | undefined): boolean {
  const meant = link.anaphor === 'pronoun' ? link.antecedent : undefined
  return (
    meant !== undefined &&
    outer?.mention !== undefined &&
    meant.start < outer.mention.end &&
    outer.mention.start < meant.end
  )
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
  direct: boolean,
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
    if (source.length > 0 && (direct || !bySource.has(words))) bySource.set(words, made)
  }
}

/** Marks and what they close with; straight ones are paired by counting within the paragraph. */
function wholeQuotation([start, end]: Range, link: ChainLink, text: string): Range {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const stop = text.indexOf('\n', end)
  const to = stop < 0 ? text.length : stop
  let open = -1
  for (let i = from; i < to; i++) {
    const pair = text[i] === "'" && text[i + 1] === "'"
    const straight = pair || text[i] === '"'
    if (open < 0 && (straight || text[i] === '“')) open = pair ? i + 2 : i + 1
    else if (open >= 0 && (straight || text[i] === '”')) {
      if (open <= start && i >= end) {
        const outside = [...spansOf(link.cue), ...spansOf(link.mention)].every(
          (span) => span.end <= open || span.start >= i,
        )
        return outside ? [open, i] : [start, end]
      }
      open = -1
    } else if (open > start) break
    if (pair) i++
  }
  return [start, end]
}

/** What is said without the words that say so ("Winters, he said, are …"): the sets cut them out of it. */
function withoutFrame(content: readonly Range[], { source, cue }: Attribution): Range[] {
  const frame = [...source, ...cue]
  return content.flatMap(([start, end]): Range[] => {
    const inside = frame.filter((range) => range[0] >= start && range[1] <= end)
    if (inside.length === 0 || cue.length === 0 || !inside.includes(cue[0])) return [[start, end]]
    const a = Math.min(...inside.map((range) => range[0]))
    const b = Math.max(...inside.map((range) => range[1]))
    return [[start, a] satisfies Range, [b, end] satisfies Range].filter((range) => range[1] - range[0] > 1)
  })
}

/** The words of the statement, with the inner voices that the outer one reports. */
function contentOf(statement: Statement, inner: readonly ChainLink[]): Range {
  const spans = [statement.content, ...inner.flatMap((link) => [...spansOf(link.mention), ...spansOf(link.cue)])]
  return [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))]
}

const adverbsBefore =
  /(?:(?<![\p{L}’'-])(?:\p{L}+ly|also|even|often|never|now|then|later|still|further|again|already|once|earlier|sometimes|just|so|to)\s+)+$/u
const particle = /^\s+(?:about|against|as|at|for|from|into|of|on|over|with)(?=\s)/u
const gapToContent = /^(?:\s+[\p{L}\p{N}’'-]+){0,5}\s+(?:about|against|as|at|for|from|of|on|over|to|with)\s+$/u
const relative = /^,?\s+(?:who|which|that)(?=\s)/u

/**
 * Where the sets cut otherwise than Selon: adverbs in front of a cue and the preposition behind it count as the cue's, the source of
 * a relative clause is its pronoun, and a possessor keeps its mark.
 */
function asTheSetsCut(attribution: Attribution, text: string): void {
  const [cue] = attribution.cue
  const [source] = attribution.source
  const [content] = attribution.content
  if (cue && source && source[1] <= cue[0]) {
    const pronoun = relative.exec(text.slice(source[1], source[1] + 12))
    if (pronoun && cue[0] - source[1] < 40) {
      const end = source[1] + pronoun[0].length
      attribution.source = [[end - pronoun[0].trimStart().replace(/^,\s*/u, '').length, end]]
    } else if (/^[’']s\s/u.test(text.slice(source[1], source[1] + 3)) && cue[0] - source[1] < 30) source[1] += 2
  }
  if (!cue) return
  const before = adverbsBefore.exec(text.slice(Math.max(0, cue[0] - 40), cue[0]))
  if (before && (!source || cue[0] - before[0].length >= source[1] || cue[1] <= source[0])) cue[0] -= before[0].length
  if (!content || content[0] < cue[1]) return
  const led = particle.exec(text.slice(cue[1], cue[1] + 10))
  if (led && content[0] <= cue[1] + led[0].length) {
    cue[1] += led[0].length
    content[0] = Math.max(content[0], cue[1])
  } else if (gapToContent.test(text.slice(cue[1], content[0]))) cue[1] = content[0] - 1
}

/** Ranges with nothing but punctuation and joining words between them are one range. */
function joined(ranges: readonly Range[], text: string, frame: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const out: Range[] = []
  for (const [start, end] of sorted) {
    const last = out.at(-1)
    const between = last ? text.slice(last[1], start) : ''
    const parted = last && frame.some((range) => range[0] >= last[1] && range[1] <= start)
    if (last && !parted && (start <= last[1] || /^[^\p{L}\p{N}]*(?:\p{L}{1,5}[^\p{L}\p{N}]*){0,2}$/u.test(between)))
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
