import { expect, test } from 'vitest'
import { incidentOf } from '../corroborate/status.test-support.ts'
import { shownCoordinates } from './export-profile.ts'
import { maskedId, nameMask } from './name-mask.ts'
import { shownAddress } from './shown-address.ts'

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

test('a person is masked by the last name alone and in capitals, not where it is a word of a known name', () => {
  const [record] = incidentOf(['army: reports by front']).records
  record.statement.chain[1] = {
    order: 1,
    role: 'origin',
    actor: null,
    mention: { start: 0, end: 1, exact: 'the surgeon Ada Kelm' },
  }
  const mask = nameMask([record], 'shared')
  expect(mask('Kelm said so. ADA KELM AT WORK. Kelmstadt stands.')).toBe('[…] said so. […] AT WORK. Kelmstadt stands.')
})

test('clock times leave for nobody of the public', () => {
  const [record] = incidentOf(['army: reports by front']).records
  record.dates = [
    { clock: '03:15', span: { start: 0, end: 1, exact: 'at 3:15 a.m.' } } as (typeof record.dates)[number],
  ]
  expect(nameMask([record], 'public')('It fell at 3:15 a.m. on Monday')).toBe('It fell […] on Monday')
  expect(nameMask([], 'public')('à 3 h 15, puis 22:40')).toBe('à […], puis […]')
  expect(nameMask([record], 'shared')('It fell at 3:15 a.m. on Monday')).toContain('3:15')
})

test('no address spells a masked name, and none leads the public to the channel of an armed group', () => {
  const mask = (text: string) => text.replace(/ilo marn/giu, '[…]')
  const [record] = incidentOf(['army: reports by front']).records
  expect(shownAddress('https://orbia.example/2024/ilo-marn-hit', [record], 'shared', mask)).toBe(
    'https://orbia.example',
  )
  expect(shownAddress('https://orbia.example/2024/town-hit', [record], 'public', mask)).toContain('town-hit')
  expect(shownAddress('https://orbia.example/%E0%A4%A', [record], 'public', mask)).toBe('https://orbia.example')
  record.statement.chain[0].channel = 'telegram'
  expect(shownAddress('https://t.example/front', [record], 'public', mask)).toBeNull()
  expect(shownAddress('https://t.example/front', [record], 'internal', mask)).toContain('front')
})

test('a name right behind the words of a role is masked with it, another one further on is not', () => {
  const [record] = incidentOf(['army: reports by front']).records
  const exact = 'Shells wounded a teacher, Ana Sole, near the Grand Canal'
  record.statement.content = { start: 10, end: 10 + exact.length, exact }
  record.statement.event!.roles.push({ role: 'victim', span: { start: 25, end: 34, exact: 'a teacher' } })
  expect(nameMask([record], 'shared')(exact)).toBe('Shells wounded a teacher, […], near the Grand Canal')
})

test.each<[string, { act?: 'witnesses'; role?: string; speaker?: string; actor?: string; lang?: string }, string]>([
  ['a single name with an age', { speaker: 'Yusra, 19' }, 'Yusra'],
  ['a single name behind what somebody is', { role: 'the baker Sabet' }, 'Sabet'],
  ['a single name that is described', { speaker: 'Odel, a resident of the quarter' }, 'Odel'],
  ['a single name of somebody who saw it', { speaker: 'Odel', act: 'witnesses' }, 'Odel'],
  ['an actor that is a person without an office', { actor: 'Ada Kelm' }, 'Kelm'],
])('%s is masked wherever it stands, quotations and addresses too', (_, { act, role, speaker, actor }, name) => {
  const [record] = incidentOf(['army: reports by front']).records
  record.lang = 'en'
  record.statement.act = act ?? 'reports'
  if (role) record.statement.event!.roles.push({ role: 'victim', span: { start: 0, end: 1, exact: role } })
  if (speaker)
    record.statement.chain[1] = { order: 1, role: 'origin', actor: null, mention: { start: 0, end: 1, exact: speaker } }
  if (actor) {
    const names = [{ text: actor, lang: 'en', kind: 'official' as const }]
    record.actors.push({ id: 'actor:ada-kelm', type: 'person', names, displayName: actor, typeBasis: 'source' })
  }
  const mask = nameMask([record], 'public')
  expect(mask(`“I ran to ${name}'s house”, ${name.toUpperCase()} IN TOWN`)).toBe("“I ran to […]'s house”, […] IN TOWN")
  expect(maskedId(`actor:${name.toLowerCase()}`, mask)).toBeNull()
  expect(shownAddress(`https://orbia.example/${name.toLowerCase()}-hit`, [record], 'public', mask)).toBe(
    'https://orbia.example',
  )
})

test.each(['three Russians', 'Russians', '2 Kelm', 'the General Staff', 'Villagers', 'General Staff soldiers'])(
  '"%s" is nobody’s name',
  (role) => {
    const [record] = incidentOf(['army: reports by front']).records
    record.lang = 'en'
    const exact = `${role} were hit, villagers say`
    record.statement.content = { start: 0, end: exact.length, exact }
    record.statement.event!.roles.push({ role: 'victim', span: { start: 0, end: role.length, exact: role } })
    const names = [{ text: 'General Staff', lang: 'en', kind: 'official' as const }]
    record.actors.push({
      id: 'actor:staff',
      type: 'state-military',
      names,
      displayName: 'General Staff',
      typeBasis: 'gazetteer',
    })
    expect(nameMask([record], 'public')(exact)).toBe(exact)
  },
)
