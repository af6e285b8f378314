import type { EventProposal, Findings, ParsedDocument, Proposition, TollProposal } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Act } from '../model/statement.ts'
import type { Sentence, Word } from '../model/tree.ts'
import { isDecreed } from './decreed-event.ts'
import { isOfNamed } from './of-named-event.ts'
import { shareCrowd } from './share-crowd.ts'
import { depthOf, isInside, lastWordEnd } from './tree-distance.ts'

/** A statement in the making: a proposition with the one event and the figures that belong to it. */
export interface Draft {
  proposition: Proposition
  content: Range
  event?: EventProposal
  tolls: TollProposal[]
  /** The event is told as known inside another statement (rule S10). */
  presupposed: boolean
  /** What is presupposed stands in the speaker's words without day or place: the speaker tells it. */
  speakers?: boolean
  /** Stretches of the sentence that say something else than this statement's event. */
  others: readonly Range[]
}

/**
 * Gives every event and figure to the proposition it belongs to: one event a statement (S9). Events told as known inside
 * another content become drafts of their own where they are dated or placed; undated, unplaced mentions stay with their content.
 */
export function draftStatements(
  doc: ParsedDocument,
  findings: Findings,
  propositions: readonly Proposition[],
): Draft[] {
  const eventsOf = groupBySentence(findings.events, (event) => event.at.sentence)
  const tollsOf = groupBySentence(findings.tolls, (toll) => toll.at.sentence)
  const propositionsOf = groupBySentence(propositions, (proposition) => proposition.at.sentence)
  const drafts: Draft[] = []
  for (const sentence of doc.sentences) {
    const mine = propositionsOf.get(sentence.index) ?? []
    const events = eventsOf.get(sentence.index) ?? []
    const main = mine.flatMap((proposition) => mainDrafts(doc, proposition, events, mine))
    shareCrowd(sentence, main)
    const used = new Set(main.map((draft) => draft.event))
    const known = events
      .filter((event) => !used.has(event))
      .flatMap((event) => presupposedDraft(doc, event, mine, main))
    const told = mine.flatMap((proposition) => toldBeside(sentence, proposition, tollsOf.get(sentence.index) ?? []))
    const all = [...main, ...known, ...told]
    for (const toll of tollsOf.get(sentence.index) ?? [])
      giveToll(sentence, toll, all, toll.partOf === undefined ? undefined : findings.tolls[toll.partOf])
    for (const draft of all) draft.others = othersOf(draft, events, mine)
    drafts.push(...all)
  }
  return drafts
}

/** The draft of a proposition; several when its event is distributed ("les attaques de A et de B … respectivement"). */
function mainDrafts(
  doc: ParsedDocument,
  proposition: Proposition,
  events: readonly EventProposal[],
  siblings: readonly Proposition[],
): Draft[] {
  const inside = events.filter(
    (event) =>
      (isInside(event.trigger, proposition.content) || isDecreed(event, proposition)) &&
      !belongsToInner(event, proposition, siblings),
  )
  const best = inside
    .map((event) => ({ event, rank: rankOf(doc, event, proposition) }))
    // "Le bilan de l'attentat … s'établit à", "nie toute part dans la mort de": these speak of the event that they only name.
    .filter((candidate) => candidate.rank < notMain || (isOfNamed(proposition) && inside.length === 1))
    .sort((a, b) => a.rank - b.rank || a.event.trigger.start - b.event.trigger.start)[0]?.event
  const { content } = proposition
  if (!best) return [{ proposition, content, tolls: [], presupposed: false, others: [] }]
  const twins = inside.filter(
    (event) => event.trigger.start === best.trigger.start && event.trigger.end === best.trigger.end,
  )
  return twins.map((event) => ({ proposition, content, tolls: [], presupposed: false, others: [], event }))
}

const notMain = 100
/** Lower is nearer to being what the proposition says; `notMain` and above is only mentioned in it. */
function rankOf(doc: ParsedDocument, event: EventProposal, proposition: Proposition): number {
  if (event.at.word === proposition.at.word) return 0
  const sentence = doc.sentences[event.at.sentence]
  if (event.nominal && opensContent(sentence, event, proposition)) return 1
  const depth = depthOf(sentence, event.at.word, proposition.at.word) ?? 9
  const aside = event.presupposed && event.nominal && depth > 1
  if (event.nominal && attitudeActs.has(proposition.act)) return notMain
  return (aside ? notMain : 0) + (event.nominal ? 10 : 0) + Math.min(depth, 9) + 1
}

