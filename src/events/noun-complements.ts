/** Complements of an event noun and the role each has by the noun's frame ("le bombardement de X par Y", "attaque de drones"). */
import type { Role } from '../model/statement.ts'
import { isDateWord, type EventContext, type TriggerMatch } from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import { headOf } from './match-phrase.ts'
import { isViolence } from './fit-frame.ts'
import { isBareName } from './noun-classes.ts'
import type { Slot } from './parse-frame.ts'
import { forceTypes } from './refine-type.ts'
import { isVerbal, prepositionOf, relation } from './sentence-view.ts'

export interface Complement {
  preposition: string
  head: number
  /** Set where it stands before the noun. */
  before?: 'genitive' | 'compound'
}

export function complementsOf(context: EventContext, match: TriggerMatch): Complement[] {
  const { view } = context
  const { first, last } = match
  const noun = headOf(match)
  const found: Complement[] = []
  const collect = (at: number) => {
    for (const kid of view.kids[at]) {
      const name = relation(view.words[kid])
      if (kid <= last || isDateWord(context, kid)) continue
      if (name !== 'nmod' && name !== 'obl' && name !== 'conj') continue
      const preposition = prepositionOf(view, kid)
      if (preposition === '' || isVerbal(view.words[kid]) || (name === 'conj' && at === noun)) continue
      found.push({ preposition, head: kid })
      if (name === 'nmod') collectConjuncts(kid, preposition)
    }
  }
  const collectConjuncts = (at: number, preposition: string) => {
    for (const kid of view.kids[at]) {
      if (
        relation(view.words[kid]) === 'conj' &&
        prepositionOf(view, kid) !== '' &&
        prepositionOf(view, kid) !== preposition
      ) {
        found.push({ preposition: prepositionOf(view, kid), head: kid })
      }
    }
  }
  for (let at = first; at <= last; at++) collect(at)
  // "une série de raids sur X": the tree may hang X on the word that counts.
  const { head: counter, deprel } = view.words[noun]
  if (deprel.startsWith('nmod') && counter >= 0 && hasWord(context.lexicon, 'series-noun', view.lemmas[counter]))
    collect(counter)
  found.push(...complementsBefore(context, noun, first))
  // Right after the noun, whatever relation the tree gave.
  for (let i = last + 1; i <= last + 5 && i < view.words.length && !isVerbal(view.words[i]); i++) {
    const preposition = prepositionOf(view, i)
    if (
      (hasWord(context.lexicon, 'only-against', preposition) || hasWord(context.lexicon, 'between', preposition)) &&
      !found.some(({ head }) => head === i)
    )
      found.push({ preposition, head: i })
  }
  // "contre", "par" and "visant" phrases that the tree hung on the noun's last complement.
  for (const { head } of found) {
    for (const kid of view.kids[head]) {
      if (found.some((other) => other.head === kid)) continue
      const preposition = prepositionOf(view, kid)
      if (
        view.words[head].upos === 'PROPN' &&
        hasWord(context.lexicon, 'of', preposition) &&
        context.classes.is(kid, 'person')
      ) {
        found.push({ preposition, head: kid })
      }
      if (
        relation(view.words[kid]) === 'nmod' &&
        (hasWord(context.lexicon, 'by', preposition) || hasWord(context.lexicon, 'against', preposition))
      )
        found.push({ preposition, head: kid })
    }
  }
  // "une attaque visant X": the participle's object is the target.
  for (const kid of view.kids[noun]) {
    const word = view.words[kid]
    if (relation(word) !== 'acl' || !hasWord(context.lexicon, 'against', view.forms[kid])) continue
    const object = view.kids[kid].find((grandchild) => relation(view.words[grandchild]) === 'obj')
    if (object !== undefined) found.push({ preposition: view.forms[kid], head: object })
  }
  return found.sort((a, b) => a.head - b.head)
}

/** "the army's raid", "a police raid": what stands before the noun, the second without any marker. */
function complementsBefore(context: EventContext, noun: number, first: number): Complement[] {
  const { view, lexicon } = context
  return view.kids[noun].flatMap((head): Complement[] => {
    if (head >= first || isDateWord(context, head)) return []
    const name = relation(view.words[head])
    const preposition = prepositionOf(view, head)
    if (name === 'nmod' && hasWord(lexicon, 'genitive', preposition)) return [{ preposition, head, before: 'genitive' }]
    return name === 'compound' ? [{ preposition: '', head, before: 'compound' }] : []
  })
}

