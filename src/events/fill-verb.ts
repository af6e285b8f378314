/**
 * Roles of a verbal trigger. In: its rows and the verb's arguments; out: the draft of the row whose frame fits best, or null
 * when a frame asks for something the sentence lacks ("libérer" a person or a town).
 */
import type { RoleProposal } from '../model/proposals.ts'
import type { Role } from '../model/statement.ts'
import type { Arguments } from './arguments.ts'
import {
  isDateWord,
  roleOf,
  splitParties,
  type EventContext,
  type EventDraft,
  type TriggerMatch,
} from './event-context.ts'
import { hasWord, type TriggerRow } from './event-lexicon.ts'
import { bestFit, isViolence, type Filled, type Fit } from './fit-frame.ts'
import { isBareName } from './noun-classes.ts'
import { forceTypes, isTaken, refineType } from './refine-type.ts'
import { prepositionOf, relation } from './sentence-view.ts'
import { namesPersons } from './victims.ts'
import { weaponsAround } from './weapons-around.ts'

/** What people leave is where it happened. */
const left: ReadonlySet<string> = new Set(['withdrawal', 'displacement', 'deportation'])
/** Types whose doer may be a violence told by another noun ("déplacés par les combats"). */
const causes: ReadonlySet<string> = new Set(['displacement'])

export function fillVerb(context: EventContext, matches: readonly TriggerMatch[]): EventDraft[] {
  const best = bestFit(context, matches)
  if (!best) return []
  if (best.args.doer >= 0 && context.classes.is(best.args.doer, 'nature') && isDone(best.match.entry.type)) return []
  if (best.match.entry.value.motion === 'yes' && isMotion(context, best)) return []
  if (best.match.entry.value.load === 'yes' && isLoaded(context, best)) return []
  if (best.match.entry.value.outcome === 'aimed' && isPurpose(context, best)) return []
  const others = otherPatients(context, matches, best)
  const draft = draftOf(context, best.match, best.filled, best.args, others.length > 0)
  return draft ? [draft, ...others] : []
}

/** "La ministre s'est rendue à Torre": who bears no arms goes where the verb leads. */
function isMotion({ view, classes }: EventContext, { args }: Fit): boolean {
  const unarmed = ['official', 'civilian', 'government'].some((name) => classes.is(args.doer, name))
  if (!unarmed || classes.is(args.doer, 'soldier')) return false
  return args.obliques.some(({ head }) => classes.is(head, 'place') || isBareName(view, head))
}

/** "a été bombardé de questions": covered with what is no weapon. */
function isLoaded({ view, classes, lexicon, named }: EventContext, { args }: Fit): boolean {
  if (args.voice !== 'passive') return false
  return args.obliques.some(
    ({ preposition, head }) =>
      hasWord(lexicon, 'of', preposition) &&
      head > args.verb &&
      view.words[head].upos !== 'PROPN' &&
      !named.has(head) &&
      !['weapon', 'place', 'facility'].some((name) => classes.is(head, name)) &&
      !['time-noun', 'times-noun', 'vague-noun'].some((list) => hasWord(lexicon, list, view.lemmas[head])),
  )
}

/** What somebody does on purpose; storms do not. */
function isDone(type: string): boolean {
  return forceTypes.has(type) || type === 'deprivation' || type === 'displacement'
}

/** "la mesure vise à punir", "la campagne vise les enfants": an aim without force. */
function isPurpose({ view, classes, lexicon }: EventContext, { args, match }: Fit): boolean {
  const infinitive = view.kids[args.verb].some(
    (kid) => kid > match.last && view.words[kid].feats.VerbForm === 'Inf' && kid - match.last <= 4,
  )
  if (infinitive) return true
  if (args.doer < 0 || view.words[args.doer].upos !== 'NOUN') return false
  return classes.of(args.doer).size === 0 && !isForce(lexicon, view.lemmas[args.doer])
}

function isForce(lexicon: EventContext['lexicon'], lemma: string): boolean {
  return (lexicon.triggers.get(lemma) ?? []).some(
    (row) => row.kind === 'noun' && row.words.length === 1 && forceTypes.has(row.type),
  )
}

/** "neutralisé trois combattants et un engin explosif": the second object makes another event. */
function otherPatients(context: EventContext, matches: readonly TriggerMatch[], best: Fit): EventDraft[] {
  const { view } = context
  if (matches.length < 2 || best.args.patient < 0 || best.args.voice === 'passive') return []
  return view.kids[best.args.patient].flatMap((kid) => {
    if (relation(view.words[kid]) !== 'conj' || view.words[kid].upos !== 'NOUN') return []
    const fit = bestFit(context, matches, kid)
    if (!fit || fit.match.entry.type === best.match.entry.type) return []
    const draft = draftOf(context, fit.match, fit.filled, fit.args, false)
    return draft ? [{ ...draft, at: kid, first: kid, last: kid }] : []
  })
}