/** "une grève illimitée à compter de jeudi": the content is the event's own noun phrase. */
function opensContent({ words }: Sentence, { trigger }: EventProposal, { content, at }: Proposition): boolean {
  const head = words[at.word]
  if (head && head.start < trigger.start && head.start >= content.start) return false
  const first = words.findIndex((word) => word.start >= content.start)
  for (let i = first; i >= 0 && i < words.length && words[i].end <= trigger.start; i++)
    if (!ownModifiers.has(words[i].upos)) return false
  return first >= 0 && !words.some((word) => isFinite(word) && isInside(word, content) && word.head < 0)
}

function isFinite({ feats }: Word): boolean {
  return feats.VerbForm === 'Fin'
}

/** Acts whose content is the attitude's object as a whole: an event noun deep inside it is only mentioned. */
const attitudeActs = new Set(['justifies', 'no-comment', 'calls-for', 'demands'])

/** True where a smaller attributed clause inside this content says the event; a smaller noun phrase shares it. */
function belongsToInner(event: EventProposal, proposition: Proposition, siblings: readonly Proposition[]): boolean {
  return siblings.some(
    (other) =>
      other !== proposition &&
      lengthOf(other.content) < lengthOf(proposition.content) &&
      isInside(other.content, proposition.content) &&
      isInside(event.trigger, other.content) &&
      other.chain.length > proposition.chain.length &&
      !event.nominal,
  )
}

/**
 * An event only mentioned in a content becomes a statement of its own where the words date or place it or name its victims. Adjectives
 * ("les territoires occupés") and what the content only wishes, supposes or generalises are left alone.
 */
function presupposedDraft(
  doc: ParsedDocument,
  event: EventProposal,
  propositions: readonly Proposition[],
  main: readonly Draft[],
): Draft[] {
  const { words } = doc.sentences[event.at.sentence]
  const isModifier = !event.nominal && /^(amod|acl)$/.test(words[event.at.word]?.deprel ?? '')
  const has = (...roles: string[]) => event.roles.some(({ role }) => roles.includes(role))
  const bothSides = event.nominal && has('perpetrator') && has('target', 'victim')
  const host = main.find((draft) => draft.event && isInside(event.trigger, draft.content))?.event
  // "responsible for the killing of six priests", "cessent le travail après l'assassinat de deux des leurs": whom it hit is told by
  // these words alone.
  const harm = has('victim') && (host ? harmsNobody(host) : event.nominal)
  const told = event.dates.length > 0 || (!isModifier && (has('place') || bothSides || harm))
  if (!told || !factual.has(event.real) || event.negated) return []
  // A fronted "depuis la rupture de la trêve, le 11 octobre" stands outside the content it introduces; a cue or source does too.
  const around = smallest(propositions.filter((proposition) => isInside(event.trigger, proposition.content)))
  const holder = around ?? (event.nominal && event.dates.length > 0 ? propositions[0] : undefined)
  if (!holder) return []
  const undated = event.dates.length === 0
  const bare = undated && !has('place') && !bothSides
  const same = host?.type === event.type && !has('perpetrator', 'target', 'victim')
  if (event.nominal && undated && (same || wishes.has(holder.act) || (bare && holder.act === 'justifies'))) return []
  const sentence = doc.sentences[event.at.sentence]
  const content = withoutMotive(
    sentence,
    withoutLeadingFunctionWords(sentence, ownWords(sentence, event)),
    event,
    propositions,
  )
  const whole = isInside(holder.content, content)
  const speakers = bare && plain.has(holder.act)
  return whole || !isInside(event.trigger, content)
    ? []
    : [{ proposition: holder, content, event, tolls: [], presupposed: true, speakers, others: [] }]
}

/** A harm beside an event that has nobody harmed or hit is another one. */
function harmsNobody({ roles }: EventProposal): boolean {
  return !roles.some(({ role }) => role === 'victim' || role === 'target')
}

const plain: ReadonlySet<Act> = new Set(['reports', 'asserts'])

/** Acts whose content is wanted or taken back as a whole: undated nouns in it state nothing of their own. */
const wishes: ReadonlySet<Act> = new Set(['calls-for', 'demands', 'orders', 'retracts'])

/** Clauses of other events and contents of smaller statements, unless they hold this event too. */
function othersOf(
  { event, content }: Draft,
  events: readonly EventProposal[],
  siblings: readonly Proposition[],
): Range[] {
  if (!event || events.length > manyEvents) return []
  const clauses = events.filter((other) => other !== event).map((other) => other.clause)
  const contents = siblings
    .map((other) => other.content)
    .filter((other) => !isInside(content, other) || lengthOf(other) < lengthOf(content))
  return [...clauses, ...contents].filter((other) => !isInside(event.trigger, other))
}

/** Lists of events in one sentence: nothing there is undisputed. */
const manyEvents = 100

const factual = new Set(['occurred', 'ongoing'])
const functionWords = new Set(['ADP', 'CCONJ', 'SCONJ', 'PUNCT'])

