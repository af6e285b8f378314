import { expect, test } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { documentFromInput } from './document-from-input.ts'

const french =
  'Le commandement du secteur nord annonce que ses unités ont repris le village de Tarvel après deux jours de combats.'
const english =
  'The northern command announces that its units have retaken the village of Tarvel after two days of fighting.'
const arabic = 'أعلنت قيادة القطاع الشمالي أن وحداتها استعادت القرية بعد يومين من القتال العنيف في المنطقة'

test('a communiqué in two languages says so, and is read in the language asked for', () => {
  const text = `${french}\n\n${english}\n\n${arabic}`
  const { document, excluded } = documentFromInput({ id: 'a', text, language: 'fr' }, loadPack)
  expect(document.otherLanguages?.map(({ lang }) => lang)).toEqual(['en', 'ar'])
  expect(excluded.map(({ span }) => span.exact)).toEqual([english, arabic])
  const other = documentFromInput({ id: 'a', text, language: 'en' }, loadPack)
  expect(other.document.otherLanguages?.map(({ lang }) => lang)).toEqual(['fr', 'ar'])
})

test('a document in one language, with names and words of others, says nothing', () => {
  const text = `${french}\n\nLe « Northern Command » et la Brigade Al-Tarvel ont signé le texte avec le ministère.`
  expect(documentFromInput({ id: 'a', text }, loadPack).document.otherLanguages).toBeUndefined()
})

test('small words that many languages share do not make a paragraph foreign', () => {
  const text = "Vesmorie : un pont détruit\n\nL'armée vesmorienne a détruit un pont, a dit un élu."
  expect(documentFromInput({ id: 'a', text, language: 'fr' }, loadPack).document.otherLanguages).toBeUndefined()
})
