import { expect, test } from 'vitest'
import { textClock, textDate } from './text-date.ts'

test.each([
  ['fr', 'Publié le 12 avril 2031 à 18h40', '2031-04-12T18:40'],
  ['fr', 'samedi 1er mars 2031', '2031-03-01'],
  ['fr', '03/09/2031 à 08h12', '2031-09-03T08:12'],
  ['en', 'April 12, 2031 6:40pm', '2031-04-12T18:40'],
  ['en', 'Sat 12 Apr 2031 18.40 GMT', '2031-04-12T18:40Z'],
  ['de', '12.04.2031, 18:40 Uhr', '2031-04-12T18:40'],
  ['de', '12. April 2031', '2031-04-12'],
  ['es', '12 de abril de 2031, 09:00', '2031-04-12T09:00'],
  ['ru', '12 апреля 2031, 18:40', '2031-04-12T18:40'],
  ['uk', '18:40, 12 квітня 2031', '2031-04-12T18:40'],
  ['ar', '١٢ أبريل ٢٠٣١ - ١٨:٤٠', '2031-04-12T18:40'],
  ['ar', '12 نيسان/أبريل 2031', '2031-04-12'],
  ['he', '12 באפריל 2031', '2031-04-12'],
  ['he', '12.04.31 | 18:40', '2031-04-12T18:40'],
  ['fa', '۱۲ آوریل ۲۰۳۱', '2031-04-12'],
])('%s: %s', (lang, line, date) => {
  expect(textDate(line, lang)).toBe(date)
})

test('in English a date of figures may be read in two ways, and is not read', () => {
  expect(textDate('03/09/2031', 'en')).toBeNull()
  expect(textDate('13/09/2031', 'en')).toBe('2031-09-13')
})

test.each(['', 'le maire de la ville', 'le 12 avril', 'avril 2031', '99.99.2031'])('no whole date: %s', (line) => {
  expect(textDate(line, 'fr')).toBeNull()
})

test('a clock time has two digits and two', () => {
  expect(['9h05', '18.40', '٠٩:٠٥', '25:10', 'à neuf heures'].map(textClock)).toEqual([
    '09:05',
    '18:40',
    '09:05',
    null,
    null,
  ])
})
