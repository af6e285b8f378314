import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { segmentKinds, type SegmentKind } from '../src/model/document.ts'

export const pagesFolder = join(import.meta.dirname, 'fixtures/pages')

/** A page of test/fixtures/pages and what should be read from it; its README tells the format. */
export interface PageCase {
  slug: string
  file: string
  heldBack: boolean
  given: { name: string; url?: string; contentType?: string }
  documents: ExpectedDocument[]
}

export interface ExpectedDocument {
  /** Values as written; `-` stands as an empty text. */
  head: Record<string, string>
  blocks: ExpectedBlock[]
}

export interface ExpectedBlock {
  kinds: SegmentKind[]
  text: string
}

const inherited = ['outlet', 'url', 'language', 'authors', 'credits']
const block = /^\[(?<kinds>[a-z|-]+)\] (?<text>\S.*)$/
const headLine = /^(?<key>[a-zA-Z-]+): (?<value>.*)$/

/** All pages that have an expected file, by name. Throws, naming file and line, where one is not written as the README says. */
export function pageCases(): PageCase[] {
  const heldBack = new Set(readFileSync(join(pagesFolder, 'held-back.txt'), 'utf8').split('\n'))
  const files = readdirSync(pagesFolder)
  return files
    .filter((name) => name.endsWith('.expected.txt'))
    .toSorted()
    .map((name) => {
      const slug = name.slice(0, -'.expected.txt'.length)
      const file = files.find((other) => other === `${slug}.html` || other === `${slug}.mhtml`)
      if (!file || !existsSync(join(pagesFolder, file))) throw new Error(`${name}: no page beside it`)
      const documents = readExpected(readFileSync(join(pagesFolder, name), 'utf8'), name)
      const { 'given-url': url, 'given-type': contentType } = documents[0].head
      return { slug, file, heldBack: heldBack.has(slug), given: { name: file, url, contentType }, documents }
    })
}

/** The documents written in an expected file. */
export function readExpected(text: string, file: string): ExpectedDocument[] {
  const documents: ExpectedDocument[] = [{ head: {}, blocks: [] }]
  let inHead = true
  for (const [i, line] of text.split('\n').entries()) {
    const current = documents.at(-1)!
    if (line === '=== entry') {
      documents.push({ head: pick(documents[0].head, inherited), blocks: [] })
      inHead = true
    } else if (line === '') {
      if (Object.keys(current.head).length > 0) inHead = false
    } else if (inHead && headLine.test(line)) {
      const { key, value } = headLine.exec(line)!.groups!
      current.head[key] = value === '-' ? '' : value
    } else {
      inHead = false
      current.blocks.push(readBlock(line, `${file}:${i + 1}`))
    }
  }
  return documents
}

function readBlock(line: string, place: string): ExpectedBlock {
  const { kinds, text } = block.exec(line)?.groups ?? {}
  if (!kinds) throw new Error(`${place}: neither "key: value" nor "[kind] text": ${line.slice(0, 60)}`)
  for (const kind of kinds.split('|')) {
    if (!segmentKinds.some((known) => known === kind)) throw new Error(`${place}: no such kind: ${kind}`)
  }
  return { kinds: kinds.split('|') as SegmentKind[], text }
}

function pick(head: Record<string, string>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(head).filter(([key]) => keys.includes(key)))
}
