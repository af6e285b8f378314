/**
 * Names of places at a word: the longest name that the gazetteer knows, else the run of capitalised words. Whether an unknown
 * name is a place is for the caller to say; a name that is part of a longer run (a person's, say) is none.
 */
import type { Sentence, Word } from '../../model/tree.ts'
import { foldedName } from '../folded-name.ts'
import { foldedForm } from '../../text/folded-form.ts'
import type { Gazetteer } from '../gazetteer.ts'
import type { PlaceEntry } from './place-index.ts'
import type { PersonNames } from './person-names.ts'
import type { PlaceLexicon } from './place-lexicon.ts'

export interface PlaceScan {
  sentence: Sentence
  words: readonly Word[]
  text: string
  lexicon: PlaceLexicon
  gazetteer: Gazetteer
  /** Words inside names of actors: no toponym begins there. */
  taken: ReadonlySet<number>
  /** Names of persons in the document. */
  persons?: PersonNames
  /** The preposition read last puts something at a building: institutions are theirs ("devant le Parlement"). */
  atBuilding?: boolean
}

export interface Toponym {
  first: number
  last: number
  name: string
  key: string
  entries: readonly PlaceEntry[]
}

const mostWords = 6
const closedClasses = new Set(['VERB', 'AUX', 'ADV', 'PRON', 'DET', 'ADP', 'CCONJ', 'SCONJ', 'INTJ', 'PART'])

/** A toponym that begins at a word; `entries` is empty for a name the gazetteer lacks. */
export function findToponym(scan: PlaceScan, at: number): Toponym | null {
  const { words, lexicon, taken } = scan
  const word = words[at]
  if (!word || taken.has(at)) return null
  // "La Haye", "Le Caire": the article belongs to the name.
  if (word.upos === 'DET' && at + 1 < words.length && isCapital(words[at + 1])) {
    if (taken.has(at + 1) || lexicon.notToponyms.has(foldedForm(words[at + 1]))) return null
    const found = lookup(scan, at, lastOfName(words, at + 1))
    if (found && found.last > at) return found
    return null
  }
  if (!isNameWord(word)) return lexicon.placeNouns.at(words, at) ? lookupGeneric(scan, at) : null
  const unit = shortUnit(scan, at)
  if (unit) return unit
  if (isTitled(scan, at)) return null
  const whole = lexicon.placeNouns.at(words, at) ? lookupGeneric(scan, at) : null
  if (whole) return whole
  const end = lastOfName(words, at)
  const form = foldedForm(word)
  const single = lexicon.notToponyms.has(form) || (form.endsWith('.') && lexicon.notToponyms.has(form.slice(0, -1)))
  const found = lookup(scan, at, end, single || isGivenName(scan, at, form) ? 2 : 1)
  const run = lastOfRun(scan, at)
  // "Canadian" is an adjective, though some town has that name.
  const origin = found?.last === at && lexicon.demonyms.has(form)
  if (origin && lexicon.nameFirst && !found.entries.some((entry) => entry.user || !entry.feature.startsWith('P.')))
    return null
  if (found) {
    const startsSentence = opensSentence(scan, at)
    const big = found.entries.some((entry) => entry.feature === 'A.PCLI' || entry.population >= 100_000 || entry.user)
    if (startsSentence && found.first === found.last && word.upos !== 'PROPN') {
      if (!big || (closedClasses.has(word.upos) && !isSubject(words, at))) return null
    }
    const before =
      at > 0 &&
      joined(words, at - 1) &&
      isCapital(words[at - 1]) &&
      !taken.has(at - 1) &&
      !opensLikeAnyWord(scan, at - 1)
    if (found.last >= run && !before) return found
    // Part of a longer capitalised run: a person, a company… unless the rest is an acronym or all is in capitals.
    if (!before && isShouted(words[at])) return found
    return null
  }
  if (single || run - at > 3) return null
  // "les Palestiniens": a people, not a place.
  if (run === at && lexicon.demonyms.has(foldedForm(word))) return null
  const titled = words[run + 1]?.form === ':' || scan.sentence.segmentKind === 'dateline'
  if (word.upos !== 'PROPN' && !titled && (opensSentence(scan, at) || closedClasses.has(word.upos))) return null
  if (at > 0 && joined(words, at - 1) && isCapital(words[at - 1]) && !opensSentence(scan, at - 1)) return null
  if (run === at && isAcronym(scan, word)) return null
  const name = nameText(scan, at, run)
  return { first: at, last: run, name, key: foldedName(name), entries: [] }
}

