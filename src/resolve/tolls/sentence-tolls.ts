import type { TollProposal } from '../../model/proposals.ts'
import type { Range } from '../../model/span.ts'
import type { Measure } from '../../model/toll.ts'
import type { Pack } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { bounded } from '../numbers/read-numbers.ts'
import { numberLexicon } from '../numbers/number-lexicon.ts'
import type { NumberMention } from '../numbers/number-mention.ts'
import { splitNumberTokens } from '../numbers/split-number-tokens.ts'
import { joinedNoun, secondHarm } from './coordinated-harm.ts'
import { correctionBefore, totalledMeasure, tollFrame } from './bilan-frames.ts'
import { countedNoun, type CountedNoun } from './counted-noun.ts'
import { beforeFigure, predicateOnLeft, predicateOnRight, type Clauses, type Predicate } from './find-predicate.ts'
import { realityOf } from './predicate-reality.ts'
import { compositionOf, hasNear, isProvisional, victimsOf } from './toll-details.ts'
import type { TollSentence } from './toll-sentence.ts'
import type { VerbGroup } from './verb-groups.ts'

/** A toll under way: the proposal with the phrase it came from. `index` of `partOf` points into the sentence's list. */
export interface Found {
  toll: TollProposal
  counted: CountedNoun
  predicate: Predicate | null
  partOf?: Found
  supersedes?: Found
}

export interface Context {
  at: TollSentence
  clauses: Clauses
  pack: Pack
  denies: (word: number) => boolean
  /** Whether a source's preposition stands at a word ("selon"): "23 morts selon les secouristes, 14 selon l'armée". */
  namesSource: (word: number) => boolean
  /** Measure of the last toll of the document, for "le bilan a été porté à neuf". */
  lastMeasure: Measure | null
}

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
    if (!phrase || insideOf(phrase, counted.at(-1))) continue
    const bound = suffixBound(at, phrase, pack)
    const toll = tollOf(context, bound, counted, found)
    counted.push(bound)
    if (toll) {
      toll.counted = bound
      found.push(toll, ...secondTolls(context, toll))
    }
  }
  shareNouns(context, counted, found)
  return { found: found.sort((a, b) => a.toll.raw.start - b.toll.raw.start), counted }
}

function insideOf(phrase: CountedNoun, previous: CountedNoun | undefined): boolean {
  return previous !== undefined && phrase.first <= previous.last
}

/** "trois morts au moins", "vingt blessés environ". */
function suffixBound(at: TollSentence, phrase: CountedNoun, pack: Pack): CountedNoun {
  const end = at.words[phrase.last].end
  const tokens = splitNumberTokens(at.text, { start: end, end: Math.min(at.sentence.end, end + 30) })
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
  if (isRate(at, counted)) return null
  const whole = wholeOf(context, counted, before, found)
  if (kind === 'thing' || (kind === 'group' && number.kind !== 'group')) return null
  if (number.kind === 'zero') return zeroToll(context, counted)
  const correction = correctionBefore(at, counted.first)
  if (correction && kind === 'none') return withdrawnToll(context, counted, found, correction.stance === 'compared')
  const link = linkOf(context, counted)
  if (link.released) return null
  if (whole) return partToll(context, counted, whole, link)
  if (kind === 'casualty') return casualtyToll(context, counted, link)
  if (kind === 'none' && !counted.disjoint && number.kind !== 'group')
    return bareToll(context, counted, link, before, found)
  return personToll(context, counted, link, before, found)
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

/** The predicate of a figure, the verb that stands on its left when it is another one, and whether the persons were set free. */
interface Link {
  predicate: Predicate | null
  left: VerbGroup | null
  released: boolean
  feared: boolean
  polarity: '-' | undefined
}

function linkOf(context: Context, counted: CountedNoun): Link {
  const { at, clauses } = context
  const onLeft = predicateOnLeft(at, counted, clauses)
  const left = 'other' in onLeft ? onLeft.other : null
  const link: Link = { predicate: null, left, released: false, feared: false, polarity: undefined }
  const direct = left !== null && isDirect(at, left.last, counted.first)
  if (direct && left.form !== 'bare' && at.entryAt(left.main, 'released') && !left.passive) link.released = true
  if (releasedNoun(at, counted) || releasedOnRight(at, counted, clauses, direct)) link.released = true
  if (direct && at.entryAt(left.main, 'feared')) link.feared = true
  if (fearedOnRight(at, counted, clauses)) link.feared = true
  const candidate = 'other' in onLeft ? null : onLeft
  if (candidate && candidate.measure === 'killed') link.released = false
  for (const predicate of [candidate, predicateOnRight(at, counted, clauses, direct && left.form !== 'bare')]) {
    if (!predicate || link.predicate) continue
    const reality = realityOf(at, predicate, clauses, context.denies)
    if (reality === 'no') continue
    link.predicate = predicate
    if (reality === 'feared') link.feared = true
    if (reality === 'denied') link.polarity = '-'
  }
  return link
}

function isDirect(at: TollSentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const { upos, form } = at.words[i]
    if (upos === 'CCONJ' || upos === 'SCONJ' || form === ',') return false
  }
  return true
}

