/**
 * Finds the events a text tells of. In: the trees and what was found of dates, places, actors and figures; out: one proposal
 * for each event, in text order. A light verb and its noun are one event; words of sport, markets and metaphor are none.
 */
import type { EventProposal, ParsedDocument } from '../model/proposals.ts'
import type { Outcome, Real } from '../model/statement.ts'
import type { Sentence } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { addBody, dropHappenings, partVictims, retypeRiot } from './adjust-draft.ts'
import { clauseOf } from './event-clause.ts'
import { isDateWord, type EventContext, type EventDraft, type TriggerMatch } from './event-context.ts'
import { datesOf } from './event-dates.ts'
import { groupFindings, type EventFindings, type Grouped } from './findings-by-sentence.ts'
import { eventLexicon, hasWord, type EventLexicon } from './event-lexicon.ts'
import { addPlaces } from './event-place.ts'
import { fillNoun } from './fill-noun.ts'
import { fillVerb } from './fill-verb.ts'
import { supportVerbs } from './find-support.ts'
import { isLiteral, senseOf, type SentenceSense } from './literal-sense.ts'
import { isMatchReport } from './match-report.ts'
import { headOf, matchesAt } from './match-phrase.ts'
import { distributePlaces, mergeDrafts } from './merge-drafts.ts'
import { isCounted, isInsideName, isNameOfMonth } from './no-trigger.ts'
import { nounClasses } from './noun-classes.ts'
import { realityOf } from './reality.ts'
import { repairTree } from './repair-tree.ts'
import { relation, viewSentence, type SentenceView } from './sentence-view.ts'

const unread = new Set(['related-link', 'byline', 'boilerplate', 'caption', 'dateline', 'other-language'])

/** Roles of somebody or something that takes part: no day does. */
const partOf: ReadonlySet<string> = new Set(['perpetrator', 'agent', 'participant', 'victim', 'target', 'recipient'])

/** More words than this are a list or a broken text, no sentence; it keeps the time linear. */
const longest = 500

/** @param ofMatch whether the text reports a match, where the caller has asked already */
export function findEvents(
  doc: ParsedDocument,
  findings: EventFindings,
  pack: Pack,
  ofMatch = isMatchReport(doc, findings.tolls, pack),
): EventProposal[] {
  const lexicon = eventLexicon(pack)
  const bySentence = groupFindings(findings)
  const proposals: EventProposal[] = []
  let lastCraft: string | null = null
  let last: { segment: number; domains: ReadonlySet<string> } = { segment: -1, domains: new Set() }
  for (const sentence of doc.sentences) {
    if (unread.has(sentence.segmentKind) || sentence.words.length === 0 || sentence.words.length > longest) continue
    const context = contextOf(sentence, bySentence, lexicon, lastCraft)
    const sense = senseOf(context, last.segment === sentence.segment ? last.domains : new Set())
    last = { segment: sentence.segment, domains: sense.domains }
    sense.ofMatch = ofMatch
    const found = eventsOfSentence(context, sense)
    lastCraft = context.lastCraft
    for (const draft of found) {
      const proposal = toProposal(context, draft, found)
      if (proposal) proposals.push(proposal)
    }
  }
  return proposals
}

function contextOf(
  sentence: Sentence,
  grouped: Grouped,
  lexicon: EventLexicon,
  lastCraft: string | null,
): EventContext {
  const view = viewSentence(repairTree(sentence, lexicon), lexicon)
  const places = grouped.places.get(sentence.index) ?? []
  const actors = grouped.actors.get(sentence.index) ?? []
  const named = wordsOfNames(view, actors)
  const context: EventContext = {
    view,
    lexicon,
    classes: nounClasses(view, lexicon, places, actors, named),
    dates: grouped.dates.get(sentence.index) ?? [],
    places,
    named,
    tolls: grouped.tolls.get(sentence.index) ?? [],
    lastCraft,
  }
  context.lastCraft = craftIn(context) ?? lastCraft
  return context
}

function wordsOfNames({ words }: EventContext['view'], actors: EventFindings['actors']): Set<number> {
  const names = actors.filter((actor) => actor.actor !== null && actor.named === 'named')
  if (names.length === 0) return new Set()
  const inside = (word: (typeof words)[number]) =>
    names.some((name) => name.start <= word.start && word.end <= name.end)
  return new Set(words.filter(inside).map((word) => word.index))
}

