import { describe, expect, test } from 'vitest'
import { createReader } from '../../reading/read-document.ts'

const reader = createReader()
const tolls = (text: string, language = 'fr') =>
  reader
    .read({ id: 'own', text, language })
    .statements.flatMap((statement) => statement.tolls ?? [])
    .map(({ measure, min, max }) => `${measure} ${min}..${max}`)

describe('figures of the victims of a deed', () => {
  test('a number before the victims counts them', () => {
    expect(tolls('Les trois infirmiers sont retenus par une bande armée.')).toEqual(['abducted 3..3'])
  })

  test('one person is one', () => {
    expect(tolls('Une avocate a été cueillie chez elle par des agents.')).toEqual(['detained 1..1'])
  })

  test('a definite person who is arrested is named, not counted', () => {
    expect(tolls("L'avocate Mara Delorme a été cueillie chez elle par des agents.")).toEqual([])
  })

  test('what is only threatened counts nobody', () => {
    expect(tolls('Les ravisseurs menacent de tuer le notaire.')).toEqual([])
  })
})