function releasedNoun(at: TollSentence, counted: CountedNoun): boolean {
  const before = beforeFigure(at, counted.first)
  if (before < 1 || !at.entryAt(before, 'of')) return false
  return at.words[before - 1].upos === 'NOUN' && at.entryAt(before - 1, 'released') !== null
}

function releasedOnRight(at: TollSentence, counted: CountedNoun, clauses: Clauses, asObject: boolean): boolean {
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + 14; i++) {
    const group = clauses.byFirst.get(i)
    if (/^[;:]$/.test(at.words[i].form)) return false
    if (!group) continue
    const joined = at.words[i - 1].upos === 'CCONJ'
    const subject = (group.form === 'bare' && !joined) || (!asObject && group.form === 'finite')
    if (subject && at.entryAt(group.main, 'released')) return !at.entryAt(group.main, 'verb')
    // "trois des personnes arrêtées ont été relâchées": a participle does not end the search.
    if (group.form !== 'bare') return false
  }
  return false
}

function fearedOnRight(at: TollSentence, counted: CountedNoun, clauses: Clauses): boolean {
  for (let i = counted.last + 1; i <= counted.last + 3 && i < at.words.length; i++) {
    const entry = at.entryAt(i, 'feared')
    if (entry && (entry.rest !== '' || clauses.byWord.get(i)?.form === 'bare' || clauses.byWord.get(i)?.passive))
      return true
    if (at.entryAt(i, 'be') === null && at.words[i].upos !== 'ADV')
      return entry !== null && at.words[i].upos !== 'CCONJ'
  }
  return false
}

const overriding: ReadonlySet<Measure> = new Set(['killed', 'injured', 'missing'])
const states: ReadonlySet<Measure> = new Set(['detained', 'captured', 'abducted', 'displaced', 'affected'])

/** "N morts", "N blessés": the noun gives the measure, unless a predicate says worse of the persons ("deux otages ont été tués"). */
function casualtyToll(context: Context, counted: CountedNoun, link: Link): Found | null {
  const { at, clauses } = context
  const noun = counted.noun!
  if (counted.number.kind === 'article' && !articleCounts(context, counted, link)) return null
  let measure = at.entryAt(noun + 1, 'fatal') ? 'killed' : counted.entry!.measure!
  const { predicate, left } = link
  if (link.feared && measure === 'killed') measure = 'missing'
  else if (predicate && measure !== 'killed' && overriding.has(predicate.measure)) measure = predicate.measure
  else if (predicate && measure === 'displaced' && predicate.entry.category !== 'adverbial') measure = predicate.measure
  if (!predicate && left && !left.passive && isDirect(at, left.last, counted.first)) {
    const pretend: Predicate = {
      measure,
      at: left.main,
      side: 'left',
      entry: counted.entry!,
      group: left,
      governor: null,
    }
    const reality = realityOf(at, pretend, clauses, context.denies)
    if (reality === 'no' && !states.has(measure)) return null
    if (reality === 'denied') link.polarity = '-'
  }
  if (!predicate && actsOnRight(context, counted, measure)) return null
  if (!predicate && nounDenied(context, counted)) link.polarity = '-'
  return propose(context, counted, measure, predicate, link, ['toll-noun'])
}

