import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlaceMention } from '../src/model/proposals.ts'
import { loadGazetteer } from '../src/resolve/gazetteer.ts'
import { inputParser, shippedGazetteer as shipped } from '../src/resolve/input-parser.test-support.ts'
import { resolvePlaces } from '../src/resolve/resolve-places.ts'

const { pack, parsed } = inputParser('fr')
const own = loadGazetteer([join(import.meta.dirname, 'fixtures/own-gazetteer.tsv')])

function read(input: string, gazetteer = shipped) {
  const document = parsed(input)
  return { text: document.text, ...resolvePlaces(document, pack, gazetteer) }
}

function at(input: string, words: string, gazetteer = shipped): PlaceMention {
  const { text, mentions } = read(input, gazetteer)
  const found = mentions.find((mention) => text.slice(mention.start, mention.end) === words)
  if (!found) {
    const seen = mentions.map((mention) => text.slice(mention.start, mention.end))
    throw new Error(`no place "${words}" among ${JSON.stringify(seen)}`)
  }
  return found
}

describe('facilities', () => {
  it('are not their city, which gets an entry of its own', () => {
    const { places, mentions } = read("Un drone a touché l'aéroport de Kharkiv.")
    expect(mentions).toHaveLength(1)
    expect(mentions[0].place).toMatchObject({ feature: 'S.AIRP', precision: 'site' })
    expect(places.find((place) => place.id === mentions[0].place.within)).toMatchObject({
      name: 'Kharkiv',
      precision: 'settlement',
      country: 'UA',
    })
    expect(places.find((place) => place.id === mentions[0].place.within)?.span).toBeUndefined()
  })

  it('that are one of many leave the place where their town or region is', () => {
    expect(at('Une roquette a touché un marché du Sorvan.', 'du Sorvan', own).place.precision).toBe('province')
  })

  it('are referred to by their noun alone', () => {
    const input = "L'aéroport de Sabrelin est fermé. Un drone est tombé près de l'aéroport."
    expect(at(input, "près de l'aéroport").place).toMatchObject({
      precision: 'near-settlement',
      anaphorOf: 'aéroport de Sabrelin',
    })
  })

  it('do not become places where they speak', () => {
    expect(read("L'hôpital de Mirdal a annoncé trois morts.").mentions.some((mention) => mention.locative)).toBe(false)
  })
})

describe('locating words', () => {
  it.each([
    ["Des tirs ont éclaté à proximité d'Orvelle.", "à proximité d'Orvelle", 'near-settlement', 'near'],
    ['Un convoi a sauté à 12 km au nord de Djibo.', 'à 12 km au nord de Djibo', 'near-settlement', 'offset'],
    ['Ils se sont battus entre Orvelle et Torsay.', 'entre Orvelle et Torsay', 'near-settlement', 'between'],
    ['Un cargo a coulé au large de Beyrouth.', 'au large de Beyrouth', 'sea-air', 'off'],
    ['Des combats ont lieu dans le sud du Liban.', 'dans le sud du Liban', 'vague-region', 'in'],
    ['Un poste a été attaqué le long de la rivière Ourne.', 'le long de la rivière Ourne', 'vague-region', 'near'],
    ['Un soldat est mort sur la frontière irako-syrienne.', 'sur la frontière irako-syrienne', 'vague-region', 'at'],
    [
      'Un camion a sauté sur la route qui relie Orvelle à Torsay.',
      'sur la route qui relie Orvelle à Torsay',
      'near-settlement',
      'between',
    ],
  ])('%s', (input, words, precision, relation) => {
    expect(at(input, words).place).toMatchObject({ precision, relation })
  })

  it('give an unlisted village its precision and no entry', () => {
    const { place } = at('Deux gardes ont été tués à Gué-Sainte-Orme.', 'à Gué-Sainte-Orme')
    expect(place).toMatchObject({ precision: 'settlement', needsReview: ['toponym'] })
    expect(place.gazetteer).toBeUndefined()
  })

  it('say of what kind an unlisted place is', () => {
    expect(at('Le district de Talsk a été repris.', 'Le district de Talsk').place.precision).toBe('district')
    expect(at('Le village de Mirvanne a été repris.', 'Le village de Mirvanne').place.precision).toBe('settlement')
  })

  it('behind a comma tell where the place before lies', () => {
    const { mentions, places } = read('Une bombe a explosé à Torsay, dans la province du Nord-Kivu.')
    expect(mentions.map((mention) => mention.locative)).toEqual([true, false])
    expect(places.find((place) => place.id === mentions[0].place.within)?.name).toBe('Nord-Kivu')
  })
})

