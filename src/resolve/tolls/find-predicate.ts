import {
  beforeFigure,
  isBreak,
  isPreposition,
  closesWithTo,
  headless,
  onlyAdverbs,
  linksTo,
  closing,
  isIncise,
  nextComma,
} from './around-figure.ts'
import type { Measure } from '../../model/toll.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { TollSentence } from './toll-sentence.ts'
import type { VerbGroup } from './verb-groups.ts'

/** What says what happened to the counted persons: a verb group or an event noun, and on which side of the figure it stands. */
export interface Predicate {
  measure: Measure
  at: number
  side: 'left' | 'right'
  entry: TollEntry
  group: VerbGroup | null
  /** Verb that governs an infinitive predicate ("a permis d'arrêter"). */
  governor: VerbGroup | null
}

/** Verb groups of a sentence, found by any of their words. */
export interface Clauses {
  groups: readonly VerbGroup[]
  byFirst: ReadonlyMap<number, VerbGroup>
  byWord: ReadonlyMap<number, VerbGroup>
}

export function clausesOf(groups: readonly VerbGroup[]): Clauses {
  const byFirst = new Map(groups.map((group) => [group.first, group]))
  const byWord = new Map<number, VerbGroup>()
  for (const group of groups) for (let i = group.first; i <= group.last; i++) if (!byWord.has(i)) byWord.set(i, group)
  return { groups, byFirst, byWord }
}

const reach = 45

/** The nearest verb or event noun on the left that takes the figure as its object; `other` where another verb stands there. */
export function predicateOnLeft(
  at: TollSentence,
  counted: CountedNoun,
  clauses: Clauses,
): Predicate | { other: VerbGroup | null } {
  const before = beforeFigure(at, counted.first)
  const direct = !isPreposition(at, before) && !(at.words[before]?.upos === 'DET' && isPreposition(at, before - 1))
  for (let i = before; i >= 0 && i > counted.first - reach; i--) {
    const group = clauses.byWord.get(i)
    if (group) {
      if (group.first <= counted.first && group.last >= counted.first && group.main >= counted.first)
        return { other: null }
      const adjacent = onlyAdverbs(at, group.main + 1, counted.first)
      const reached = group.last >= before - 1 && group.last > group.main
      const together = group.victim === 'subject' && togetherWith(at, group.last, counted.first)
      if (group.entry && group.measure && (direct || reached || together || closesWithTo(at, group))) {
        if (group.victim === 'object') return leftMatch(at, group, clauses)
        if (together && group.form === 'finite') {
          return leftMatch(at, group, clauses)
        }
        if (adjacent && group.victim === 'subject' && (group.form !== 'bare' || headless(at, group)))
          return leftMatch(at, group, clauses)
      }
      if (group.form === 'bare' && group.entry?.value.victim === 'object' && group.entry.measure && adjacent && direct)
        return leftMatch(at, { ...group, measure: group.entry.measure, victim: 'object' }, clauses)
      if (group.form === 'bare' && !adjacent) {
        i = group.first
        continue
      }
      return { other: group }
    }
    const noun = at.entryAt(i, 'event-noun')
    if (noun?.measure && linksTo(at, at.lastOf(i, noun), counted.first)) {
      return { measure: noun.measure, at: i, side: 'left', entry: noun, group: null, governor: null }
    }
    const { upos, form, feats } = at.words[i]
    const conjunction = upos === 'SCONJ' && !at.entryAt(i - 1, 'along')
    if (conjunction || feats.PronType === 'Rel' || isBreak(form)) return { other: null }
  }
  return { other: null }
}

/** "a été enlevé, ainsi que deux prêtres"; "a été tué avec deux gardes": right before the figure. */
function togetherWith(at: TollSentence, from: number, to: number): boolean {
  let found = false
  for (let i = from + 1; i < to; i++) {
    if (at.entryAt(i, 'along')) found = true
    else if (!found && at.words[i].form !== ',' && at.words[i].upos !== 'ADV') return false
  }
  return found && to - from <= 6
}

function leftMatch(at: TollSentence, group: VerbGroup, clauses: Clauses): Predicate {
  return {
    measure: group.measure!,
    at: group.main,
    side: 'left',
    entry: group.entry!,
    group,
    governor: governorOf(at, group, clauses),
  }
}

/** The verb group right before an infinitive or gerund, over adverbs, clitics and prepositions. */
export function governorOf(at: TollSentence, group: VerbGroup, clauses: Clauses): VerbGroup | null {
  if (group.form !== 'infinitive') return null
  for (let i = group.first - 1; i >= 0 && i >= group.first - 6; i--) {
    const found = clauses.byWord.get(i)
    if (found) return found
  }
  return null
}

