/**
 * Joins drafts that tell one event: a result or harm told in a participle ("assassinant neuf paysans") goes into the event of
 * its clause, an impact denied after an aim gives only the outcome, and a trigger inside another's words is no second event.
 */
import { hasWord } from './event-lexicon.ts'
import type { EventContext, EventDraft } from './event-context.ts'
import { forceTypes } from './refine-type.ts'
import { isPresentParticiple, prepositionOf, relation } from './sentence-view.ts'

export function mergeDrafts(context: EventContext, drafts: readonly EventDraft[]): EventDraft[] {
  const gone = new Set<EventDraft>()
  for (const draft of drafts) {
    if (gone.has(draft)) continue
    const host = drafts.find(
      (other) =>
        other !== draft &&
        !gone.has(other) &&
        (isResultOf(context, draft, other) ||
          isMissOf(context, draft, other) ||
          isSameAct(context, draft, other) ||
          isDeedOf(draft, other) ||
          isObjectOf(context, draft, other) ||
          isOccasionOf(context, draft, other) ||
          isDeathIn(context, draft, other) ||
          isLaid(context, draft, other) ||
          isStopped(draft, other) ||
          isPlotted(context, draft, other)),
    )
    if (!host) continue
    gone.add(draft)
    if (
      isMissOf(context, draft, host) ||
      isSameAct(context, draft, host) ||
      isLaid(context, draft, host) ||
      isStopped(draft, host) ||
      isPlotted(context, draft, host)
    )
      continue
    if (isOccasionOf(context, draft, host)) {
      const doer = draft.roles.find((role) => role.role === 'perpetrator')
      if (doer && !host.roles.some((role) => role.role === 'perpetrator')) host.roles.push(doer)
      host.roles.push(
        ...draft.roles.filter((role) => role.role === 'place' && !host.roles.some((other) => other.role === 'place')),
      )
      // "capturés lors de l'assaut contre la base": where the occasion struck.
      const struck = draft.roles.find(({ role, at }) => role === 'target' && isSite(context, at.word))
      if (struck && !host.roles.some(({ role }) => role === 'place')) host.roles.push({ ...struck, role: 'place' })
      if (host.type === 'killing' && forceTypes.has(draft.type)) host.type = draft.type
      else if (!host.alternatives.includes(draft.type)) host.alternatives.push(draft.type)
      continue
    }
    if (isObjectOf(context, draft, host)) {
      host.roles.push(
        ...draft.roles.filter((role) => role.role === 'place' && !host.roles.some((other) => other.role === 'place')),
      )
      // "déjoué un attentat contre la gare": what the plot was aimed at.
      if (host.type === 'defusal' && !host.roles.some(({ role, at }) => role === 'target' && at.word !== draft.at))
        host.roles.push(...draft.roles.filter(({ role }) => role === 'target'))
      continue
    }
    if (isDeedOf(draft, host)) {
      if (draft.type === 'violent-demonstration' && host.type === 'protest') host.type = draft.type
      host.predicate = draft.predicate
      host.nominal = false
      host.presupposed = false
    }
    for (const role of draft.roles) {
      if (
        (role.role === 'victim' || role.role === 'target' || role.role === 'place') &&
        !host.roles.some((existing) => existing.at.word === role.at.word)
      )
        host.roles.push(role)
    }
  }
  return drafts.filter((draft) => !gone.has(draft))
}

/** "a bombardé le marché, assassinant neuf paysans": the gerund's clause hangs on the event's verb and is not finite. */
function isResultOf(context: EventContext, draft: EventDraft, host: EventDraft): boolean {
  const { view } = context
  if (!draft.row.value.result || draft.predicate < 0 || host.predicate < 0 || draft.row.kind !== 'verb') return false
  if (followsOn(view, host.predicate, draft.predicate)) return true
  let word = view.words[draft.predicate]
  if (relation(word) === 'conj' && word.head >= 0) word = view.words[word.head]
  if (relation(word) !== 'advcl' && relation(word) !== 'acl') return false
  return (
    isPresentParticiple(word) &&
    view.clause[word.head] === view.clause[host.predicate] &&
    host.predicate < draft.predicate
  )
}

