import type { ParsedDocument, TollProposal } from '../model/proposals.ts'
import type { SegmentKind } from '../model/document.ts'
import type { Range } from '../model/span.ts'
import type { Measure } from '../model/toll.ts'
import type { Sentence } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import type { NumberMention } from './numbers/number-mention.ts'
import { readNumbers } from './numbers/read-numbers.ts'
import { isPrevious } from './tolls/bilan-frames.ts'
import { lowerWord } from './tolls/toll-lexicon.ts'
import type { CountedNoun } from './tolls/counted-noun.ts'
import { clausesOf, type Clauses } from './tolls/find-predicate.ts'
import { impliedZeros } from './tolls/implied-zeros.ts'
import { sentenceTolls } from './tolls/sentence-tolls.ts'
import type { Context, Found } from './tolls/toll-context.ts'
import { namedVictims } from './tolls/named-victims.ts'
import { pronounTolls } from './tolls/pronoun-tolls.ts'
import { singleVictims } from './tolls/single-victims.ts'
import { tollSentence, type TollSentence } from './tolls/toll-sentence.ts'
import { scopeOf, sinceClause } from './tolls/toll-scope.ts'
import { totalledMeasure } from './tolls/bilan-frames.ts'
import { verbGroups } from './tolls/verb-groups.ts'

const unread: ReadonlySet<SegmentKind> = new Set([
  'byline',
  'dateline',
  'caption',
  'related-link',
  'boilerplate',
  'other-language',
])

/**
 * Figures of persons killed, injured, held, driven out… in the sentences of a document, in order of the text (model.md §1.8, T1–T10).
 * Who counted them is not decided here. Figures of things, participants and released persons give no toll; what was only
 * planned, attempted or feared gives none either, but for "feared dead", which is missing.
 */
export function resolveTolls(doc: ParsedDocument, pack: Pack): TollProposal[] {
  const tolls: TollProposal[] = []
  const cues = cuesOf(pack)
  const before: Before = { measure: null, measuredIn: -9, totalIn: -2, counted: [], countedIn: -9 }
  for (const sentence of doc.sentences) {
    if (unread.has(sentence.segmentKind) || sentence.words.length === 0) continue
    const found = sentenceFound(doc, sentence, pack, cues, before)
    if (found.length === 0) continue
    before.measure = found[0].toll.measure
    before.measuredIn = sentence.index
    // "Le bilan s'élève à 143 morts. Il était auparavant de 137."
    const last = tolls.at(-1)
    if (found[0].earlierThanBefore && last && last.replaces === undefined) last.replaces = tolls.length
    const base = tolls.length
    found.forEach((one) => {
      if (one.partOf && found.includes(one.partOf)) one.toll.partOf = base + found.indexOf(one.partOf)
      if (one.supersedes && found.includes(one.supersedes)) one.toll.replaces = base + found.indexOf(one.supersedes)
      tolls.push(one.toll)
    })
  }
  return tolls
}

function sentenceFound(doc: ParsedDocument, sentence: Sentence, pack: Pack, cues: Cues, before: Before): Found[] {
  const at = tollSentence(doc, sentence, pack)
  const resumesTotal = before.totalIn === sentence.index - 1 && opensWithPronoun(at)
  const recent = before.measuredIn >= sentence.index - 2
  if (!resumesTotal && !(recent && countsOfThem(at)) && !speaksOfHarm(at)) {
    before.counted = []
    return []
  }
  const clauses = clausesOf(verbGroups(at))
  const context: Context = {
    at,
    clauses,
    pack,
    lastMeasure: before.measure,
    recent,
    resumesTotal,
    denies: (i) => cues.denying.has(at.words[i]?.lemma.toLowerCase()) || at.entryAt(i, 'denial') !== null,
    namesSource: (i) => startsWithAny(at, i, cues.sources),
  }
  const numbers = readNumbers(doc.text, sentence, pack).flatMap((number) => changeParts(at, number))
  const { found, counted } = sentenceTolls(context, numbers)
  const all = [
    ...found,
    ...impliedZeros(context, counted),
    ...singleVictims(context, counted, found),
    ...namedVictims(context, counted),
    ...pronounTolls(context, counted, found, before.countedIn === sentence.index - 1 ? before.counted : []),
  ]
  before.counted = counted
  before.countedIn = sentence.index
  all.sort((a, b) => a.toll.raw.start - b.toll.raw.start || a.toll.raw.end - b.toll.raw.end)
  setScopes(at, clauses, all)
  const asOf = all.length > 0 ? asOfMark(at) : null
  if (asOf) for (const { toll } of all) toll.asOfMark = asOf
  linkUpdates(at, all)
  if (all.length > 0 && (resumesTotal || at.words.some((_, i) => at.entryAt(i, 'toll-noun'))))
    before.totalIn = sentence.index
  if (resumesTotal && all.length > 0 && isPrevious(at, all[0].counted.first)) all[0].earlierThanBefore = true
  return all
}

