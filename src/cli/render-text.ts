import pico from 'picocolors'
import type { LoadedFlag } from '../model/flag.ts'
import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import { displayWidth, wrapLines } from '../text/display-width.ts'
import { notesOn, verbOf } from './describe-statement.ts'
import { groupVoices, type NumberedStatement, type VoiceGroup } from './group-voices.ts'
import { markWords } from './mark-words.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { countsLine, languageName, publicationLine, reviewTopics } from './summarise-reading.ts'
import { flagsIn } from './reading-index.ts'
import type { UiWords } from './ui-words.ts'
import { wrapIndented } from './wrap-indented.ts'

export interface TextOptions {
  words: UiWords
  /** Name under which the text is shown, and the command that would read it again. */
  name: string
  command: string
  width: number
  colour: boolean
}

/** Longest content shown whole; beyond it the middle is left out. */
const longest = 320

/** A Reading for the terminal: grouped by voice, the text's own words on the right, Selon's behind a dash. */
export function renderText(reading: Reading, options: TextOptions): string {
  const { words, width, colour } = options
  const style = pico.createColors(colour)
  const wrap = (line: string, indent = '') => wrapIndented(line, width, indent)
  const out = [style.bold(wrap(`${plainForTerminal(options.name)} — ${countsLine(reading, words)}`))]
  if (reading.document.notRead) {
    out.push(wrap(words('not-read', { language: languageName(reading.document.lang, words) })))
    return `${out.join('\n')}\n`
  }
  out.push(wrap(`${plainForTerminal(publicationLine(reading, words))}. ${words('selon-speaks')}`))
  if (reading.statements.length === 0) out.push('', wrap(words('statements.none')))
  const verbs = reading.statements.map((statement) => displayWidth(verbOf(statement, words)))
  const column = Math.min(20, Math.max(8, ...verbs)) + 2
  for (const group of groupVoices(reading, words)) out.push('', ...renderGroup(reading, group, column, options))
  out.push('', ...footer(reading, options).map((line) => wrap(line)))
  return `${out.join('\n')}\n`
}

function renderGroup(reading: Reading, group: VoiceGroup, column: number, options: TextOptions): string[] {
  const { width, colour } = options
  const style = pico.createColors(colour)
  const title = plainForTerminal(group.names.join(' ← '))
  const rest = group.circumstances ? ` · ${plainForTerminal(group.circumstances)}` : ''
  const heading = wrapIndented(style.bold(style.cyan(title)) + style.dim(rest), width, '  ')
  return [heading, ...group.statements.flatMap((entry) => renderStatement(reading, entry, column, options))]
}

function renderStatement(reading: Reading, entry: NumberedStatement, column: number, options: TextOptions): string[] {
  const { words, width, colour } = options
  const style = pico.createColors(colour)
  const { statement, number } = entry
  const notes = notesOn(reading, statement, words)
  const said = contentOf(reading, statement, options)
  const body = said + (notes.length > 0 ? style.dim(` — ${plainForTerminal(notes.join(' · '))}`) : '')
  const left = 5 + column
  const lines = wrapLines(body, Math.max(20, width - left))
  const verb = verbOf(statement, words)
  const pad = ' '.repeat(Math.max(1, column - displayWidth(verb)))
  const first = `${String(number).padStart(3)}  ${style.green(verb)}${pad}`
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(left)) + line)
}

/** The text's own words with ▲ before marked ones; in quotation marks when they stand in quotation marks there. */
function contentOf(reading: Reading, statement: Statement, { words, colour }: TextOptions): string {
  const style = pico.createColors(colour)
  const { content, voice } = statement
  const pieces = markWords(content, flagsIn(reading, content)).map(({ start, end, flag }) => {
    const piece = plainForTerminal(reading.text.slice(start, end))
    return flag ? style.yellow(`▲${blurSlur(piece, flag)}`) : piece
  })
  const text = pieces.join('')
  const shown = text.length > longest && pieces.length === 1 ? shorten(text) : text
  return voice === 'quoted' ? words('quote', { words: shown }) : shown
}

/** Keeps both ends, at spaces. */
function shorten(text: string): string {
  const head = text.lastIndexOf(' ', longest - 90)
  const tail = text.indexOf(' ', text.length - 70)
  return head > 0 && tail > head ? `${text.slice(0, head)} […]${text.slice(tail)}` : text
}

/** Slurs show their first letter in lists; the text itself keeps them. */
export function blurSlur(word: string, flag: Pick<LoadedFlag, 'severity'>): string {
  return flag.severity === 'slur' ? (word.match(/./su)?.[0] ?? '') + '•••' : word
}

function footer(reading: Reading, { words, command }: TextOptions): string[] {
  const lines: string[] = []
  const { statements, flags } = reading
  if (flags.some((flag) => flag.category !== 'headline-vs-body')) lines.push(words('flags.legend'))
  for (const flag of flags.filter(({ category }) => category === 'headline-vs-body')) {
    const told = (flag.note?.match(/\bs\d+\b/gu) ?? []).map(
      (id) => statements.findIndex((other) => other.id === id) + 1,
    )
    const list = told.filter((n) => n > 0).join(' ')
    const reason = [words('headline.reason'), list && words('headline.statements', { list })].filter(Boolean).join(' ')
    lines.push(words('headline.differs', { words: plainForTerminal(flag.span.exact), reason }))
  }
  const topics = reviewTopics(reading, words).map(({ topic, numbers }) => `${numbers.join(' ')} ${topic}`)
  if (topics.length > 0) lines.push(words('see-first', { list: topics.join(' · ') }))
  if (statements.length > 0) {
    const why = words.language === 'fr' ? '--pourquoi' : '--why'
    lines.push(words('see-why', { command: `${command} ${why} 1` }))
  }
  const done = statements.filter(({ reviewState }) => reviewState !== 'proposed').length
  lines.push(words('reviewed', { done, n: statements.length }))
  return lines
}
