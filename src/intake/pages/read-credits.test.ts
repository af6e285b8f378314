import { expect, test } from 'vitest'
import { readCredits } from './read-credits.ts'

test.each([
  ['fr', 'Par AFP', 'by AFP'],
  ['fr', 'Inès Valmont avec AFP et Reuters', 'with AFP, with Reuters'],
  ['fr', '(avec Meridia)', 'with Meridia'],
  ['fr', 'La rédaction avec agences', 'with agences'],
  ['fr', 'Source : Agence Meridia', 'by Agence Meridia'],
  ['fr', 'Cet article est republié à partir de The Kelm Review sous licence.', 'republished-from The Kelm Review'],
  ['fr', 'D’abord publié dans « La Dépêche »', 'republished-from La Dépêche'],
  ['en', 'This article first appeared in Ligne Claire on March 28, 2031.', 'republished-from Ligne Claire'],
  ['en', 'Staff and agencies', 'by agencies'],
  ['de', 'Quelle: Nordpress', 'by Nordpress'],
  ['es', 'Con información de EFE', 'with EFE'],
  ['ru', 'По материалам агентства «Север-Инфо» и собственной корреспондентки', 'with Север-Инфо'],
  ['uk', 'Джерело: Укрінформ', 'by Укрінформ'],
  ['ar', 'المصدر: وكالات', 'by وكالات'],
])('%s: %s', (lang, line, expected) => {
  const { credits } = readCredits(line, lang)
  expect(credits.map(({ relation, name }) => `${relation} ${name}`).join(', ')).toBe(expected)
})

test('persons are no credits and come back apart', () => {
  expect(readCredits('Par Inès Valmont et Théo Kessad', 'fr')).toEqual({
    credits: [],
    names: ['Inès Valmont', 'Théo Kessad'],
  })
  expect(readCredits('סיפרו נועה לוי ורון כהן'.slice(6), 'he').names).toEqual(['נועה לוי', 'רון כהן'])
})

test('the language of a translation is no source', () => {
  expect(readCredits('Translated from the French by Howard Lisle', 'en')).toEqual({
    credits: [],
    names: [],
    translated: true,
  })
})
