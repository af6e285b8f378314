/** A noun phrase that is a place: article, then facility, area, part of a region, or name. In: words. Out: the raw place. */
import { foldWord } from '../../text/fold-word.ts'
import { foldedForm } from '../../text/folded-form.ts'
import { areaPhrase } from './area-phrase.ts'
import { facilityPhrase } from './facility-phrase.ts'
import { findToponym, isCapital, isTied, type PlaceScan, type Toponym } from './find-toponym.ts'
import { nameFirstPhrase } from './name-first-phrase.ts'
import { definiteness, rangeOf, toponym } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'

/** Kinds of words with which no place's noun phrase begins, unless as a name. */
const opensNothing = new Set(['PUNCT', 'VERB', 'AUX', 'PRON', 'ADV', 'CCONJ', 'SCONJ', 'ADP', 'INTJ'])

/** A noun phrase that is a place: article, then facility, area or name. `loose`: unknown names and bare facilities will do. */
export function readNounPhrase(scan: PlaceScan, at: number, loose: boolean, depth = 0): RawPlace | null {
  const { words, lexicon } = scan
  if (at >= words.length || depth > 3) return null
  if (opensNothing.has(words[at].upos) && !isCapital(words[at])) return null
  const withArticle = words[at].upos === 'DET' ? findToponym(scan, at) : null
  if (withArticle) return toponym(scan, at, withArticle)
  const isDeterminer = words[at].upos === 'DET'
  if (lexicon.nameFirst) {
    const phrase = nameFirstPhrase(scan, readNounPhrase, at, loose, depth)
    if (phrase) return phrase.place
  }
  let head = isDeterminer ? at + 1 : at
  if (head >= words.length || scan.taken.has(head)) return null
  if (
    words[head].upos === 'ADJ' &&
    !isCapital(words[head]) &&
    head + 1 < words.length &&
    !lexicon.compass.has(foldedForm(words[head]))
  )
    head++
  const unread = words[head].upos === 'VERB' || isTied(words, head)
  const facility = unread ? null : lexicon.facilities.at(words, head)
  const area = unread ? null : lexicon.placeNouns.at(words, head)
  if (facility && facility.length >= (area?.length ?? 0)) {
    const known = isCapital(words[head]) ? null : findGeneric(scan, head)
    if (known) return toponym(scan, at, known)
    return facilityPhrase(scan, readNounPhrase, at, head, facility, loose, depth)
  }
  if (
    lexicon.compass.has(foldedForm(words[head])) &&
    !isCapital(words[head]) &&
    lexicon.of.has(foldWord(words[head + 1]?.lemma ?? ''))
  ) {
    // "le sud du Liban": a part of it, no finer than the words.
    const whole = readNounPhrase(scan, head + 2, loose, depth + 1)
    return whole?.kind === 'toponym'
      ? { ...whole, ...rangeOf(scan, at, whole.last), note: 'part', precision: 'vague-region', governed: true }
      : null
  }
  if (area) {
    const known = findGeneric(scan, head)
    if (known) {
      const { geo } = area.row.value
      return { ...toponym(scan, at, known), ...(geo.startsWith('A.ADM') && { feature: geo }) }
    }
    return areaPhrase(scan, readNounPhrase, at, head, area, loose, depth)
  }
  if (isDeterminer && definiteness(scan, at) === 'indefinite') return null
  const name = findToponym(scan, isDeterminer ? at + 1 : at)
  if (!name || (name.entries.length === 0 && !loose && isDeterminer)) return null
  return toponym(scan, at, name)
}

function findGeneric(scan: PlaceScan, head: number): Toponym | null {
  const found = findToponym(scan, head)
  return found && found.entries.length > 0 && found.last > found.first ? found : null
}
