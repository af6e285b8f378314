import { expect, test } from 'vitest'
import { clocksMeet, timeOfDay } from './clocks-meet.ts'

test.each([
  ['06:30', '07:20', true],
  ['06:30', '21:00', false],
  ['23:50', '00:20', true],
  ['MO', '06:30', true],
  ['MO', '21:00', false],
  ['EV', '21:00', true],
  ['MO', 'EV', false],
  ['NI', '02:00', true],
  ['NI', 'MO', true],
  ['MO', 'AF', true],
  [null, '06:30', true],
])('%s and %s may be of one event: %s', (a, b, meets) => {
  expect([clocksMeet(a, b), clocksMeet(b, a)]).toEqual([meets, meets])
})

test.each([
  [{ timex: 'TEV' }, 'EV'],
  [{ timex: '2024-04-14T21', clock: '21:00' }, '21:00'],
  [{ timex: '2024-04-14' }, null],
  [undefined, null],
])('%j is %s', (date, time) => {
  expect(timeOfDay(date)).toBe(time)
})
