/**
 * Is a name without a locating preposition a place, or does it stand for those who rule it ("Washington a condamné")? In: the
 * phrase in its sentence. The words around it decide; the tree is the second leg.
 */
import { foldWord } from '../../text/fold-word.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { isSecondPart, type PlaceScan } from './find-toponym.ts'
import type { RawPlace } from './raw-place.ts'

export function isLocative(scan: PlaceScan, place: RawPlace): boolean {
  if (place.kind === 'anaphor') return true
  if (belongsToActor(scan, place)) return false
  if (place.kind !== 'toponym') return !actsAsSubject(scan, place)
  if (actsAsSubject(scan, place)) return false
  return !afterActorPreposition(scan, place) && !isAddressed(scan, place)
}

/** "le soutien de Téhéran", "le préfet de Solmar", "les soldats d'Orzane". */
function belongsToActor({ words, lexicon }: PlaceScan, place: RawPlace): boolean {
  // "Tehran's support", "the Vorkan army": whose, not where.
  if (lexicon.nameFirst && isOwner(words, place.last, lexicon.actorNouns)) return true
  let i = place.first - 1
  if (isSecondPart(words, place.first)) i = place.first - 1
  if (i < 0 || (!lexicon.of.has(foldedForm(words[i])) && !lexicon.of.has(foldedLemma(words[i])))) return false
  for (let back = i - 1; back >= Math.max(0, i - 4); back--) {
    const { upos, lemma, form } = words[back]
    if (upos === 'NOUN' || upos === 'PROPN')
      return lexicon.actorNouns.has(foldWord(lemma)) || lexicon.actorNouns.has(foldWord(form))
    if (upos !== 'ADJ' && upos !== 'DET' && upos !== 'ADP') return false
  }
  return false
}

function isOwner(words: PlaceScan['words'], last: number, actorNouns: ReadonlySet<string>): boolean {
  const isNoun = (at: number): boolean => /^(?:NOUN|PROPN)$/.test(words[at]?.upos ?? '')
  let next = last + 1
  if (/^['’]s?$/.test(words[next]?.form ?? '')) next++
  for (; words[next]?.upos === 'ADJ' || isNoun(next); next++) {
    // "Solmar state television" is somebody's, "Solmar police station" is somewhere.
    const whole = !isNoun(next + 1) || /^\p{Lu}/u.test(words[next].form)
    if (whole && isNoun(next) && actorNouns.has(foldedLemma(words[next]))) return true
  }
  return false
}

/** Subject of a verb of saying or doing in the active: a capital or a country that acts. */
function actsAsSubject({ words, lexicon }: PlaceScan, place: RawPlace): boolean {
  const head = words[place.at.word]
  const verb = words[head.head]
  if (head.deprel === 'nsubj' && verb && verb.upos === 'VERB') return true
  if (place.first > 0 && words[place.first - 1].upos === 'ADP') return false
  const before = words[place.first - 1]
  const opens = before === undefined || before.upos === 'PUNCT' || before.upos === 'CCONJ' || before.upos === 'SCONJ'
  const rules = place.entries.some((entry) => entry.feature === 'A.PCLI' || entry.feature === 'P.PPLC')
  // A bare capital before what was read as an adjective: "Moscou dément".
  if (
    opens &&
    rules &&
    /^(?:ADJ|NOUN|VERB)$/.test(words[place.last + 1]?.upos ?? '') &&
    words[place.first].upos !== 'DET'
  ) {
    if (words[place.last + 1].feats.Voice !== 'Pass' && words[place.last + 1].feats.VerbForm !== 'Part') return true
  }
  let passive = false
  for (let i = place.last + 1; i < words.length && i <= place.last + 7; i++) {
    const word = words[i]
    const lemma = foldedLemma(word)
    if (word.upos === 'AUX') {
      if (
        word.deprel === 'aux:pass' ||
        (lemma === 'etre' && words[i + 1]?.upos === 'VERB' && words[i + 1].feats.Voice === 'Pass')
      )
        passive = true
      continue
    }
    if (word.upos === 'VERB') return !passive && word.feats.Voice !== 'Pass' && lexicon.actorVerbs.has(lemma)
    if (word.upos === 'ADV' || word.upos === 'PRON' || word.upos === 'PART') continue
    if (i > place.last + 1 && (word.upos === 'ADP' || word.upos === 'DET' || word.upos === 'NOUN')) continue
    return false
  }
  return false
}

/** "selon Moscou", "par Israël", "avec l'Iran". */
function afterActorPreposition({ words, lexicon }: PlaceScan, place: RawPlace): boolean {
  for (let from = Math.max(0, place.first - 3); from < place.first; from++) {
    const match = lexicon.actorPrepositions.at(words, from)
    if (match && from + match.length === place.first) return true
  }
  // "la guerre contre l'Iran".
  const preposition = words[place.first - 1]
  const noun = words[place.first - 2]
  if (preposition?.upos === 'ADP' && noun && lexicon.betweenActors.has(foldedLemma(noun))) return true
  return false
}

/** "accuse la Russie", "a annoncé Damas": object or inverted subject of a verb of saying. */
function isAddressed({ words, lexicon }: PlaceScan, place: RawPlace): boolean {
  const before = words[place.first - 1]
  return (
    (before?.upos === 'VERB' || before?.upos === 'AUX') &&
    place.entries.some((entry) => entry.feature === 'A.PCLI' || entry.feature === 'P.PPLC') &&
    lexicon.speechVerbs.has(foldedLemma(before))
  )
}