/** "selon un bilan arrêté dimanche", "à la date de mardi": a participle only where it goes with the toll's own noun. */
function asOfMark(at: TollSentence): Range | null {
  for (let i = 0; i < at.words.length; i++) {
    const entry = at.entryAt(i, 'as-of')
    if (!entry) continue
    const ofToll = [1, 2, 3].some((back) => i >= back && at.entryAt(i - back, 'toll-noun') !== null)
    if (entry.value.forms === undefined || ofToll)
      return { start: at.words[i].start, end: at.words[at.lastOf(i, entry)].end }
  }
  return null
}

/** "Il était auparavant de 137": the subject is the total of the sentence before. */
function opensWithPronoun(at: TollSentence): boolean {
  const subject = at.words.find((word) => word.upos !== 'PUNCT')
  return subject?.upos === 'PRON' && subject.feats.Person === '3' && at.entryAt(subject.index + 1, 'toll-verb') !== null
}

/** What earlier sentences leave to later ones: the measure of the last toll, and where a toll noun last had a figure. */
interface Before {
  measure: Measure | null
  measuredIn: number
  totalIn: number
  /** Phrases with a figure of the last sentence that had any, for a pronoun. */
  counted: readonly CountedNoun[]
  countedIn: number
}

/** "Il en dénombre vingt et un": a pronoun for the casualties of the sentence before. */
function countsOfThem(at: TollSentence): boolean {
  return at.words.some(
    (word, i) => at.entryAt(i, 'of-them') !== null && (word.upos === 'PRON' || at.entryAt(i + 1, 'found') !== null),
  )
}

const harmful: ReadonlySet<string> = new Set(['verb', 'adj', 'noun', 'event-noun', 'adverbial', 'toll-noun'])

/** Most sentences name no harm to persons: nothing else is looked at in them. */
function speaksOfHarm(at: TollSentence): boolean {
  for (let i = 0; i < at.words.length; i++) {
    for (const entry of at.entriesAt(i)) if (harmful.has(entry.category)) return true
  }
  return false
}

/** "est passé de six à neuf morts": two figures, no range. */
function changeParts(at: TollSentence, number: NumberMention): NumberMention[] {
  if (!number.parts || number.parts[0].start === number.start) return [number]
  const first = at.words.findIndex((word) => word.end > number.start)
  for (let i = first - 1; i >= 0 && i >= first - 4; i--) if (at.entryAt(i, 'toll-verb')) return [...number.parts]
  return [number]
}

function setScopes(at: TollSentence, clauses: Clauses, found: Found[]): void {
  const since = sinceClause(at)
  if (!since) return
  const totalled = totalledMeasure(at) !== null && namesArea(at, since.first)
  const before = found.filter((one) => one.counted.last < since.first)
  const nearest = before.at(-1) ?? found.find((one) => one.counted.first > since.first)
  for (const one of found) {
    const near = nearest !== undefined && (one === nearest || !verbBetween(clauses, one, nearest))
    one.toll.scope = scopeOf(since, one.toll.measure, near, totalled)
    const { start, end } = at.words[since.first]
    if (one.toll.scope !== 'event') one.toll.since = { start, end }
  }
}

/** Figures of one clause share its period ("23 corps et 61 blessés depuis mardi"). */
function verbBetween(clauses: Clauses, one: Found, nearest: Found): boolean {
  for (let i = one.counted.last + 1; i < nearest.counted.first; i++)
    if (clauses.byFirst.get(i)?.form === 'finite') return true
  return one.counted.first > nearest.counted.first
}

/** "le nombre de civils tués dans le district depuis janvier": a preposition other than "de" between the toll noun and the date. */
function namesArea(at: TollSentence, until: number): boolean {
  const from = at.words.findIndex((_, i) => at.entryAt(i, 'toll-noun') !== null)
  for (let i = from + 1; i < until; i++) if (at.words[i].upos === 'ADP' && !at.entryAt(i, 'of')) return true
  return false
}

/** Within one sentence, a figure marked as earlier is replaced by the next one of the same measure (T3). */
function linkUpdates(at: TollSentence, found: Found[]): void {
  found.forEach((one, i) => {
    if (!isPrevious(at, one.counted.first)) return
    const later = found
      .slice(i + 1)
      .find((other) => other.toll.measure === one.toll.measure && other.toll.part !== 'subset')
    if (later && !later.supersedes) later.supersedes = one
  })
}

interface Cues {
  denying: ReadonlySet<string>
  /** Prepositions that bring a source in, lower case. */
  sources: readonly string[]
}

const cuesByPack = new WeakMap<Pack, Cues>()

function cuesOf(pack: Pack): Cues {
  let cues = cuesByPack.get(pack)
  if (!cues) {
    const rows = pack.lexicon('cues')
    const denying = rows.filter((row) => row.value.pol === '-' && (row.category === 'verb' || row.category === 'noun'))
    const sources = rows.filter((row) => row.category === 'preposition').map((row) => row.lemma)
    cuesByPack.set(pack, (cues = { denying: new Set(denying.map((row) => row.lemma)), sources }))
  }
  return cues
}

function startsWithAny(at: TollSentence, i: number, starts: readonly string[]): boolean {
  const word = at.words[i]
  if (!word) return false
  const surface = lowerWord(at.text.slice(word.start, word.start + 24))
  return starts.some((start) => surface.startsWith(start))
}
