/**
 * Where the event happened: a located phrase of its own clause or noun phrase, else the place named inside its target. In:
 * the draft; out: place roles, best first. A dateline or an institution's name is never a place of the event.
 */
import type { PlaceMention, RoleProposal } from '../model/proposals.ts'
import { isDateWord, type EventContext, type EventDraft } from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import { phraseRange, phraseWords } from './noun-phrase.ts'
import { isDefinite } from './definite.ts'
import { isUnder, isVerbal, prepositionOf, relation } from './sentence-view.ts'

const actorRoles: ReadonlySet<string> = new Set(['perpetrator', 'agent', 'recipient', 'body'])

export function addPlaces(context: EventContext, draft: EventDraft, siblings: readonly EventDraft[]): void {
  const leading = leadingPlace(context, draft)
  if (draft.roles.some((role) => role.role === 'place')) {
    if (leading) preferNamed(context, draft, leading)
    return
  }
  const located = locatedPhrases(context, draft, siblings)
  if (located.length > 0) {
    draft.roles.push(...located)
    return
  }
  const inTarget = placeInRoles(context, draft)
  if (inTarget) {
    draft.roles.push(inTarget)
    return
  }
  if (leading) draft.roles.push(leading)
}

/** "Vaudrac : la reprise du port": the named place before the colon says more than the nameless target. */
function preferNamed(context: EventContext, draft: EventDraft, leading: RoleProposal): void {
  const at = draft.roles.findIndex((role) => role.role === 'place')
  const own = draft.roles[at]
  const isTarget = draft.roles.some((role) => role.role === 'target' && role.at.word === own.at.word)
  if (isTarget && !hasName(context, own.at.word)) draft.roles[at] = leading
}

function locatedPhrases(context: EventContext, draft: EventDraft, siblings: readonly EventDraft[]): RoleProposal[] {
  const { view } = context
  const anchors = new Set<number>([draft.at, draft.last])
  for (let i = draft.first; i <= draft.last; i++) anchors.add(i)
  if (draft.predicate >= 0) anchors.add(draft.predicate)
  for (const participle of draft.participles ?? []) anchors.add(participle)
  const clause = view.clause[draft.predicate >= 0 ? draft.predicate : draft.at]
  if (draft.predicate >= 0) anchors.add(clause)
  const found: { head: number; rank: number }[] = []
  for (const word of view.words) {
    const at = word.index
    const preposition = prepositionOf(view, at)
    if (!isLocative(context, at, preposition) || isDateWord(context, at)) continue
    if (
      draft.roles.some(
        (role) =>
          actorRoles.has(role.role) &&
          isUnder(view, at, role.at.word) &&
          word.start < role.end &&
          at !== role.at.word &&
          !hasWord(context.lexicon, 'adverb-preposition', preposition.split(' ')[0]),
      )
    )
      continue
    if (draft.roles.some((role) => role.at.word === at)) continue
    const attached = word.head
    let rank = -1
    if (adjacentTo(context, at, draft)) rank = 0
    else if (attached === draft.at || (attached >= draft.first && attached <= draft.last)) rank = 0
    else if (anchors.has(attached)) rank = 1
    else if (
      draft.roles.some((role) => isUnder(view, attached, role.at.word) && !throughRelative(context, at, role.at.word))
    )
      rank = 2
    else if (view.clause[at] === clause && draft.predicate >= 0 && !isVerbalOther(context, attached, draft)) rank = 3
    else if (draft.predicate >= 0 && inStretch(context, at, draft)) rank = 4
    else if (draft.predicate < 0 && sharesVerb(context, at, draft)) rank = 5
    if (rank < 0 || (rank > 0 && belongsToSibling(context, at, draft, siblings))) continue
    found.push({ head: at, rank })
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      Number(isContainer(context, a.head)) - Number(isContainer(context, b.head)) ||
      Number(resolved(context, b.head)) - Number(resolved(context, a.head)) ||
      Math.abs(a.head - draft.at) - Math.abs(b.head - draft.at),
  )
  const best = found[0]
  if (!best) return []
  const roles = [placeRole(context, best.head)]
  // "en Kesmar et en Ostrie": each its own.
  for (const kid of view.kids[best.head]) {
    if (relation(view.words[kid]) === 'conj' && isLocative(context, kid, prepositionOf(view, kid)))
      roles.push(placeRole(context, kid))
  }
  return roles
}

