import { expect, test } from 'vitest'
import type { NameAlias } from './name-aliases.ts'
import type { NamedActor } from './open-points.ts'
import { unknownNames } from './unknown-names.ts'

const named = (name: string, documents = 1, basis: NamedActor['basis'] = 'source'): NamedActor => ({
  id: `actor:${name.toLowerCase().replaceAll(' ', '-')}`,
  name,
  basis,
  documents,
})
const row = { conflict: 'c', party: 'North', from: null, to: null, reason: 'r', source: 's' }
const asked = (actors: NamedActor[], member = 'nobody', aliases: NameAlias[] = []) =>
  unknownNames(actors, [{ ...row, member }], aliases).map(({ name, why, candidates }) => [
    name,
    why,
    ...candidates.map((one) => one.name),
  ])

test('a short name is asked about with all who have it in a longer one, those that more texts name first', () => {
  const actors = [named('Front', 2), named('Front de Corvane', 3), named('Front du Sel', 9, 'gazetteer')]
  expect(asked(actors)).toEqual([['Front', 'short-name', 'Front du Sel', 'Front de Corvane']])
})

test('first letters are asked about, with small words or without', () => {
  expect(asked([named('FC'), named('Front de Corvane')])).toEqual([['FC', 'acronym', 'Front de Corvane']])
  expect(asked([named('FDC'), named('Front de Corvane')])).toEqual([['FDC', 'acronym', 'Front de Corvane']])
})

test('one bare word is asked about where many texts give it, a full name never', () => {
  expect(asked([named('Corvane', 3)])).toEqual([['Corvane', 'unknown-name']])
  expect(asked([named('Corvane', 2), named('Union of Corvane', 7)])).toEqual([
    ['Corvane', 'short-name', 'Union of Corvane'],
  ])
  expect(asked([named('Union of Corvane', 7)])).toEqual([])
})

test('who is listed, known by a gazetteer, or said to be itself is not asked about', () => {
  const actors = [named('Front', 2), named('Front de Corvane', 3)]
  expect(asked(actors, 'Front')).toEqual([])
  expect(asked(actors, 'actor:front')).toEqual([])
  expect(asked([named('Front', 2, 'gazetteer'), actors[1]])).toEqual([])
  expect(asked(actors, 'nobody', [{ name: 'Front', is: null }])).toEqual([])
  expect(asked(actors, 'nobody', [{ name: 'Front', is: null, language: 'en' }])).toHaveLength(1)
})
