import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { segmentText } from './segment-text.ts'

const pack = loadPack('fr')
const kinds = (text: string): string[] => segmentText(text, pack).segments.map(({ kind }) => kind)
const pieces = (text: string): string[] =>
  segmentText(text, pack).segments.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

const body = 'Des tirs ont été entendus dans la nuit au nord de la ville, a déclaré la mairie.'

test('one short line alone is a headline where it has no full stop', () => {
  expect(kinds('Trois morts dans une explosion à Lhéry')).toEqual(['headline'])
  expect(kinds('Trois morts à Lhéry. La mairie')).toEqual(['body'])
  expect(kinds(body)).toEqual(['body'])
})

test('a short first line above longer text is the headline', () => {
  expect(kinds(`Nuit de tirs à Lhéry\n\n${body}`)).toEqual(['headline', 'body'])
  expect(kinds(`Nuit de tirs à Lhéry\r\n${body}`)).toEqual(['headline', 'body'])
})

test('a first sentence told again by the next paragraph is the deck', () => {
  const first = 'La Ligue des Passes annonce une nouvelle attaque contre le terminal de Brume.'
  const again = 'La Ligue des Passes a affirmé avoir mené une attaque de drones contre le terminal pétrolier de Brume.'
  expect(kinds(`${first}\n${again}\n${body}`)).toEqual(['deck', 'body', 'body'])
  expect(kinds(`${body}\n${again}\n${body}`)).toEqual(['body', 'body', 'body'])
})

test('a line between headline and dateline is the deck', () => {
  expect(kinds(`Nuit de tirs à Lhéry\nDeux récits s'opposent.\nLHÉRY, 3 mai (Orbia) — ${body}`)).toEqual([
    'headline',
    'deck',
    'dateline',
    'body',
  ])
})

test.each([
  'SOLVIEL, 14 mai (Meridia) –',
  'HAUTE-LHÉRY (Orbia) —',
  'PORT-CENDRE/BRUME, 3 juin 2024 (Orbia) -',
  "VAL-D'ORME —",
  'Lhéry (Orbia) –',
  'Lhéry, le 3 mai 2024 –',
])('a dateline is cut from the line it opens: %s', (dateline) => {
  expect(pieces(`${dateline} ${body}`)).toEqual([`dateline: ${dateline}`, `body: ${body}`])
})

test.each([
  'Mardi 14 mai 2024',
  '14 mai 2024 à 18 h 30',
  'le 1er mai 2024, 18:30',
  'Tuesday, May 14, 2024',
  '14 de maio de 2024',
  '14.05.2024',
  '2024-05-14 18:30',
])('a day with its year alone on a line is no statement: %s', (line) => {
  expect(kinds(`Nuit de tirs à Lhéry\n\n${line}\n\n${body}`)).toEqual(['headline', 'dateline', 'body'])
})

test.each(['Les 12 hommes de Lhéry en 2024', 'Le 14 mai 2024, des tirs ont été entendus', 'Opération Aube 2024'])(
  'a line with a day in it says more: %s',
  (line) => {
    expect(kinds(`Nuit de tirs à Lhéry\n\n${line}\n\n${body}`)).not.toContain('dateline')
  },
)

test.each([
  'À Lhéry, des tirs ont été entendus – pour la troisième fois – dans la nuit.',
  'Le maire – absent ce jour-là – n’a rien dit.',
  'Lhéry – la ville haute – est calme.',
])('a dash in a sentence is no dateline: %s', (line) => {
  expect(kinds(line)).toEqual(['body'])
})

test.each([
  'A lire: La nuit où Lhéry a tenu',
  'À LIRE AUSSI Qui tient le col ?',
  'Lire aussi : Qui tient le col ?',
  '> Lire plus: Qui tient le col ?',
  '→ Voir aussi – La carte du front',
  'NOTRE DOSSIER — Le col, dix ans après',
  '(Lire page 4)',
  'Sur le même sujet : la trêve en cinq dates',
])('a read-also line is left out: %s', (line) => {
  expect(kinds(`${body}\n\n${line}\n\n${body}`)).toEqual(['body', 'related-link', 'body'])
})

