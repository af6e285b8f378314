import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupStories, type StoryText } from './group-stories.ts'

const storiesOf = (texts: readonly StoryText[]) => groupStories(texts).map(({ documents }) => documents.join(' '))

/** Two stories a language, of which only the first two are read by a pack; all names are invented. */
const languages: Record<string, string[]> = {
  French: [
    'Trois drones ont frappé le dépôt de carburant de Valmère dans la nuit de mardi. Le maire, Anselme Courtal, parle de deux blessés.',
    'À Valmère, le dépôt de carburant a brûlé après une attaque de drones. Deux personnes ont été blessées, selon Anselme Courtal, maire de la ville.',
    'Les dockers de Port-Cendre ont voté la grève. Le syndicat de Mireille Tonnac demande une hausse des salaires.',
    'Grève à Port-Cendre : les dockers suivent leur syndicat, dit Mireille Tonnac, et les salaires restent bloqués.',
  ],
  English: [
    'Three drones hit the fuel depot of Valmere on Tuesday night. The mayor, Anselm Courtal, speaks of two people hurt.',
    'The fuel depot in Valmere burned after a drone attack. Two people were hurt, according to Anselm Courtal, the mayor of the town.',
    'Dockers in Port Cendre voted to strike. The union of Mireille Tonnac asks for higher wages.',
    'Strike in Port Cendre: the dockers follow their union, says Mireille Tonnac, while wages stay where they are.',
  ],
  'Spanish, without a pack': [
    'Tres drones alcanzaron el depósito de combustible de Valmera en la noche del martes. El alcalde, Anselmo Cortal, habla de dos heridos.',
    'El depósito de combustible de Valmera ardió tras un ataque con drones. Hay dos heridos, según Anselmo Cortal, alcalde de la ciudad.',
    'Los estibadores de Puerto Ceniza votaron la huelga. El sindicato de Mirella Tonaca pide una subida de los salarios.',
    'Huelga en Puerto Ceniza: los estibadores siguen a su sindicato, dice Mirella Tonaca, y los salarios siguen congelados.',
  ],
  'Japanese, without spaces': [
    '火曜日の夜、三機の無人機がヴァルメールの燃料貯蔵所を攻撃した。市長によると二人が負傷した。',
    'ヴァルメールの燃料貯蔵所が無人機の攻撃を受けて炎上した。市長は二人の負傷者がいると述べた。',
    'ポールサンドルの港湾労働者がストライキを決めた。労働組合は賃金の引き上げを求めている。',
    'ポールサンドルでストライキ。港湾労働者の労働組合は賃金の引き上げを要求している。',
  ],
}

function texts(contents: readonly string[], about: Partial<StoryText> = {}): StoryText[] {
  return contents.map((text, at) => ({ document: 'abcdefgh'[at], text, ...about }))
}

describe('stories', () => {
  test.each(Object.entries(languages))('texts that tell of one matter are one story (%s)', (_, contents) => {
    expect(storiesOf(texts(contents))).toEqual(['a b', 'c d'])
  })

  test('two languages of one dossier meet in its names, and each counts its own frequent words', () => {
    const french = texts(languages.French, { lang: 'fr' })
    const english = texts(languages.English, { lang: 'en' }).map((text) => ({
      ...text,
      document: `en-${text.document}`,
    }))
    const groups = storiesOf([...french, ...english])
    expect(groups.flatMap((group) => group.split(' ')).sort()).toEqual(
      ['a', 'b', 'c', 'd', 'en-a', 'en-b', 'en-c', 'en-d'].sort(),
    )
    for (const group of groups) expect(/[ab]\b/u.test(group) && /[cd]\b/u.test(group.replaceAll('en-', ''))).toBe(false)
  })

  test('what nobody told for a week is another story, an anniversary with the same words too', () => {
    const [first, second] = languages.French
    expect(
      storiesOf([
        { document: 'a', text: first, day: '2024-04-03' },
        { document: 'b', text: second, day: '2024-04-08T09:00:00Z' },
        { document: 'c', text: first, day: '2025-04-03' },
      ]),
    ).toEqual(['a b', 'c'])
  })

  test('its words and days are told', () => {
    const [story] = groupStories(
      texts(languages.English).map((text, at) => ({ ...text, day: at === 0 ? '2024-04-03' : '2024-04-04' })),
    )
    expect(story.days).toEqual(['2024-04-03', '2024-04-04'])
    expect(story.words).toContain('Valmere')
    expect(story.words).not.toContain('the')
  })

  test('empty texts, texts of one word and no texts at all are no difficulty', () => {
    expect(groupStories([])).toEqual([])
    expect(storiesOf(texts(['', '—', 'Valmère', '']))).toEqual(['a', 'b', 'c', 'd'])
  })

  const word = fc.constantFrom(
    ...'valmere drones depot fuel mayor strike dockers union wages port river bridge'.split(' '),
  )
  const text = fc.record({
    text: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    day: fc.constantFrom(null, '2024-04-01', '2024-04-05', '2024-04-20'),
    lang: fc.constantFrom('fr', 'en', null),
  })

  test('the order of the texts changes nothing, and each is in one story', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (list, keys) => {
        const given = list.map((one, at) => ({ ...one, document: `d${at}` }))
        const shuffled = given
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        const stories = groupStories(given)
        expect(groupStories(shuffled)).toEqual(stories)
        expect(stories.flatMap(({ documents }) => documents).sort()).toEqual(
          given.map(({ document }) => document).sort(),
        )
      }),
    )
  })

  test('copies of one day are one story; a text that shares no word with the rest stands alone', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (list) => {
        const given = list.map((one, at) => ({ ...one, document: `d${at}`, text: `${one.text} common opening` }))
        const copy = { ...given[0], document: 'copy' }
        const stranger = { document: 'stranger', text: 'nothing alike whatsoever' }
        const groups = storiesOf([...given, copy, stranger])
        expect(groups).toContain('stranger')
        expect(groups.some((group) => /\bcopy\b/u.test(group) && /\bd0\b/u.test(group))).toBe(true)
      }),
    )
  })
})
