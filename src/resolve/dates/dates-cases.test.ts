import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPack, packCodes } from '../../packs/load-pack.ts'
import { resolveDates } from '../resolve-dates.ts'
import { plainDocument } from './plain-document.test-support.ts'

const packs = packCodes()
  .map((code) => loadPack(code)!)
  .filter((pack) => existsSync(join(pack.dir, 'cases/dates.txt')))

describe.each(packs.map((pack) => ({ name: pack.info.name, pack })))('dates of the cases in $name', ({ pack }) => {
  const cases = readCases(readFileSync(join(pack.dir, 'cases/dates.txt'), 'utf8'))
  it.each(cases)('line $line: $text', ({ text, expected, known }) => {
    const found = resolveDates(plainDocument(text, known), pack).dates.map(({ date }) => {
      const { start, end, type, notATime } = date
      const value = notATime ? type : start === null ? '-' : start === end ? start : `${start}/${end}`
      return { words: date.span.exact, at: date.span.start, value }
    })
    expect(found).toEqual(expected)
  })
})

interface Case {
  line: number
  text: string
  expected: { words: string; at: number; value: string }[]
  known: { publishedAt?: string; retrievedAt?: string }
}

function readCases(source: string): Case[] {
  let known: Case['known'] = {}
  return source.split('\n').flatMap((row, index) => {
    if (row.startsWith('@'))
      known = Object.fromEntries([row.slice(1).trim().split('=')].filter(({ length }) => length > 1))
    if (row === '' || row.startsWith('#') || row.startsWith('@')) return []
    const expected: Case['expected'] = []
    let text = ''
    for (const part of row.split(/(?<=\})|(?=\{)/)) {
      const marked = /^\{(?<value>\S+) (?<words>.+)\}$/.exec(part)?.groups
      if (marked) expected.push({ words: marked.words, at: text.length, value: marked.value })
      text += marked?.words ?? part
    }
    return [{ line: index + 1, text, expected, known }]
  })
}
