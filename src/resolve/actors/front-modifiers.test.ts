import { expect, test } from 'vitest'
import { inputParser, shippedGazetteer } from '../input-parser.test-support.ts'
import { resolveActors } from '../resolve-actors.ts'

const { pack, parsed } = inputParser('en')

function read(input: string): string[] {
  const document = parsed(input)
  return resolveActors(document, pack, shippedGazetteer).mentions.map(
    (mention) => `${document.text.slice(mention.start, mention.end)} = ${mention.actor}`,
  )
}

test.each([
  ['The Israeli army said it had struck a depot.', 'The Israeli army = actor:il-state-military'],
  ['The Karvenian interior ministry denied it.', 'The Karvenian interior ministry = actor:karvenian-moi'],
  ["Ukraine's air force said so.", "Ukraine's air force = actor:ua-air-force"],
  ['The Hollin Liberation Army (HLA) denied it.', 'The Hollin Liberation Army (HLA) = actor:hollin-liberation-army'],
  ['Fighters of the Dawn Front denied it.', 'the Dawn Front = actor:dawn-front'],
])('%s', (input, expected) => {
  expect(read(input)).toContain(expected)
})

test('a short name in front of a role is the group named in full before', () => {
  expect(read('The Southern Covenant attacked a post. A Covenant spokesman denied it.')).toEqual([
    'The Southern Covenant = actor:southern-covenant',
    'A Covenant spokesman = actor:southern-covenant',
  ])
})

test('the words in front of a noun are nobody by themselves', () => {
  expect(read('A car exploded near a refugee camp.')).toEqual([])
})
