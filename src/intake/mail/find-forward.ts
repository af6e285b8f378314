import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../packs/package-root.ts'
import { foldWord } from '../../text/fold-word.ts'
import { readTsv } from '../../text/read-tsv.ts'

/** Where a mail's text goes over into one that was passed on, and what its header lines say. */
export interface Forward {
  /** Where the lines between the two begin, and where the text that was passed on begins. */
  start: number
  end: number
  from: string
}

interface Line {
  start: number
  end: number
  text: string
}

/**
 * Mail programs put the header of what they pass on into the text, each in the language of its interface
 * (ontology/mail-headers.tsv): a run of lines of which three name a sender, a day, a subject, a receiver.
 */
export function findForward(text: string): Forward | null {
  const lines = linesOf(text.slice(0, 200_000))
  for (let at = 0; at < lines.length; at++) {
    const found = new Map<string, string>()
    let last = at
    for (let i = at; i < lines.length && i < at + 8; i++) {
      const { name, value } =
        /^[\s>*]*(?<name>[\p{L} ]{1,20}?)[\s*]*:[\s*]*(?<value>.*)$/u.exec(lines[i].text)?.groups ?? {}
      const field = name === undefined ? undefined : fields().get(foldWord(name.trim()))
      if (!field) break
      if (!found.has(field)) found.set(field, value.trim())
      last = i
    }
    const from = found.get('from')
    if (found.size < 3 || !from) continue
    const rule = at > 0 && /^[\s>]*[-_*=—]{3,}/u.test(lines[at - 1].text) ? lines[at - 1] : lines[at]
    return { start: rule.start, end: Math.min(lines[last].end + 1, text.length), from: senderName(from) }
  }
  return null
}

let known: ReadonlyMap<string, string> | undefined

function fields(): ReadonlyMap<string, string> {
  if (!known) {
    const file = join(packageRoot(), 'ontology', 'mail-headers.tsv')
    const rows = readTsv(readFileSync(file, 'utf8'), file, ['field', 'name'])
    known = new Map(rows.map(({ cells }) => [foldWord(cells.name), cells.field]))
  }
  return known
}

/** "Press office <press@…>" and "Press office [mailto:…]" name an office; an address alone names itself. */
function senderName(from: string): string {
  const name = from.replace(/\s*[<[(].*$/u, '').replace(/^["'*\s]+|["'*\s]+$/gu, '')
  return name === '' ? from.replace(/[<>[\]*]/gu, '').trim() : name
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    lines.push({ start, end, text: text.slice(start, Math.min(end, start + 400)).replace(/\r$/u, '') })
    start = end + 1
  }
  return lines
}
