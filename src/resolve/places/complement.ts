/** What follows the head noun of a place phrase. In: words behind it. Out: the place it lies in, its own name, countries. */
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { findToponym, isCapital, isSecondPart } from './find-toponym.ts'
import type { PlaceScan } from './find-toponym.ts'
import { area, countriesOf, toponym, type PhraseReader } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'

/** What follows the head noun: adjectives, then "de" with a place, or a name in apposition. */
export function complement(scan: PlaceScan, read: PhraseReader, from: number, depth: number) {
  const { words, lexicon } = scan
  const result: { place?: RawPlace; apposed?: RawPlace; countries: string[]; last: number } = {
    countries: [],
    last: from - 1,
  }
  let nouns = 0
  for (let i = from; i < words.length && i < from + 8;) {
    const word = words[i]
    if (word.upos === 'PUNCT' && !/^[«"“]$/.test(word.form)) break
    const countries = countriesOf(scan, word.form)
    if (countries.length > 0 && !isCapital(word)) {
      result.countries.push(...countries)
      result.last = i++
      continue
    }
    if (lexicon.of.has(foldedLemma(word)) || lexicon.of.has(foldedForm(word))) {
      const next = words[i + 1]?.upos === 'DET' ? i + 2 : i + 1
      const place = read(scan, i + 1, true, depth + 1)
      if (place && !(place.kind === 'facility' && isCapital(words[next]))) return Object.assign(result, { place })
      // "la place du Marché": a capital that is no place of its own makes the name.
      if (
        words[next] &&
        isCapital(words[next]) &&
        i === from &&
        !scan.taken.has(next) &&
        lexicon.notToponyms.has(foldedForm(words[next]))
      )
        return Object.assign(result, { apposed: area(scan, i, next, next) })
      if (nouns++ > 0 || words[next]?.upos !== 'NOUN') break
      i = next + 1
      continue
    }
    if (isCapital(word) || word.upos === 'DET') {
      const name = findToponym(scan, i)
      if (name) return Object.assign(result, { apposed: toponym(scan, i, name) })
      break
    }
    if (word.upos === 'ADP') {
      // "aux grains" belongs to the name; "aux abords de" begins a phrase of its own.
      if ((lexicon.locatives.at(words, i)?.length ?? 0) > 1) break
      const next = words[i + 1]?.upos === 'DET' ? i + 2 : i + 1
      if (nouns++ > 0 || words[next]?.upos !== 'NOUN' || isCapital(words[next]) || !isSecondPart(words, next - 1)) break
      i = next + 1
      continue
    }
    if (
      word.upos === 'ADJ' ||
      (word.upos === 'VERB' && word.feats.VerbForm === 'Part') ||
      word.upos === 'NUM' ||
      word.upos === 'X' ||
      word.form.includes('°') ||
      lexicon.compass.has(foldedForm(word))
    ) {
      i++
      continue
    }
    break
  }
  return result
}
