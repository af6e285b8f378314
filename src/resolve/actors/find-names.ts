/**
 * Names of actors in the words of a sentence: those of the gazetteer, and unknown ones that open with a capitalised head
 * ("Front de l'Aube", "Mouvement pour la Haute-Sève"). In: words. Out: ranges of words; an acronym in brackets is bound to its name.
 */
import type { Actor } from '../../model/actor.ts'
import type { Word } from '../../model/tree.ts'
import type { LexiconRow } from '../../packs/pack.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { isCapital } from '../places/find-toponym.ts'
import type { PlaceLexicon } from '../places/place-lexicon.ts'

export interface ActorName {
  first: number
  last: number
  /** The gazetteer's actor, null for a name it lacks. */
  actor: Actor | null
  /** Lexicon row of the head noun of an unknown name. */
  head?: LexiconRow
  /** Acronym in brackets behind the name, as a word number. */
  acronym?: number
}

export function findNames(
  words: readonly Word[],
  text: string,
  lexicon: PlaceLexicon,
  gazetteer: Gazetteer,
): ActorName[] {
  const found: ActorName[] = []
  const actors = gazetteer.actors()
  for (let i = 0; i < words.length;) {
    const known = actors.at(words, i, text)
    const listed: ActorName | null = known ? { first: i, last: i + known.length - 1, actor: known.actor } : null
    // "Dawn Front" is no Dawn.
    const closed = listed && lexicon.nameFirst ? closedName(words, i, lexicon) : null
    const name = closed && listed && closed.last > listed.last ? closed : (listed ?? unknownName(words, i, lexicon))
    if (!name) {
      i++
      continue
    }
    bindAcronym(words, name)
    found.push(name)
    i = (name.acronym ?? name.last) + 1
  }
  return found
}

/** "Front de l'Aube": a capitalised head, small adjectives, then capitals joined by prepositions and articles. */
function unknownName(words: readonly Word[], at: number, lexicon: PlaceLexicon): ActorName | null {
  if (!isCapital(words[at]) || words[at].upos === 'VERB') return null
  if (lexicon.nameFirst) {
    const closed = closedName(words, at, lexicon)
    if (closed !== undefined) return closed
    // "Fighters of the Dawn Front": the capital of a sentence, no name.
    const opens = words[at - 1] === undefined || words[at - 1].upos === 'PUNCT'
    if (opens && words[at].lemma.length < words[at].form.length) return null
  }
  const head = lexicon.nameHeads.get(foldedForm(words[at])) ?? lexicon.nameHeads.get(foldedLemma(words[at]))
  if (!head) return null
  let last = at
  let common = 0
  let led = false
  for (let i = at + 1; i < words.length && i <= at + 9; i++) {
    const word = words[i]
    // "attribuée au Front islamique par le Jihad islamique": a head led on by no "de" begins a name of its own.
    if (led && isCapital(word) && lexicon.nameHeads.has(foldedForm(word))) break
    if (isCapital(word) && word.upos !== 'PUNCT') last = i
    else if (word.upos === 'ADJ' && last === i - 1) last = i
    else if (word.upos === 'NUM' && last === i - 1) last = i
    else if (word.upos === 'DET') continue
    // "Mouvement pour la Haute-Sève", but not "Front du Nord par le Front du Sud": behind a capital only "de" goes on.
    else if (word.upos === 'ADP' && (last === at || !isCapital(words[last]) || lexicon.of.has(foldedLemma(word))))
      led ||= last > at && !lexicon.of.has(foldedLemma(word))
    // "Conseil de salut du Vesk": one common noun inside, if a capital follows.
    else if (word.upos === 'NOUN' && words[i - 1].upos === 'ADP' && common++ === 0) continue
    else break
  }
  // Trailing small words are no part of the name; a head alone at the start of a sentence is a common noun.
  if (last === at) return null
  if (words.slice(at + 1, last + 1).every((word) => !isCapital(word)) && at === 0) return null
  return { first: at, last, actor: null, head }
}

/** "Hollin Liberation Army", "Dawn Front": capitals that end with the head. Null: an organ that needs no name; undefined: no such run. */
function closedName(words: readonly Word[], at: number, lexicon: PlaceLexicon): ActorName | null | undefined {
  if (/^(?:DET|ADP|PRON|ADV|CCONJ|SCONJ|AUX|NUM)$/.test(words[at].upos)) return undefined
  let last = at
  while (last + 1 < words.length && last < at + 7) {
    if (isPartOfName(words, last + 1)) last++
    else if (isOwnedByPeople(words, last + 1, lexicon)) last += 2
    else break
  }
  let head: LexiconRow | undefined
  for (; last > at && !head; last--) {
    head =
      lexicon.nameHeads.get(`${foldedForm(words[last - 1])} ${foldedForm(words[last])}`) ??
      lexicon.nameHeads.get(foldedForm(words[last])) ??
      lexicon.nameHeads.get(foldedLemma(words[last]))
    if (head) break
  }
  if (!head) return undefined
  // "the Salvadoran Army High Command", "the National Guard": organs that the lexicon knows, with or without their country.
  let plain = at
  while (plain < last && lexicon.demonyms.has(foldedForm(words[plain]))) plain++
  const common = words.slice(plain, last + 1).map((word) => foldedForm(word))
  if (lexicon.actorNouns.has(common.join(' '))) return null
  const opens = words[at - 1] === undefined || words[at - 1].upos === 'PUNCT'
  // "Government Army": two heads and no name of their own, or a first word whose capital only opens the sentence.
  if (opens && last === at + 1 && words[at].upos !== 'PROPN' && words[last].upos !== 'PROPN') return null
  return { first: at, last, actor: null, head }
}

function isPartOfName(words: readonly Word[], at: number): boolean {
  const joined = words[at].start - words[at - 1].end <= 1
  // A verb that the tagger sees in a capital inside a sentence is part of the name ("Dawn Front").
  return joined && isCapital(words[at]) && words[at].upos !== 'PUNCT'
}

/** "People's Front", "Farmers' Union": owners without a name belong to the name that follows. */
function isOwnedByPeople(words: readonly Word[], mark: number, lexicon: PlaceLexicon): boolean {
  if (words[mark].upos !== 'PART' || words[mark].start !== words[mark - 1].end || !words[mark + 1]) return false
  const owner = words[mark - 1]
  const people = lexicon.nameOwners.has(foldedLemma(owner)) || lexicon.nameOwners.has(foldedForm(owner))
  return people && isCapital(words[mark + 1]) && words[mark + 1].upos !== 'PUNCT'
}

function bindAcronym(words: readonly Word[], name: ActorName): void {
  const open = words[name.last + 1]
  const short = words[name.last + 2]
  const close = words[name.last + 3]
  const bracketed = (open?.form === '(' && close?.form === ')') || (open?.form === '[' && close?.form === ']')
  if (bracketed && short && /^\p{Lu}[\p{Lu}\p{N}-]{1,9}$/u.test(short.form)) {
    name.acronym = name.last + 2
  }
}
