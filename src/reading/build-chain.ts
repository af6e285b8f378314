import type { Actor } from '../model/actor.ts'
import type { ActorMention, Findings, LinkProposal, Proposition } from '../model/proposals.ts'
import type { ChainLink } from '../model/statement.ts'
import type { Range } from '../model/span.ts'
import { bestOverlap, spanOf } from './text-index.ts'

/** What chains need of the document, prepared once. */
export interface ChainContext {
  text: string
  /** Id of the author: the outlet when it is known. */
  author: string
  /** Actor mentions sorted by start. */
  mentions: readonly ActorMention[]
  findings: Findings
  actors: ReadonlyMap<string, Actor>
}

/** Turns link proposals into the chain of a statement: spans, actors, and the date of the saying, apart from the event's (D4). */
export function buildChain(proposition: Proposition, context: ChainContext): ChainLink[] {
  return [...proposition.chain].sort((a, b) => a.order - b.order).map((link) => buildLink(link, context))
}

function buildLink(link: LinkProposal, context: ChainContext): ChainLink {
  const { text, findings } = context
  const span = (range: Range) => spanOf(text, range)
  const { order, role, mode, anaphor, named, channel, inferred } = link
  const built: ChainLink = { order, role, actor: link.actor ?? actorOf(link, context) }
  if (link.mention) built.mention = span(link.mention)
  if (link.cue?.length) built.cue = link.cue.length === 1 ? span(link.cue[0]) : link.cue.map(span)
  if (mode) built.mode = mode
  if (anaphor) built.anaphor = anaphor
  if (link.antecedent) built.antecedent = span(link.antecedent)
  if (link.antecedentCandidates?.length) built.antecedentCandidates = link.antecedentCandidates.map(span)
  if (named) built.named = named
  if (channel) built.channel = channel
  if (link.medium) built.medium = span(link.medium)
  if (link.artefact) built.artefact = span(link.artefact)
  if (link.recipient) built.recipient = span(link.recipient)
  const said = link.saidOnDate === undefined ? undefined : findings.dates[link.saidOnDate]
  if (said) built.saidOn = said.date.id
  if (inferred?.length) built.inferred = inferred
  return built
}

/** The actor a link means: by its own words, else by its antecedent where one is settled or the only one. */
function actorOf(link: LinkProposal, { author, mentions }: ChainContext): string | null {
  if (link.role === 'author') return author
  const own = link.mention && bestOverlap(mentions, link.mention, (mention) => mention.actor !== null)
  if (own) return own.actor
  const before = link.antecedent && bestOverlap(mentions, link.antecedent, (mention) => mention.actor !== null)
  return before ? before.actor : null
}