function draftOf(
  context: EventContext,
  match: TriggerMatch,
  filled: readonly Filled[],
  args: Arguments,
  alone: boolean,
): EventDraft | null {
  const { entry } = match
  const { view, classes, lexicon } = context
  const roles: RoleProposal[] = []
  for (const { slot, head } of filled) {
    if (!slot.role || isDateWord(context, head)) continue
    if ((slot.role === 'origin-place' || slot.role === 'place') && !slot.required && !isSomewhere(context, head))
      continue
    const role = roleFor(context, slot.role, head, entry)
    if (role === 'victim' && hasWord(lexicon, 'quantity-adverb', view.forms[head])) continue
    if (role === 'agent') {
      splitParties(context, head, roles)
      continue
    }
    if (role === 'perpetrator' && causes.has(entry.type) && isViolence(lexicon, view.lemmas[head])) continue
    if (role === 'victim' && ((entry.value.result && !namesPersons(context, head)) || entry.type === 'displacement'))
      continue
    roles.push(behind(context, match, roleOf(context, role, head, !(alone && head === args.patient))))
    if (role === 'place' && slot.preposition === '' && isTaken(entry.type)) roles.push(roleOf(context, 'target', head))
  }
  addLaidBy(context, entry.type, roles)
  const weapons = weaponsAround(context, [...args.obliques.map((oblique) => oblique.head), args.doer])
  for (const { preposition, head, deep } of args.obliques) {
    if (deep && !hasWord(lexicon, 'means-noun', view.lemmas[head])) continue
    const means = view.kids[head].find(
      (kid) =>
        hasWord(lexicon, 'means-noun', view.lemmas[head]) &&
        relation(view.words[kid]) === 'nmod' &&
        classes.is(kid, 'weapon'),
    )
    if (means !== undefined) {
      roles.push(roleOf(context, 'instrument', means))
      weaponsAround(context, [means]).forEach((name) => weapons.add(name))
    }
    const instrument =
      hasWord(lexicon, 'means', preposition) && classes.is(head, 'weapon') && !classes.is(head, 'facility')
    if (instrument && !roles.some((role) => role.at.word === head)) roles.push(roleOf(context, 'instrument', head))
  }
  for (let i = match.first + 1; i <= match.last; i++) {
    if (
      classes.is(i, 'weapon') &&
      view.words[i].upos === 'NOUN' &&
      (forceTypes.has(entry.type) || entry.type === 'protest-excessive-force' || classes.is(i, 'crowd-control'))
    )
      roles.push(roleOf(context, 'instrument', i))
  }
  if (entry.value.result && !hasDoerOrVictim(roles)) return null
  if (
    entry.value.result === 'killed' &&
    entry.type === 'killing' &&
    !roles.some((role) => role.role === 'victim') &&
    !canKill(context, roles)
  )
    return null
  if (
    entry.value.result === 'injured' &&
    !roles.some((role) => role.role === 'perpetrator' && mayHarm(context, role.at.word))
  )
    return null
  const figure = roles.some(
    ({ role, at }) =>
      role !== 'place' && lexicon.figurativeNouns.has(view.lemmas[at.word]) && classes.of(at.word).size === 0,
  )
  if (figure && forceTypes.has(entry.type)) return null
  const paper = roles.some(
    ({ role, at }) => role === 'perpetrator' && ['text', 'opinion', 'money'].some((name) => classes.is(at.word, name)),
  )
  if ((paper && entry.value.fig === 'yes') || (paper && forceTypes.has(entry.type))) return null
  if (entry.value.weak === 'yes' && roles.length === 0) return null
  if (entry.value.state === 'yes' && isStateParticiple(context, args)) return null
  const marchers = roles.some(({ role, at }) => role === 'perpetrator' && classes.is(at.word, 'protester'))
  const type = isUnopposed(context, entry, args.verb)
    ? 'peaceful-takeover'
    : entry.type === 'looting-destruction' && marchers
      ? 'violent-demonstration'
      : refineType(entry.type, weapons)
  const suffers = filled.some(
    ({ slot, head }) => head === args.doer && ['victim', 'target', 'object'].includes(slot.role ?? ''),
  )
  return {
    at: match.first,
    first: match.first,
    last: match.last,
    row: entry,
    type,
    alternatives: type === entry.type ? [...entry.alternatives] : [],
    roles,
    outcome: entry.value.outcome,
    phase: entry.value.phase,
    support: suffers || entry.value.suffers === 'yes' ? 'other' : undefined,
    nominal: false,
    presupposed:
      args.participle && relation(view.words[args.owner]) === 'acl' && prepositionOf(view, args.owner) === '',
    predicate: args.verb,
    rules: [`event:verb:${entry.type}`],
    weight: match.last - match.first,
  }
}

