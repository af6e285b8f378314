import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Rooms of the house and the rooms each may import from, besides itself (DESIGN: data flows one way). */
const mayImport: Record<string, string[]> = {
  model: [],
  text: ['model'],
  packs: ['model', 'text'],
  intake: ['model', 'text', 'packs'],
  parse: ['model', 'text', 'packs'],
  resolve: ['model', 'text', 'packs'],
  events: ['model', 'text', 'packs'],
  attribute: ['model', 'text', 'packs'],
  wording: ['model', 'text', 'packs'],
  corroborate: ['model', 'text', 'packs'],
  reading: ['model', 'text', 'packs', 'intake', 'parse', 'resolve', 'events', 'attribute', 'wording'],
  ledger: ['model', 'text', 'packs', 'corroborate'],
  review: ['model', 'text', 'corroborate', 'ledger'],
  export: ['model', 'text', 'packs', 'corroborate', 'ledger'],
  serve: ['model', 'text', 'packs', 'intake', 'reading', 'corroborate', 'ledger', 'review', 'export'],
  cli: ['model', 'text', 'packs', 'intake', 'reading', 'corroborate', 'ledger', 'review', 'export', 'serve'],
}

/** Files over 300 lines, each with its reason. */
const longFiles: Record<string, string> = {}

const source = resolve(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(name))
  .map((name) => join(source, name))

describe('the rooms of src/', () => {
  test('every folder is known to this test', () => {
    const rooms = new Set(files.map(roomOf))
    expect([...rooms].filter((room) => !(room in mayImport))).toEqual([])
  })

  test('imports go one way: a stage never imports another stage', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => roomOf(target) !== roomOf(file) && !mayImport[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${relative(source, file)} imports ${relative(source, target)}`),
    )
    expect(wrong).toEqual([])
  })

  test('there are no import cycles', () => {
    expect(cyclesOf(files)).toEqual([])
  })

  test('only the model imports zod at run time, and reading a text never comes by it, so that reading starts fast', () => {
    const withZod = files.filter((file) => /^import (?!type).*from 'zod'/m.test(readFileSync(file, 'utf8')))
    const read = reachableFrom(join(source, 'reading/read-document.ts'))
    expect(withZod.filter((file) => roomOf(file) !== 'model' || read.has(file))).toEqual([])
  })

  test('a file holds one idea: at most 300 lines, or a reason is given here', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
    expect(long.map((file) => relative(source, file)).filter((file) => !(file in longFiles))).toEqual([])
  })

  test('names are kebab-case, and nothing is a default export', () => {
    const wrong = files.filter(
      (file) =>
        !/^[a-z0-9-]+\.ts$/.test(file.split('/').at(-1)!) || /^export default/m.test(readFileSync(file, 'utf8')),
    )
    expect(wrong.map((file) => relative(source, file))).toEqual([])
  })

  test('nothing reads the clock, the locale or chance', () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|toLocale(Lower|Upper)Case\(\)|localeCompare\(/
    const wrong = files.filter((file) => roomOf(file) !== 'cli' && forbidden.test(readFileSync(file, 'utf8')))
    expect(wrong.map((file) => relative(source, file))).toEqual([])
  })
})

function roomOf(file: string): string {
  return relative(source, file).split('/')[0]
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(?<path>\.[^']+)'/g)].map((match) =>
    resolve(dirname(file), match.groups!.path),
  )
}

function cyclesOf(all: readonly string[]): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open')
      return void found.push([...path.slice(path.indexOf(file)), file].map((at) => relative(source, at)).join(' → '))
    state.set(file, 'open')
    if (all.includes(file)) for (const target of runtimeImportsOf(file)) visit(target, [...path, file])
    state.set(file, 'done')
  }
  all.forEach((file) => visit(file, []))
  return found
}

function reachableFrom(file: string, found = new Set<string>()): Set<string> {
  if (!found.has(file)) {
    found.add(file)
    for (const target of runtimeImportsOf(file)) reachableFrom(target, found)
  }
  return found
}

/** Types may refer to each other; values may not. */
function runtimeImportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^(?:import|export)(?! type)[^'\n]*from '(?<path>\.[^']+)'/gm)].map((match) =>
    resolve(dirname(file), match.groups!.path),
  )
}
