import type { EventProposal, PlaceMention, Proposition, RoleProposal } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { ChainLink, RoleFiller } from '../model/statement.ts'
import type { Sentence } from '../model/tree.ts'
import type { ChainContext } from './build-chain.ts'
import { speaksOfOwnDeed } from './speaks-of-own-deed.ts'
import { bestOverlap, spanOf } from './text-index.ts'
import { overlaps } from './tree-distance.ts'

/** Event types whose parties are symmetric: nobody is the perpetrator alone. */
const symmetricRoles = new Set(['agent', 'participant'])

/**
 * Roles of the event with spans and references. The doer is the words inside the content if explicit, else whom the content
 * accuses, else the origin where it speaks of its own deed; agentless passives keep an empty doer.
 */
export function buildRoles(
  event: EventProposal,
  proposition: Proposition,
  chain: readonly ChainLink[],
  sentence: Sentence,
  places: readonly PlaceMention[],
  context: ChainContext,
  place?: RoleProposal,
): RoleFiller[] {
  const roles: RoleFiller[] = event.roles
    .filter((role) => role.role !== 'place' || !isAccused(role, proposition))
    .filter((role) => proposition.act !== 'accuses' || !isOusted(role, proposition))
    .filter((role) => mayFill(role, event) && !isObjectPronoun(role, sentence) && !isSomebody(role, places, context))
    .map((role) => filler(role.role, role, places, context))
  const speaker = chain.length === 1 ? context.findings.author?.id : chain.at(-1)?.actor
  if (speaker)
    for (const role of roles)
      if (role.role === 'perpetrator' && !role.ref && isSpeaker(role.span, proposition, chain, sentence))
        role.ref = speaker
  if (place && !isAccused(place, proposition)) roles.unshift(filler('place', place, places, context))
  if (!roles.some((role) => role.role === 'perpetrator' || symmetricRoles.has(role.role))) {
    const doer = impliedDoer(event, proposition, chain, sentence)
    if (doer) roles.unshift(filler('perpetrator', doer, places, context))
    // "Elle dément avoir tiré": the doer is who speaks, whatever word stands for it.
    if (doer && speaker && doer === chain.at(-1)?.mention) roles[0].ref ??= speaker
  }
  return roles
}

/** "Nos unités ont …", "denied that it had fired", "said its own men had …": the doer is who speaks. */
function isSpeaker(span: Range, { act, self }: Proposition, chain: readonly ChainLink[], { words }: Sentence): boolean {
  if (act === 'claims-responsibility') return true
  if (self && overlaps(self, span)) return true
  if (chain.length === 1) return false
  const own = words.filter((word) => word.start >= span.start && word.end <= span.end)
  return act === 'denies' && own.length === 1 && own[0].upos === 'PRON' && own[0].feats.Person === '3'
}

/** "impute l'attaque aux Lions du Delta": who is accused is nowhere, whatever preposition stands in front. */
function isAccused(role: Range, { accused }: Proposition): boolean {
  return accused !== undefined && overlaps(role, accused) && role.start <= accused.start && role.end >= accused.end
}

/** "charged the militia with abducting N", "blamed it on the militia": whom an accusation names did it, and was not hit by it. */
function isOusted(role: RoleProposal, { accused, content }: Proposition): boolean {
  if (!accused) return false
  if (role.role !== 'perpetrator')
    return suffering.has(role.role) && overlaps(role, accused) && role.start - accused.start <= article
  return role.end <= content.start || role.start >= content.end
}

/** How far behind the start of a phrase its noun may begin ("the "). */
const article = 4

const suffering: ReadonlySet<string> = new Set(['target', 'victim', 'object', 'recipient'])

/** A doer or target cannot hold the very word that says the deed: such a phrase comes from a wrong tree. */
function mayFill(role: EventProposal['roles'][number], event: EventProposal): boolean {
  const holdsTrigger = role.start < event.trigger.start && event.trigger.end < role.end
  return !(holdsTrigger && bounded.has(role.role))
}

const toOthers = new Set(['threatens', 'warns', 'pledges'])

/** "Des hommes nous suivaient et ont tiré": a pronoun in the object's place did nothing. */
function isObjectPronoun(role: RoleProposal, sentence: Sentence): boolean {
  const word = role.role === 'perpetrator' ? sentence.words[role.at.word] : undefined
  return word?.upos === 'PRON' && /^(obj|iobj|expl)/.test(word.deprel)
}

/** "à l'encontre des Palestiniens": people that some phrase put where a place stands. */
function isSomebody(role: RoleProposal, places: readonly PlaceMention[], { mentions }: ChainContext): boolean {
  if (role.role !== 'place' || bestOverlap(places, role, (place) => place.locative)) return false
  return bestOverlap(mentions, role, (mention) => mention.at.word === role.at.word) !== undefined
}

const bounded = new Set(['perpetrator', 'agent', 'participant', 'target', 'recipient', 'instrument'])

function impliedDoer(
  event: EventProposal,
  proposition: Proposition,
  chain: readonly ChainLink[],
  sentence: Sentence,
): Range | undefined {
  // Whom a threat is made to ("menace Y de sanctions") is not who will do it.
  if (proposition.accused && !toOthers.has(proposition.act)) return proposition.accused
  const origin = chain[chain.length - 1]
  return origin.role !== 'author' && speaksOfOwnDeed(event, proposition, sentence) ? origin.mention : undefined
}

function filler(
  role: RoleFiller['role'],
  range: Range,
  places: readonly PlaceMention[],
  { text, mentions }: ChainContext,
): RoleFiller {
  const isPlace = role === 'place' || role === 'origin-place'
  const located = isPlace ? bestOverlap(places, range, (mention) => mention.locative) : undefined
  const span = spanOf(text, located ? withoutAside(text, range, located) : range)
  const ref = isPlace ? located?.place.id : (actorRef(range, mentions) ?? undefined)
  return ref ? { role, span, ref } : { role, span }
}

/** "à Bunagana, ville frontalière …", "à Quimperlé (Finistère)": the place without what is said of it after a comma or bracket. */
function withoutAside(text: string, range: Range, place: Range): Range {
  const aside =
    place.end < range.end && place.end > range.start && /^\s?[,(–]/u.test(text.slice(place.end, place.end + 2))
  return aside ? { start: range.start, end: place.end } : range
}

function actorRef(range: Range, mentions: ChainContext['mentions']): string | null | undefined {
  // The mention must cover the phrase's core, not a name deep inside it ("une base de l'armée" is not the army).
  const found = bestOverlap(
    mentions,
    range,
    (mention) => mention.actor !== null && overlaps(mention, range) && mention.start - range.start <= 4,
  )
  return found?.actor
}
