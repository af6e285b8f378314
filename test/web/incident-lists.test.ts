import { describe, expect, test } from 'vitest'
import { filterOf, indexRow, selectIncidents } from '../../web/src/parts/incident-filter.ts'
import { sortIncidents, sortingOf, sortingText, turned } from '../../web/src/parts/incident-order.ts'
import { groupMarks, incidentsIn, mapContent, namedGroups } from '../../web/src/parts/map-marks.ts'
import { axisOf, columnsOf, dayNumber, dayText, packBars, periodOf, timeBars } from '../../web/src/parts/time-bars.ts'
import { manyIncidents } from './many-incidents.ts'

const rows = manyIncidents(300)
const [first] = rows
const typeLabel = (type: string) => type.replace('-', ' ')

describe('what a list is narrowed to', () => {
  const indexed = rows.map((row) => indexRow(row, typeLabel))
  const select = (query: string) => selectIncidents(indexed, filterOf(new URLSearchParams(query)))

  test.each([
    ['type=shelling', (row: (typeof rows)[number]) => row.types.includes('shelling')],
    ['words=drone+STRIKE+ministry', (row: (typeof rows)[number]) => row.types.includes('drone-strike')],
    ['place=place:7', (row: (typeof rows)[number]) => row.where[0].key === 'place:7'],
    ['place=town+12', (row: (typeof rows)[number]) => row.where[0].name.startsWith('Town 12')],
    ['source=spokesman+5', (row: (typeof rows)[number]) => row.sources[0].startsWith('Spokesman 5')],
    ['status=O4', (row: (typeof rows)[number]) => row.status.occurrence === 'O4'],
    ['status=R3', (row: (typeof rows)[number]) => row.status.responsibility.includes('R3')],
    ['status=D1', (row: (typeof rows)[number]) => row.status.details.place === 'D1'],
    ['reviewed=part', (row: (typeof rows)[number]) => row.reviewed.statements === 1],
    ['reviewed=yes', (row: (typeof rows)[number]) => row.reviewed.statements === 2],
  ])('%s gives those that fit and no others', (query, fits) => {
    const wanted = rows.filter((row) => fits(row) && (row.status.occurrence !== 'O0' || query === 'status=O0'))
    expect(wanted.length).toBeGreaterThan(0)
    expect(select(query).rows).toEqual(wanted)
  })

  test('what is threatened or planned comes only where it is asked for, and is counted elsewhere', () => {
    const planned = rows.filter(({ status }) => status.occurrence === 'O0')
    expect(select('').apart).toBe(planned.length)
    expect(select('').rows).not.toContain(planned[0])
    expect(select('status=O0').rows).toEqual(planned)
  })

  test('a period holds every incident whose days it touches, and says how many have no day', () => {
    const { rows: found, undated } = select('from=2023-12-01&to=2023-12-03')
    expect(undated).toBe(4)
    expect(found.length).toBeGreaterThan(10)
    for (const { when } of found) expect(when!.start <= '2023-12-03' && when!.end >= '2023-12-01').toBe(true)
    expect(found.some(({ when }) => when!.start < '2023-12-01')).toBe(true)
  })
})

describe('the order of a list', () => {
  const words = { typeLabel, compare: (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) }
  const order = (text: string | null) => sortIncidents(rows, sortingOf(text), (row) => row, words)

  test('is newest first, and an address says only what differs', () => {
    expect(
      order(null)
        .slice(0, 3)
        .map(({ id }) => id),
    ).toEqual(
      rows
        .filter(({ when }) => when)
        .slice(0, 3)
        .map(({ id }) => id),
    )
    for (const text of [null, 'day', '-reports', 'place']) expect(sortingText(sortingOf(text))).toBe(text)
    expect(sortingText(sortingOf('nonsense'))).toBe(null)
    expect(turned({ by: 'day', down: true }, 'place')).toEqual({ by: 'place', down: false })
    expect(turned({ by: 'place', down: false }, 'place')).toEqual({ by: 'place', down: true })
  })

  test('puts what has no day last either way', () => {
    for (const text of ['day', '-day']) expect(order(text).at(-1)!.when).toBe(null)
    expect(order('-reports')[0].counts.reports).toBe(23)
    expect(order('place')[0].where[0].name).toBe('Town 0')
  })
})