/** The craft a sentence names: what "appareils" and "engins" mean in it and after it. */
function craftIn({ view, classes }: EventContext): string | null {
  let craft: string | null = null
  for (const { index } of view.words) {
    const own = classes.of(index)
    if (own.size === 0) continue
    if (own.has('uav')) craft = 'uav'
    else if (own.has('aircraft')) craft = 'aircraft'
    else if (own.has('missile') || own.has('rocket')) craft = 'missile'
  }
  return craft
}

function eventsOfSentence(context: EventContext, sense: SentenceSense): EventDraft[] {
  const { view } = context
  const verbs: TriggerMatch[][] = []
  const nouns: TriggerMatch[][] = []
  const covered = new Set<number>()
  for (let at = 0; at < view.words.length; at++) {
    const matches = triggersAt(context, at).filter((match) => isLiteral(context, match, sense))
    if (matches.length === 0) continue
    const verbal = matches[0].entry.kind === 'verb'
    if (covered.has(at)) continue
    ;(verbal ? verbs : nouns).push(matches)
    const longest = Math.max(...matches.map((match) => match.last))
    for (let i = at + 1; i <= longest; i++)
      if (matches.some((match) => i > match.first && i <= match.last && isPart(context, match, i))) covered.add(i)
  }
  const drafts: EventDraft[] = []
  const spent = new Set<number>()
  if (nouns.length > 0) {
    const support = supportVerbs(context)
    for (const matches of nouns) {
      if (covered.has(matches[0].first)) continue
      const filled = fillNoun(context, matches, support)
      if (!filled) continue
      drafts.push(filled.draft)
      for (const { verb, kind } of filled.supports)
        if (kind !== 'foil' || !verbs.some((own) => own[0].first === verb)) spent.add(verb)
    }
  }
  for (const matches of verbs) {
    if (spent.has(matches[0].first)) continue
    drafts.push(...fillVerb(context, matches))
  }
  const merged = mergeDrafts(context, drafts)
  for (const draft of merged) {
    retypeRiot(context, draft)
    addBody(context, draft)
    dropHappenings(context, draft)
    draft.roles = draft.roles.filter(({ role, at }) => !partOf.has(role) || !isDateWord(context, at.word))
    partVictims(context, draft)
    addPlaces(context, draft, merged)
  }
  return merged.flatMap((draft) => distributePlaces(context, draft)).sort((a, b) => a.at - b.at)
}

/** Words of a trigger phrase other than what merely stands between ("a pris la caserne d'assaut" leaves "caserne"). */
function isPart(context: EventContext, match: TriggerMatch, at: number): boolean {
  const { view } = context
  return match.entry.words.includes(view.lemmas[at]) || match.entry.words.includes(view.forms[at])
}

function triggersAt(context: EventContext, at: number): TriggerMatch[] {
  const { view, lexicon, classes } = context
  const { upos } = view.words[at]
  const isVerb =
    upos === 'VERB' || upos === 'AUX' || ((upos === 'ADJ' || upos === 'NOUN') && isParticipleUse(view, lexicon, at))
  const isNoun = upos === 'NOUN' || upos === 'PROPN'
  if (!isVerb && !isNoun && upos !== 'ADJ') return []
  const found: TriggerMatch[] = []
  if (isVerb && !isCounted(view, at))
    found.push(...matchesAt(view, at, 'triggers', lexicon, 4).filter((match) => match.entry.kind === 'verb'))
  if (found.length === 0)
    found.push(
      ...matchesAt(view, at, 'triggers', lexicon, 1).filter(
        (match) =>
          match.entry.kind === 'noun' &&
          isHeadedByNoun(view, match) &&
          !isNameOfMonth(context, match) &&
          !classes.isInside(headOf(match)) &&
          !isInsideName(view, headOf(match), lexicon),
      ),
    )
  return found
}

/** "armed attack", but not "police raided": the head of the phrase, not its first word, is a noun. */
function isHeadedByNoun(view: SentenceView, match: TriggerMatch): boolean {
  const { upos } = view.words[headOf(match)]
  return upos === 'NOUN' || upos === 'PROPN'
}