test.each([
  ['Par Jeanne Aubrac', 'byline'],
  ['Par Jeanne Aubrac, à Lhéry, avec Orbia', 'byline'],
  ['La rédaction', 'byline'],
  ['Publié le 3 mai 2024 à 10h32', 'byline'],
  ['Mis à jour le 4 mai', 'byline'],
  ['Photo : des habitants devant la mairie de Lhéry', 'caption'],
  ['Photo J. Aubrac : la mairie de Lhéry après les tirs.', 'caption'],
  ['(Photo Orbia)', 'caption'],
  ['Des habitants devant la mairie de Lhéry (capture d’écran)', 'caption'],
  ['La mairie de Lhéry. © Orbia', 'caption'],
  ['jau/mdr', 'boilerplate'],
  ['© Orbia 2024', 'boilerplate'],
  ['Tous droits réservés', 'boilerplate'],
  ['Suivez-nous sur les réseaux', 'boilerplate'],
  ['(avec AFP)', 'boilerplate'],
  ['(Orbia)', 'boilerplate'],
  ['oc/', 'boilerplate'],
  ['Accueil > Monde', 'boilerplate'],
  ['https://exemple.invalid/col', 'boilerplate'],
  ['@canal_du_col #Lhéry', 'boilerplate'],
  ['Source : mairie de Lhéry', 'boilerplate'],
])('%s is %s', (line, kind) => {
  expect(kinds(`${body}\n\n${line}\n\n${body}`)).toEqual(['body', kind, 'body'])
})

test.each([
  'Par ailleurs, la mairie a fermé trois écoles.',
  'Par crainte de nouveaux tirs, les écoles restent fermées.',
  'Lire une liste de noms a pris une heure, a dit le prêtre.',
  'Photo à l’appui, la mairie accuse la Ligue.',
  'Publié lundi, le rapport accuse les deux camps.',
  'Voir les secours arriver a rassuré les habitants.',
  'Image de la défaite, le pont est resté coupé.',
  `Dossier : ${'les gardes du col ont rouvert la route hier soir, puis les convois sont passés '.repeat(3)}.`,
])('a sentence that begins like a marker is read: %s', (line) => {
  expect(kinds(`${body}\n\n${line}\n\n${body}`)).toEqual(['body', 'body', 'body'])
})

test('a correction is read without its marker', () => {
  expect(pieces('CORRECTION – Le bilan est de trois morts.')).toEqual(['correction: Le bilan est de trois morts.'])
  expect(pieces(`${body}\n\nRectificatif : le bourg est à l'est.`)[1]).toBe("correction: le bourg est à l'est.")
})

test('short lines between paragraphs are headings, a paragraph in quotation marks is not', () => {
  const heads = `Nuit de tirs à Lhéry\n\n${body}\n\nLe col reste fermé\n\n${body}\n\n14h10 - La mairie confirme\n\n${body}`
  expect(kinds(heads)).toEqual(['headline', 'body', 'headline', 'body', 'headline', 'body'])
  expect(kinds(`« ${body} »\n\nJean Tarn, maire de Lhéry`)).toEqual(['body', 'body'])
})

test('a label before the text is no part of it', () => {
  expect(pieces('URGENT – Des tirs à Lhéry.')).toEqual(['body: Des tirs à Lhéry.'])
})

test('lines wrapped at a fixed width are one paragraph', () => {
  const wrapped = [
    'Des tirs ont été entendus dans la nuit au nord de la ville, a déclaré la',
    'mairie, qui a fait fermer trois écoles et appelé les habitants à rester chez',
    'eux jusqu’à nouvel ordre.',
  ].join('\n')
  expect(kinds(`${wrapped}\n\n${body}`)).toEqual(['body', 'body'])
})

test('a document that calls itself a communiqué is one', () => {
  expect(segmentText(`LIGUE DES PASSES\nCommuniqué n° 3\n\n${body}`, pack).communique).toBe(true)
  expect(segmentText(`${body} Un communiqué a suivi.`, pack).communique).toBe(false)
})

