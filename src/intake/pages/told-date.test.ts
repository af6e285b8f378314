import { expect, test } from 'vitest'
import { toldDate } from './told-date.ts'

test.each([
  ['2031-04-12T18:40:00+02:00', '2031-04-12T18:40:00+02:00'],
  ['2031-04-12T18:40:00.123Z', '2031-04-12T18:40:00Z'],
  ['2031-04-12T18:40+0200', '2031-04-12T18:40+02:00'],
  ['2031-04-12 18:40', '2031-04-12T18:40'],
  ['2031-4-2', '2031-04-02'],
  ['20310412T184000Z', '2031-04-12T18:40:00Z'],
  ['Sat, 12 Apr 2031 18:40:00 GMT', '2031-04-12T18:40:00Z'],
  ['Sat Apr 12 2031 18:40:00 GMT+0200', '2031-04-12T18:40:00+02:00'],
  ['April 12, 2031 6:40 pm', '2031-04-12T18:40'],
  ['1934034000', '2031-04-15T15:40:00Z'],
])('%s is told as %s, its time and zone as they are', (told, date) => {
  expect(toldDate(told)).toBe(date)
})

test.each(['', 'yesterday', '2031-02-30', '12/04/31', '2031-13-01T00:00', 'x'.repeat(500), undefined])(
  'what is no date gives none: %s',
  (told) => expect(toldDate(told)).toBeNull(),
)
