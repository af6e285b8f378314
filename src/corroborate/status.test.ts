import { describe, expect, test } from 'vitest'
import { detailStatus } from './detail-status.ts'
import { occurrenceStatus } from './occurrence-status.ts'
import { responsibilityStatus } from './responsibility-status.ts'
import { incidentOf, sideOf } from './status.test-support.ts'
import { tollSeries } from './toll-series.ts'

/** Rule that must fire, and the lines of the incident. */
const occurrences: [string, ...string[]][] = [
  ['O0', 'front: threatens planned'],
  ['O1', 'monitor: reports', 'monitor: retracts event'],
  ['O2', 'army (affected): reports', 'hospital: counts killed 3'],
  ['O2', 'monitor: finds', 'hospital: counts killed 3', 'army (affected): denies event'],
  ['O3', 'front (claimant): claims-responsibility by front', 'army (affected): denies event'],
  ['O4', 'front (claimant): claims-responsibility by front', 'army (affected): acknowledges'],
  ['O4', 'front (claimant): claims-responsibility by front', 'army (affected): denies event', 'army: acknowledges'],
  ['O5', 'front (claimant): claims-responsibility by front', 'agency: relays'],
  ['O5', 'hospital: counts killed 2'],
  ['O6', 'army (affected): reports by front'],
  ['O6', 'army (affected): reports by front', 'neighbour (accuser): accuses by front'],
  ['O7', 'front (claimant): claims-responsibility by front'],
  ['O7', 'front (claimant): claims-responsibility by front', 'wing (claimant): claims-responsibility by front'],
  ['O8', 'neighbour (accuser): accuses by front'],
  ['O9', 'outlet: reports'],
  ['O9', 'outlet: reports', 'unnamed: reports'],
]

const responsibilities: [string, ...string[]][] = [
  ['R0', 'outlet: reports'],
  ['R0', 'army: denies responsibility'],
  ['R1', 'front: claims-responsibility by front', 'army: acknowledges'],
  ['R1', 'front: claims-responsibility by front', 'front: denies detail:target'],
  ['R2', 'army: accuses by front'],
  ['R2', 'army: accuses by front', 'front: no-comment'],
  ['R3', 'army: accuses by front', 'front: denies responsibility'],
  ['R1 R4', 'front: claims-responsibility by front', 'army: accuses by front'],
  ['R5', 'front: claims-responsibility by front', 'army: denies event'],
  ['R2 R4 R5 R7', 'front: claims-responsibility by front', 'army: accuses by front', 'front: accuses by army'],
  ['R6', 'front: claims-responsibility by front', 'army: claims-responsibility by army'],
  ['R2 R7', 'army: accuses by front', 'front: accuses by army'],
  ['R2 R3 R7', 'army: accuses by front', 'front: accuses by army', 'front: denies responsibility'],
  ['R8', 'army: acknowledges by army'],
  ['R9', 'monitor: finds by army'],
  ['R10', 'army: accuses PS+ by front'],
  ['R11', 'outlet: reports by army'],
  ['R11', 'unnamed: accuses by army'],
  ['R1', 'front: claims-responsibility by front', 'outlet: reports by front'],
]

const rulesOf = (lines: readonly string[]) =>
  responsibilityStatus(incidentOf(lines), sideOf)
    .map(({ rule }) => rule)
    .join(' ')

describe('what an incident is said to be', () => {
  test.each(occurrences)('%s: %s %s %s', (rule, ...lines) => {
    expect(occurrenceStatus(incidentOf(lines), true)).toBe(rule)
  })

  test('without sides nothing is guessed', () => {
    expect(occurrenceStatus(incidentOf(['army: reports']), false)).toBe('sides-not-set')
  })

  test('the parties may change places: the rules do not', () => {
    const swap = (line: string) => line.replace(/front|army/g, (name) => (name === 'front' ? 'army' : 'front'))
    for (const [rule, ...lines] of occurrences) expect(occurrenceStatus(incidentOf(lines.map(swap)), true)).toBe(rule)
    for (const [rules, ...lines] of responsibilities) expect(rulesOf(lines.map(swap))).toBe(rules)
  })
})

describe('who is said to have done it', () => {
  test.each(responsibilities)('%s: %s %s %s', (rules, ...lines) => {
    expect(rulesOf(lines)).toBe(rules)
  })
})

describe('details', () => {
  test('figures of two sources that do not meet differ; those of one source follow each other', () => {
    expect(detailStatus(incidentOf(['army: counts killed 3', 'hospital: counts killed 5']))).toEqual({
      'toll:killed': 'D1',
    })
    expect(detailStatus(incidentOf(['army: counts killed 3', 'hospital: counts killed 2-4']))).toEqual({
      'toll:killed': 'D0',
    })
    expect(detailStatus(incidentOf(['army: counts killed 3', 'army: counts killed 5']))).toEqual({})
  })

  test('aimed at is not hit', () => {
    expect(detailStatus(incidentOf(['front: claims-responsibility aimed by front']))).toEqual({ outcome: 'D2' })
    expect(
      detailStatus(incidentOf(['front: claims-responsibility hit by front', 'army: reports intercepted'])),
    ).toEqual({
      outcome: 'D1',
    })
  })
})

describe('tolls over time', () => {
  test('a counter replaces its own figure only; a fall stays visible', () => {
    const series = tollSeries(
      incidentOf([
        'army: counts killed 3',
        'hospital: counts killed 9',
        'army: counts killed 7',
        'army: counts killed 5',
      ]),
    )
    expect(
      series.map(({ counterName, points }) => [
        counterName,
        points.map(({ toll, change, supersedes }) => [toll.best, change, supersedes]),
      ]),
    ).toEqual([
      [
        'army',
        [
          [3, 'first', null],
          [7, 'up', 's00'],
          [5, 'down', 's02'],
        ],
      ],
      ['hospital', [[9, 'first', null]]],
    ])
  })
})
