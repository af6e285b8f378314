/** A pack with other habits than the French one: month first, possessives, commas in thousands, no order of all-digit dates. */
import { describe, expect, it } from 'vitest'
import type { LexiconRow, Pack } from '../../packs/pack.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { resolveDates } from '../resolve-dates.ts'
import { plainDocument } from './plain-document.test-support.ts'

const dates = `
'	clitic
's	clitic
either	numeric-order
last	last	sign=-1
march	month	month=3
may	month	month=5;cap=no
night	daypart	part=NI
morning	daypart	part=MO
five	number	n=5
twenty	number	n=20
two	number	n=2
th	century-ending
tuesday	weekday	weekday=2
day	unit	unit=D
days	unit	unit=D
week	unit	unit=W
weeks	unit	unit=W
hour	unit	unit=TH
p.m.	meridiem	meridiem=p
a.m.	meridiem	meridiem=a`

const rules = `
1	<month> <day> th|st|nd|rd? ,? <year>	date
1	<month> <day> th|st|nd|rd?	date
1	<day> th|st|nd|rd? of? <month> ,? <year>?	date
1	<month> a=<day> -|–|to b=<day> ,? <year>?	interval
1	<month> <year>	month
1	<month>	month	check=capital
1	<weekday>	date
1	<last> <weekday>	date
1	<weekday> ,? <month> <day> ,? <year>?	date
1	<numeric-date>	date
1	<number> <unit> ago	ago	sign=-1
1	a|an <unit> ago	ago	sign=-1;n=1
1	<number> <unit>	dur
1	the? <number|year> s	decade
1	the? n=<number> th|st|nd|rd century	century
1	<hour> <meridiem>	clock
1	<clock-token> <meridiem>?	clock
1	<daypart>	bare	check=no-capital
1	in? the early hours of	early
4	<@early> <@date>	date	part=MO
4	<@date> <@bare>	date
4	<@clock> on? <@date>	date`

const numbers = `
thousands	format	exact	fmt=thousands;chars=002C
decimal	format	exact	fmt=decimal;chars=002E
two	numeral	exact	best=2
dozen	collective-noun	approx	unit=12
at least	modifier	at-least	min=NUM;max=
-odd	suffix	approx	min=0.9*NUM;max=1.1*NUM;best=NUM`

const pairs = (cell = '') =>
  Object.fromEntries(
    cell
      .split(';')
      .filter(Boolean)
      .map((pair) => pair.split('=', 2)),
  )
const lines = (table: string) =>
  table
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
const lexicons: Record<string, LexiconRow[]> = {
  dates: lines(dates).map(([lemma, category, value], line) => row(lemma, category, '', value, line)),
  numbers: lines(numbers).map(([lemma, category, stance, value], line) => row(lemma, category, stance, value, line)),
}

function row(lemma: string, category: string, stance: string, value: string, line: number): LexiconRow {
  return { lemma, category, stance, frame: '', note: '', value: pairs(value), line }
}

const pack: Pack = {
  info: { code: 'xx', name: 'second', version: '0', models: [], settings: {} },
  dir: '',
  lexicon: (name) => lexicons[name] ?? [],
  table: () => lines(rules).map(([layer, pattern, kind, value = '']) => ({ layer, pattern, kind, value })),
  model: () => new Uint8Array(),
}

function valuesOf(text: string): string[] {
  const doc = plainDocument(text, { publishedAt: '2024-03-20' })
  return resolveDates(doc, pack).dates.map(
    ({ date: { span, start, end, timex } }) => `${span.exact}: ${start === end ? (start ?? timex) : `${start}/${end}`}`,
  )
}

describe('a second language', () => {
  it.each([
    ['The dam broke on March 5, 2023.', ['March 5, 2023: 2023-03-05']],
    ['The dam broke on 5 March.', ['5 March: 2024-03-05']],
    ['Rain fell from March 3-5, 2023.', ['March 3-5, 2023: 2023-03-03/2023-03-05']],
    ["Tuesday's vote came two days ago.", ['Tuesday: 2024-03-19', 'two days ago: 2024-03-18']],
    ['It began in the early hours of Tuesday.', ['in the early hours of Tuesday: 2024-03-19']],
    ['They met last Tuesday night.', ['last Tuesday night: 2024-03-19/2024-03-20']],
    ['The ferry sank at 12 a.m. on Tuesday.', ['12 a.m. on Tuesday: 2024-03-19']],
    ['The trade of the 1990s stopped.', ['the 1990s: 1990-01-01/1999-12-31']],
    ['May said so; May was dry. They came in May.', ['May: 2023-05-01/2023-05-31']],
    ['Signed 05/03/2024.', ['05/03/2024: 2024-03-05']],
    ['Signed 15/03/2024.', ['15/03/2024: 2024-03-15']],
  ])('%s', (text, expected) => expect(valuesOf(text)).toEqual(expected))

  it('keeps the other order of an all-digit date as an alternative', () => {
    const doc = plainDocument('Signed 02/03/2024.', { publishedAt: '2024-03-20' })
    const [{ date }] = resolveDates(doc, pack).dates
    expect(date).toMatchObject({
      start: '2024-03-02',
      alternatives: ['2024-02-03'],
      needsReview: ['day or month first'],
    })
  })

  it('reads figures written its own way', () => {
    const figures = (text: string) =>
      readNumbers(text, { start: 0, end: text.length }, pack).map(({ min, max, best }) => [min, max, best])
    expect(figures('1,250 people')).toEqual([[1250, 1250, 1250]])
    expect(figures('two dozen people')).toEqual([[21, 27, 24]])
    expect(figures('at least 30 people')).toEqual([[30, null, null]])
    expect(figures('the 30-odd guards')).toEqual([[27, 33, 30]])
  })
})
