import { expect, test } from 'vitest'
import { inputParser, shippedGazetteer } from '../input-parser.test-support.ts'
import { resolvePlaces } from '../resolve-places.ts'

const { pack, parsed } = inputParser('en')

function read(input: string): string[] {
  const document = parsed(input)
  return resolvePlaces(document, pack, shippedGazetteer).mentions.map(
    (mention) =>
      `${document.text.slice(mention.start, mention.end)} = ${mention.place.name}, ${mention.place.precision}`,
  )
}

test.each([
  ['A bomb exploded at Velme airport.', 'at Velme airport = Velme airport, site'],
  ['Fighting resumed in the Umber Valley.', 'in the Umber Valley = Umber Valley, vague-region'],
  ['Two men were arrested in the Fenmoor district.', 'in the Fenmoor district = Fenmoor, district'],
  ['Shells fell in the Karvenian border town of Torre.', 'in the Karvenian border town of Torre = Torre, settlement'],
  ['Troops advanced in northern Lebanon.', 'in northern Lebanon = Lebanon, vague-region'],
  ["A drone hit Baghdad's Alme district.", "Baghdad's Alme district = Alme, district"],
  ['The village lies 12 km north of Velme.', '12 km north of Velme = Velme, near-settlement'],
])('%s', (input, expected) => {
  expect(read(input)).toContain(expected)
})

test('a facility that only its town tells apart leaves the place to the town', () => {
  expect(read('A grenade was thrown at a polling station in Quezal.')).toEqual(['in Quezal = Quezal, settlement'])
})

test('a name in front of somebody is no place of an event', () => {
  expect(read('Velme hospital director Ana Tarn resigned.').filter((place) => /hospital/.test(place))).toEqual([])
})