/** ", tuant neuf paysans" behind the verb's clause, whatever verb the tree hung it on. */
function followsOn(view: EventContext['view'], host: number, verb: number): boolean {
  if (!isPresentParticiple(view.words[verb])) return false
  if (view.forms[verb - 1] !== ',' || host >= verb) return false
  return view.words
    .slice(host + 1, verb)
    .every((word) => word.upos !== 'VERB' && word.upos !== 'AUX' && word.form !== ';')
}

function isMissOf(context: EventContext, draft: EventDraft, host: EventDraft): boolean {
  const { view, lexicon } = context
  if (draft.outcome !== 'hit' || host.outcome !== 'aimed' || draft.predicate < 0 || host.predicate < 0) return false
  const word = view.words[draft.predicate]
  const denied = view.kids[draft.predicate].some(
    (kid) => kid < draft.predicate && hasWord(lexicon, 'negation', view.forms[kid]),
  )
  const shared = draft.roles.some((role) => host.roles.some((other) => other.at.word === role.at.word))
  return (
    denied && relation(word) === 'conj' && host.predicate < draft.predicate && (shared || word.head === host.predicate)
  )
}

/** "armer et financer les bandes": one act told by two verbs with the same object. */
function isSameAct(context: EventContext, draft: EventDraft, host: EventDraft): boolean {
  const { view } = context
  if (draft.type !== host.type || draft.predicate <= host.predicate || host.predicate < 0 || draft.row.kind !== 'verb')
    return false
  if (view.words[draft.predicate].head !== host.predicate || relation(view.words[draft.predicate]) !== 'conj')
    return false
  const patients = host.roles.filter((role) => role.role !== 'perpetrator' && role.role !== 'place')
  return patients.length > 0 && patients.every((role) => draft.roles.some((other) => other.at.word === role.at.word))
}

/** "Le blocus prive la ville de farine": the verb tells what the event noun, its subject, does. */
function isDeedOf(draft: EventDraft, host: EventDraft): boolean {
  if (draft === host || draft.row.kind !== 'verb' || host.row.kind !== 'noun') return false
  return draft.roles.some((role) => role.role === 'perpetrator' && role.at.word === host.at)
}

/** "Les attaques de A et de B ont fait respectivement…": one event for each place. */
export function distributePlaces(context: EventContext, draft: EventDraft): EventDraft[] {
  const { view, lexicon } = context
  if (!view.forms.some((form) => hasWord(lexicon, 'respectively', form))) return [draft]
  const place = draft.roles.find((role) => role.role === 'place')
  if (!place) return [draft]
  const heads = [
    place.at.word,
    ...view.kids[place.at.word].filter(
      (kid) =>
        relation(view.words[kid]) === 'conj' && (prepositionOf(view, kid) !== '' || context.classes.is(kid, 'place')),
    ),
  ]
  if (heads.length < 2) return [draft]
  // The places of a target that is nothing but these places say where, one each.
  const rest = draft.roles.filter(
    ({ role, at }) =>
      role !== 'place' && !(role === 'target' && at.word === place.at.word && isPlaceOnly(context, at.word)),
  )
  return heads.map((head) => ({
    ...draft,
    roles: [
      ...rest,
      {
        role: 'place' as const,
        start: view.words[head].start,
        end: view.words[head].end,
        at: { ...place.at, word: head },
      },
    ],
    rules: [...draft.rules, 'S9'],
  }))
}

function isPlaceOnly({ classes, view }: EventContext, at: number): boolean {
  return view.words[at].upos === 'PROPN' && classes.is(at, 'place')
}

