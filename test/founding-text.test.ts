import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../bench/shared-folder.ts'
import type { Reading } from '../src/model/reading.ts'
import type { Statement } from '../src/model/statement.ts'
import { createReader } from '../src/reading/read-document.ts'

/** What the text that started the project says: first words of each content, act(s), origin, event type(s), the event's day. */
interface Expected {
  content: string
  act: string[]
  /** Words of the origin's mention; null where the outlet speaks in its own voice. */
  origin: string | null
  type?: (string | undefined)[]
  time?: string
  saidOn?: string
  channel?: string
  roles?: Record<string, string>
  place?: string
  toll?: [string, number | null, number | null]
}

const expected: Expected[] = [
  {
    content: "le lancement d'une nouvelle attaque",
    act: ['confirms', 'claims-responsibility'],
    origin: 'La Résistance islamique irakienne',
    type: ['attack-unspecified'],
    roles: { target: 'des cibles' },
  },
  {
    content: 'avoir mené une attaque de drone',
    act: ['claims-responsibility'],
    origin: 'La Résistance islamique en Irak',
    type: ['drone-strike'],
    saidOn: '2024-03-05',
    channel: 'telegram',
    roles: {
      perpetrator: 'La Résistance islamique en Irak',
      target: "la centrale électrique de l'aéroport israélien de Haïfa",
      instrument: 'drone',
    },
    place: 'Haïfa',
  },
  { content: "L'opération a été menée en réponse au massacre", act: ['justifies'], origin: null },
  {
    content: 'massacre par Israël',
    act: ['reports'],
    origin: null,
    type: ['attack-civilians'],
    roles: { perpetrator: 'Israël', victim: 'civils palestiniens' },
    place: 'Gaza',
  },
  { content: 'elle continuerait à porter des coups', act: ['threatens'], origin: 'La Résistance irakienne' },
  {
    content: 'Elle a déjà mené plusieurs attaques',
    act: ['reports'],
    origin: null,
    type: ['attack-unspecified'],
    roles: { perpetrator: 'Elle', target: 'des cibles israéliennes' },
  },
  {
    content: 'une frappe de drone contre une installation chimique',
    act: ['claims-responsibility', 'reports'],
    origin: 'elle',
    type: ['drone-strike'],
    saidOn: '2024-03-03',
    channel: 'statement',
    roles: { target: 'une installation chimique' },
    place: 'Haïfa',
  },
  {
    content: 'La Résistance irakienne a également frappé',
    act: ['reports'],
    origin: null,
    type: ['strike-unspecified'],
    roles: { perpetrator: 'La Résistance irakienne', target: 'bases militaires américaines' },
    place: 'Syrie',
  },
  {
    content: "l'attaque fin janvier",
    act: ['claims-responsibility'],
    origin: 'La Résistance islamique en Irak',
    type: ['attack-unspecified'],
    time: '2024-01-21',
    place: 'frontière',
  },
  { content: 'trois militaires américains ont été tués', act: ['reports'], origin: null, toll: ['killed', 3, 3] },
  { content: 'Le régime israélien a déclenché une guerre', act: ['reports'], origin: null },
  {
    content: "l'opération surprise Tempête d'Al-Aqsa",
    act: ['reports'],
    origin: null,
    type: ['attack-unspecified', 'ground-assault'],
    roles: { perpetrator: 'Hamas' },
  },
  {
    content: 'au moins 30 631 Palestiniens ont été massacrés',
    act: ['counts', 'reports'],
    origin: 'ministère palestinien de la Santé',
    toll: ['killed', 30631, null],
  },
  {
    content: "Les États-Unis, l'allié de longue date d'Israël, ont fourni",
    act: ['reports'],
    origin: null,
    type: ['material-support'],
  },
  { content: 'Ils ont apposé leur veto', act: ['reports', 'votes'], origin: null, type: ['vote-decision'] },
]

const shared = sharedFolder()

describe.skipIf(shared === null)('the founding text', () => {
  const text = shared === null ? '' : readFileSync(join(shared, 'seed/seed-fr.txt'), 'utf8')
  const reading = shared === null ? ({} as Reading) : createReader().read({ id: 'seed', text, language: 'fr' })
  const dateOf = (id: string | null | undefined) => reading.dates.find((date) => date.id === id)?.start ?? null

  test('was published on Tuesday 5 March 2024, found from its own words', () => {
    expect(reading.document).toMatchObject({ publishedAt: '2024-03-05', publishedAtBasis: 'inferred' })
    expect(reading.document.publishedAtEvidence?.length).toBeGreaterThan(0)
  })

  test('leaves out both read-also lines', () => {
    expect(reading.excluded.map((item) => item.span.exact.split(':')[0])).toEqual(['A lire', 'Lire plus'])
  })

  test.each(expected)('says: $content', (want) => {
    const statement = reading.statements.find((one) => trimmed(one).startsWith(want.content))
    expect(statement, `no statement begins with "${want.content}"`).toBeDefined()
    expect(want.act).toContain(statement!.act)
    const origin = statement!.chain.at(-1)!
    if (want.origin === null) expect(statement!.chain).toHaveLength(1)
    else expect(origin.mention?.exact).toContain(want.origin)
    if (want.type) expect(want.type).toContain(statement!.event?.type)
    if (want.time) expect(dateOf(statement!.event?.time)).toBe(want.time)
    if (want.saidOn) expect(dateOf(origin.saidOn)).toBe(want.saidOn)
    if (want.channel) expect(origin.channel).toBe(want.channel)
    for (const [role, words] of Object.entries(want.roles ?? {}))
      expect(fillers(statement!, role)).toContainEqual(expect.stringContaining(words))
    if (want.place) expect(fillers(statement!, 'place').join(' | ')).toContain(want.place)
    if (want.toll) expect(statement!.tolls?.map((toll) => [toll.measure, toll.min, toll.max])).toContainEqual(want.toll)
  })

  test('says nothing else', () => {
    const extra = reading.statements.filter(
      (statement) => !expected.some((want) => trimmed(statement).startsWith(want.content)),
    )
    expect(extra.map((statement) => `${statement.act}: ${statement.content.exact}`)).toEqual([])
  })

  test('dates no event by its announcement', () => {
    const drone = reading.statements.find((one) => one.content.exact.startsWith('avoir mené une attaque de drone'))
    expect(drone?.event?.time).toBeNull()
  })
})

function trimmed(statement: Statement): string {
  return statement.content.exact.replace(/^(dans|au(?! moins)|à|où) /u, '')
}

function fillers(statement: Statement, role: string): string[] {
  return (statement.event?.roles ?? []).filter((filler) => filler.role === role).map((filler) => filler.span.exact)
}