/** The row whose classed "de" slot the complements satisfy; else the first without such a demand. */
export function bestRow(
  context: EventContext,
  matches: readonly TriggerMatch[],
  complements: readonly Complement[],
): TriggerMatch | null {
  let best: { match: TriggerMatch; score: number } | null = null
  for (const match of matches) {
    const classed = match.entry.frame
      .flatMap((frame) => frame.slots)
      .filter((slot) => slot.required && hasWord(context.lexicon, 'of', slot.preposition))
    const satisfied = classed.some((slot) =>
      complements.some(
        (complement) =>
          (complement.before || complement.preposition === slot.preposition) &&
          fitsSlot(context, slot, complement.head),
      ),
    )
    const open = match.entry.frame.some((frame) => frame.slots.every((slot) => !slot.required))
    const strayed = complements.some(
      (complement) =>
        hasWord(context.lexicon, 'of', complement.preposition) && !context.classes.is(complement.head, 'weapon'),
    )
    const bareOf = match.entry.frame.some((frame) =>
      frame.slots.some((slot) => !slot.required && hasWord(context.lexicon, 'of', slot.preposition)),
    )
    const owned = context.view.kids[match.first].some(
      (kid) => kid < match.first && hasWord(context.lexicon, 'possessive', context.view.forms[kid]),
    )
    if (classed.length > 0 && !satisfied && !bareOf && (strayed || (!open && !owned))) continue
    const score = 10 * (match.last - match.first) + (satisfied ? 2 : 0)
    if (!best || score > best.score) best = { match, score }
  }
  return best?.match ?? null
}

export function roleOfComplement(
  context: EventContext,
  match: TriggerMatch,
  complement: Complement,
  siblings: readonly Complement[] = [],
): Role | null {
  const { head } = complement
  const { classes, lexicon, view } = context
  let { preposition } = complement
  if (complement.before) {
    const role = roleBefore(context, match, complement, siblings)
    if (role !== 'as-of') return role
    preposition = ofSlotOf(lexicon, match) ?? preposition
  }
  const row = match.entry
  const weapon = classes.is(head, 'weapon') && !classes.is(head, 'armed')
  const slots = row.frame.flatMap((frame) => frame.slots)
  if (hasWord(lexicon, 'means', preposition) && weapon) return 'instrument'
  if (hasWord(lexicon, 'by', preposition) && hasWord(lexicon, 'no-doer', view.lemmas[head])) return null
  if (hasWord(lexicon, 'by', preposition)) return row.value.sym === 'yes' ? 'agent' : 'perpetrator'
  if (row.value.instrument === 'yes' && hasWord(lexicon, 'of', preposition)) {
    return classes.is(head, 'facility') || classes.is(head, 'place') || isBareName(view, head) ? 'place' : null
  }
  if (hasWord(lexicon, 'of', preposition)) {
    if (
      weapon &&
      forceTypes.has(row.type) &&
      !slots.some((slot) => slot.classes.some((name) => classes.is(head, name)))
    )
      return 'instrument'
    if (hasWord(lexicon, 'vague-noun', view.lemmas[head]) && !classes.is(head, 'armed')) return null
    const named = slots.filter((slot) => slot.preposition === preposition)
    const unknown = isBareName(view, head) && (classes.of(head).size === 0 || classes.is(head, 'place'))
    const fitting = named.filter((slot) => slot.required && fitsSlot(context, slot, head))
    const classed = (unknown ? fitting.find((slot) => slot.role === 'place') : undefined) ?? fitting[0]
    if (classed) return classed.role
    const bare = named.find((slot) => !slot.required)
    if (!bare) return null
    // An agentive noun with a bare place: where, not who ("l'attaque de Brisane").
    const place =
      classes.is(head, 'place') || (isBareName(view, head) && !classes.is(head, 'armed') && classes.of(head).size === 0)
    if (bare.role === 'perpetrator' && place) return 'place'
    if (bare.role === 'perpetrator' && isAmount(context, head)) return null
    if (bare.role === 'perpetrator' && (classes.is(head, 'facility') || classes.is(head, 'vehicle'))) return 'target'
    if (
      bare.role === 'target' &&
      classes.is(head, 'armed') &&
      (classes.is(head, 'aircraft') || classes.is(head, 'state'))
    )
      return 'perpetrator'
    if (bare.role === 'perpetrator' && forceTypes.has(row.type) && !mayAct(context, head)) return null
    return bare.role
  }
  const slot = slots.find(
    (candidate) =>
      candidate.preposition === preposition || lexicon.words.get(`like ${candidate.preposition}`)?.has(preposition),
  )
  if (slot?.role === 'place') return null
  if (hasWord(lexicon, 'boundary', view.lemmas[head])) return null
  if (classes.is(head, 'media') && !hasWord(lexicon, 'only-against', preposition) && row.type !== 'sabotage-cyber')
    return null
  if (slot) return slot.required && !fitsSlot(context, slot, head) ? null : slot.role
  if (hasWord(lexicon, 'against', preposition) && forceTypes.has(row.type)) return 'target'
  return null
}

