/**
 * Keeps figures of speech, sport, markets, weather, fiction, exercises and commemorations out. Fixed phrases and figurative
 * complements always win; a domain's cue words win unless something literal stands in the sentence (a weapon, armed people,
 * killed or wounded persons).
 */
import { isReflexive } from './arguments.ts'
import { hasWord } from './event-lexicon.ts'
import type { EventContext, TriggerMatch } from './event-context.ts'
import { matchesAt } from './match-phrase.ts'
import { forceTypes } from './refine-type.ts'
import { isNominal, prepositionOf, relation, type SentenceView } from './sentence-view.ts'

export interface SentenceSense {
  /** Words inside fixed figurative phrases. */
  figures: ReadonlySet<number>
  /** Domains whose words fill the sentence. */
  domains: ReadonlySet<string>
  /** Something literal: weapons, armed people, casualties. */
  anchored: boolean
  /** The whole text reports a match. */
  ofMatch?: boolean
}

/** Words of a domain that make it the sentence's subject: one strong or two weak ones. */
const weakNeeded = 2
const physical = ['person', 'armed', 'facility', 'place', 'weapon', 'vehicle', 'aircraft', 'ship']
const literalClasses = ['weapon', 'armed', 'detainee', 'aircraft', 'military']

/** @param before domains of the sentence before: one weak word keeps them going */
export function senseOf(context: EventContext, before: ReadonlySet<string> = new Set()): SentenceSense {
  const { view, lexicon, classes } = context
  const figures = new Set<number>()
  const strong = new Set<string>()
  const weak = new Map<string, Set<string>>()
  let anchored = context.tolls.some((toll) => toll.measure !== 'displaced' && toll.measure !== 'affected')
  for (let at = 0; at < view.words.length; at++) {
    for (const match of matchesAt(view, at, 'figures', lexicon, 2)) {
      if (match.entry.reflexive && !isReflexive(view, at, lexicon)) continue
      for (let i = match.first; i <= match.last; i++) figures.add(i)
    }
    const domainWords = matchesAt(view, at, 'domains', lexicon, 0)
    for (const match of domainWords.some(({ entry }) => entry.name === 'none') ? [] : domainWords) {
      if (countsSomething(context, at)) continue
      if (match.entry.strong) strong.add(match.entry.name)
      else weak.set(match.entry.name, (weak.get(match.entry.name) ?? new Set()).add(match.entry.words[0]))
    }
    if (anchored) continue
    const own = classes.of(at)
    if (own.size > 0 && literalClasses.some((name) => own.has(name)) && !isSportName(view, at)) anchored = true
  }
  const domains = new Set(strong)
  for (const [name, words] of weak) if (words.size >= weakNeeded || before.has(name)) domains.add(name)
  return { figures, domains, anchored }
}

/** "scores of fighters": a noun of quantity, not of sport. */
function countsSomething({ view, lexicon }: EventContext, at: number): boolean {
  return (
    hasWord(lexicon, 'group-noun', view.lemmas[at]) &&
    view.kids[at].some((kid) => kid > at && hasWord(lexicon, 'of', prepositionOf(view, kid)))
  )
}

function isSportName(view: SentenceView, at: number): boolean {
  return view.words[at].upos === 'ADJ'
}

/** False where the trigger is no event: it stands in a figure, or its domain is another one. */
export function isLiteral(context: EventContext, match: TriggerMatch, sense: SentenceSense): boolean {
  const { entry, first, last } = match
  const { view, lexicon } = context
  const longer = entry.words.length > 1 && entry.value.fig !== 'yes'
  if (sense.figures.has(first) && !longer && !armsDoIt(context, first)) return false
  if (sense.ofMatch && (forceTypes.has(entry.type) || entry.type === 'deprivation')) return false
  if (sense.domains.has('exercise') && entry.type !== 'mobilisation' && forceTypes.has(entry.type)) return false
  if (sense.domains.has('history') && forceTypes.has(entry.type)) return false
  if (
    sense.domains.has('culture') &&
    (forceTypes.has(entry.type) || entry.type === 'deprivation') &&
    !hasCasualties(context)
  )
    return false
  if (sense.domains.has('politics') && entry.value.sym === 'yes' && forceTypes.has(entry.type) && !sense.anchored)
    return false
  if (sense.domains.has('sport') && forceTypes.has(entry.type) && !sense.anchored && !hasCasualties(context))
    return false
  if (entry.value.fig !== 'yes') return true
  if (sense.domains.size > 0 && !sense.anchored && !onlyCommemoration(sense)) return false
  if (sense.domains.has('sport') && !hasCasualties(context)) return false
  if (hasFigurativeAdjective(view, lexicon, last)) return false
  // People march for ideas.
  if (entry.kind === 'noun' && entry.type === 'protest') return true
  return !touchesFigurativeNoun(context, first, last)
}

/** "Shells hit the market": where the subject is a weapon the phrase is no figure of speech. */
function armsDoIt({ view, classes }: EventContext, verb: number): boolean {
  return view.kids[verb].some((kid) => relation(view.words[kid]) === 'nsubj' && classes.is(kid, 'weapon'))
}

function onlyCommemoration(sense: SentenceSense): boolean {
  return [...sense.domains].every((name) => name === 'commemoration' || name === 'cyber' || name === 'politics')
}

function hasCasualties(context: EventContext): boolean {
  return context.tolls.length > 0
}

function hasFigurativeAdjective(view: SentenceView, lexicon: EventContext['lexicon'], noun: number): boolean {
  return view.kids[noun].some(
    (kid) => relation(view.words[kid]) === 'amod' && isFigurativeAdjective(view, lexicon, kid),
  )
}

function isFigurativeAdjective(view: SentenceView, lexicon: EventContext['lexicon'], at: number): boolean {
  const lemma = view.lemmas[at]
  if (lexicon.figurativeAdjectives.has(lemma)) return true
  // Feminine and plural forms where the lemma kept them.
  const form = view.forms[at]
  return lexicon.adjectiveEndings.some(
    ([ending, base]) =>
      form.endsWith(ending) && lexicon.figurativeAdjectives.has(form.slice(0, form.length - ending.length) + base),
  )
}

/** A figurative noun as subject, object, target or complement ("attaque le budget", "explosion des prix"). */
function touchesFigurativeNoun(context: EventContext, first: number, last: number): boolean {
  const { view, lexicon, classes } = context
  const figurative = (at: number) =>
    lexicon.figurativeNouns.has(view.lemmas[at]) &&
    isNominal(view.words[at]) &&
    !countsSomething(context, at) &&
    !physical.some((name) => classes.is(at, name))
  for (const word of new Set([first, last])) {
    for (const kid of view.kids[word]) {
      const name = relation(view.words[kid])
      if (!figurative(kid)) continue
      if (name === 'obj' || name === 'nsubj') return true
      if (name === 'nmod' || name === 'obl') {
        const preposition = prepositionOf(view, kid)
        if (
          name === 'nmod' ||
          hasWord(lexicon, 'against', preposition) ||
          hasWord(lexicon, 'dative', preposition) ||
          hasWord(lexicon, 'of', preposition) ||
          hasWord(lexicon, 'by', preposition)
        )
          return true
      }
    }
    const { head } = view.words[word]
    if (head >= 0 && relation(view.words[word]) === 'acl' && figurative(head)) return true
  }
  return false
}