describe('who acts is no place', () => {
  it.each([
    ['Washington a condamné cette frappe.', 'Washington'],
    ["L'Iran dément toute implication.", "L'Iran"],
    ['Le soutien de Téhéran est acquis.', 'Téhéran'],
    ['Le gouverneur de Kharkiv a démissionné.', 'Kharkiv'],
    ['Kiev accuse la Russie.', 'la Russie'],
    ['Les négociations entre Moscou et Kiev reprennent.', 'entre Moscou et Kiev'],
  ])('%s', (input, words) => {
    expect(at(input, words).locative).toBe(false)
  })

  it.each([
    ['La Syrie a été bombardée cette nuit.', 'La Syrie'],
    ['Le bombardement de Kharkiv a duré une heure.', 'Kharkiv'],
    ['Une explosion a secoué Damas.', 'Damas'],
  ])('but: %s', (input, words) => {
    expect(at(input, words).locative).toBe(true)
  })

  it('nor is a person with a place’s name', () => {
    expect(read('Le colonel Florence et Jean-Marc Nantes ont témoigné.').mentions).toEqual([])
  })

  it('nor an organisation that holds one', () => {
    expect(read('Le Front de Mirdal a publié un communiqué.').mentions).toEqual([])
  })
})

describe('a name with several meanings', () => {
  it('stays open where nothing decides', () => {
    const { place } = at('La conférence se tient à Tripoli.', 'à Tripoli')
    expect(place.gazetteer).toBeUndefined()
    expect(place.candidates).toEqual(expect.arrayContaining(['Tripoli (LY)', 'Tripoli (LB)']))
    expect(place).toMatchObject({ precision: 'settlement', needsReview: ['toponym'] })
  })

  it.each([
    ['À Tripoli, deuxième ville du Liban, un dépôt a brûlé.', 'LB'],
    ["L'armée libyenne tient Tripoli.", 'LY'],
  ])('%s', (input, country) => {
    const { places } = read(input)
    expect(places.find((place) => place.name === 'Tripoli')).toMatchObject({ country })
    expect(places.find((place) => place.name === 'Tripoli')?.evidence?.join()).toContain(country)
  })

  it('means the user’s place where the user has one', () => {
    expect(at('Une usine a brûlé à Tripoli.', 'à Tripoli', own).place).toMatchObject({
      gazetteer: { source: 'user', id: 'user:tripoli' },
      country: 'Vesmor',
    })
  })
})

describe('an unlisted country', () => {
  it('is known by the adjective on its army', () => {
    const input = "Vesmorie : un pont détruit\n\nL'armée vesmorienne a détruit un pont, a dit un élu."
    expect(at(input, 'Vesmorie').place.precision).toBe('country')
  })
})

describe('coordinates', () => {
  it('are never turned into a place', () => {
    const { place } = at("L'épave gît par 11,222 N 33,444 E.", '11,222 N 33,444 E')
    expect(place.precision).toBe('unknown')
    expect(place.lat).toBeUndefined()
  })
})

it('throws for no text, and every span quotes it', () => {
  const word = fc.constantFrom(
    'à',
    'de',
    'Paris',
    'l’aéroport',
    'entre',
    'et',
    'la',
    'vallée',
    'chef',
    'du',
    'X',
    ',',
    '\n\n',
    '12',
    'km',
    'frontière',
    '\ud800',
    '(',
    ')',
    ':',
    'Le',
    'Front',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
      ),
      (input) => {
        const { text, places } = read(input)
        for (const { span } of places) if (span) expect(text.slice(span.start, span.end)).toBe(span.exact)
        expect(places.map((place) => place.id)).toEqual(places.map((_, index) => `p${index + 1}`))
      },
    ),
    { numRuns: 150 },
  )
})
