import type { Measure } from '../../model/toll.ts'
import type { Word } from '../../model/tree.ts'
import type { NumberMention } from '../numbers/number-mention.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { Predicate } from './find-predicate.ts'
import { realityOf } from './predicate-reality.ts'
import { propose, states, type Context, type Found } from './toll-context.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { VerbGroup } from './verb-groups.ts'

const measures: ReadonlySet<Measure> = new Set(['killed', 'injured', 'missing', 'abducted'])

/**
 * One person without a figure: "Mara D. a été tuée", "le chef du groupe aurait été blessé". A name counts only under a predicate
 * that can be said of nothing but persons.
 */
export function singleVictims(context: Context, counted: readonly CountedNoun[], found: readonly Found[]): Found[] {
  const out: Found[] = []
  for (const group of context.clauses.groups) {
    // "n'a jamais été enlevé" counts nobody.
    if (!group.entry || !group.measure || !measures.has(group.measure) || group.negated) continue
    if (group.form === 'bare' || (group.form === 'infinitive' && !group.perfect)) continue
    if (group.entry.value.passive === 'no' || (group.measure === 'missing' && group.entry.value.strong !== 'yes'))
      continue
    const person = group.victim === 'subject' ? subjectOf(context, group) : objectOf(context, group)
    if (person === null || counted.some((phrase) => phrase.first <= person && phrase.last >= person)) continue
    const toll = tollOf(context, group, person)
    if (toll) out.push(toll)
  }
  for (const joined of found) {
    const group = joined.predicate?.group
    const part = partOf(context, joined, counted)
    if (part) out.push(part)
    const person = joinedSingle(context, joined, counted) ?? joinedObject(context, joined, counted)
    if (person === null || !group || out.some((one) => one.counted.noun === person)) continue
    const toll = tollOf(context, group, person)
    if (toll) out.push(toll)
  }
  return out
}

/** "le conducteur du camion et deux passants ont été tués": the person before the conjunction, by word order alone. */
function joinedSingle(context: Context, joined: Found, counted: readonly CountedNoun[]): number | null {
  const { at, clauses } = context
  const { predicate } = joined
  if (predicate?.side !== 'right' || !predicate.group?.plural || !measures.has(predicate.measure)) return null
  const before = joined.counted.first - 1
  if (at.words[before]?.upos !== 'CCONJ') return null
  let person: number | null = null
  for (let i = before - 1; i >= 0 && i >= before - 8; i--) {
    if (clauses.byWord.has(i) || /^[,;:.«»]$/.test(at.words[i].form)) break
    const free = !counted.some((phrase) => phrase.first <= i && phrase.last >= i)
    if (at.words[i].feats.Number !== 'Plur' && at.entryAt(i, 'person') && free && hasDeterminer(context, i)) person = i
  }
  return person
}

/** "a tué neuf passagers et le chauffeur": the person right after the conjunction, with no verb of their own. */
function joinedObject(context: Context, joined: Found, counted: readonly CountedNoun[]): number | null {
  const { at } = context
  const { predicate, toll } = joined
  if (predicate?.side !== 'left' || !predicate.group || !measures.has(toll.measure) || toll.part === 'subset')
    return null
  const from = joined.counted.last + 1
  if (at.words[from]?.upos !== 'CCONJ' || at.words[from + 1]?.upos !== 'DET') return null
  return personFrom(context, from + 1, counted)
}

/** "a perdu huit hommes, dont son commandant": a person of the figure, without a figure. */
function partOf(context: Context, joined: Found, counted: readonly CountedNoun[]): Found | null {
  const { at } = context
  const { toll } = joined
  if (toll.part === 'subset' || toll.exactness === 'zero' || (toll.max !== null && toll.max < 2)) return null
  for (let i = joined.counted.last + 1; i <= joined.counted.last + 8 && i < at.words.length - 2; i++) {
    if (/^[;:.]$/.test(at.words[i].form) || context.clauses.byWord.has(i)) return null
    if (at.words[i].form !== ',' || !at.entryAt(i + 1, 'of-relative')) continue
    const person = personFrom(context, i + 2, counted)
    if (person === null) return null
    const first = nameStart(context, person)
    const phrase = { ...onePerson(context, first, person, person), entry: at.entryAt(person, 'person') }
    const part = propose(context, phrase, toll.measure, joined.predicate, { polarity: undefined }, [
      'T7',
      'toll-single',
    ])
    part.toll.part = 'subset'
    part.partOf = joined
    return part
  }
  return null
}

/** Index of a determined person noun at a word, where no verb follows that it would be the subject of. */
function personFrom(context: Context, from: number, counted: readonly CountedNoun[]): number | null {
  const { at, clauses } = context
  for (let i = from + 1; i <= from + 2 && i < at.words.length; i++) {
    if (!at.entryAt(i, 'person') || at.words[i].upos !== 'NOUN' || at.words[i].feats.Number === 'Plur') continue
    if (!hasDeterminer(context, i) || counted.some((phrase) => phrase.first <= i && phrase.last >= i)) return null
    for (let j = i + 1; j <= i + 3 && j < at.words.length && at.words[j].form !== ','; j++)
      if (clauses.byFirst.get(j)?.form === 'finite') return null
    return i
  }
  return null
}