/** "Ill." and "W. Va." behind a comma, "N.J." anywhere: letters that stand for a unit. */
export function shortUnit({ words, text, lexicon, gazetteer }: PlaceScan, at: number): Toponym | null {
  if (lexicon.shortUnits.size === 0 || words[at].form.length > 6) return null
  for (const last of [at + 1, at]) {
    const word = words[last]
    if (!word || !isCapital(word)) continue
    const letters = text.slice(words[at].start, word.end).replace(/[. ]/g, '')
    const unit = lexicon.shortUnits.get(letters)
    if (!unit) continue
    const shortened = word.form.endsWith('.') || text[word.end] === '.' || letters === letters.toUpperCase()
    const named = at > 1 && words[at - 1].form === ',' && isCapital(words[at - 2])
    if (!shortened || !(named || unit.alone)) continue
    const entry = gazetteer.named(unit.place)
    if (!entry) continue
    const name = nameText({ words, text } as PlaceScan, at, last)
    return { first: at, last, name, key: foldedName(entry.name), entries: [entry] }
  }
  return null
}

/** "Mary", with no "in" before it; a town may have that name, but texts mean somebody. */
function isGivenName({ words, lexicon }: PlaceScan, at: number, form: string): boolean {
  return lexicon.givenNames.has(form) && !(at > 0 && words[at - 1].upos === 'ADP')
}

/** A capital, or a small article bound to one: "el-Balah", "al-Chati". */
function isNameWord(word: Word | undefined): boolean {
  return isCapital(word) || (word !== undefined && /^\p{Ll}{1,3}[-‑]\p{Lu}/u.test(word.form))
}

export function isCapital(word: Word | undefined): boolean {
  if (word === undefined || isPlainLower(word.form.charCodeAt(0))) return false
  const first = word.form[0]
  return first !== undefined && first !== first.toLowerCase()
}

/** a to z: what most words begin with needs no look at the tables of Unicode. */
function isPlainLower(code: number): boolean {
  return code >= 97 && code <= 122
}

/** A capital that a hyphen ties to the next one. */
export function isTied(words: readonly Word[], at: number): boolean {
  const [hyphen, next] = [words[at + 1], words[at + 2]]
  if (!next || !isCapital(words[at]) || !isCapital(next) || !/^[-‑]$/.test(hyphen.form)) return false
  return words[at].end === hyphen.start && hyphen.end === next.start
}

/** Surface of a stretch of words, as it stands in the text; it may begin inside a contraction ("du Caire" → "le Caire"). */
export function nameText({ words, text }: PlaceScan, first: number, last: number): string {
  const word = words[first]
  if (!isSecondPart(words, first)) return text.slice(word.start, words[last].end)
  return `${word.form} ${text.slice(words[Math.min(first + 1, last)].start, words[last].end)}`
}

export function isSecondPart(words: readonly Word[], at: number): boolean {
  return at > 0 && words[at].multiword === true && words[at - 1].start === words[at].start
}

/** The longest name of the gazetteer between two words, first word fixed. */
export function lookup(scan: PlaceScan, first: number, last: number, least = 1): Toponym | null {
  for (let end = Math.min(last, first + mostWords - 1); end >= first + least - 1; end--) {
    if (end > first && !isNameWord(scan.words[end])) continue
    const name = nameText(scan, first, end)
    const entries = scan.gazetteer.find(name)
    if (entries.length > 0) return { first, last: end, name, key: foldedName(name), entries }
  }
  return null
}

