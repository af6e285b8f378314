/** What the words of one text come to in a dossier: who did it, who speaks, which statements are of one event. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventUnits } from '../src/corroborate/event-units.ts'
import { viewIncident } from '../src/corroborate/incident-view.ts'
import { originsOf } from '../src/corroborate/origins-of.ts'
import { sourceIdentity } from '../src/corroborate/source-identity.ts'
import { statementRecords } from '../src/corroborate/statement-records.ts'
import { packageRoot } from '../src/packs/package-root.ts'
import { createReader } from '../src/reading/read-document.ts'

const reader = createReader({ gazetteerFiles: [join(packageRoot(), 'samples', 'dossier', 'gazetteer.tsv')] })
const records = (language: string, text: string, outlet = 'Orbia') =>
  statementRecords(reader.read({ id: 'd', language, text, outlet, publishedAt: '2024-04-16T10:00:00Z' }), 'd')

const told = [
  [
    'fr',
    'La Ligue des Passes a bombardé Lhéry dimanche 14 avril à 6 h 30. Elle a bombardé Lhéry dimanche 14 avril à 21 heures. Deux personnes ont été tuées dans le bombardement du soir. Trois personnes ont été tuées dans le bombardement du matin.',
    [
      ['06:30', 'MO'],
      ['21:00', 'EV'],
    ],
  ],
  [
    'en',
    'The army shelled Lhery at 6:30 a.m. on Sunday, April 14. It shelled Lhery again at 9 p.m. on Sunday. Two people were killed in the evening shelling, the Lhery hospital said. Three people were killed in the morning shelling.',
    [
      ['06:30', 'MO'],
      ['21:00', 'EV'],
    ],
  ],
] as const

test.each(told)('%s: parts of the day part two strikes of one day', (language, text, clocks) => {
  expect(eventUnits(records(language, text)).map((unit) => unit.clocks)).toEqual(clocks)
})

test.each([
  [
    'fr',
    "L'état-major varonnais a accusé la Ligue des Passes d'avoir bombardé Brévent. La Ligue a rejeté cette accusation.",
  ],
  [
    'fr',
    "L'armée varonnaise a bombardé Brévent, selon Vigie civile. L'état-major varonnais dément toute responsabilité.",
  ],
  ['en', 'The League of the Passes said the Varonnese army shelled Brevent. The army denied any responsibility.'],
])('%s: a denial that names no event is of the one just told', (language, text) => {
  const units = eventUnits(records(language, text))
  const denial = records(language, text).find(({ statement }) => statement.act === 'denies')
  expect(denial?.statement.deniesWhat).toBe('responsibility')
  expect(units.filter(({ statements }) => statements.includes(denial!.id))).toHaveLength(1)
})

test.each([
  ['fr', "L'état-major varonnais a accusé la Ligue. « Nos batteries n'ont pas tiré », a déclaré sa porte-parole."],
  ['en', 'The Varonnese general staff accused the League. "Our guns were silent," its spokeswoman said.'],
])('%s: their spokeswoman speaks for who spoke last', (language, text) => {
  const all = records(language, text)
  const last = all.find(({ statement }) => statement.voice === 'quoted')!
  expect(sourceIdentity(last, all).actorId).toBe('actor:etat-major-varonne')
})

const doers = [
  ['fr', "« Nos batteries n'ont pas tiré sur Brévent », a déclaré l'état-major varonnais.", 'actor:etat-major-varonne'],
  ['en', 'The Varonnese police denied that it had fired on the protesters in Port-Cendre.', 'actor:police-varonne'],
  ['en', 'The Salt Brigade said that its own men had carried out the bombing in Tarrance.', 'actor:brigade-sel'],
  [
    'fr',
    "L'état-major varonnais a accusé samedi soir la Ligue des Passes d'avoir bombardé Brévent.",
    'actor:ligue-passes',
  ],
] as const

test.each(doers)('%s: %s is told with its doer', (language, text, doer) => {
  const refs = records(language, text).flatMap(({ statement }) =>
    (statement.event?.roles ?? []).filter(({ role }) => role === 'perpetrator').map(({ ref }) => ref),
  )
  expect(refs).toEqual([doer])
})

test('what a party never does is a denial of its part, and no event', () => {
  const text = "Nos combattants ne s'en prennent pas aux médecins."
  const [{ statement }] = records('fr', text, 'Ligue des Passes')
  expect([statement.act, statement.deniesWhat]).toEqual(['denies', 'responsibility'])
})

test.each([
  [
    'fr',
    "La Ligue des Passes revendique l'attaque à la voiture piégée menée mardi 9 avril contre le commissariat de Tarrance.",
  ],
  ['en', 'Two groups claimed the bomb that exploded outside the police station in Tarrance on Tuesday.'],
])('%s: a site lies in the town behind it', (language, text) => {
  expect(eventUnits(records(language, text)).map(({ places }) => places)).toEqual([['place:tarrance']])
})

test('those whom a text sums up before it names them are no origin beside them', () => {
  const all = records(
    'en',
    'Two rival groups have claimed the bombing in Tarrance. The League of the Passes claimed the bombing, and the Salt Brigade claimed the bombing.',
  )
  const rows = [
    { conflict: 'c', party: 'L', member: 'actor:ligue-passes', from: null, to: null, reason: 'r', source: 's' },
  ]
  expect(originsOf(all, { parties: rows }).map(({ actor }) => actor)).toEqual([
    'actor:brigade-sel',
    'actor:ligue-passes',
  ])
})

const headline = (title: string) => `${title}\n\nThe town was quiet on Monday morning, and the shops were open.`

test.each([
  ['Hospital says four killed by gunfire in Lhery; police deny shooting', 'Hospital', 'police'],
  ['Ministry says three killed near Lhery, rebels deny attack', 'Ministry', 'rebels'],
])('what two speakers of a headline say is theirs: %s', (title, first, second) => {
  const said = records('en', headline(title)).filter(({ statement }) => statement.voice === 'headline')
  expect(said.map(({ statement }) => statement.chain.at(-1)?.mention?.exact)).toEqual([first, second])
})

test("a headline's armed group is not the army of its country", () => {
  const all = records(
    'fr',
    "Varonne dit avoir frappé un camp, la Ligue fait état de huit tués à Issoune\n\nL'état-major varonnais a annoncé avoir frappé un camp près d'Issoune mercredi. La Ligue des Passes a compté huit tués à Issoune.",
  )
  const rows = [
    { conflict: 'c', party: 'L', member: 'actor:ligue-passes', from: null, to: null, reason: 'r', source: 's' },
  ]
  const [counted] = all.filter(({ statement }) => statement.voice === 'headline' && statement.act === 'counts')
  const origin = originsOf(all, { parties: rows }).find(({ statements }) => statements.includes(counted.id))
  expect(origin?.actor).toBe('actor:ligue-passes')
})

test('who grants an attack and denies the damage denies what it did', () => {
  const all = records(
    'fr',
    "La Ligue des Passes affirme avoir lancé cinq drones contre le dépôt de Valmère et détruit deux cuves. L'état-major varonnais reconnaît qu'un drone s'est écrasé au dépôt de Valmère. L'état-major varonnais dément que des cuves aient été détruites.",
  )
  const { asserting, denials } = viewIncident(all, originsOf(all))
  expect(denials.map(({ what }) => what)).toEqual(['detail:outcome'])
  expect(asserting.map(({ actor }) => actor)).toContain('actor:etat-major-varonne')
})
