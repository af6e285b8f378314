import { describe, expect, it } from 'vitest'
import { loadPack } from '../../packs/load-pack.ts'
import { readNumbers } from './read-numbers.ts'

const pack = loadPack('fr')!

/** "raw min..max" of each quantity; an open end is empty, articles are left out. */
function quantities(text: string): string[] {
  return readNumbers(text, { start: 0, end: text.length }, pack)
    .filter((n) => n.kind !== 'article')
    .map((n) => `${text.slice(n.start, n.end)} ${n.min ?? ''}..${n.max ?? ''}`)
}

describe('readNumbers', () => {
  it.each([
    ['30 631 habitants', '30 631 30631..30631'],
    ['30\u202f631 habitants', '30\u202f631 30631..30631'],
    ['30\u00a0631 habitants', '30\u00a0631 30631..30631'],
    ['40.000 réfugiés', '40.000 40000..40000'],
    ['1 234 567 personnes', '1 234 567 1234567..1234567'],
    ['2,5 millions de déplacés', '2,5 millions 2500000..2500000'],
    ['3 millions de personnes', '3 millions 3000000..3000000'],
    ['12 mille personnes', '12 mille 12000..12000'],
    ['vingt et un soldats', 'vingt et un 21..21'],
    ['vingt-et-une femmes', 'vingt-et-une 21..21'],
    ['soixante et onze', 'soixante et onze 71..71'],
    ['soixante-dix-sept', 'soixante-dix-sept 77..77'],
    ['septante-deux', 'septante-deux 72..72'],
    ['nonante et un', 'nonante et un 91..91'],
    ['quatre-vingt-dix-neuf', 'quatre-vingt-dix-neuf 99..99'],
    ['quatre-vingts morts', 'quatre-vingts 80..80'],
    ['quatre-vingt-trois', 'quatre-vingt-trois 83..83'],
    ['mille deux cents', 'mille deux cents 1200..1200'],
    ['deux cent cinquante mille', 'deux cent cinquante mille 250000..250000'],
    ['trois mille quatre cent vingt-sept', 'trois mille quatre cent vingt-sept 3427..3427'],
    ['un million deux cent mille', 'un million deux cent mille 1200000..1200000'],
    ['cent un', 'cent un 101..101'],
    ['VINGT-DEUX MORTS', 'VINGT-DEUX 22..22'],
  ])('reads the whole number in "%s"', (text, expected) => {
    expect(quantities(text)).toEqual([expected])
  })

  it.each([
    ['une trentaine de blessés', 'une trentaine 27..33'],
    ['une dizaine de blessés', 'une dizaine 8..12'],
    ['un millier de personnes', 'un millier 900..1100'],
    ['deux douzaines de gardes', 'deux douzaines 21..27'],
    ['des dizaines de morts', 'des dizaines 20..99'],
    ['plusieurs centaines de morts', 'plusieurs centaines 300..999'],
    ['des centaines de milliers de déplacés', 'des centaines de milliers 200000..999000'],
    ['quelques blessés', 'quelques 2..9'],
    ['plusieurs blessés', 'plusieurs 2..'],
    ['un couple de retraités', 'un couple 2..2'],
    ['aucun blessé', 'aucun 0..0'],
  ])('gives bounds and no false precision for "%s"', (text, expected) => {
    expect(quantities(text)).toEqual([expected])
  })

  it.each([
    ['au moins 40 personnes', 'au moins 40 40..'],
    ['pas moins de douze morts', 'pas moins de douze 12..'],
    ['plus de 2 300 civils', 'plus de 2 300 2301..'],
    ['plus d’une trentaine', 'plus d’une trentaine 31..'],
    ['près de 150 000 âmes', 'près de 150 000 135000..150000'],
    ['PRES DE 150 000 AMES', 'PRES DE 150 000 135000..150000'],
    ['environ 20 morts', 'environ 20 18..22'],
    ['quelque 60 villages', 'quelque 60 54..66'],
    ['jusqu’à cinquante ouvriers', 'jusqu’à cinquante 0..50'],
    ['moins de dix morts', 'moins de dix 0..9'],
    ['au moins une quinzaine de morts', 'au moins une quinzaine 15..'],
    ['à peine trois', 'à peine trois 3..3'],
  ])('bounds the figure by the modifier in "%s"', (text, expected) => {
    expect(quantities(text)).toEqual([expected])
  })

  it.each([
    ['entre douze et quinze mineurs', 'entre douze et quinze 12..15'],
    ['deux ou trois hommes', 'deux ou trois 2..3'],
    ['un ou deux hommes', 'un ou deux 1..2'],
    ['de 10 à 15 morts', 'de 10 à 15 10..15'],
    ['10 à 15 morts', '10 à 15 10..15'],
    ['10-15 morts', '10-15 10..15'],
    ['deux ou trois cents', 'deux ou trois cents 200..300'],
    ['deux à trois mille', 'deux à trois mille 2000..3000'],
    ['entre une dizaine et une quinzaine', 'entre une dizaine et une quinzaine 8..17'],
  ])('reads the range "%s"', (text, expected) => {
    expect(quantities(text)).toEqual([expected])
  })

  it.each([
    ['un chasseur F-16 abattu'],
    ['le communiqué n°47'],
    ['vers 20h'],
    ['à 12:30'],
    ['le 12/05'],
    ['un engin de 3.5 tonnes'],
  ])('does not read names, clock times and decimals as whole numbers in "%s"', (text) => {
    expect(quantities(text)).toEqual([])
  })

  it('keeps two neighbouring figures apart', () => {
    expect(quantities('deux trois')).toEqual(['deux 2..2', 'trois 3..3'])
    expect(quantities('deux et cinq morts')).toEqual(['deux 2..2', 'cinq 5..5'])
    expect(quantities('vingt et trois blessés')).toEqual(['vingt 20..20', 'trois 3..3'])
    expect(quantities('en 2024 300 personnes')).toEqual(['2024 2024..2024', '300 300..300'])
  })

  it('marks percentages, which count nobody', () => {
    expect(readNumbers('80 % des femmes', { start: 0, end: 15 }, pack)[0].kind).toBe('percent')
  })

  it('keeps both ends of a range for a change from one to the other', () => {
    const [range] = readNumbers('passé de six à neuf morts', { start: 0, end: 25 }, pack)
    expect(range.parts?.map((part) => part.value)).toEqual([6, 9])
  })
})