/** The first verb on the right that takes the figure as its subject, or a participle that hangs on it. */
export function predicateOnRight(
  at: TollSentence,
  counted: CountedNoun,
  clauses: Clauses,
  object: boolean,
): Predicate | null {
  // After a preposition ("sur 14 otages, neuf ont été tués") the figure is no subject either.
  const before = beforeFigure(at, counted.first)
  const asObject = object || (isPreposition(at, before) && !at.entryAt(before, 'of'))
  let pending = 0
  let opener = ''
  let coordinated = false
  // Behind another figure a bare participle is that one's ("70 wounded, down from 30 dead").
  let otherFigure = false
  let fallback: Predicate | null = null
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + reach; i++) {
    const { upos, form, feats } = at.words[i]
    const group = clauses.byFirst.get(i)
    if (!group) {
      if (isBreak(form)) return fallback
      if (form === '(') i = closing(at, i)
      else if (form === ',' && pending > 0 && opener === 'of') pending = 0
      else if (upos === 'CCONJ') coordinated = true
      else if (upos === 'NUM' && pending === 0) otherFigure = true
      else if (
        feats.PronType === 'Rel' ||
        upos === 'SCONJ' ||
        at.entryAt(i, 'of-relative') ||
        at.entryAt(i, 'subject-relative')
      ) {
        pending = 1
        opener = at.entryAt(i, 'of-relative')
          ? 'of'
          : at.entryAt(i, 'subject-relative') && i <= counted.last + 2
            ? 'subject'
            : 'other'
      }
      const state = adverbialState(at, counted, i)
      if (state) return fallback ?? state
      continue
    }
    if (group.form === 'bare') {
      const joined = at.words[group.first - 1]?.upos === 'CCONJ' && group.first - 1 > counted.last
      const agrees = group.plural === null || !isPlural(counted) || group.plural
      if (
        group.measure &&
        group.victim === 'subject' &&
        agrees &&
        !joined &&
        pending === 0 &&
        !fallback &&
        !otherFigure
      )
        fallback = rightMatch(group, null)
    } else if (
      group.form === 'gerund' &&
      group.perfect &&
      group.victim === 'subject' &&
      group.measure &&
      pending === 0
    ) {
      // "quatre soldats ayant été capturés"
      return fallback ?? rightMatch(group, null)
    } else if (group.form === 'finite') {
      if (asObject && pending === 0) return fallback
      if (pending > 0) {
        if (opener === 'subject' && group.measure && group.victim === 'subject')
          return fallback ?? rightMatch(group, null)
        pending = 0
      } else if (hasOwnSubject(at, counted, group)) {
        return fallback
      } else if (isIncise(at, group)) {
        i = Math.max(i, nextComma(at, group.last) - 1)
        continue
      } else return worse(fallback, finiteMatch(at, counted, group, clauses, coordinated))
    }
    i = Math.max(i, group.main)
  }
  return fallback
}

/** "Sur les 29 blessés, quatre ont succombé": a bare figure right before the verb is its subject. */
function hasOwnSubject(at: TollSentence, counted: CountedNoun, group: VerbGroup): boolean {
  let i = group.first - 1
  while (i > counted.last && at.words[i].upos === 'ADV') i--
  const { upos, head } = at.words[i]
  return i > counted.last && upos === 'NUM' && head >= group.first && head <= group.last
}

/** "deux otages enlevés mardi ont été retrouvés morts": the main verb wins over the participle only where it says worse. */
function worse(participle: Predicate | null, main: Predicate | null): Predicate | null {
  return participle && main?.measure !== 'killed' ? participle : main
}

function finiteMatch(
  at: TollSentence,
  counted: CountedNoun,
  group: VerbGroup,
  clauses: Clauses,
  coordinated: boolean,
): Predicate | null {
  if (!agreesAsSubject(at, counted, group, coordinated)) return null
  if (group.measure && group.victim === 'subject') return rightMatch(group, null)
  const state = adverbialAfter(at, group)
  if (state) return state
  const next = clauses.groups.find((other) => other.first > group.last && other.first <= group.last + 4)
  if (next && next.form === 'infinitive' && next.measure && next.victim === 'subject') return rightMatch(next, group)
  if (next && next.form === 'bare' && next.measure && next.first <= group.last + 3 && next.victim === 'subject') {
    return rightMatch(next, group)
  }
  return null
}

/** "se retrouvent sans abri", "restent entre nos mains": a plain verb and a state. */
function adverbialAfter(at: TollSentence, group: VerbGroup): Predicate | null {
  for (let i = group.last + 1; i <= group.last + 2 && i < at.words.length; i++) {
    const entry = at.entryAt(i, 'adverbial') ?? at.entryAt(i, 'noun')
    if (entry?.measure) return { measure: entry.measure, at: i, side: 'right', entry, group: null, governor: null }
    if (at.words[i].upos !== 'ADV') break
  }
  return null
}

function rightMatch(group: VerbGroup, governor: VerbGroup | null): Predicate {
  return { measure: group.measure!, at: group.main, side: 'right', entry: group.entry!, group, governor }
}

/** "dont huit dans un état critique", "trois ouvriers sous les décombres". */
function adverbialState(at: TollSentence, counted: CountedNoun, i: number): Predicate | null {
  if (i > counted.last + 3) return null
  const entry = at.entryAt(i, 'adverbial')
  if (!entry?.measure) return null
  return { measure: entry.measure, at: i, side: 'right', entry, group: null, governor: null }
}

/** A plural figure does not take a singular verb unless it stands inside a collective ("une famille de cinq personnes a été tuée"). */
function agreesAsSubject(at: TollSentence, counted: CountedNoun, group: VerbGroup, coordinated: boolean): boolean {
  if (group.plural === null) return true
  if (isPlural(counted) && !group.plural) {
    const before = beforeFigure(at, counted.first)
    if (!at.entryAt(before, 'of')) return counted.number.kind === 'collective' || counted.number.kind === 'group'
    for (let i = before - 1; i >= 0 && i >= before - 3; i--) if (at.entryAt(i, 'group')) return true
    return false
  }
  return isPlural(counted) || !group.plural || coordinated
}

export function isPlural(counted: CountedNoun): boolean {
  const { min, max, kind } = counted.number
  return kind !== 'article' && kind !== 'zero' && (max === null || max > 1) && min !== 1
}