function isVerbalOther(context: EventContext, head: number, draft: EventDraft): boolean {
  return (
    head >= 0 &&
    isVerbal(context.view.words[head]) &&
    head !== draft.predicate &&
    context.view.clause[head] !== context.view.clause[draft.at]
  )
}

/** Word order as second leg: after the predicate with no verb or comma between. */
function inStretch(context: EventContext, at: number, draft: EventDraft): boolean {
  const { view } = context
  if (at < draft.predicate) return false
  return view.words
    .slice(draft.predicate + 1, at)
    .every(
      (word) =>
        word.upos !== 'VERB' &&
        word.upos !== 'AUX' &&
        !/^[,;:.«»()–—]$/.test(word.form) &&
        word.feats.PronType !== 'Rel',
    )
}

/** A bare noun beside the place of its verb: "est arrivé à X pour une conférence". */
function sharesVerb(context: EventContext, at: number, draft: EventDraft): boolean {
  const { view, lexicon } = context
  const { head } = view.words[draft.at]
  if (
    head < 0 ||
    view.words[at].head !== head ||
    !isVerbal(view.words[head]) ||
    lexicon.speechVerbs.has(view.lemmas[head])
  )
    return false
  return ['nsubj', 'obl'].includes(relation(view.words[draft.at]))
}

/** A mention whose range opens with a located expression the tree does not show as a preposition ("le long de la Sève"). */
function isPhraseOpened(context: EventContext, at: number): boolean {
  const mention = mentionAt(context, at)
  if (mention === undefined || mention.place.relation === undefined) return false
  // The mention opens before the noun's own determiner and preposition.
  return (
    mention.start <
    Math.min(...context.view.kids[at].map((kid) => context.view.words[kid].start), context.view.words[at].start)
  )
}

/** A nearer event of the sentence has the better claim to a phrase. */
function belongsToSibling(
  context: EventContext,
  at: number,
  draft: EventDraft,
  siblings: readonly EventDraft[],
): boolean {
  const { head } = context.view.words[at]
  return siblings.some(
    (other) =>
      other !== draft &&
      other.at !== draft.at &&
      (head === other.at ||
        (head >= other.first && head <= other.last) ||
        isInsideNoun(context, at, other, draft) ||
        adjacentTo(context, at, other)),
  )
}

function isLocative(context: EventContext, at: number, preposition: string): boolean {
  const { classes, lexicon, view } = context
  if (preposition === '' || hasWord(lexicon, 'of', preposition))
    return mentionAt(context, at)?.at.word === at && isPhraseOpened(context, at)
  const first = preposition.split(' ')[0]
  if (!hasWord(lexicon, 'locative', first) && !hasWord(lexicon, 'locative', preposition)) return false
  if (hasWord(lexicon, 'nowhere', view.lemmas[at])) return false
  if (resolved(context, at)) return true
  const { upos } = view.words[at]
  if (upos !== 'NOUN' && upos !== 'PROPN') return false
  if (upos === 'PROPN' && hasWord(lexicon, 'plain-locative', first) && classes.of(at).size === 0) return true
  return classes.is(at, 'place') || classes.is(at, 'facility') || hasWord(lexicon, 'place-head', view.lemmas[at])
}

function isContainer(context: EventContext, at: number): boolean {
  return mentionAt(context, at)?.container === true
}

function resolved(context: EventContext, at: number): boolean {
  return mentionAt(context, at) !== undefined
}

function mentionAt(context: EventContext, at: number): PlaceMention | undefined {
  const word = context.view.words[at]
  return context.places.find(
    (place) => place.locative && (place.at.word === at || (place.start <= word.start && word.end <= place.end)),
  )
}

