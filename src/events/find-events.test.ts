import { expect, test } from 'vitest'
import type { ParsedDocument } from '../model/proposals.ts'
import type { Word } from '../model/tree.ts'
import { loadPack } from '../packs/load-pack.ts'
import { findEvents } from './find-events.ts'

const pack = loadPack('fr')!
const nothing = { dates: [], places: [], actors: [], tolls: [] }

/** "La milice a attaqué un pont" as a tree. */
const rows: [string, string, string, number, string, Record<string, string>?][] = [
  ['La', 'le', 'DET', 1, 'det'],
  ['milice', 'milice', 'NOUN', 3, 'nsubj'],
  ['a', 'avoir', 'AUX', 3, 'aux:tense', { VerbForm: 'Fin', Mood: 'Ind', Tense: 'Pres' }],
  ['attaqué', 'attaquer', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }],
  ['un', 'un', 'DET', 5, 'det'],
  ['pont', 'pont', 'NOUN', 3, 'obj'],
]

test('the doer and the target of a verb are roles with spans that quote the text', () => {
  const doc = parsed(rows)
  const [event] = findEvents(doc, nothing, pack)
  expect(event).toMatchObject({ type: 'attack-unspecified', real: 'occurred', negated: false, nominal: false })
  expect(event.roles.map((role) => [role.role, doc.text.slice(role.start, role.end)])).toEqual([
    ['perpetrator', 'La milice'],
    ['target', 'un pont'],
  ])
  expect(doc.text.slice(event.clause.start, event.clause.end)).toBe('La milice a attaqué un pont')
})

test('the same words with another doer give the same event', () => {
  const other = rows.map(
    (row): (typeof rows)[number] => (row[0] === 'milice' ? ['police', 'police', ...row.slice(2)] : row) as never,
  )
  expect(findEvents(parsed(other), nothing, pack).map((event) => event.type)).toEqual(['attack-unspecified'])
})

test('a tree with circles and strangers for heads throws nothing', () => {
  const circular = rows.map((row, index): (typeof rows)[number] => [
    row[0],
    row[1],
    row[2],
    (index + 1) % rows.length,
    row[4],
    row[5],
  ])
  expect(() => findEvents(parsed(circular), nothing, pack)).not.toThrow()
  const strange = rows.map((row): (typeof rows)[number] => [row[0], row[1], row[2], 99, row[4], row[5]])
  expect(() => findEvents(parsed(strange), nothing, pack)).not.toThrow()
})

test('an empty document has no events', () => {
  expect(findEvents(parsed([]), nothing, pack)).toEqual([])
})

function parsed(table: typeof rows): ParsedDocument {
  let text = ''
  const words = table.map(([form, lemma, upos, head, deprel, feats], index): Word => {
    const start = text === '' ? 0 : text.length + 1
    text = text === '' ? form : `${text} ${form}`
    return { index, start, end: text.length, form, lemma, upos, feats: feats ?? {}, head, deprel }
  })
  const sentence = { index: 0, start: 0, end: text.length, segment: 0, segmentKind: 'body' as const, words }
  return { text, document: { segments: [] } as never, sentences: [sentence] }
}
