import { expect, test } from 'vitest'
import { parseFrame } from './parse-frame.ts'

test('a frame names the roles of subject, object and prepositional phrases', () => {
  const [frame] = parseFrame('AGENT ~ INSTR:missile|rocket sur TARGET')
  expect(frame.subject).toMatchObject({ role: 'perpetrator', required: false })
  expect(frame.slots).toEqual([
    { role: 'instrument', preposition: '', classes: ['missile', 'rocket'], required: true },
    { role: 'target', preposition: 'sur', classes: [], required: false },
  ])
})

test('alternatives are separated by semicolons and an exclamation mark demands a filler', () => {
  const frames = parseFrame('AGENT ~ sur TARGET! ; A ~ entre A et B', new Set(['et']))
  expect(frames).toHaveLength(2)
  expect(frames[0].slots[0].required).toBe(true)
  expect(frames[1].slots.map((slot) => [slot.role, slot.preposition])).toEqual([
    ['agent', 'entre'],
    ['agent', 'entre'],
  ])
})

test('words that are no roles and an empty text give no slots', () => {
  expect(parseFrame('')).toEqual([])
  expect(parseFrame('N ~ une attaque')[0].slots).toEqual([])
})
