/** Reads cases in the marked format of packs ({source …}, {content:act …}): text without marks, and the ranges they stood at. */
import type { Range } from '../model/span.ts'

export interface Mark extends Range {
  kind: string
  act?: string
}

export interface MarkedCase {
  title: string
  text: string
  marks: Mark[]
}

export function readCases(file: string): MarkedCase[] {
  const out: MarkedCase[] = []
  let title = ''
  for (const line of file.split(/\r?\n/)) {
    if (line.startsWith('#')) title = line.slice(1).trim()
    else if (line.trim() !== '') out.push({ title, ...unmark(line.trim()) })
  }
  return out
}

function unmark(line: string): { text: string; marks: Mark[] } {
  let text = ''
  const marks: Mark[] = []
  const open: { kind: string; act?: string; start: number }[] = []
  for (let i = 0; i < line.length; i++) {
    const tag = /^\{(?<kind>[a-z]+)(?::(?<act>[a-z-]+))? /.exec(line.slice(i, i + 40))
    if (tag?.groups) {
      open.push({ kind: tag.groups.kind, ...(tag.groups.act ? { act: tag.groups.act } : {}), start: text.length })
      i += tag[0].length - 1
    } else if (line[i] === '}' && open.length) {
      const { start, ...rest } = open.pop()!
      marks.push({ ...rest, start, end: text.length })
    } else text += line[i]
  }
  return { text, marks: marks.sort((x, y) => x.start - y.start || y.end - x.end) }
}