/** A participle the tagger calls an adjective ("quatre engins interceptés") or, in a headline, a noun. */
function isParticipleUse(view: SentenceView, lexicon: EventLexicon, at: number): boolean {
  if (!lexicon.participles.has(view.forms[at])) return false
  const { upos, head, deprel } = view.words[at]
  if (view.kids[at].some((kid) => view.words[kid].deprel.startsWith('aux') || view.words[kid].deprel === 'cop'))
    return true
  return (
    upos === 'ADJ' && head >= 0 && head < at && (deprel.startsWith('acl') || deprel === 'amod' || deprel === 'conj')
  )
}

function toProposal(context: EventContext, draft: EventDraft, siblings: readonly EventDraft[]): EventProposal | null {
  const { view, lexicon } = context
  const reality = realityOf(view, lexicon, draft.at, draft.predicate, draft.type, draft.row.kind === 'noun')
  if (reality.staged || isNothing(context, draft)) return null
  const series = draft.series ?? seriesOf(context, draft)
  const proposal: EventProposal = {
    at: { sentence: view.sentence.index, word: draft.at },
    trigger: { start: view.words[draft.first].start, end: view.words[draft.last].end },
    type: draft.type,
    roles: draft.roles,
    real:
      draft.real && (reality.real === 'occurred' || (reality.real === 'ongoing' && draft.real === 'planned'))
        ? (draft.real as Real)
        : isTimetabled(context, draft)
          ? 'planned'
          : reality.real,
    // "L'explosion n'a pas fait de victimes": it exploded.
    negated: reality.negated && (draft.tollVerb === undefined || draft.tollVerb !== draft.predicate),
    conditional: reality.conditional,
    nominal: draft.nominal,
    presupposed: draft.presupposed,
    clause: clauseOf(context, draft),
    dates: datesOf(context, draft, siblings),
    rules: draft.rules,
  }
  if (draft.alternatives.length > 0) proposal.typeAlternatives = draft.alternatives
  const outcome = reality.outcome ?? (draft.outcome as Outcome | undefined)
  if (outcome) proposal.outcome = outcome
  if (draft.phase) proposal.phase = draft.phase
  if (draft.support) proposal.support = draft.support
  if (draft.count !== undefined) proposal.count = draft.count
  if (series) proposal.series = true
  return proposal
}

/** "n'avons visé aucun civil", "aucune arme n'a été retrouvée": a deed that met nobody and nothing is told only to be denied. */
function isNothing({ view, lexicon }: EventContext, { row, predicate, roles }: EventDraft): boolean {
  if (row.kind !== 'verb' || predicate < 0) return false
  const met = view.kids[predicate].filter(
    (kid) => relation(view.words[kid]) === 'obj' || view.words[kid].deprel === 'nsubj:pass',
  )
  return met.some(
    (at) =>
      view.kids[at].some(
        (kid) => kid < at && relation(view.words[kid]) === 'det' && hasWord(lexicon, 'negative', view.forms[kid]),
      ) && roles.some((role) => role.at.word === at && role.role !== 'victim'),
  )
}

/** "Les pourparlers reprennent jeudi": the present of a verb of timetables with a day looks ahead. */
function isTimetabled({ view, lexicon, dates }: EventContext, { predicate, nominal }: EventDraft): boolean {
  if (!nominal || predicate < 0 || !hasWord(lexicon, 'timetabled', view.lemmas[predicate])) return false
  const { feats } = view.words[predicate]
  const kids = view.kids[predicate]
  return (
    feats.Tense === 'Pres' &&
    feats.VerbForm === 'Fin' &&
    !kids.some((kid) => relation(view.words[kid]) === 'obj') &&
    dates.some(({ mention }) => mention.date.type === 'DATE' && kids.includes(mention.at.word))
  )
}

/** "plusieurs attaques", "à plusieurs reprises": told as many. */
function seriesOf(context: EventContext, draft: EventDraft): boolean {
  const { view, lexicon } = context
  const own = view.kids[draft.at].some((kid) => hasWord(lexicon, 'series', view.forms[kid]))
  const around =
    draft.predicate >= 0 &&
    view.kids[draft.predicate].some(
      (kid) =>
        view.kids[kid].some((word) => hasWord(lexicon, 'series', view.forms[word])) &&
        hasWord(lexicon, 'times-noun', view.lemmas[kid]),
    )
  return own || around
}
