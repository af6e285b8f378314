import { describe, expect, test } from 'vitest'
import { findQuotations, paragraphsOf } from './quotations.ts'

function quoted(text: string): { inner: string; closed: boolean }[] {
  const blocks = paragraphsOf(text, [{ start: 0, end: text.length }])
  return findQuotations(text, blocks)
    .filter((quotation) => quotation.depth === 0)
    .map((quotation) => ({ inner: text.slice(quotation.inner.start, quotation.inner.end), closed: quotation.closed }))
}

describe('findQuotations', () => {
  test('two single marks are a double one', () => {
    expect(quoted("He said ''the road's open'' and left.")).toEqual([{ inner: "the road's open", closed: true }])
    expect(quoted("``The road is open,'' he said.")).toEqual([{ inner: 'The road is open,', closed: true }])
  })

  test('leaves the no-break spaces inside French marks out', () => {
    expect(quoted('Il a dit : « Le pont tient. »')).toEqual([{ inner: 'Le pont tient.', closed: true }])
  })

  test('an unclosed mark stops at the end of its paragraph and says so', () => {
    expect(quoted('« Le pont tient, dit-il.\n\nLa route est coupée.')).toEqual([
      { inner: 'Le pont tient, dit-il.', closed: false },
    ])
  })

  test('a paragraph that reopens the mark excuses the one before', () => {
    expect(quoted('« Un.\n\n« Deux », dit-elle.')).toEqual([
      { inner: 'Un.', closed: true },
      { inner: 'Deux', closed: true },
    ])
  })

  test('a quotation inside a quotation belongs to the outer one', () => {
    expect(quoted('« Il a crié “feu” deux fois »')).toEqual([{ inner: 'Il a crié “feu” deux fois', closed: true }])
  })

  test('straight marks pair up', () => {
    expect(quoted('"Oui", dit-il, "non".').map((item) => item.inner)).toEqual(['Oui', 'non'])
  })

  test('a closing mark alone quotes nothing', () => {
    expect(quoted('La fin » de rien')).toEqual([])
  })
})
