import { expect, test } from 'vitest'
import { groupWithinDocument } from '../src/corroborate/group-within-document.ts'
import { createReader } from '../src/reading/read-document.ts'

const reader = createReader()

/** The statements' words by group, shortened, in the order of the text. */
function groups(text: string): string[][] {
  const reading = reader.read({ id: 'grouped', text, language: 'fr' })
  const words = new Map(reading.statements.map(({ id, content }) => [id, content.exact]))
  return groupWithinDocument(reading).map(({ statements }) => statements.map((id) => words.get(id) ?? '?'))
}

test('a claim, its denial and the toll of one strike are one event', () => {
  const found = groups(
    "L'armée vélaste a affirmé avoir frappé un dépôt de munitions à Tolgar mardi 12 mars. " +
      "Le Front du Kardil a démenti cette frappe. Selon l'hôpital, la frappe a fait trois morts.",
  )
  expect(found).toHaveLength(1)
  expect(found[0].length).toBeGreaterThanOrEqual(3)
})

test('two strikes on different days are two events', () => {
  const found = groups(
    "Mardi 12 mars 2024, l'aviation a bombardé le marché de Tolgar. " +
      "Vendredi 15 mars 2024, l'aviation a bombardé le marché de Tolgar.",
  )
  expect(found).toHaveLength(2)
})

test('two attacks of one kind on different targets are two events', () => {
  const found = groups('Des rebelles ont attaqué une caserne. Des rebelles ont attaqué une mairie.')
  expect(found).toHaveLength(2)
})

test('a person named and then described is one target', () => {
  const found = groups(
    'Des inconnus ont assassiné Marc Delvaux mardi à Tolgar. Le gouverneur a condamné la mort du magistrat. ' +
      "Une enquête a été ouverte. L'assassinat n'a pas été revendiqué.",
  )
  expect(found.filter((words) => /assassin|mort/.test(words.join(' ')))).toHaveLength(1)
})

test('a threat is not the event that it answers', () => {
  const found = groups(
    "L'armée a bombardé le village de Tolgar. Le Front du Kardil a menacé de bombarder la capitale en représailles.",
  )
  expect(found).toHaveLength(2)
})

test('grouping is the same whatever the order of the statements', () => {
  const text =
    "Mardi 12 mars 2024, l'aviation a bombardé le marché de Tolgar, faisant six morts. Une roquette a touché une école. " +
    'Vendredi, des hommes armés ont enlevé deux médecins. Le gouverneur a condamné le bombardement.'
  const reading = reader.read({ id: 'grouped', text, language: 'fr' })
  const turned = { ...reading, statements: reading.statements.toReversed() }
  expect(groupWithinDocument(turned)).toEqual(groupWithinDocument(reading))
})
