import type { Pack } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { numberLexicon } from '../numbers/number-lexicon.ts'
import type { NumberMention } from '../numbers/number-mention.ts'
import { bounded } from '../numbers/read-numbers.ts'
import { splitNumberTokens } from '../numbers/split-number-tokens.ts'
import { bareToll, shareNouns, withdrawnToll } from './bare-toll.ts'
import { correctionBefore } from './bilan-frames.ts'
import { amongToll } from './among-toll.ts'
import { casesToll } from './cases-toll.ts'
import { casualtyToll } from './casualty-toll.ts'
import { joinedNoun, secondHarm } from './coordinated-harm.ts'
import { type CountedNoun, countedNoun } from './counted-noun.ts'
import { linkOf } from './figure-link.ts'
import { partToll, wholeOf } from './part-toll.ts'
import { personToll } from './person-toll.ts'
import { refuteTolls } from './refuted-toll.ts'
import { type Context, type Found, type Link, propose } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'
import { totalToll } from './total-toll.ts'
import { wholeToll } from './whole-toll.ts'
import { zeroToll } from './zero-toll.ts'

/** Tolls that stand on a figure, in order of the text. */
export function sentenceTolls(
  context: Context,
  numbers: readonly NumberMention[],
): { found: Found[]; counted: CountedNoun[] } {
  const { at, pack } = context
  const lexicon = numberLexicon(pack)
  const isOther = (i: number): boolean => lexicon.has('other', foldWord(at.lower[i])) !== null
  const counted: CountedNoun[] = []
  const found: Found[] = []
  for (const [n, number] of numbers.entries()) {
    // "70 % des 40 000 habitants": the second figure is the whole of a share.
    const share = n > 0 && numbers[n - 1].kind === 'percent' && number.start - numbers[n - 1].end < 10
    if (number.kind === 'percent' || share) continue
    const phrase = countedNoun(at, number, isOther)
    if (!phrase) continue
    if (insideOf(phrase, counted.at(-1))) {
      const whole = wholeToll(context, phrase, found.at(-1))
      if (whole) found.push(whole)
      continue
    }
    const bound = suffixBound(at, phrase, pack)
    const toll = tollOf(context, bound, counted, found)
    counted.push(bound)
    if (toll) {
      toll.counted = bound
      found.push(toll, ...secondTolls(context, toll))
    }
  }
  shareNouns(context, counted, found)
  refuteTolls(context, counted, found)
  partOfRest(at, found, isOther)
  return { found: found.sort((a, b) => a.toll.raw.start - b.toll.raw.start), counted }
}

function insideOf(phrase: CountedNoun, previous: CountedNoun | undefined): boolean {
  return previous !== undefined && phrase.first <= previous.last
}

/** "trois morts au moins", "vingt blessés environ". */
function suffixBound(at: TollSentence, phrase: CountedNoun, pack: Pack): CountedNoun {
  const end = at.words[phrase.last].end
  const tokens = splitNumberTokens(at.text, { start: end, end: Math.min(at.sentence.end, end + 30) }, pack)
  const hit = numberLexicon(pack).find('modifier', tokens, 0)
  if (!hit || !hit.entry.row.frame.includes('N ~') || phrase.number.kind === 'zero' || phrase.number.kind === 'article')
    return phrase
  const follows = tokens[hit.next]
  if (follows && (follows.kind === 'digits' || startsNumber(follows.fold, pack))) return phrase
  return { ...phrase, number: bounded(phrase.number, hit.entry.row.value, hit.entry.row.stance) }
}

function startsNumber(fold: string, pack: Pack): boolean {
  const lexicon = numberLexicon(pack)
  return lexicon.has('numeral', fold) !== null || lexicon.has('multiplier', fold) !== null
}

function tollOf(
  context: Context,
  counted: CountedNoun,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at } = context
  const { kind, number } = counted
  if (isRate(at, counted) || isRecount(at, counted)) return null
  const whole = wholeOf(context, counted, before, found)
  const cases = casesToll(context, counted)
  if (cases) return whole && cases.toll.min !== 0 ? { ...cases, partOf: whole } : cases
  if (kind === 'thing' || (kind === 'group' && number.kind !== 'group')) return null
  if (number.kind === 'zero') return zeroToll(context, counted)
  const correction = correctionBefore(at, counted.first)
  if (correction && kind === 'none') return withdrawnToll(context, counted, found, correction.stance === 'compared')
  const link = linkOf(context, counted)
  if (link.released) return null
  if (whole) return partToll(context, counted, whole, link)
  if (kind === 'casualty') return casualtyToll(context, counted, link)
  if (kind === 'none' && !counted.disjoint && number.kind !== 'group')
    return bareToll(context, counted, link, before, found) ?? partOfThem(context, counted, found, link)
  return personToll(context, counted, link, before, found) ?? amongToll(context, counted) ?? totalToll(context, counted)
}

/** "ont été tués ou blessés" turns the toll into unspecified casualties; "arrêtés puis exécutés" adds a second one. */
function secondTolls(context: Context, first: Found): Found[] {
  const { at, clauses } = context
  const { toll, counted, predicate } = first
  if (toll.exactness === 'zero') return []
  if (counted.kind === 'casualty' && joinedNoun(at, counted)) {
    toll.measure = 'casualties-unspecified'
    toll.rules.push('T8')
    return []
  }
  const second = predicate && secondHarm(at, predicate, clauses)
  if (!second || toll.part === 'subset') return []
  if (second.alternative) {
    toll.measure = 'casualties-unspecified'
    toll.rules.push('T8')
    return []
  }
  return [
    propose(context, counted, second.measure, second.predicate, { polarity: toll.polarity as '-' | undefined }, [
      'toll-coordinated',
    ]),
  ]
}

/** "Twelve were killed, two of them children": a part of the last whole, with its measure. */
function partOfThem(context: Context, counted: CountedNoun, found: readonly Found[], link: Link): Found | null {
  if (!counted.anaphoric) return null
  const whole = found.findLast(({ toll }) => toll.part !== 'subset' && !toll.polarity && toll.exactness !== 'zero')
  if (!whole || (whole.toll.max !== null && (counted.number.min ?? 0) > whole.toll.max)) return null
  return partToll(context, counted, whole, link)
}

/** "trois personnes par jour": a rate. */
function isRate(at: TollSentence, counted: CountedNoun): boolean {
  for (let i = counted.last + 1; i <= counted.last + 4 && i < at.words.length; i++) {
    // "Twelve people killed, each of them identified by name".
    if (at.words[i].form === ',') return false
    if (at.entryAt(i, 'each')) return true
  }
  return false
}

/** "One body had been counted twice": a correction of a count, and no count. */
function isRecount(at: TollSentence, counted: CountedNoun): boolean {
  for (let i = counted.last + 1; i <= counted.last + 6 && i < at.words.length; i++) {
    if (/^[,;:]$/.test(at.words[i].form)) return false
    if (at.entryAt(i, 'recounted')) return true
  }
  return false
}

/** "Eight wounded were taken to the town, the others …": a part of those counted before. */
function partOfRest(at: TollSentence, found: readonly Found[], isOther: (i: number) => boolean): void {
  const last = found.at(-1)
  if (!last || last.toll.part || last.toll.exactness === 'zero') return
  for (let i = last.counted.last + 1; i + 1 < at.words.length; i++)
    if (at.words[i].feats.Definite === 'Def' && isOther(i + 1) && at.words[i + 2]?.upos !== 'NOUN') {
      last.toll.part = 'subset'
      last.toll.rules.push('T7')
    }
}