test('without a pack only the form counts', () => {
  expect(
    segmentText('Ein Titel ohne Punkt\n\nEin Satz steht hier, und er ist lang genug.', null).segments,
  ).toHaveLength(2)
})

test('no string throws, and segments are in order, inside the text and never empty', () => {
  const word = fc.constantFrom(
    'Photo',
    'Par',
    'LIRE',
    '–',
    ':',
    '(',
    ')',
    '\n',
    '\n\n',
    ' ',
    '«',
    'Orbia',
    '14 mai',
    '\ud800',
    '\0',
    '©',
    'x',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(text, fc.boolean(), (value, known) => {
      let last = 0
      for (const { start, end } of segmentText(value, known ? pack : null).segments) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(value.length)
    }),
    { numRuns: 500 },
  )
})

test('time grows with the length of the text, not with its square', () => {
  const time = (text: string): number => {
    const start = performance.now()
    segmentText(text, pack)
    return performance.now() - start
  }
  for (const unit of [`${body} `, `${body}\n`, '(', 'Photo A ', 'A, ']) {
    time(unit.repeat(2000))
    expect(time(unit.repeat(40_000))).toBeLessThan(2000)
  }
})

test.each([
  [
    'DORVAL, 3 JAN 90 (KESMAR RADIO) -- [REPORT] [TEXT] THE COMMAND HAS SPOKEN.',
    'DORVAL, 3 JAN 90 (KESMAR RADIO) -- [REPORT] [TEXT]',
  ],
  [
    'Dorval city, 4 Feb 90 (Kesmar radio) -- [TEXT] The command has spoken.',
    'Dorval city, 4 Feb 90 (Kesmar radio) -- [TEXT]',
  ],
  [
    'Clandestine, no date (radio Kesmar) -- [communique] [TEXT] We have spoken.',
    'Clandestine, no date (radio Kesmar) -- [communique] [TEXT]',
  ],
  ['DORVAL, Meridia (Kesmar News) — Rebels took the port.', 'DORVAL, Meridia (Kesmar News) —'],
])('the dateline of English agencies and monitors ends before the text: %s', (text, dateline) => {
  const { segments } = segmentText(text, loadPack('en'))
  expect(segments[0].kind).toBe('dateline')
  expect(text.slice(segments[0].start, segments[0].end)).toBe(dateline)
})

test.each([
  ['By Karel Vost and Ana Lerin', 'byline'],
  ['Read more: Rebels take the port', 'related-link'],
  ['Editor’s note: the toll was corrected', 'correction'],
  ['Photo: Mira Dolen', 'caption'],
  ['All rights reserved.', 'boilerplate'],
])('an English line of its own that is no prose is known: %s', (line, kind) => {
  const text = `Rebels took the port of Dorval on Monday, the army said.\n\n${line}\n\nThe army denied it on Tuesday.`
  expect(segmentText(text, loadPack('en')).segments[1].kind).toBe(kind)
})

test('credits in brackets at the end of a paragraph are a byline', () => {
  expect(pieces(`${body} (Reportage de J. Tavel, version française B. Orsel)`)).toEqual([
    `body: ${body}`,
    'byline: (Reportage de J. Tavel, version française B. Orsel)',
  ])
  expect(kinds(`${body} (le maire avait dit le contraire)`)).toEqual(['body'])
  expect(kinds(`${body}\n\n(Reportage de J. Tavel; Rédaction par B. Orsel)`)).toEqual(['body', 'byline'])
})

test('a line that only leads to an address is boilerplate', () => {
  expect(kinds(`${body}\n\nLa suite de notre dossier : www.brume.example/dossier`)).toEqual(['body', 'boilerplate'])
})

test("a section's name and a bar above the text make no link of its headline", () => {
  const text = `Opinion | The river belongs to all\n\n${body}`
  const { segments } = segmentText(text, loadPack('en'))
  expect(segments.map(({ kind }) => kind)).toEqual(['headline', 'body'])
  expect(text.slice(segments[0].start, segments[0].end)).toBe('The river belongs to all')
})