/** An event noun's phrase begins at its own determiner, whatever the tree hung before it. */
function ownWords({ words }: Sentence, event: EventProposal): Range {
  if (!event.nominal) return event.clause
  let first = words.findIndex((word) => word.end > event.trigger.start)
  if (first < 0) return event.clause
  while (first > 0 && ownModifiers.has(words[first - 1].upos)) first--
  return { start: Math.max(event.clause.start, words[first].start), end: event.clause.end }
}

const ownModifiers = new Set(['DET', 'ADJ', 'NUM'])

/** "…, en réaction à …": what another statement says at the end is no part of it. */
function withoutMotive(
  sentence: Sentence,
  content: Range,
  event: EventProposal,
  propositions: readonly Proposition[],
): Range {
  let { end } = content
  for (const { content: other } of propositions)
    if (other.start > event.trigger.end && other.start < end && other.end >= end) end = other.start
  return { start: content.start, end: end === content.end ? end : lastWordEnd(sentence, end) }
}

/**
 * "a revendiqué l'attaque où trois soldats ont été tués": the claim is of the attack; the figure in the relative clause is told
 * by the author, as known.
 */
function toldBeside(sentence: Sentence, proposition: Proposition, tolls: readonly TollProposal[]): Draft[] {
  const { words } = sentence
  if (proposition.act !== 'claims-responsibility' || words[proposition.at.word]?.upos !== 'NOUN') return []
  for (const toll of tolls) {
    if (!isInside(toll.raw, proposition.content)) continue
    const clause = words[toll.predicate.word]
    const opener = clause?.deprel === 'acl:relcl' ? words.find((word) => isOpener(word, clause, words)) : undefined
    const first = opener && words[opener.index + 1]
    if (!first || opener.start <= proposition.content.start || opener.index > clause.index) continue
    const content = { start: first.start, end: proposition.content.end }
    return isInside(toll.raw, content) ? [{ proposition, content, tolls: [], presupposed: true, others: [] }] : []
  }
  return []
}

/** The relative word that opens a clause of its own subject ("où", "dans laquelle"), never its subject ("qui"). */
function isOpener(word: Word, clause: Word, words: readonly Word[]): boolean {
  return (
    word.feats.PronType === 'Rel' &&
    word.head === clause.index &&
    !word.deprel.startsWith('nsubj') &&
    words.some((other) => other.head === clause.index && other.deprel.startsWith('nsubj') && other.index > word.index)
  )
}

/** "dans une embuscade tendue jeudi" → "une embuscade tendue jeudi". */
function withoutLeadingFunctionWords(sentence: Sentence, range: Range): Range {
  const first = sentence.words.find((word) => word.start >= range.start && !functionWords.has(word.upos))
  if (!first || first.start >= range.end) return range
  // What another statement took away may leave its preposition behind.
  const last = sentence.words.findLast((word) => word.start >= first.start && word.end <= range.end)
  return { start: first.start, end: last?.upos === 'ADP' && last.start > first.end ? last.start : range.end }
}

/** A figure goes to the tightest content around it; a part that stands in none ("…, dont huit graves") goes where its whole is. */
function giveToll(
  sentence: Sentence,
  toll: TollProposal,
  drafts: readonly Draft[],
  whole: TollProposal | undefined,
): void {
  const within = drafts.filter((draft) => isInside(toll.raw, draft.content))
  // A content that ends before the last adjective of the figure ("moins de dix blessés | légers") holds it all the same.
  const core = { start: toll.raw.start, end: sentence.words[toll.at.word]?.end ?? toll.raw.end }
  const holders = within.length > 0 ? within : drafts.filter((draft) => isInside(core, draft.content))
  const tight = smallest<Range>(holders.map((draft) => draft.content))
  if (!tight) {
    if (whole) for (const draft of drafts) if (draft.tolls.includes(whole)) draft.tolls.push(toll)
    return
  }
  const owners = holders.filter((draft) => draft.content.start === tight.start && draft.content.end === tight.end)
  const distributed = owners.length > 1 && owners.every((draft) => draft.proposition === owners[0].proposition)
  if (!distributed) owners.forEach((draft) => draft.tolls.push(toll))
  else (owners.find((draft) => draft.tolls.length === 0) ?? owners[owners.length - 1]).tolls.push(toll)
}

function smallest<T extends Range | { content: Range }>(items: readonly T[]): T | undefined {
  const size = (item: T) => lengthOf('content' in item ? item.content : item)
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || size(item) < size(best) ? item : best),
    undefined,
  )
}

function lengthOf(range: Range): number {
  return range.end - range.start
}

function groupBySentence<T>(items: readonly T[], sentenceOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(sentenceOf(item))
    if (group) group.push(item)
    else groups.set(sentenceOf(item), [item])
  }
  return groups
}