function tollOf(context: Context, group: VerbGroup, person: number): Found | null {
  const { at } = context
  const predicate: Predicate = {
    measure: group.measure!,
    at: group.main,
    side: group.victim === 'subject' ? 'right' : 'left',
    entry: group.entry!,
    group,
    governor: null,
  }
  if (diedOfAge(context, group)) return null
  const reality = realityOf(at, predicate, context.clauses, context.denies)
  if (reality === 'no') return null
  const last = ageAfter(context, nameEnd(context, person))
  const first = nameStart(context, person)
  const counted: CountedNoun = { ...onePerson(context, first, person, last), entry: at.entryAt(person, 'person') }
  const measure = reality === 'feared' && group.measure === 'killed' ? 'missing' : group.measure!
  return propose(context, counted, measure, predicate, { polarity: reality === 'denied' ? '-' : undefined }, [
    'toll-single',
  ])
}

function onePerson({ at }: Context, first: number, noun: number, last: number): CountedNoun {
  const range = { start: at.words[first].start, end: at.words[last].end }
  const one = { value: 1, min: 1, max: 1, best: 1, exactness: 'exact' as const }
  const number: NumberMention = { ...range, core: range, kind: 'article', ...one }
  return { number, first, noun, last, figureEnd: first, kind: 'person', entry: null, qualifiers: [], disjoint: false }
}

function subjectOf(context: Context, group: VerbGroup): number | null {
  const { words } = context.at
  for (let i = group.first - 1; i >= 0; i--) {
    const { head, deprel } = words[i]
    if (!deprel.startsWith('nsubj') || head < group.first || head > group.last) continue
    if (isOnePerson(context, i, group) && (!group.plural || isJoined(context, i, group))) return i
  }
  return null
}

/** "le conducteur et deux passants ont été tués": a plural verb needs a conjunction. */
function isJoined(context: Context, i: number, group: VerbGroup): boolean {
  for (let j = i + 1; j < group.first; j++) if (context.at.words[j].upos === 'CCONJ') return true
  return false
}

function objectOf(context: Context, group: VerbGroup): number | null {
  const { words } = context.at
  for (let i = group.main + 1; i < words.length; i++) {
    const { head, deprel } = words[i]
    if (deprel === 'obj' && head === group.main) return isOnePerson(context, i, group) ? i : null
  }
  return null
}

function isOnePerson(context: Context, i: number, group: VerbGroup): boolean {
  const { at } = context
  const { upos, feats, form } = at.words[i]
  if (feats.Number === 'Plur') return false
  if (at.entryAt(i, 'nobody') && !hasDeterminer(context, i)) return false
  if (upos === 'PRON') return feats.Person === '3' && group.victim === 'subject' && isSurelyPerson(context, group)
  if (upos !== 'PROPN') {
    const entry = at.entryAt(i, 'person') ?? heldPerson(at.entryAt(i, 'noun'))
    const ofOrigin = entry === null && /^\p{Lu}/u.test(form) && at.lexicon.origins.has(at.lower[i])
    return (ofOrigin || (entry !== null && entry.value.single !== 'no')) && hasDeterminer(context, i)
  }
  return (
    group.victim === 'subject' &&
    group.entry!.value.strong === 'yes' &&
    /^\p{Lu}/u.test(form) &&
    !hasDeterminer(context, i)
  )
}

/** "le détenu", "l'otage": nouns that count persons held or driven out also name one of them. */
function heldPerson(entry: TollEntry | null): TollEntry | null {
  return entry?.measure && states.has(entry.measure) ? entry : null
}

/** "il a été tué", "elle a perdu la vie": said of nothing but persons. */
function isSurelyPerson({ at }: Context, group: VerbGroup): boolean {
  // "il en est mort trois": nobody is meant by an impersonal subject.
  if (/^(?:NUM|DET)$/.test(at.words[group.last + 1]?.upos ?? '')) return false
  const past = group.perfect || group.feats.Tense === 'Past'
  return group.entry?.value.strong === 'yes' && group.form === 'finite' && past
}

/** "est mort à 82 ans": a death notice, no toll. */
function diedOfAge(context: Context, group: VerbGroup): boolean {
  const { at } = context
  for (let i = group.last + 1; i <= group.last + 4 && i < at.words.length; i++) {
    if (at.entryAt(i, 'to') && at.words[i + 1]?.upos === 'NUM') return at.entryAt(i + 2, 'thing')?.value.kind === 'time'
  }
  return false
}

/** A singular determiner: bare nouns and "chaque soldat" are not one person. */
function hasDeterminer(context: Context, noun: number): boolean {
  const { at } = context
  for (let i = noun - 1; i >= 0 && i >= noun - 3; i--) {
    if (at.words[i].upos === 'DET') return at.words[i].feats.Number !== 'Plur' && !at.entryAt(i, 'each')
    if (at.words[i].upos !== 'ADJ' && !at.words[i].deprel.startsWith('compound')) return false
  }
  return false
}

function nameStart(context: Context, person: number): number {
  const { words } = context.at
  let first = person
  const opens = ({ upos, deprel }: Word): boolean => upos === 'DET' || upos === 'ADJ' || deprel.startsWith('compound')
  while (first > 0 && opens(words[first - 1]) && first > person - 3) first--
  return words[person].upos === 'PROPN' ? person : first
}

function nameEnd(context: Context, person: number): number {
  const { words } = context.at
  let last = person
  while (words[last + 1]?.upos === 'PROPN' || (words[last + 1]?.form === '.' && words[last].form.length === 1)) last++
  return last
}

/** "Mara D., 9 ans": the age goes with the name. */
function ageAfter(context: Context, last: number): number {
  const { at } = context
  if (at.words[last + 1]?.form !== ',') return last
  const unit = at.entryAt(last + 3, 'thing')
  return /^\d{1,3}$/.test(at.words[last + 2]?.form ?? '') && unit?.value.kind === 'time' ? last + 3 : last
}