/** "a brûlé vif un homme": the role begins behind the verb's own words; "the convoy attacked by X": it ends before them. */
function behind({ view }: EventContext, { parts, first, last }: TriggerMatch, role: RoleProposal): RoleProposal {
  if (role.at.word < first && role.end > view.words[last].end) {
    let end = first - 1
    while (end > role.at.word && view.words[end].upos === 'PUNCT') end--
    return { ...role, end: view.words[end].end }
  }
  if (!parts || role.at.word <= last || role.start >= view.words[last].end) return role
  return { ...role, start: view.words[last + 1].start }
}

/** "une bombe placée sous la voiture": what the device was laid at is its target, or its place. */
function addLaidBy(context: EventContext, type: string, roles: RoleProposal[]): void {
  const { view, classes } = context
  const device = roles.find(({ role }) => role === 'instrument')
  if (type !== 'remote-explosive' || !device || roles.some(({ role }) => role === 'target')) return
  for (const kid of view.kids[device.at.word]) {
    if (relation(view.words[kid]) !== 'acl') continue
    for (const at of [...view.kids[kid], ...view.kids[device.at.word].filter((other) => other > kid)]) {
      if (!hasWord(context.lexicon, 'locative', prepositionOf(view, at).split(' ')[0])) continue
      if (classes.is(at, 'vehicle') || classes.is(at, 'facility')) roles.push(roleOf(context, 'target', at))
    }
  }
}

/** "des hommes armés", "les civils tués": a participle without agent says how they are, not that it happened. */
function isStateParticiple({ view }: EventContext, args: Arguments): boolean {
  if (!args.participle || args.doer >= 0) return false
  return ['acl', 'amod', 'conj'].includes(relation(view.words[args.verb])) && view.sentence.segmentKind !== 'headline'
}

/** A munition is what it was done with, not who did it; crewed platforms act. */
function roleFor(context: EventContext, role: Role, head: number, row: TriggerRow): Role {
  const { classes } = context
  const crewed =
    classes.is(head, 'aircraft') ||
    classes.is(head, 'armour') ||
    classes.is(head, 'naval') ||
    classes.is(head, 'air-defence') ||
    hasWord(context.lexicon, 'crewed', context.view.lemmas[head]) ||
    classes.is(head, 'armed')
  const munition =
    classes.is(head, 'weapon') ||
    context.view.kids[head].some(
      (kid) => relation(context.view.words[kid]) === 'nmod' && isMunitionOf(context, head, kid),
    )
  if (role === 'perpetrator' && munition && !crewed) return 'instrument'
  if (role === 'origin-place' && left.has(row.type)) return 'place'
  return role
}

/** "une de ses bombes", "un de leurs missiles": the counter is what it counts. */
function isMunitionOf({ view, classes }: EventContext, counter: number, kid: number): boolean {
  return view.words[counter].upos !== 'NOUN' && view.words[counter].upos !== 'PROPN' && classes.is(kid, 'weapon')
}

function hasDoerOrVictim(roles: readonly RoleProposal[]): boolean {
  return roles.some(
    ({ role }) => role === 'perpetrator' || role === 'victim' || role === 'instrument' || role === 'target',
  )
}

/** An accident or a noun nobody knows harms nobody on purpose. */
function mayHarm({ classes, view }: EventContext, at: number): boolean {
  return (
    view.words[at].upos !== 'NOUN' ||
    (classes.of(at).size > 0 && !classes.is(at, 'nature') && !classes.is(at, 'device'))
  )
}

/** "investi sans un coup de feu", "entré sans combattre": control changes without a fight. */
function isUnopposed({ view, lexicon }: EventContext, row: TriggerRow, verb: number): boolean {
  if (!isTaken(row.type) && row.type !== 'ground-assault') return false
  for (let i = verb + 1; i < view.words.length && i <= verb + 12; i++) {
    const denied = hasWord(lexicon, 'negation', view.forms[i]) && relation(view.words[i]) === 'advmod'
    if (denied && [1, 2, 3, 4].some((step) => hasWord(lexicon, 'fight', view.lemmas[i + step] ?? ''))) return true
    if (!hasWord(lexicon, 'without', view.forms[i])) continue
    return [1, 2, 3].some((step) => hasWord(lexicon, 'fight', view.lemmas[i + step] ?? ''))
  }
  return false
}

/** Without a named victim only a doer that kills or a weapon makes the figure an event. */
function canKill({ classes }: EventContext, roles: readonly RoleProposal[]): boolean {
  return roles.some(
    ({ role, at }) =>
      role === 'instrument' || (role === 'perpetrator' && classes.couldBe(at.word, ['armed', 'person'])),
  )
}

function isSomewhere({ view, classes }: EventContext, head: number): boolean {
  return classes.is(head, 'place') || classes.is(head, 'facility') || view.words[head].upos === 'PROPN'
}
