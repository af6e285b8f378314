import pico from 'picocolors'
import type { LoadedFlag } from '../model/flag.ts'
import type { Reading } from '../model/reading.ts'
import { wrapLines } from '../text/display-width.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { blurSlur } from './render-text.ts'
import type { UiWords } from './ui-words.ts'

/** `--words`: each marked word, in whose voice it stands, who uses it of whom, and other wordings in use. */
export function renderFlags(
  reading: Reading,
  options: { words: UiWords; name: string; width: number; colour: boolean },
): string {
  const { words, name, width, colour } = options
  const style = pico.createColors(colour)
  if (reading.flags.length === 0) return `${words('flags.none')}\n`
  const out = [style.bold(`${plainForTerminal(name)} — ${words('flags.title')}`)]
  for (const flag of reading.flags) {
    out.push('', `▲ ${style.yellow(words('quote', { words: blurSlur(plainForTerminal(flag.span.exact), flag) }))}`)
    for (const line of linesOn(reading, flag, words)) {
      out.push(...wrapLines(plainForTerminal(line), width - 2).map((part) => `  ${part}`))
    }
  }
  return `${out.join('\n')}\n`
}

function linesOn(reading: Reading, flag: LoadedFlag, words: UiWords): string[] {
  const number = reading.statements.findIndex(({ id }) => id === flag.statement) + 1
  const lines = [
    `${words(`category.${flag.category}`)} · ${words(`severity.${flag.severity}`)}`,
    words('flag.held-by', { holder: words(`holder.${flag.holder}`) }) +
      (number > 0 ? ` ${words('headline.statements', { list: number })}` : ''),
  ]
  if (flag.usedBy) lines.push(words('flag.used-by', { who: flag.usedBy }))
  if (flag.neutral) lines.push(words('flag.neutral', { words: flag.neutral }))
  return lines
}
