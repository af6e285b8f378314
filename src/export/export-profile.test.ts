import { expect, test } from 'vitest'
import { incidentOf } from '../corroborate/status.test-support.ts'
import { nameMask, shownCoordinates } from './export-profile.ts'

test('names of private persons leave with nobody but the dossier itself; those of known actors stay', () => {
  const [record] = incidentOf(['army: reports by front']).records
  const victim = { role: 'victim' as const, span: { start: 0, end: 1, exact: 'the baker Ilo Marn and General Staff' } }
  record.statement.event!.roles.push(victim)
  record.actors.push({
    id: 'actor:staff',
    type: 'state-military',
    names: [{ text: 'General Staff', lang: 'en', kind: 'official' }],
    displayName: 'General Staff',
    typeBasis: 'gazetteer',
  })
  const told = 'the baker Ilo Marn was hit, General Staff says'
  expect(nameMask([record], 'internal')(told)).toBe(told)
  expect(nameMask([record], 'public')(told)).toBe('the baker […] was hit, General Staff says')
})

test('only settlements have coordinates, coarser for others than the dossier’s own people', () => {
  const town = { lat: -45.234, lon: 30.456, precision: 'settlement' }
  expect(shownCoordinates(town, 'internal')).toEqual({ lat: -45.23, lon: 30.46 })
  expect(shownCoordinates(town, 'public')).toEqual({ lat: -45.2, lon: 30.5 })
  expect(shownCoordinates({ ...town, precision: 'province' }, 'internal')).toBeNull()
})
