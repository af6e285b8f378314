import type { EventProposal, Findings, ParsedDocument, PlaceMention, TollProposal } from '../model/proposals.ts'
import type { Range, Span } from '../model/span.ts'
import type { EventMention, RoleFiller, Statement } from '../model/statement.ts'
import type { Toll } from '../model/toll.ts'
import type { Sentence, Word } from '../model/tree.ts'
import { placeOf } from './attach-place.ts'
import { firstDateOf, timeOf } from './attach-time.ts'
import { buildChain, type ChainContext } from './build-chain.ts'
import { buildRoles } from './build-roles.ts'
import { withCountedVictims } from './with-counted-victims.ts'
import { withoutHarmedDoers } from './without-harmed-doers.ts'
import { decideReal } from './decide-real.ts'
import type { Draft } from './draft-statements.ts'
import { factualityOf } from './factuality.ts'
import { sourceRelationOf } from './source-relation.ts'
import { overlaps } from './tree-distance.ts'
import { spanOf } from './text-index.ts'

export interface StatementContext extends ChainContext {
  doc: ParsedDocument
  findings: Findings
  places: readonly PlaceMention[]
  spokenDates: ReadonlySet<number>
  isSite: (words: readonly Word[], at: number) => boolean
  /** Lemmas of the verbs that put another into the future. */
  futureWords: ReadonlySet<string>
  /** Id of a place for a site without a name; one for each stretch of text. */
  addSite: (span: Span, noun: Word) => string
}

/** Builds statement number `n` (from 1) of the document; `tollIds` numbers the figures over the whole document. */
export function buildStatement(
  draft: Draft,
  n: number,
  tollIds: Map<TollProposal, string>,
  context: StatementContext,
): Statement {
  const { proposition } = draft
  const chain = draft.presupposed
    ? buildChain({ ...proposition, chain: presupposedChain(draft) }, context)
    : buildChain(proposition, context)
  const needsReview = [...proposition.needsReview]
  const event = draft.event && buildEvent(draft, chain, context, needsReview)
  const counted = draft.proposition.act === 'no-comment' && !draft.presupposed ? [] : draft.tolls
  const tolls = counted.map((toll) => buildToll(toll, chain, tollIds, context))
  const sentence = context.doc.sentences[proposition.at.sentence]
  const built: Statement = {
    id: `s${n}`,
    doc: context.doc.document.id,
    content: spanOf(context.text, draft.content),
    act: draft.presupposed ? 'reports' : proposition.act,
    voice: draft.presupposed ? 'presupposed' : proposition.voice,
    kind: kindOf(draft),
    chain,
    real: decideReal(draft, sentence, isToCome(event, context), context.futureWords),
    factuality: factualityOf(draft, sentence),
    sourceRelation: sourceRelationOf(draft, chain, event?.roles ?? [], context.actors),
    rules: draft.presupposed
      ? ['S10: told as known inside another statement', ...(draft.event?.rules ?? [])]
      : [...proposition.rules, ...(draft.event?.rules ?? []), ...draft.tolls.flatMap((toll) => toll.rules)],
    needsReview,
    reviewState: 'proposed',
  }
  if (!draft.presupposed) {
    if (proposition.speech) built.speech = proposition.speech
    if (proposition.deniesWhat) built.deniesWhat = proposition.deniesWhat
    if (proposition.claimsWhat) built.claimsWhat = proposition.claimsWhat
    if (proposition.retractsWhat) built.retractsWhat = proposition.retractsWhat
    if (proposition.mood) built.mood = proposition.mood
    if (proposition.condition) built.condition = spanOf(context.text, proposition.condition)
    if (proposition.quoteGroup !== undefined) built.quoteGroup = proposition.quoteGroup
    if (proposition.cue?.factive) built.factiveCue = proposition.cue.factive === 'yes'
    if (proposition.cue?.distance) built.distance = proposition.cue.distance
  }
  if (event) built.event = event
  if (tolls.length > 0) built.tolls = tolls
  return built
}

/** What is presupposed in a quotation is the speaker's; elsewhere it is the author who tells it as known. */
function presupposedChain({ proposition, speakers }: Draft): Draft['proposition']['chain'] {
  return proposition.voice === 'quoted' || speakers
    ? proposition.chain
    : proposition.chain.filter((link) => link.order === 0)
}

