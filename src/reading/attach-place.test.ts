import { describe, expect, test } from 'vitest'
import { createReader } from './read-document.ts'

const reader = createReader()

function read(text: string) {
  const reading = reader.read({ id: 'own', text, language: 'fr', publishedAt: '2024-05-15' })
  const place = (at: number) => {
    const role = reading.statements[at]?.event?.roles.find((filler) => filler.role === 'place')
    return role && { words: role.span.exact, name: reading.places.find((one) => one.id === role.ref)?.name }
  }
  const day = (at: number) =>
    reading.dates.find((date) => date.id === reading.statements[at]?.event?.time)?.start ?? null
  return { reading, place, day }
}

describe('where and when an event is told', () => {
  test('the one located phrase of the content belongs to its event', () => {
    const { place } = read('Des riverains joints par téléphone parlent de pillages dans le quartier du Moulin.')
    expect(place(0)?.words).toBe('dans le quartier du Moulin')
  })

  test('a definite site that is hit is the place, with an entry to be placed by a person', () => {
    const { reading, place } = read("Les miliciens ont pillé l'entrepôt.")
    expect(place(0)).toEqual({ words: "l'entrepôt", name: 'entrepôt' })
    expect(reading.places.at(-1)).toMatchObject({ precision: 'site', display: null, needsReview: ['place'] })
  })

  test('a people is no place', () => {
    const { place } = read("Le ministre a dénoncé les violences à l'encontre des Ukrainiens.")
    expect(place(0)).toBeUndefined()
  })

  test('an event of a day to come is planned', () => {
    const { reading, day } = read('Une manifestation est prévue samedi devant la préfecture de Lorve.')
    expect(reading.statements[0].real).toBe('planned')
    expect(day(0)).toBe('2024-05-18')
  })

  test('cumulative figures say since when', () => {
    const { reading } = read("Selon l'ONG, 312 civils ont été tués depuis le 7 octobre 2023.")
    const [toll] = reading.statements[0].tolls ?? []
    expect(toll?.scope).toBe('period-cumulative')
    expect(reading.dates.find((date) => date.id === toll?.period?.since)?.start).toBe('2023-10-07')
  })

  test('a claim is of the attack; the toll in its relative clause is told by the author', () => {
    const { reading } = read("Le Front de l'Aube a revendiqué l'attaque de Lorve où trois soldats ont été tués.")
    const toll = reading.statements.find((statement) => statement.tolls?.length)
    expect(toll?.voice).toBe('presupposed')
    expect(toll?.content.exact).toBe('trois soldats ont été tués')
  })
})
