import { describe, expect, it } from 'vitest'
import type { Place } from '../../model/place.ts'
import { inputParser, shippedGazetteer } from '../input-parser.test-support.ts'
import { resolvePlaces } from '../resolve-places.ts'

const { pack, parsed } = inputParser('en')

function places(input: string): Place[] {
  return resolvePlaces(parsed(input), pack, shippedGazetteer).places
}

const named = (input: string, name: string) => places(input).find((place) => place.name === name)

describe('names that locate nothing', () => {
  it('are adjectives of origin', () => {
    expect(named('The Kenyan envoy left on Monday.', 'Kenyan')).toMatchObject({ use: 'adjective', country: 'KE' })
  })
  it('are parts of the names of organisations', () => {
    expect(named('He teaches at the University of Nairobi.', 'Nairobi')).toMatchObject({ country: 'KE' })
    expect(named('The Dayton City Council met in Dayton, Ohio.', 'Dayton')).toMatchObject({ country: 'US' })
  })
  it('are no mentions: nothing happened there', () => {
    expect(places('The Kenyan envoy left on Monday.').every((place) => place.use === 'adjective')).toBe(true)
  })
})

describe('surnames that are towns somewhere', () => {
  it('are somebody where a given name or a title goes before them', () => {
    const text = 'Michael Baker was arrested on Friday. Baker denied the charge. A lawyer for Baker spoke.'
    expect(named(text, 'Baker')).toBeUndefined()
  })
  it('are a place where the text puts something in them', () => {
    expect(named('Police found the car in Dayton, Ohio.', 'Dayton')).toMatchObject({ precision: 'settlement' })
  })
})

describe('which of several towns is meant', () => {
  it('the unit behind the name says', () => {
    const place = named('A man from Springfield, Ill., was hurt.', 'Springfield')
    expect(place?.evidence).toContain('named with its unit: Illinois')
    expect(named('A man from Springfield, Mass., was hurt.', 'Springfield')?.lat).toBeCloseTo(42.1, 0)
  })
  it('the other names of the text say', () => {
    const place = named('Residents of Pataskala, Heath and Granville met in Newark.', 'Newark')
    expect(place?.evidence).toContain('other names lie in US.OH')
  })
  it('nobody says: it stays open, with its likeliest meaning for grouping', () => {
    const place = named('The fire broke out in Springfield.', 'Springfield')
    expect(place?.gazetteer).toBeUndefined()
    expect(place?.needsReview).toContain('toponym')
    expect(place?.likeliest).toMatchObject({ why: 'best of its candidates' })
  })
  it('no list says: it most likely lies near what is named beside it', () => {
    const place = named('Nurses in Nairobi went on strike. The strike in Vorkanville went on.', 'Vorkanville')
    expect(place?.lat).toBeUndefined()
    expect(place?.likeliest?.why).toBe('named beside it')
  })
})
