import { describe, expect, test } from 'vitest'
import { createReader } from './read-document.ts'

const reader = createReader()
const victims = (text: string, language = 'fr') =>
  reader
    .read({ id: 'own', text, language })
    .statements.flatMap((statement) => statement.event?.roles ?? [])
    .filter(({ role }) => role === 'victim')
    .map(({ span }) => span.exact)

describe('persons counted as harmed are victims of the event', () => {
  test('a figure with the noun of its persons names them', () => {
    expect(victims("Quatre bergers ont perdu la vie dans l'explosion d'une mine.")).toEqual(['Quatre bergers'])
    expect(victims('Three miners died when a mine exploded near the village.', 'en')).toEqual(['Three miners'])
  })

  test('a bare count names nobody', () => {
    expect(victims("L'explosion a fait quatre morts.")).toEqual([])
  })
})