/** "un corps", "un prisonnier", "une mort": one of them is a toll only where a verb finds, causes or harms it. */
function articleCounts(context: Context, counted: CountedNoun, link: Link): boolean {
  const { at, clauses } = context
  const entry = counted.entry!
  const { gender, method } = entry.value
  const article = at.words[counted.first].feats.Gender
  if (gender && article && gender !== article) return false
  if (link.predicate || (method !== 'bodies' && !states.has(entry.measure!))) return true
  if (link.left && at.entryAt(link.left.main, method === 'bodies' ? 'found' : 'cause')) return true
  const right = clauses.groups.find((group) => group.first > counted.last && group.first <= counted.last + 4)
  return method === 'bodies' && right !== undefined && at.entryAt(right.main, 'found') !== null
}

/** "trois cents réfugiés ont manifesté", "un blessé raconte": they act, so the figure counts participants (T9). */
function actsOnRight(context: Context, counted: CountedNoun, measure: Measure): boolean {
  const { at, clauses } = context
  if (counted.number.kind !== 'article' && !states.has(measure)) return false
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + 8; i++) {
    const group = clauses.byFirst.get(i)
    const { upos, form, feats } = at.words[i]
    if (group)
      return (
        group.form === 'finite' && !group.passive && !at.entryAt(group.main, 'be') && !at.entryAt(group.main, 'cause')
      )
    if (form === ',' || upos === 'CCONJ' || feats.PronType === 'Rel' || /^[;:.]$/.test(form)) return false
  }
  return false
}

function nounDenied(context: Context, counted: CountedNoun): boolean {
  const { at, clauses } = context
  for (let i = counted.first - 1; i >= 0 && i >= counted.first - 10; i--) {
    const group = clauses.byWord.get(i)
    if (group) return context.denies(group.main) && !group.negated
    if (context.denies(i)) return true
    if (/^[;:]$/.test(at.words[i].form) || at.words[i].upos === 'SCONJ') return false
  }
  return false
}

/** Persons or an unknown noun: only a predicate makes them victims. */
function personToll(
  context: Context,
  counted: CountedNoun,
  link: Link,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at } = context
  const predicate = link.predicate ?? inherited(at, counted, before, found)
  if (!predicate) return null
  // "le parti a perdu douze députés": what one loses there is seats, not lives.
  if (predicate.entry.value.passive === 'no' && counted.entry?.value.lost === 'no') return null
  if (!acceptsNoun(at, counted, predicate)) return null
  const measure = link.feared && predicate.measure === 'killed' ? 'missing' : predicate.measure
  return propose(context, counted, measure, predicate, link, [`toll-${predicate.side}`])
}

function acceptsNoun(at: TollSentence, counted: CountedNoun, predicate: Predicate): boolean {
  if (counted.kind === 'person' || counted.disjoint || counted.number.kind === 'group') return true
  if (counted.kind !== 'unknown') return false
  if (counted.number.kind === 'article')
    return (
      predicate.group?.form !== 'bare' &&
      predicate.entry.value.strong === 'yes' &&
      /^\p{Lu}/u.test(at.words[counted.noun!].form) === false
    )
  const name = /^\p{Lu}/u.test(at.words[counted.noun!].form)
  return (
    predicate.entry.value.strong === 'yes' ||
    (predicate.entry.category === 'event-noun' && predicate.entry.value.needs !== 'person') ||
    name
  )
}