function buildEvent(
  draft: Draft,
  chain: Statement['chain'],
  context: StatementContext,
  needsReview: string[],
): EventMention {
  const event = draft.presupposed ? clipped(draft.event!, draft.content) : draft.event!
  const plain = { act: 'reports' as const, accused: undefined, firstPerson: false }
  const proposition = draft.presupposed ? { ...draft.proposition, ...plain } : draft.proposition
  const sentence = context.doc.sentences[proposition.at.sentence]
  const around = {
    sentence,
    content: draft.presupposed ? event.clause : draft.content,
    others: draft.others,
    sources: proposition.chain.flatMap((link) => link.mention ?? []),
    places: context.places,
    isSite: context.isSite,
  }
  const place = placeOf(event, around)
  const { time, review } = timeOf(event, around, context.findings, context.spokenDates)
  if (review && !draft.presupposed) needsReview.push(review)
  const told = withCountedVictims(withoutHarmedDoers(event, draft.tolls), draft.tolls)
  const built: EventMention = {
    type: event.type,
    trigger: spanOf(context.text, event.trigger),
    roles: buildRoles(told, proposition, chain, sentence, context.places, context, place).map(
      withSite(told, sentence, context),
    ),
    time,
  }
  if (event.typeAlternatives?.length) built.typeAlternatives = event.typeAlternatives
  if (event.outcome) built.outcome = event.outcome
  if (event.count !== undefined) built.count = event.count
  if (event.series) built.series = true
  if (event.phase) built.phase = event.phase
  return built
}

/** "ont pillé l'entrepôt": a site that no name tells apart still gets an entry, to be placed by a person. */
function withSite(event: EventProposal, { words }: Sentence, context: StatementContext) {
  return (filler: RoleFiller): RoleFiller => {
    if (filler.role !== 'place' || filler.ref) return filler
    const head = event.roles.find((role) => overlaps(role, filler.span))?.at.word
    const noun = head === undefined ? undefined : words[head]
    if (noun?.upos !== 'NOUN' || !context.isSite(words, noun.index)) return filler
    return { ...filler, ref: context.addSite(filler.span, noun) }
  }
}

/** Dated after the day of writing, as the words look ahead ("est prévue samedi"). */
function isToCome(event: EventMention | undefined, { findings }: StatementContext): boolean {
  const date = event?.time ? findings.dates.find((mention) => mention.date.id === event.time)?.date : undefined
  return date?.direction === 'after' && date.anchor === 'publishedAt'
}

/** Phrases that a wrong tree lets run past the end of what is told. */
function clipped(event: EventProposal, { start, end }: Range): EventProposal {
  const roles = event.roles.map((role) =>
    role.start >= start && role.start < end && role.end > end ? { ...role, end } : role,
  )
  return { ...event, roles }
}

/** The origin counts unless the author reports in its own voice, where nobody is known to have counted. */
function buildToll(
  toll: TollProposal,
  chain: Statement['chain'],
  ids: Map<TollProposal, string>,
  { text, findings }: StatementContext,
): Toll {
  const {
    at: _at,
    predicate: _predicate,
    raw,
    partOf,
    replaces,
    composition,
    since,
    asOfMark,
    persons: _persons,
    rules: _rules,
    ...rest
  } = toll
  const origin = chain[chain.length - 1]
  const relay = chain.find((link) => link.role === 'relay')
  const idOf = (index: number | undefined) => (index === undefined ? undefined : ids.get(findings.tolls[index]))
  const begin = since && dateAfter(findings, toll.at.sentence, since)
  const whole = idOf(partOf)
  const earlier = idOf(replaces)
  return {
    id: ids.get(toll) ?? '',
    ...rest,
    raw: spanOf(text, raw),
    ...(whole ? { partOf: whole } : {}),
    ...(earlier ? { supersedes: earlier } : {}),
    ...(composition ? { composition: composition.map((part) => ({ ...part, raw: spanOf(text, part.raw) })) } : {}),
    ...(begin ? { period: { since: begin, until: null } } : {}),
    asOf: (asOfMark && dateAfter(findings, toll.at.sentence, asOfMark)) ?? null,
    countedBy: origin.role === 'author' ? (findings.author?.id ?? null) : origin.actor,
    ...(relay?.actor && relay !== origin ? { relayedBy: relay.actor } : {}),
  }
}

/** Id of the date that follows a word directly ("depuis le 7 octobre") or holds it. */
function dateAfter({ dates }: Findings, sentence: number, { start, end }: Range): string | undefined {
  for (let i = firstDateOf(dates, sentence); dates[i]?.at.sentence === sentence; i++) {
    const { span, id } = dates[i].date
    if (span.end > end && span.start >= start && span.start - end <= article) return id
  }
  return undefined
}

/** Room for an article between the word and its date. */
const article = 5

const intentActs = new Set(['threatens', 'warns', 'pledges', 'intends'])
const demandActs = new Set(['calls-for', 'demands', 'orders'])
const opinionActs = new Set(['assesses', 'condemns', 'welcomes', 'mourns', 'apologises'])
const metaActs = new Set(['no-comment', 'retracts', 'verifies', 'disputes'])

function kindOf(draft: Draft): Statement['kind'] {
  const { act } = draft.proposition
  if (draft.presupposed) return 'background'
  if (act === 'justifies') return 'motive'
  if (act === 'characterises') return 'label'
  if (intentActs.has(act)) return 'intent'
  if (demandActs.has(act)) return 'demand'
  if (draft.event) return 'event'
  if (draft.tolls.length > 0) return 'toll'
  if (opinionActs.has(act)) return 'opinion'
  return metaActs.has(act) ? 'meta' : 'event'
}