/** "a déjoué un attentat", "a découvert un charnier": the noun is what the verb's event is about, no event of its own. */
function isObjectOf(context: EventContext, draft: EventDraft, host: EventDraft): boolean {
  const { view } = context
  if (draft === host || draft.row.kind !== 'noun' || host.row.kind !== 'verb') return false
  const fled = view.words[draft.at].head === host.predicate && relation(view.words[draft.at]) === 'obj'
  if (host.type === 'displacement' && fled) return true
  return host.roles.some(
    ({ role, at }) =>
      (role === 'target' || role === 'object') &&
      (at.word === draft.at || (host.type === 'defusal' && view.words[draft.at].head === at.word)),
  )
}

/** "interpellés lors d'une descente de la brigade": the occasion of the verb's event, one happening. */
function isOccasionOf(context: EventContext, draft: EventDraft, host: EventDraft): boolean {
  const { view, lexicon } = context
  if (draft === host || draft.row.kind !== 'noun' || host.row.kind !== 'verb' || draft.predicate >= 0) return false
  const word = view.words[draft.at]
  if (!hasWord(lexicon, 'during', prepositionOf(view, draft.at))) return false
  return (
    word.head === host.predicate ||
    (draft.at > host.predicate &&
      view.words.slice(host.predicate + 1, draft.at).every((other) => other.upos !== 'VERB'))
  )
}

function isSite({ classes }: EventContext, at: number): boolean {
  return classes.is(at, 'place') || classes.is(at, 'facility')
}

/** "la mort de son chef dans un raid": the death is what the other noun's event did. */
function isDeathIn({ view, lexicon }: EventContext, draft: EventDraft, host: EventDraft): boolean {
  if (draft.type !== 'killing' || draft.row.kind !== 'noun' || host.row.kind !== 'noun' || host.at < draft.at)
    return false
  if (!hasWord(lexicon, 'occasion', prepositionOf(view, host.at)) || host.at - draft.at > 10) return false
  return view.words.slice(draft.at + 1, host.at).every((word) => word.upos !== 'VERB' && word.form !== ',')
}

/** "une bombe placée sous la voiture a explosé": the laying is told of the same device. */
function isLaid({ view }: EventContext, draft: EventDraft, host: EventDraft): boolean {
  if (draft.type !== 'remote-explosive' || host.type !== draft.type || draft.predicate < 0 || host.row.kind !== 'verb')
    return false
  const { head } = view.words[draft.predicate]
  return (
    relation(view.words[draft.predicate]) === 'acl' &&
    host.roles.some(({ role, at }) => role === 'instrument' && at.word === head)
  )
}

/** "a déjoué un complot visant à tuer le roi", "foiled a plot to bomb the station": what was prevented is no second event. */
function isPlotted({ view }: EventContext, draft: EventDraft, host: EventDraft): boolean {
  if (host.type !== 'defusal' || host.predicate < 0 || draft.row.kind !== 'verb' || draft.predicate <= host.predicate)
    return false
  if (view.words[draft.predicate].feats.VerbForm !== 'Inf') return false
  const noun = view.words[host.predicate].head === draft.predicate ? -1 : topNounOf(view, draft.predicate)
  return noun >= 0 && view.words[noun].head === host.predicate
}

/** The noun whose clause a verb stands in. */
function topNounOf(view: EventContext['view'], verb: number): number {
  for (let at = verb, steps = 0; at >= 0 && steps < 3; steps++, at = view.words[at].head)
    if (view.words[at].upos === 'NOUN') return at
  return -1
}

/** "intercepté avant d'atteindre sa cible": what was stopped did not hit. */
function isStopped(draft: EventDraft, host: EventDraft): boolean {
  if (draft.outcome !== 'hit' || host.type !== 'interception' || draft === host) return false
  return draft.roles.some(
    (role) =>
      role.role === 'instrument' &&
      host.roles.some((other) => other.role === 'target' && other.at.word === role.at.word),
  )
}