/** "a tué deux civils et trois soldats": a coordinated figure shares the predicate of the one before it. */
function inherited(
  at: TollSentence,
  counted: CountedNoun,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Predicate | null {
  const previous = before.at(-1)
  if (!previous || !isCoordinated(at, previous.last, counted.first)) return null
  const toll = found.find((other) => other.counted === previous)
  return toll?.predicate ?? null
}

function isCoordinated(at: TollSentence, last: number, first: number): boolean {
  let joined = false
  for (let i = last + 1; i < first; i++) {
    const { upos, form } = at.words[i]
    if (upos === 'CCONJ' || form === ',' || at.entryAt(i, 'and')) joined = true
    else if (upos === 'ADP' && !at.entryAt(i, 'of')) return false
    else if (upos !== 'ADP' && upos !== 'DET' && upos !== 'ADV' && upos !== 'ADJ' && !/^[«»"“”]$/.test(form))
      return false
  }
  return joined
}

/** A figure without a noun: the subject or object of a predicate next to it, or the figure of a toll sentence. */
function bareToll(
  context: Context,
  counted: CountedNoun,
  link: Link,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at } = context
  if (counted.number.kind === 'article' || isYear(at, counted)) return null
  const { predicate } = link
  const near =
    predicate?.entry.category === 'adverbial' ||
    (predicate?.group &&
      (predicate.side === 'left'
        ? counted.first - predicate.group.last <= 2
        : predicate.group.first - counted.last <= 2))
  if (
    predicate &&
    near &&
    (predicate.entry.value.strong === 'yes' ||
      predicate.entry.category === 'adverbial' ||
      ofPersons(counted, before.at(-1)))
  )
    return propose(context, counted, predicate.measure, predicate, link, ['toll-bare'])
  const previous = found.at(-1)
  if (
    previous &&
    previous.counted === before.at(-1) &&
    previous.toll.exactness !== 'zero' &&
    context.namesSource(counted.last + 1)
  ) {
    return propose(context, counted, previous.toll.measure, previous.predicate, link, ['toll-other-source'])
  }
  const frame = tollFrame(at, counted, context.clauses)
  if (!frame) return null
  const measure = totalledMeasure(at) ?? found.at(-1)?.toll.measure ?? context.lastMeasure ?? 'casualties-unspecified'
  const number = frame.bound ? bounded(counted.number, frame.bound.value, frame.bound.stance) : counted.number
  const at0 = { ...counted, number }
  return propose(context, at0, measure, null, link, ['toll-total'], frame.verb)
}

/** "sur 14 otages, neuf ont été exécutés", "onze d'entre eux": the persons were named before. */
function ofPersons(counted: CountedNoun, previous: CountedNoun | undefined): boolean {
  return counted.anaphoric === true || previous?.kind === 'person' || previous?.kind === 'casualty'
}

/** Four digits without a separator after a preposition, or between 1900 and 2099. */
function isYear(at: TollSentence, counted: CountedNoun): boolean {
  const { number } = counted
  if (number.kind !== 'numeral' || number.exactness !== 'exact' || number.value === null) return false
  if (number.end - number.start !== 4 || number.value < 1000 || number.value > 2100) return false
  return number.value >= 1900 || at.words[counted.first - 1]?.upos === 'ADP'
}

/** The toll that a figure after "dont", "parmi lesquels" is part of (T7). */
function wholeOf(
  context: Context,
  counted: CountedNoun,
  before: readonly CountedNoun[],
  found: readonly Found[],
): Found | null {
  const { at, pack } = context
  const previous = before.at(-1)
  const from = previous ? at.words[previous.last].end : Math.max(at.sentence.start, at.words[counted.first].start - 40)
  const tokens = splitNumberTokens(at.text, { start: from, end: at.words[counted.first].start })
  const lexicon = numberLexicon(pack)
  for (let i = tokens.length - 1; i >= 0 && i >= tokens.length - 8; i--) {
    const hit = lexicon.find('partitive', tokens, i)
    if (!hit || hit.entry.row.value.part !== 'subset') continue
    if (tokens.length - hit.next > 2) break
    return (
      found.findLast(
        (other) => other.toll.part !== 'subset' && !other.toll.polarity && other.toll.exactness !== 'zero',
      ) ?? null
    )
  }
  const toll = previous && found.find((other) => other.counted === previous)
  if (toll && tokens.length === 1 && tokens[0].norm === '(' && !context.namesSource(counted.last + 1)) return toll
  if (toll?.partOf && isCoordinated(at, previous!.last, counted.first)) return toll.partOf
  return null
}

function partToll(context: Context, counted: CountedNoun, whole: Found, link: Link): Found | null {
  const { at } = context
  const own =
    counted.kind === 'casualty' ? (at.entryAt(counted.noun! + 1, 'fatal') ? 'killed' : counted.entry!.measure) : null
  const right = link.predicate?.side === 'right' && closeBy(at, counted, link.predicate, whole) ? link.predicate : null
  const measure = right?.measure ?? own ?? whole.toll.measure
  const result = propose(context, counted, measure, right ?? whole.predicate, { ...link, polarity: undefined }, ['T7'])
  result.toll.part = 'subset'
  result.partOf = whole
  return result
}

/** The predicate belongs to the part, not to the whole around it ("douze personnes, dont trois enfants, ont été tuées"). */
function closeBy(at: TollSentence, counted: CountedNoun, predicate: Predicate, whole: Found): boolean {
  if (predicate.at === whole.predicate?.at) return false
  const until = predicate.group?.first ?? predicate.at
  for (let i = counted.last + 1; i < until; i++) if (at.words[i].form === ',') return false
  return true
}

/** "aucune victime", "ni mort ni blessé": zero by that source; what nobody reported is no zero (T5). */
function zeroToll(context: Context, counted: CountedNoun): Found | null {
  const { at, clauses } = context
  if (counted.kind !== 'casualty' && counted.kind !== 'person') return null
  if (counted.kind === 'person' && at.entryAt(counted.first, 'negation') && isHabit(at, counted, clauses)) return null
  const onLeft = predicateOnLeft(at, counted, clauses)
  const left = 'other' in onLeft ? onLeft.other : null
  const right = predicateOnRight(at, counted, clauses, false)
  if (notReported(context, counted, left)) return null
  if (left && at.entryAt(left.main, 'attempt') && isDirect(at, left.last, counted.first)) return null
  const predicate = 'other' in onLeft ? right : onLeft
  const none = { predicate, left, released: false, feared: false, polarity: undefined }
  if (counted.kind === 'casualty') {
    const says = predicate?.group?.form === 'finite' && overriding.has(predicate.measure)
    const measure = says ? predicate!.measure : counted.entry!.measure!
    if (states.has(measure) && !predicate) return null
    return propose(context, counted, measure, predicate, none, ['T5'])
  }
  return predicate ? propose(context, counted, predicate.measure, predicate, none, ['T5']) : null
}

/** "nous ne tuons pas d'enfants": a habit denied, not a count. */
function isHabit(at: TollSentence, counted: CountedNoun, clauses: Clauses): boolean {
  const group = clauses.byWord.get(counted.first - 1)
  return group !== undefined && group.form === 'finite' && !group.perfect
}

function notReported(context: Context, counted: CountedNoun, left: VerbGroup | null): boolean {
  const { at, clauses } = context
  if (left && at.entryAt(left.main, 'no-report') && isDirect(at, left.last, counted.first)) return true
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + 12; i++) {
    const group = clauses.byFirst.get(i)
    if (/^[;:]$/.test(at.words[i].form)) return false
    if (!group || group.form === 'infinitive') continue
    return at.entryAt(group.main, 'no-report') !== null && (group.form === 'bare' || group.negated || hasBe(at, group))
  }
  return false
}

function hasBe(at: TollSentence, group: VerbGroup): boolean {
  return at.entryAt(group.first, 'be') !== null || at.entryAt(group.first, 'have') !== null
}

function withdrawnToll(
  context: Context,
  counted: CountedNoun,
  found: readonly Found[],
  compared: boolean,
): Found | null {
  const right = found.at(-1)
  if (!right) return null
  const result = propose(
    context,
    counted,
    right.toll.measure,
    right.predicate,
    { predicate: null, left: null, released: false, feared: false, polarity: undefined },
    ['T3'],
  )
  if (compared) return result
  result.toll.withdrawn = true
  right.supersedes = result
  return result
}

/** "respectivement deux et cinq morts", "deux, puis trois blessés": a figure without noun takes that of the next one. */
function shareNouns(context: Context, counted: readonly CountedNoun[], found: Found[]): void {
  const { at } = context
  for (const total of found.filter((other) => other.toll.rules.includes('toll-total'))) {
    const after = counted[counted.indexOf(total.counted) + 1]
    const next =
      after && after.first - total.counted.last <= 2 ? found.find((other) => other.counted === after) : undefined
    if (next) total.toll.measure = next.toll.measure
  }
  for (let i = counted.length - 2; i >= 0; i--) {
    const bare = counted[i]
    if (
      bare.kind !== 'none' ||
      bare.disjoint ||
      bare.number.kind === 'article' ||
      found.some((other) => other.counted === bare)
    )
      continue
    const next = found.find((other) => other.counted === counted[i + 1])
    if (!next || next.toll.part === 'subset' || !sharesNoun(at, bare, counted[i + 1])) continue
    found.push(
      propose(
        context,
        bare,
        next.toll.measure,
        next.predicate,
        {
          predicate: null,
          left: null,
          released: false,
          feared: false,
          polarity: next.toll.polarity as '-' | undefined,
        },
        ['toll-shared-noun'],
      ),
    )
  }
}

/** Joined by a conjunction, or by a comma under "respectivement"; years and days are no such figures. */
function sharesNoun(at: TollSentence, bare: CountedNoun, next: CountedNoun): boolean {
  if (!isCoordinated(at, bare.last, next.first) || bare.number.kind === 'range' || isYear(at, bare)) return false
  for (let i = bare.last + 1; i < next.first; i++) if (at.entryAt(i, 'and') && at.words[i].upos !== 'ADP') return true
  return at.words.some((_, i) => at.entryAt(i, 'respectively') !== null)
}

/** "trois personnes par jour": a rate. */
function isRate(at: TollSentence, counted: CountedNoun): boolean {
  for (let i = counted.last + 1; i <= counted.last + 4 && i < at.words.length; i++)
    if (at.entryAt(i, 'each')) return true
  return false
}

export function propose(
  context: Context,
  counted: CountedNoun,
  measure: Measure,
  predicate: Predicate | null,
  link: Pick<Link, 'polarity'> & Partial<Link>,
  rules: string[],
  verb?: number,
): Found {
  const { at, pack } = context
  const { number } = counted
  const head = counted.noun ?? counted.last
  const raw: Range = { start: at.words[counted.first].start, end: Math.max(number.end, at.words[counted.last].end) }
  const victims = victimsOf(at, counted)
  const composition = number.kind === 'zero' ? undefined : compositionOf(at, counted, at.sentence.end, pack)
  const delta = hasNear(at, counted, 'delta') || predicate?.entry.value.update !== undefined
  const method = counted.entry?.value.method ?? predicate?.entry.value.method
  const toll: TollProposal = {
    measure,
    raw,
    min: number.min,
    max: number.max,
    best: number.best,
    exactness: number.exactness,
    scope: 'event',
    at: { sentence: at.sentence.index, word: head },
    predicate: { sentence: at.sentence.index, word: verb ?? predicate?.at ?? head },
    rules: method ? [...rules, `method:${method}`] : rules,
    ...(link.polarity ? { polarity: link.polarity } : {}),
    ...(victims ? { victims } : {}),
    ...(counted.disjoint ? { part: 'disjoint' as const } : {}),
    ...(composition ? { composition } : {}),
    ...(delta ? { delta: true } : {}),
    ...(hasNear(at, counted, 'identified') ? { identifiedOnly: true } : {}),
    ...(isProvisional(at) ? { provisional: true } : {}),
  }
  return { toll, counted, predicate }
}