/** "mer Noire", "bande de Gaza", "golfe Persique": a common noun begins the name; its end may be no capital. */
function lookupGeneric(scan: PlaceScan, first: number): Toponym | null {
  const { words } = scan
  for (let end = Math.min(words.length - 1, first + mostWords - 1); end > first; end--) {
    if (words[end].upos === 'PUNCT' || words[end].upos === 'ADP' || words[end].upos === 'DET') continue
    const name = nameText(scan, first, end)
    const entries = scan.gazetteer
      .find(name)
      .filter((entry) => entry.user !== undefined || !entry.feature.startsWith('P.'))
    const common = isCapital(words[first])
      ? []
      : entries.filter((entry) => entry.name[0] === entry.name[0].toLowerCase())
    if (entries.length > 0)
      return { first, last: end, name, key: foldedName(name), entries: common.length > 0 ? common : entries }
  }
  return null
}

/** Last word that may belong to a name beginning here: capitals, with small words between them. */
function lastOfName(words: readonly Word[], at: number): number {
  let last = at
  for (let i = at + 1; i < words.length && i < at + mostWords; i++) {
    if (isNameWord(words[i])) last = i
    else if (words[i].upos !== 'DET' && words[i].upos !== 'ADP' && !/^\p{Pd}$/u.test(words[i].form)) break
    else if (/^\p{Pd}$/u.test(words[i].form) && words[i].start !== words[i - 1].end) break
  }
  return last
}

/** Last word of the run of capitals without anything between them. */
function lastOfRun({ words, taken }: PlaceScan, at: number): number {
  let last = at
  while (last + 1 < words.length && isNameWord(words[last + 1]) && joined(words, last) && !taken.has(last + 1)) last++
  return last
}

function joined(words: readonly Word[], at: number): boolean {
  const gap = words[at + 1].start - words[at].end
  return gap <= 1 && words[at].upos !== 'PUNCT' && words[at + 1].upos !== 'PUNCT'
}

function isTitled({ words, lexicon }: PlaceScan, at: number): boolean {
  if (at === 0) return false
  const before = words[at - 1]
  return (
    lexicon.titles.has(foldedForm(before)) ||
    (at > 1 && before.form === '.' && lexicon.titles.has(`${foldedForm(words[at - 2])}.`))
  )
}

function opensSentence({ words }: PlaceScan, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) if (words[i].upos !== 'PUNCT') return false
  return true
}

/** A finite verb follows: "Vienne a exhorté", where the name may have been read as a verb. */
function isSubject(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  return next !== undefined && (next.upos === 'AUX' || next.upos === 'VERB') && next.feats.VerbForm !== 'Inf'
}

/** The capital of a sentence's first word says nothing, unless the word is a name by itself. */
function opensLikeAnyWord(scan: PlaceScan, at: number): boolean {
  const word = scan.words[at]
  return opensSentence(scan, at) && word.upos !== 'PROPN' && scan.gazetteer.find(word.form).length === 0
}

function isShouted(word: Word): boolean {
  return word.form.length > 2 && word.form === word.form.toUpperCase()
}

/** "MHS" in a sentence that is not written in capitals throughout. */
function isAcronym({ words, sentence }: PlaceScan, word: Word): boolean {
  if (sentence.segmentKind === 'dateline' && word.index === 0) return false
  if (word.form.length > 5 || word.form !== word.form.toUpperCase()) return false
  return (
    words
      .slice(Math.max(0, word.index - 30), word.index + 30)
      .some((other) => other.form.length > 3 && other.form === other.form.toLowerCase() && other.upos !== 'PUNCT') ||
    word.form.length < 4
  )
}
