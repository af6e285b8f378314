import { describe, expect, it } from 'vitest'
import { addMonths, civil, dayOf, easter, iso, isoWeek, parseIso, weekdayOf } from './calendar.ts'

describe('calendar', () => {
  it('counts days back and forth over leap years', () => {
    for (const text of ['1970-01-01', '2000-02-29', '2024-03-05', '1899-12-31', '2100-03-01'])
      expect(iso(parseIso(text)!)).toBe(text)
    expect(dayOf(1970, 1, 1)).toBe(0)
    expect(civil(dayOf(2024, 2, 29) + 1)).toEqual({ year: 2024, month: 3, day: 1 })
  })

  it('knows weekdays and ISO weeks', () => {
    expect(weekdayOf(parseIso('2024-03-05')!)).toBe(2)
    expect(weekdayOf(parseIso('1965-07-04')!)).toBe(7)
    expect(isoWeek(parseIso('2021-01-03')!)).toBe('2020-W53')
    expect(isoWeek(parseIso('2024-12-31')!)).toBe('2025-W01')
  })

  it('ends a month on its last day when it adds months', () => {
    expect(iso(addMonths(parseIso('2024-01-31')!, 1))).toBe('2024-02-29')
    expect(iso(addMonths(parseIso('2024-01-31')!, -11))).toBe('2023-02-28')
  })

  it('finds Easter', () => {
    expect([2016, 2018, 2024, 2038].map((year) => iso(easter(year)))).toEqual([
      '2016-03-27',
      '2018-04-01',
      '2024-03-31',
      '2038-04-25',
    ])
  })

  it('takes no text for a day that is none', () => {
    expect([parseIso(null), parseIso(''), parseIso('2023-02-29'), parseIso('mardi')]).toEqual([null, null, null, null])
  })
})
