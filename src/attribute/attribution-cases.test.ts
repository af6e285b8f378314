import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Findings, ParsedDocument, Proposition } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Pack } from '../packs/pack.ts'
import { loadPack, packCodes } from '../packs/load-pack.ts'
import { createParser } from '../parse/parse-document.ts'
import { attribute } from './attribute.ts'
import { readCases, type MarkedCase } from './read-cases.ts'
import { triggerFindings } from './trigger-findings.ts'

const packs = packCodes().flatMap((code) => loadPack(code) ?? [])

function propose(pack: Pack, text: string): { doc: ParsedDocument; found: Proposition[] } {
  const segments = [{ kind: 'body' as const, start: 0, end: text.length }]
  const doc = {
    text,
    document: { segments, kind: 'article', genre: 'news', outlet: null },
    sentences: createParser(pack).parse(text, segments),
  } as unknown as ParsedDocument
  const findings: Findings = triggerFindings(doc, pack)
  return { doc, found: attribute(doc, findings, pack) }
}

function alike(x: Range, y: Range): boolean {
  const shared = Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start))
  return shared / (x.end - x.start + y.end - y.start - shared) >= 0.75
}

/** What is wrong with the reading of a case; empty when nothing is. */
function errorsOf(pack: Pack, { text, marks }: MarkedCase): string[] {
  const { found } = propose(pack, text)
  const errors: string[] = []
  const spoken = found.filter((item) => item.chain.length > 1)
  const contents = marks.filter((mark) => mark.kind === 'content')
  for (const mark of contents) {
    const match = spoken.filter((item) => alike(item.content, mark))
    if (match.length === 0) errors.push(`no content "${text.slice(mark.start, mark.end)}"`)
    else if (mark.act && !match.some((item) => item.act === mark.act))
      errors.push(`"${text.slice(mark.start, mark.end)}": ${match[0].act}, not ${mark.act}`)
  }
  for (const mark of marks.filter((item) => item.kind === 'source')) {
    const named = spoken.some((item) =>
      item.chain.some((link) => link.mention && link.mention.start < mark.end && mark.start < link.mention.end),
    )
    if (!named) errors.push(`no source "${text.slice(mark.start, mark.end)}"`)
  }
  for (const mark of marks.filter((item) => item.kind === 'own')) {
    if (!found.some((item) => item.chain.length === 1 && alike(item.content, mark)))
      errors.push(`no own statement "${text.slice(mark.start, mark.end)}"`)
  }
  if (contents.length === 0 && spoken.length > 0)
    errors.push(`attributes "${text.slice(spoken[0].content.start, spoken[0].content.end)}" to somebody`)
  return errors
}

describe.each(packs)('attribution cases of the pack $info.code', (pack) => {
  const cases = readCases(readFileSync(join(pack.dir, 'cases', 'attribution.txt'), 'utf8'))
  const results = cases.map((item) => ({ item, errors: errorsOf(pack, item) }))
  const wrong = results.filter((result) => result.errors.length > 0)
  const report = wrong.map(({ item, errors }) => `${item.title} | ${item.text} | ${errors.join('; ')}`).join('\n')

  test('there are more than a hundred, with negatives', () => {
    expect(cases.length).toBeGreaterThan(100)
    expect(cases.filter((item) => !item.marks.some((mark) => mark.kind === 'content')).length).toBeGreaterThan(15)
  })

  test('at least nine in ten are read rightly', () => {
    expect(wrong.length / cases.length, report).toBeLessThan(0.1)
  })
})
