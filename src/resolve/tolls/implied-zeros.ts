import type { NumberMention } from '../numbers/number-mention.ts'
import type { CountedNoun } from './counted-noun.ts'
import { predicateOnLeft, predicateOnRight, type Predicate } from './find-predicate.ts'
import { propose, type Context, type Found } from './toll-context.ts'

/** Zeros without a number word: "n'a pas fait de victimes", "personne n'a été blessé", "n'a tué personne" (T5). */
export function impliedZeros(context: Context, counted: readonly CountedNoun[]): Found[] {
  const out: Found[] = []
  for (let i = 0; i < context.at.words.length; i++) {
    if (counted.some((phrase) => phrase.first <= i && phrase.last >= i)) continue
    const zero = negatedNoun(context, i) ?? deniedNoun(context, i) ?? nobody(context, i)
    if (zero) out.push(zero)
  }
  return out
}

function negatedNoun(context: Context, i: number): Found | null {
  const { at, clauses } = context
  const entry = at.entryAt(i, 'noun')
  if (!entry?.measure || i < 2) return null
  // "fait de victimes", "cause any casualties", "causing casualties".
  const before = at.entryAt(i - 1, 'of') || at.entryAt(i - 1, 'any') ? i - 2 : i - 1
  const group =
    clauses.byWord.get(before) ?? (at.entryAt(before, 'negation') ? clauses.byWord.get(before - 1) : undefined)
  if (!group || !at.entryAt(group.main, 'cause')) return null
  if (!group.negated && !withoutBefore(context, group.first)) return null
  return zero(context, i, entry.measure, null, entry)
}

/** "a exclu qu'il y ait des disparus", "nie qu'il y ait eu des morts": denied casualties are none. */
function deniedNoun(context: Context, i: number): Found | null {
  const { at, clauses } = context
  const entry = at.entryAt(i, 'noun')
  if (!entry?.measure || at.words[i].feats.Number === 'Sing') return null
  let before = i - 1
  while (before > i - 3 && (at.words[before]?.upos === 'DET' || at.words[before]?.multiword)) before--
  const group = before < i - 1 ? clauses.byWord.get(before) : undefined
  if (!group || group.negated || !at.entryAt(group.main, 'cause')) return null
  for (let j = group.first - 1; j > 0 && j >= group.first - 4; j--) {
    if (at.words[j].upos === 'PUNCT') return null
    if (at.words[j].upos !== 'SCONJ') continue
    const governor = clauses.byWord.get(j - 1)
    const denied = governor && !governor.negated && context.denies(governor.main)
    return denied ? zero(context, i, entry.measure, null, entry) : null
  }
  return null
}

/** "sans qu'il y ait de victimes", "sans avoir fait de blessés". */
function withoutBefore(context: Context, first: number): boolean {
  const { at } = context
  for (let i = first - 1; i >= 0 && i >= first - 5; i--) {
    if (at.entryAt(i, 'without')) return true
    if (at.words[i].upos === 'PUNCT') return false
  }
  return false
}

function nobody(context: Context, i: number): Found | null {
  const { at, clauses } = context
  if (at.entryAt(i, 'nobody') === null || at.words[i - 1]?.upos === 'DET' || !withParticle(context, i)) return null
  const phrase = zeroPhrase(context, i, null)
  const left = predicateOnLeft(at, phrase, clauses)
  const predicate = 'other' in left ? predicateOnRight(at, phrase, clauses, false) : left
  if (!predicate || isOwnDeed(context, predicate)) return null
  return zero(context, i, predicate.measure, predicate, null)
}

/** "Nous n'avons tué personne" denies a deed of one's own and counts nobody; "Nous n'avons perdu personne" counts. */
function isOwnDeed({ at }: Context, { group, side, entry }: Predicate): boolean {
  if (!group || side !== 'left' || group.form !== 'finite' || group.passive || entry.value.loss === 'yes') return false
  return at.words.slice(Math.max(0, group.first - 3), group.last).some(({ feats }) => feats.Person === '1')
}

function withParticle(context: Context, i: number): boolean {
  if (!context.at.lexicon.has('negation-particle')) return true
  for (let j = Math.max(0, i - 8); j <= i + 3; j++) if (context.at.entryAt(j, 'negation-particle')) return true
  return false
}

function zero(
  context: Context,
  i: number,
  measure: Predicate['measure'],
  predicate: Predicate | null,
  entry: CountedNoun['entry'],
): Found {
  return propose(context, zeroPhrase(context, i, entry), measure, predicate, { polarity: undefined }, ['T5'])
}

function zeroPhrase(context: Context, i: number, entry: CountedNoun['entry']): CountedNoun {
  const { start, end } = context.at.words[i]
  const number: NumberMention = {
    start,
    end,
    core: { start, end },
    kind: 'zero',
    value: 0,
    min: 0,
    max: 0,
    best: 0,
    exactness: 'zero',
  }
  return {
    number,
    first: i,
    noun: i,
    last: i,
    figureEnd: i,
    kind: entry ? 'casualty' : 'person',
    entry,
    qualifiers: [],
    disjoint: false,
  }
}
