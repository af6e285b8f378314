import pico from 'picocolors'
import type { Range } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import type { Sentence, Word } from '../model/tree.ts'
import type { ExplainedReading } from '../reading/read-document.ts'
import { displayWidth, wrapLines } from '../text/display-width.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { whyFields } from './statement-fields.ts'
import type { UiWords } from './ui-words.ts'

export interface WhyOptions {
  words: UiWords
  width: number
  colour: boolean
}

/** `--why N`: the words of one statement, who says them, the values with the words they come from, rules and trees. */
export function renderWhy({ reading, sentences }: ExplainedReading, number: number, options: WhyOptions): string {
  const { words, width, colour } = options
  const style = pico.createColors(colour)
  const statement = reading.statements[number - 1]
  const out = [style.bold(words('why.title', { n: number })), '']
  const fields = whyFields(reading, statement, words)
  const column = Math.max(...fields.map(([label]) => displayWidth(label)))
  for (const [label, value] of fields) {
    const lines = wrapLines(plainForTerminal(value), Math.max(20, width - column - 4))
    lines.forEach((line, at) => out.push(`  ${style.dim((at === 0 ? label : '').padEnd(column))}  ${line}`))
  }
  out.push('', style.bold(words('field.tree')))
  const around = sentences.filter((sentence) => rangesOf(statement).some((range) => overlaps(sentence, range)))
  if (around.length === 0) out.push(`  ${words('why.none')}`)
  for (const sentence of around) out.push('', ...renderTree(reading.text, sentence, statement, colour))
  return `${out.join('\n')}\n`
}

/** One word a line, indented by its depth, with lemma, class and relation; words of the statement are marked. */
function renderTree(text: string, sentence: Sentence, statement: Statement, colour: boolean): string[] {
  const style = pico.createColors(colour)
  const marks: [string, Range[]][] = [
    ['●', [statement.content]],
    ['◆', statement.chain.flatMap((link) => (link.mention ? [link.mention] : []))],
    ['▸', statement.chain.flatMap((link) => (link.cue ? [link.cue].flat() : []))],
  ]
  return sentence.words.map((word) => {
    const mark = marks.find(([, ranges]) => ranges.some((range) => overlaps(word, range)))?.[0] ?? ' '
    const surface = word.multiword ? `${word.form} (${text.slice(word.start, word.end)})` : word.form
    const indent = '  '.repeat(Math.min(12, depthOf(sentence, word)))
    const left = `  ${mark} ${indent}${plainForTerminal(surface)}`
    return `${left}${' '.repeat(Math.max(2, 44 - displayWidth(left)))}${style.dim(`${word.lemma} ${word.upos} ${word.deprel}`)}`
  })
}

/** Distance to the root; bounded by the sentence's length, so that a damaged tree cannot hang. */
function depthOf(sentence: Sentence, word: Word): number {
  let depth = 0
  for (let at = word; at && at.head >= 0 && depth < sentence.words.length; at = sentence.words[at.head]) depth++
  return depth
}

function rangesOf({ content, chain }: Statement): Range[] {
  return [content, ...chain.flatMap((link) => [link.mention, ...(link.cue ? [link.cue].flat() : [])])].filter(
    (range): range is NonNullable<typeof range> => range !== undefined,
  )
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
