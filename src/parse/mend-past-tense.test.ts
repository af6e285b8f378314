import { expect, test } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { createParser } from './parse-document.ts'

const parser = createParser(loadPack('en')!)

function rootOf(text: string): string {
  const words = parser.parse(text, [{ kind: 'body', start: 0, end: text.length }])[0].words
  const root = words.find(({ head }) => head < 0)!
  const subject = words.find(({ head, deprel }) => head === root.index && deprel.startsWith('nsubj'))
  return `${subject?.form} ${root.form} ${root.feats.VerbForm}`
}

test.each([
  ['The defence minister resigned on Monday.', 'minister resigned Fin'],
  ['The general seized power in a coup.', 'general seized Fin'],
  ["The soldiers' killing of a farmer angered the village.", 'killing angered Fin'],
])('%s', (text, expected) => {
  expect(rootOf(text)).toBe(expected)
})

test('a headline leaves its auxiliary out and stays a participle', () => {
  expect(rootOf('Protester beaten by police')).not.toMatch(/Fin$/)
})
