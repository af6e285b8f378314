/** Whole readings with the invented actors of the dossier: who speaks, and what becomes of a denial or a loss. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Statement } from '../src/model/statement.ts'
import { createReader } from '../src/reading/read-document.ts'

const gazetteer = fileURLToPath(new URL('../samples/dossier/gazetteer.tsv', import.meta.url))
const reader = createReader({ gazetteerFiles: [gazetteer] })

function read(text: string, language: string, outlet?: string): Statement[] {
  const publishedAt = '2024-05-14T10:00:00Z'
  return reader.read({ id: 'test', text, language, publishedAt, ...(outlet && { outlet }) }).statements
}

const origin = ({ chain }: Statement) => chain.at(-1)?.actor ?? null
const doer = ({ event }: Statement) => event?.roles.find(({ role }) => role === 'perpetrator')?.ref

describe('a text that a party publishes', () => {
  test.each([
    ['fr', 'Nos unités ont détruit un pont près de Clairvel.', 'Brigade du Sel', 'actor:brigade-sel'],
    [
      'fr',
      'Les hommes de la Brigade du Sel ont détruit un pont près de Clairvel.',
      'Brigade du Sel',
      'actor:brigade-sel',
    ],
    ['en', 'Our fighters ambushed a convoy near Arvane on Monday.', 'Ligue des Passes', 'actor:ligue-passes'],
    ['en', 'Our aircraft struck a camp near Arvane.', 'Varonnese army', 'actor:etat-major-varonne'],
  ])('claims what its own side did: %s %s', (language, text, outlet, actor) => {
    const [statement] = read(text, language, outlet)
    expect(statement).toMatchObject({ act: 'claims-responsibility', sourceRelation: 'claimant' })
    expect([origin(statement), doer(statement)]).toEqual([actor, actor])
  })

  test.each([
    ['fr', "L'armée varonnaise a bombardé le village d'Issoune.", 'Ligue des Passes', 'actor:etat-major-varonne'],
    ['en', 'The League of the Passes shelled the port of Valmere.', 'Varonnese police', 'actor:ligue-passes'],
  ])('accuses whom it names as doer: %s %s', (language, text, outlet, actor) => {
    const [statement] = read(text, language, outlet)
    expect(statement).toMatchObject({ act: 'accuses', sourceRelation: 'accuser' })
    expect(doer(statement)).toBe(actor)
  })

  test('counts for the party, and a medium claims nothing', () => {
    expect(read('Six soldats ont été tués.', 'fr', 'Ligue des Passes')[0].tolls?.[0].countedBy).toBe(
      'actor:ligue-passes',
    )
    const told = read("L'armée varonnaise a bombardé le village d'Issoune.", 'fr', 'Radio Estuaire')
    expect(told[0]).toMatchObject({ act: 'reports', sourceRelation: 'outlet' })
  })
})

describe('whom pronouns and nouns stand for', () => {
  test.each([
    [
      'fr',
      "La Ligue des Passes accuse l'armée varonnaise d'avoir brûlé une ferme. Selon elle, deux bergers sont morts.",
      'actor:ligue-passes',
    ],
    [
      'fr',
      'La Ligue des Passes dit avoir lancé un drone. Une cuve a brûlé, selon le groupe armé.',
      'actor:ligue-passes',
    ],
    [
      'en',
      'The Varonnese army said it struck a camp of the League of the Passes. It said two men were killed.',
      'actor:etat-major-varonne',
    ],
    [
      'en',
      'The Salt Brigade said it had burned a depot. Two guards were wounded, the armed group said.',
      'actor:brigade-sel',
    ],
  ])('%s: %s', (language, text, actor) => {
    expect(origin(read(text, language).at(-1)!)).toBe(actor)
  })
})

describe('what is denied', () => {
  test.each([
    ['fr', "L'armée a démenti que des civils aient été tués.", 'toll'],
    ['en', 'The army denied killing any civilians.', 'toll'],
    ['fr', "L'armée a démenti avoir tué les deux bergers.", 'event'],
    ['en', 'The army denied killing the two shepherds.', 'event'],
  ])('%s: %s', (language, text, deniesWhat) => {
    expect(read(text, language)[0]).toMatchObject({ act: 'denies', deniesWhat })
  })

  test.each([
    ['fr', "« Nos combattants n'ont subi aucune perte », a dit le commandant."],
    ['en', '"Our men suffered no losses," the commander said.'],
  ])('losses of the own side are told, not denied: %s', (language, text) => {
    const [statement] = read(text, language)
    expect(statement.act).toBe('reports')
    expect(statement.tolls?.[0]).toMatchObject({ min: 0, max: 0 })
  })

  test('what did not happen did not, also where a figure of nobody follows', () => {
    const [statement] = read("Aucun affrontement n'a eu lieu et personne n'a été tué.", 'fr')
    expect(statement).toMatchObject({ real: 'not-occurred', event: { type: 'armed-clash' } })
  })
})

test('who treats the wounded wounded nobody', () => {
  const [statement] = read(
    'The Tarrance hospital said it was treating sixteen wounded people, among them two nurses.',
    'en',
  )
  expect(statement.act).toBe('reports')
  expect(statement.event).toBeUndefined()
})

describe('each of several speakers', () => {
  test.each([
    [
      'fr',
      "La Ligue des Passes et la Brigade du Sel ont chacune revendiqué l'attentat.",
      ['actor:ligue-passes', 'actor:brigade-sel'],
    ],
    [
      'en',
      'Both the Salt Brigade and the League of the Passes claimed the bombing.',
      ['actor:brigade-sel', 'actor:ligue-passes'],
    ],
    [
      'fr',
      "Ni la Ligue des Passes ni la police varonnaise n'ont souhaité commenter.",
      ['actor:ligue-passes', 'actor:police-varonne'],
    ],
  ])('speaks for itself: %s %s', (language, text, actors) => {
    expect(read(text, language).map(origin)).toEqual(actors)
  })
})

describe('a figure that is kept', () => {
  test.each([
    ['fr', 'La mairie de Brévent maintenait dimanche son bilan de neuf morts.', 'actor:mairie-brevent', 9],
    [
      'fr',
      "Le ministère varonnais de l'Intérieur fait état, lui, de six policiers tués.",
      'actor:interieur-varonne',
      6,
    ],
    ['en', 'The Tarrance hospital stood by its toll of nine dead.', 'actor:hopital-tarrance', 9],
  ])('is counted by whom it belongs to: %s %s', (language, text, counter, figure) => {
    expect(read(text, language)[0]).toMatchObject({ act: 'counts', tolls: [{ min: figure, countedBy: counter }] })
  })

  test('a day and a toll behind "to" are no range', () => {
    const [known, { tolls }] = read('The mayor raised the toll of the attack of May 3 to fifteen dead.', 'en')
    expect(known.content.exact).toBe('the attack of May 3')
    expect(tolls).toMatchObject([{ measure: 'killed', min: 15, max: 15 }])
  })
})

test('a quotation over paragraphs has one speaker, though only its ends are marked', () => {
  const text =
    'La Ligue des Passes a publié le communiqué suivant :\n\n« Nos unités ont pris le poste.\n\nNous avons capturé trois soldats.\n\nLa route est ouverte. »\n\nLe maire se tait.'
  const quoted = read(text, 'fr').filter(({ voice }) => voice === 'quoted')
  expect(quoted.map(origin)).toEqual(['actor:ligue-passes', 'actor:ligue-passes', 'actor:ligue-passes'])
})

test('a listed hospital that is hit is also where it lies', () => {
  const [{ event }] = read("Des hommes armés ont attaqué jeudi l'hôpital de Marsolle.", 'fr')
  expect(event?.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(['target', 'place']))
})

describe('headlines', () => {
  const below = '\n\nThe text stands here, and it is longer than the line above.'

  test.each([
    ['Brigade says it took village of Clairvel, army denies it', ['claims-responsibility', 'denies']],
    ['CORRECTION: Salt Brigade says it killed six soldiers in ambush', ['claims-responsibility']],
    ['Ministry says two soldiers wounded near Arvane', ['reports']],
  ])('%s', (headline, acts) => {
    const told = read(headline + below, 'en').filter(({ voice }) => voice === 'headline')
    expect(told.map(({ act }) => act)).toEqual(acts)
    expect(told.every(({ chain }) => chain.length > 1)).toBe(true)
  })
})

test('who is accused stands before what of', () => {
  const [{ event }] = read('The League of the Passes accused the Varonnese army of the assassination.', 'en')
  expect(event?.roles).toMatchObject([{ role: 'perpetrator', span: { exact: 'the Varonnese army' } }])
})

test('a night told of in the past ended on the day of speaking, also where that day is named', () => {
  const text = 'La Ligue des Passes a affirmé mardi avoir lancé dans la nuit cinq drones contre le dépôt.'
  const reading = reader.read({ id: 'night', text, language: 'fr', publishedAt: '2024-05-14T07:00:00Z' })
  const { time } = reading.statements[0].event!
  expect(reading.dates.find(({ id }) => id === time)?.edtf).toBe('2024-05-13/2024-05-14')
})

test('who a noun stands for is who a pronoun behind it stands for', () => {
  const text =
    'The Salt Brigade said it had burned a depot. Two guards were hurt, the armed group said. It added that all had fled.'
  expect(origin(read(text, 'en').at(-1)!)).toBe('actor:brigade-sel')
})