/**
 * Who stands before the noun: weapons are the means, forces the doers, and so is a marked name when the one acted on follows
 * ("Ostria's shelling of Kesmar"); others are what "of" would mark.
 */
function roleBefore(
  { classes, lexicon, view }: EventContext,
  { entry }: TriggerMatch,
  { head, before }: Complement,
  siblings: readonly Complement[],
): Role | 'as-of' | null {
  const doer: Role = entry.value.sym === 'yes' ? 'agent' : 'perpetrator'
  const armed = classes.is(head, 'armed')
  if (classes.is(head, 'weapon') && !armed) return entry.value.instrument === 'yes' ? null : 'instrument'
  // "the soldiers' killing of a farmer", "the village's shelling by the army": who is named behind leaves the other part to the owner.
  const behind = (list: string) => siblings.some((other) => !other.before && hasWord(lexicon, list, other.preposition))
  if (before === 'genitive' && behind('of')) return doer
  if (before === 'genitive' && behind('by')) return 'as-of'
  const marked = entry.frame
    .flatMap(({ slots }) => slots)
    .find((slot) => before === 'genitive' && hasWord(lexicon, 'genitive', slot.preposition))
  if (marked && !(marked.role === 'perpetrator' && !armed && isSited(classes, head))) return marked.role
  const suffers = entry.frame.some(({ slots }) =>
    slots.some((slot) => hasWord(lexicon, 'of', slot.preposition) && slot.role === 'victim'),
  )
  if (armed && !(suffers && classes.is(head, 'person'))) return doer
  if (before === 'compound' && view.words[head].upos !== 'PROPN' && classes.of(head).size === 0) return null
  if (before === 'genitive' && !isSited(classes, head) && !suffers && !classes.is(head, 'civilian')) return doer
  return 'as-of'
}

function isSited(classes: EventContext['classes'], head: number): boolean {
  return ['facility', 'place', 'vehicle'].some((name) => classes.is(head, name))
}

function ofSlotOf(lexicon: EventContext['lexicon'], { entry }: TriggerMatch): string | undefined {
  for (const { slots } of entry.frame)
    for (const { preposition } of slots) if (hasWord(lexicon, 'of', preposition)) return preposition
  return undefined
}

function fitsSlot(context: EventContext, slot: Slot, head: number): boolean {
  const { classes, view } = context
  if (slot.classes.length === 0) return true
  if (slot.classes.includes('craft') && classes.is(head, 'craft')) return context.lastCraft !== 'aircraft'
  if (slot.classes.includes('violence')) return isViolence(context.lexicon, view.lemmas[head])
  if (slot.classes.includes('place') && isBareName(view, head)) return true
  const counts =
    hasWord(context.lexicon, 'group-noun', view.lemmas[head]) || context.lexicon.numerals.has(view.lemmas[head])
  const grouped = counts && view.kids[head].some((kid) => slot.classes.some((name) => classes.is(kid, name)))
  return grouped || classes.couldBe(head, slot.classes)
}

/** "une aide de 50 millions". */
function isAmount({ view, classes, lexicon }: EventContext, head: number): boolean {
  const counts = view.words[head].upos === 'NUM' || hasWord(lexicon, 'group-noun', view.lemmas[head])
  return classes.is(head, 'money') || (counts && !view.kids[head].some((kid) => classes.is(kid, 'person')))
}

function mayAct({ classes, view }: EventContext, head: number): boolean {
  return (
    classes.couldBe(head, ['armed', 'person', 'state', 'government', 'aircraft', 'crowd']) ||
    view.words[head].upos === 'PROPN'
  )
}
