import type { Segment, SegmentKind } from '../model/document.ts'
import type { LoadedFlag } from '../model/flag.ts'
import type { Reading } from '../model/reading.ts'
import type { Range } from '../model/span.ts'
import { excludedKinds } from '../intake/segment-text.ts'
import { escapeHtml } from './escape-html.ts'
import { layerPieces, type Layer } from './layer-pieces.ts'
import { markWords } from './mark-words.ts'
import type { UiWords } from './ui-words.ts'

/** What may lie over a stretch of the text: a statement's content, the mention of a source, a marked word. */
export type TextLayer = { statement: number } | { mention: true } | { flag: LoadedFlag; n: number }

/** The whole text as HTML, its segments as paragraphs, each statement's words linked to it. The text stays exact. */
export function htmlText(reading: Reading, words: UiWords): string {
  const layers = layersOf(reading)
  const pieces = layerPieces(layers, reading.text.length)
  const writer = createPieceWriter(reading)
  let at = 0
  return paragraphsOf(reading)
    .map(({ kind, range }) => {
      const parts: string[] = []
      while (at < pieces.length && pieces[at].end <= range.start) at++
      for (let i = at; i < pieces.length && pieces[i].start < range.end; i++) {
        const start = Math.max(pieces[i].start, range.start)
        parts.push(writer(start, Math.min(pieces[i].end, range.end), pieces[i].layers))
      }
      return paragraph(kind, parts.join(''), words)
    })
    .join('\n')
}

/** A slur is blurred until pointer or focus is on it. */
export function flaggedWord(text: string, flag: LoadedFlag): string {
  return `<span class="flag${flag.severity === 'slur' ? ' slur' : ''}">${escapeHtml(text)}</span>`
}

function layersOf({ statements, flags }: Reading): Layer<TextLayer>[] {
  return [
    ...statements.map(({ content: { start, end } }, i) => ({ start, end, value: { statement: i + 1 } })),
    ...statements.flatMap(({ chain }) =>
      chain.flatMap(({ mention }) =>
        mention ? [{ start: mention.start, end: mention.end, value: { mention: true as const } }] : [],
      ),
    ),
    ...flags.flatMap((flag, i) =>
      markWords(flag.span, [flag]).map(({ start, end }) => ({ start, end, value: { flag, n: i + 1 } })),
    ),
  ].filter((layer) => layer.start < layer.end)
}

/** Writes pieces in order; the first piece of a statement or flag carries its id, and is its only stop for the keyboard. */
function createPieceWriter({ text, statements, flags }: Reading) {
  const seen = new Set<string>()
  const idOf = (id: string): string => (seen.has(id) ? '' : (seen.add(id), ` id="${id}"`))
  return (start: number, end: number, layers: readonly TextLayer[]): string => {
    const covering = layers.filter((layer) => 'statement' in layer).map((layer) => layer.statement)
    const flag = layers.find((layer) => 'flag' in layer && layer.flag.category !== 'headline-vs-body')
    let html = escapeHtml(text.slice(start, end))
    if (flag && 'flag' in flag) {
      const first = idOf(`f${flag.n}`)
      html = `<span class="flag${flags[flag.n - 1].severity === 'slur' ? ' slur' : ''}${first ? ' first' : ''}"${first}>${html}</span>`
    }
    if (layers.some((layer) => 'mention' in layer)) html = `<span class="src">${html}</span>`
    if (covering.length === 0) return html
    const length = (n: number): number => statements[n - 1].content.end - statements[n - 1].content.start
    const inner = covering.reduce((best, n) => (length(n) < length(best) ? n : best))
    const marks = covering.filter((n) => !seen.has(`w${n}`))
    // Statements that begin here and are not the innermost still need a place to land.
    const anchors = marks.map((n) => `<span${idOf(`w${n}`)} class="n" data-n="${n}"></span>`).join('')
    const classes = `w v-${statements[inner - 1].voice} ${covering.map((n) => `c${n}`).join(' ')}`
    return `<a class="${classes}" href="#s${inner}"${marks.length === 0 ? ' tabindex="-1"' : ''}>${anchors}${html}</a>`
  }
}

/** Segments as paragraphs: what stands on one line stays in one, with the words between segments. */
function paragraphsOf({ text, document }: Reading): { kind: SegmentKind; range: Range }[] {
  const paragraphs: { kind: SegmentKind; range: Range }[] = []
  let last: Segment | null = null
  for (const segment of document.segments) {
    const from = last?.end ?? 0
    const gap = text.slice(from, segment.start)
    const breakAt = gap.lastIndexOf('\n')
    const previous = paragraphs.at(-1)
    if (last && breakAt < 0 && previous) {
      previous.range = { start: previous.range.start, end: segment.end }
      previous.kind = previous.kind === 'dateline' ? segment.kind : previous.kind
    } else {
      const lineStart = from + breakAt + 1
      const lead = text.slice(lineStart, segment.start)
      paragraphs.push({
        kind: segment.kind,
        range: { start: lineStart + lead.length - lead.trimStart().length, end: segment.end },
      })
    }
    last = segment
  }
  return paragraphs
}

function paragraph(kind: SegmentKind, html: string, words: UiWords): string {
  if (kind === 'headline') return `<h3 class="headline">${html}</h3>`
  if (!excludedKinds.includes(kind)) return `<p class="${kind}">${html}</p>`
  return `<p class="left-out"><span class="tag">${escapeHtml(words('html.left-out'))}</span> ${html}</p>`
}
