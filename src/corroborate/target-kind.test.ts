import { expect, test } from 'vitest'
import { targetKind } from './target-kind.ts'

test.each([
  ['a training camp of the League', 'en', 'forces'],
  ["un camp d'entraînement de la Ligue", 'fr', 'forces'],
  ['quatre maisons', 'fr', 'civil'],
  ['the village of Issoune', 'en', 'civil'],
  ['un camp', 'fr', null],
  ['something else', 'en', null],
] as const)('%s (%s) is of kind %s', (words, lang, kind) => {
  expect(targetKind(words, lang)).toBe(kind)
})