function placeRole(context: EventContext, head: number): RoleProposal {
  const { view } = context
  const mention = mentionAt(context, head)
  const own = phraseRange(view, head, { preposition: true, coordination: false, cut: (at) => isDateWord(context, at) })
  const range =
    mention && mention.end - mention.start > own.end - own.start ? { start: mention.start, end: mention.end } : own
  return { role: 'place', ...range, at: { sentence: view.sentence.index, word: head } }
}

/** The place a target names: the target itself when it is a located facility, else the toponym inside it. */
function placeInRoles(context: EventContext, draft: EventDraft): RoleProposal | null {
  const { view, classes } = context
  if (draft.type === 'sabotage-cyber') return null
  for (const role of draft.roles) {
    if (!['target', 'object', 'victim', 'instrument'].includes(role.role)) continue
    const inside = context.places.filter((place) => place.locative && place.start < role.end && role.start < place.end)
    const head = role.at.word
    const facility = classes.is(head, 'facility') || classes.is(head, 'place')
    if (
      facility &&
      (inside.length > 0 ||
        (role.role === 'target' &&
          (hasName(context, head) || (classes.is(head, 'place') && isDefinite(view, context.lexicon, head)))))
    ) {
      const own = inside.find((place) => place.at.word === head)
      const range = own ?? (inside.length > 0 ? longest(inside) : role)
      return { role: 'place', start: range.start, end: range.end, at: own?.at ?? role.at }
    }
    if (inside.length > 0 && (role.role === 'target' || role.role === 'instrument')) {
      const best = longest(inside)
      return { role: 'place', start: best.start, end: best.end, at: best.at }
    }
    if (
      role.role === 'target' &&
      view.words[head].upos === 'PROPN' &&
      !context.named.has(head) &&
      classes.of(head).size === 0 &&
      draft.type === 'shelling'
    ) {
      return { ...role, role: 'place' }
    }
  }
  return null
}

/** A name inside that is no actor's: "la base de Solmar", but not "une base du Front". */
function hasName({ view, named }: EventContext, head: number): boolean {
  for (let i = view.lo[head]; i <= view.hi[head]; i++) if (view.words[i].upos === 'PROPN' && !named.has(i)) return true
  return false
}

function longest(mentions: readonly PlaceMention[]): PlaceMention {
  return mentions.reduce((best, mention) => (mention.end - mention.start > best.end - best.start ? mention : best))
}

/** "Vaudrac : une école touchée": a headline's place before the colon. */
function leadingPlace(context: EventContext, draft: EventDraft): RoleProposal | null {
  const { view, places } = context
  const colon = view.words.findIndex((word) => word.form === ':')
  if (colon < 1 || colon > 4 || colon > draft.at) return null
  const mention = places.find((place) => place.at.word < colon)
  return mention ? { role: 'place', start: mention.start, end: mention.end, at: mention.at } : null
}

/** Deep in the phrase of another event's noun. */
export function isInsideNoun(context: EventContext, at: number, other: EventDraft, draft: EventDraft): boolean {
  if (other.row.kind !== 'noun' || other === draft) return false
  return isUnder(context.view, at, other.at) && !isUnder(context.view, draft.at, other.at)
}

/** Right after the phrase of a bare noun that no verb governs ("l'exécution de quatre paysans à Dembrou"). */
function adjacentTo({ view }: EventContext, at: number, draft: EventDraft): boolean {
  if (draft.predicate >= 0 || draft.row.kind !== 'noun') return false
  const { head } = view.words[draft.at]
  if (head >= 0 && isVerbal(view.words[head])) return false
  return at > draft.at && view.lo[at] - 1 === phraseWords(view, draft.at).last
}

/** A finite relative clause stands between: its places are its own. */
function throughRelative({ view }: EventContext, from: number, top: number): boolean {
  for (
    let at = from, steps = 0;
    at >= 0 && at !== top && steps < view.words.length;
    steps++, at = view.words[at].head
  ) {
    if (view.words[at].deprel === 'acl:relcl') return true
  }
  return false
}
