import type { NumberMention } from '../numbers/number-mention.ts'
import type { CountedNoun } from './counted-noun.ts'
import { type Context, type Found, propose } from './toll-context.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { TollSentence } from './toll-sentence.ts'

/**
 * One person in the complement of an event noun: "le martyre de son porte-parole", "l'assassinat du maire", "le corps de Sélim B.".
 * A plain noun must be one of persons; a name must look like a person's: a first and a last name, or an age behind it. What only
 * dates something else ("depuis la mort de …") counts nobody.
 */
export function namedVictims(context: Context, counted: readonly CountedNoun[]): Found[] {
  const { at } = context
  const out: Found[] = []
  for (let i = 0; i < at.words.length; i++) {
    const entry = at.entryAt(i, 'event-noun')
    if (!entry?.measure || at.words[i].upos === 'VERB' || !opens(context, i, entry)) continue
    const of = at.lastOf(i, entry) + 1
    const person = at.entryAt(of, 'of') ? onePerson(at, of + 1) : null
    if (!person || counted.some((phrase) => phrase.first <= person.noun && phrase.last >= person.noun)) continue
    const one = { number: oneOf(at, person.first, person.last), figureEnd: person.first }
    const phrase = { ...person, ...one, kind: 'person' as const }
    const predicate = { measure: entry.measure, at: i, side: 'left' as const, entry, group: null, governor: null }
    const rules = ['toll-single']
    out.push(propose(context, { ...phrase, disjoint: false }, entry.measure, predicate, { polarity: undefined }, rules))
  }
  return out
}

/** Told of in its own right: a subject or object, not behind a preposition; of bodies, only what was found or identified. */
function opens({ at, clauses }: Context, noun: number, entry: TollEntry): boolean {
  let before = noun - 1
  while (before >= 0 && (at.words[before].upos === 'DET' || at.words[before].upos === 'ADJ')) before--
  const determined = before < noun - 1
  if (!determined || at.words[before]?.upos === 'ADP') return false
  if (at.words[noun].feats.Number === 'Plur') return false
  if (entry.value.method !== 'bodies') return true
  return clauses.groups.some((group) => at.entryAt(group.main, 'found') || at.entryAt(group.main, 'identified'))
}

function onePerson(
  at: TollSentence,
  from: number,
): (Pick<CountedNoun, 'first' | 'last' | 'entry' | 'qualifiers'> & { noun: number }) | null {
  let noun = from
  while (noun < from + 3 && (at.words[noun]?.upos === 'DET' || at.words[noun]?.upos === 'ADJ')) noun++
  const word = at.words[noun]
  if (!word || word.feats.Number === 'Plur') return null
  const entry = at.entryAt(noun, 'person')
  if (entry && word.upos !== 'PROPN') {
    const determiner = at.words[from]
    const one = noun > from && determiner.upos === 'DET' && determiner.feats.Number !== 'Plur'
    return one && !at.entryAt(from, 'each') && entry.value.single !== 'no'
      ? { first: from, noun, last: at.lastOf(noun, entry), entry, qualifiers: [] }
      : null
  }
  if (word.upos !== 'PROPN' || noun > from) return null
  const last = nameEnd(at, noun)
  const aged = ageEnd(at, last)
  return last > noun || aged > last ? { first: noun, noun, last: aged, entry: null, qualifiers: [] } : null
}

/** "Sélim B.", "Mara Delorme". */
function nameEnd({ words }: TollSentence, first: number): number {
  let last = first
  while (words[last + 1]?.upos === 'PROPN' && /^\p{Lu}/u.test(words[last + 1].form)) last++
  if (words[last + 1]?.form === '.' && words[last].form.length === 1) last++
  return last
}

/** ", 34 ans": the age goes with the name. */
function ageEnd(at: TollSentence, last: number): number {
  if (at.words[last + 1]?.form !== ',') return last
  const unit = at.entryAt(last + 3, 'thing')
  return /^\d{1,3}$/.test(at.words[last + 2]?.form ?? '') && unit?.value.kind === 'time' ? last + 3 : last
}

function oneOf(at: TollSentence, first: number, last: number): NumberMention {
  const range = { start: at.words[first].start, end: at.words[last].end }
  return { ...range, core: range, kind: 'article', value: 1, min: 1, max: 1, best: 1, exactness: 'exact' }
}