describe('what a map may show', () => {
  const place = { key: 'p', name: 'Arvane', precision: 'settlement', lat: 12.3456, lon: -4.5678 }
  const row = { ...first, exportable: true, status: { ...first.status, occurrence: 'O4' }, where: [place] }

  test.each([
    ['a settlement', row, 1, 0, 0],
    ['the surroundings of a settlement', { ...row, where: [{ ...place, precision: 'near-settlement' }] }, 1, 0, 0],
    ['a site, whose own coordinates are too fine', { ...row, where: [{ ...place, precision: 'site' }] }, 0, 1, 0],
    ['a province', { ...row, where: [{ ...place, precision: 'province' }] }, 0, 1, 0],
    ['a vague region', { ...row, where: [{ ...place, precision: 'vague-region' }] }, 0, 1, 0],
    ['a town that no list of places has', { ...row, where: [{ ...place, lat: undefined, lon: undefined }] }, 0, 1, 0],
    ['what is threatened or planned', { ...row, status: { ...row.status, occurrence: 'O0' } }, 0, 0, 1],
    ['what may not be exported', { ...row, exportable: false }, 0, 0, 1],
    ['two towns that texts differ on', { ...row, where: [place, { ...place, key: 'q' }] }, 2, 0, 0],
  ] as const)('%s', (_, one, marks, words, left) => {
    const content = mapContent([one as typeof row])
    expect([content.marks.length, content.words.length, content.left.length]).toEqual([marks, words, left])
  })

  test('what is told as near a town stands at the town and says that it is near', () => {
    const near = { ...row, id: 'n', where: [{ ...row.where[0], precision: 'near-settlement' }] }
    expect(mapContent([near]).marks[0].near).toBe(true)
    expect(mapContent([near, row]).marks[0].near).toBe(false)
  })

  test('coordinates are to about a kilometre, and no clock time goes along', () => {
    const [mark] = mapContent([row]).marks
    expect([mark.lat, mark.lon]).toEqual([12.35, -4.57])
  })

  test('a place has one point however texts spell it', () => {
    const other = { ...row, id: 'b', where: [{ ...place, name: 'Arvané' }] }
    const { marks } = mapContent([row, other, { ...other, id: 'c' }])
    expect(marks).toMatchObject([{ name: 'Arvané', rows: [{}, {}, {}] }])
  })

  test('points that would cover each other are grouped, each incident counted once', () => {
    const both = { ...row, where: [place, { ...place, key: 'q', name: 'Brisane' }] }
    const { marks } = mapContent([both])
    const groups = groupMarks(
      marks.map((mark, at) => ({ mark, x: 10 + at * 5, y: 10 })),
      30,
    )
    expect(groups).toHaveLength(1)
    expect(incidentsIn(groups[0].marks)).toBe(1)
    expect(
      groupMarks(
        marks.map((mark, at) => ({ mark, x: at * 50, y: 10 })),
        30,
      ),
    ).toHaveLength(2)
  })

  test('a name is written where it covers nothing', () => {
    const [mark] = mapContent([row]).marks
    const groups = [0, 40, 200].map((x) => ({ x, y: 0, marks: [mark] }))
    expect([...namedGroups(groups, () => 50)].map(([{ x }, side]) => [x, side])).toEqual([
      [0, 'left'],
      [40, 'right'],
      [200, 'right'],
    ])
  })
})

describe('a timeline', () => {
  const bar = (start: number, end: number) => ({ start, end })

  test('days are numbered and told back', () => {
    expect([dayNumber('1970-01-02'), dayText(19_700)]).toEqual([1, '2023-12-09'])
  })

  test('a range is a bar from its first day to its last, and nothing planned has one', () => {
    const when = { start: '2024-03-03', end: '2024-03-05', clock: [] }
    const told = { ...first, status: { ...first.status, occurrence: 'O3' } }
    expect(timeBars([{ ...told, when }])).toMatchObject([
      { start: dayNumber('2024-03-03'), end: dayNumber('2024-03-06') },
    ])
    expect(
      timeBars([
        { ...told, when: null },
        { ...told, when, status: { ...told.status, occurrence: 'O0' } },
      ]),
    ).toEqual([])
  })

  test('the period is the one asked for, else that of the bars, never shorter than a week', () => {
    expect(periodOf([bar(10, 30)], '', '')).toEqual({ start: 10, end: 30 })
    expect(periodOf([bar(10, 12)], '', '')).toEqual({ start: 10, end: 17 })
    expect(periodOf([bar(10, 30)], '1970-01-21', '1970-02-10')).toEqual({ start: 20, end: 41 })
    expect(periodOf([], '', '')).toEqual({ start: 0, end: 7 })
  })

  test('bars that would cover each other stand in lines, until there are too many', () => {
    expect(packBars([bar(0, 2), bar(1, 3), bar(4, 5)], 10)).toEqual([0, 1, 0])
    expect(packBars([bar(0, 2), bar(0, 2), bar(0, 2)], 10, { most: 2 })).toBe(null)
  })

  test('a column counts what lies in it for certain apart from what may', () => {
    const { step, sure, may } = columnsOf([bar(0, 1), bar(0, 2), bar(1, 4), bar(-5, 9)], { start: 0, end: 6 }, 3)
    expect([step, sure, may]).toEqual([2, [2, 0, 0], [2, 2, 1]])
  })

  test.each([
    [{ start: 0, end: 10 }, 100, 'day', 10],
    [{ start: 0, end: 60 }, 12, 'day', 8],
    [{ start: 0, end: 400 }, 3, 'month', 14],
    [{ start: 0, end: 4000 }, 0.25, 'year', 11],
  ] as const)('the axis of %j at %d pixels a day tells %ss', (period, scale, unit, length) => {
    const axis = axisOf(period, scale)
    expect(axis).toHaveLength(length)
    for (const tick of axis) expect(tick.unit).toBe(unit)
  })
})
