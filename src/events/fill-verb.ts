/**
 * Roles of a verbal trigger. In: its rows and the verb's arguments; out: the draft of the row whose frame fits best, or null
 * when a frame asks for something the sentence lacks ("libérer" a person or a town).
 */
import type { RoleProposal } from '../model/proposals.ts'
import type { Role } from '../model/statement.ts'
import { argumentsOf, isReflexive, type Arguments, type Oblique } from './arguments.ts'
import type { EventLexicon, TriggerRow } from './event-lexicon.ts'
import { isDateWord, roleOf, type EventContext, type EventDraft, type TriggerMatch } from './event-context.ts'
import type { FrameAlternative, Slot } from './parse-frame.ts'
import { forceTypes, refineType } from './refine-type.ts'
import { hasWord } from './event-lexicon.ts'
import { prepositionOf, relation } from './sentence-view.ts'
import { namesPersons } from './victims.ts'
import { weaponsAround } from './weapons-around.ts'

interface Filled {
  slot: Slot
  head: number
}

export function fillVerb(context: EventContext, matches: readonly TriggerMatch[]): EventDraft[] {
  const best = bestFit(context, matches)
  if (!best) return []
  if (best.args.doer >= 0 && context.classes.is(best.args.doer, 'nature') && forceTypes.has(best.match.entry.type))
    return []
  const others = otherPatients(context, matches, best)
  const draft = draftOf(context, best.match, best.filled, best.args, others.length > 0)
  return draft ? [draft, ...others] : []
}

/** The verb that heads a phrase: of "a fait exploser" the tree may choose either. */
function anchorOf({ view }: EventContext, match: TriggerMatch): number {
  for (let i = match.first; i <= match.last; i++) {
    const { upos, head } = view.words[i]
    if ((upos === 'VERB' || upos === 'AUX') && (head < match.first || head > match.last)) return i
  }
  return match.first
}

interface Fit {
  match: TriggerMatch
  filled: Filled[]
  score: number
  args: Arguments
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

function bestFit(context: EventContext, matches: readonly TriggerMatch[], patient?: number): Fit | null {
  const { view, lexicon } = context
  let best: Fit | null = null
  for (const match of matches) {
    if (match.entry.reflexive !== isReflexive(view, match.first, lexicon) && !allowsReflexive(match.entry)) continue
    if (view.kids[match.first].some((kid) => kid < match.first && hasWord(lexicon, 'without', view.lemmas[kid])))
      continue
    const own = argumentsOf(view, anchorOf(context, match), match.last, lexicon)
    const args = patient === undefined ? own : { ...own, patient }
    const alternatives = match.entry.frame.length > 0 ? match.entry.frame : [bareFrame]
    for (const alternative of alternatives) {
      const filled = fillFrame(context, match.entry, alternative, args)
      if (!filled) continue
      const score =
        10 * (match.last - match.first) +
        3 * filled.filter(({ slot }) => slot.required).length +
        filled.filter(({ slot }) => slot.classes.length === 1 && slot.classes[0] !== 'armed').length +
        filled.length
      if (!best || score > best.score) best = { match, filled, score, args }
    }
  }
  return best
}

const bareFrame: FrameAlternative = { subject: null, slots: [] }

/** Symmetric verbs stay themselves with "se" ("s'affronter" is listed, "se battre" too). */
function allowsReflexive(row: TriggerRow): boolean {
  return row.words.length > 1 && row.reflexive === false && row.value.pron === 'any'
}

function fillFrame(context: EventContext, row: TriggerRow, frame: FrameAlternative, args: Arguments): Filled[] | null {
  const filled: Filled[] = []
  const used = new Set<number>()
  const place = (slot: Slot, head: number): boolean => {
    if (head < 0 || used.has(head)) return !slot.required
    if (slot.classes.length > 0 && !fits(context, row, slot, head)) return false
    used.add(head)
    filled.push({ slot, head })
    return true
  }
  if (frame.subject && !place(frame.subject, args.doer)) {
    if (frame.subject.role !== 'perpetrator' && frame.subject.role !== 'agent' && frame.subject.role !== 'body')
      return null
    // A passive without agent says nothing against the class of its doer.
    if (
      args.doer >= 0 ||
      !(
        args.voice === 'passive' ||
        args.spoken ||
        frame.subject.classes.every((name) => name === 'armed' || name === 'state')
      )
    )
      return null
    if (row.value.fig === 'yes' && args.voice !== 'passive' && !args.spoken && frame.subject.required) return null
  }
  for (const slot of frame.slots) {
    const heads =
      slot.preposition === ''
        ? [row.preposition ? obliqueWith(context.lexicon, args.obliques, row.preposition, used, context) : args.patient]
        : []
    if (slot.preposition !== '')
      heads.push(
        obliqueWith(
          context.lexicon,
          args.obliques,
          slot.preposition,
          used,
          context,
          slot.required || against(context, slot) || slot.role === 'recipient' || slot.role === 'target',
          slot.role === 'agent' || slot.role === 'recipient',
        ),
      )
    if (heads[0] < 0 && slot.preposition === 'à' && args.dative >= 0) heads[0] = args.dative
    if (!place(slot, heads[0])) return null
  }
  return filled
}

function fits(context: EventContext, row: TriggerRow, slot: Slot, head: number): boolean {
  const { classes, lexicon, view } = context
  if (slot.classes.includes('violence')) {
    return (
      isViolence(lexicon, view.lemmas[head]) ||
      classes.is(head, 'weapon') ||
      view.kids[head].some((kid) => relation(view.words[kid]) === 'nmod' && isViolence(lexicon, view.lemmas[kid]))
    )
  }
  if (slot.classes.includes('craft') && classes.is(head, 'craft')) return context.lastCraft !== 'aircraft'
  if (slot.classes.includes('aircraft') && classes.is(head, 'craft')) return context.lastCraft === 'aircraft'
  if (
    context.view.words[head].upos === 'PRON' &&
    (row.value.fig === 'yes' || row.value.weak === 'yes') &&
    slot.role === 'perpetrator'
  ) {
    return !slot.classes.includes('aircraft')
  }
  const members = membersOf(context, head)
  if (members.length > 0) return namesGroupOf(context, head, ...slot.classes)
  return classes.couldBe(head, slot.classes)
}

/** Known things a quantity counts ("34 des 40 drones"): they, not the numeral, have the class. */
function membersOf({ view, classes, lexicon }: EventContext, head: number): number[] {
  if (!hasWord(lexicon, 'group-noun', view.lemmas[head]) && view.words[head].upos !== 'NUM') return []
  return view.kids[head].filter((kid) => relation(view.words[kid]) === 'nmod' && classes.of(kid).size > 0)
}

/** "la totalité des appareils", "une trentaine de nos frères": the complement has the class. */
function namesGroupOf(context: EventContext, head: number, ...names: string[]): boolean {
  const { view, classes, lexicon } = context
  if (!hasWord(lexicon, 'group-noun', view.lemmas[head]) && view.words[head].upos !== 'NUM') return false
  return view.kids[head].some(
    (kid) =>
      relation(view.words[kid]) === 'nmod' &&
      (names.some((name) => classes.is(kid, name)) ||
        (names.includes('craft') && classes.is(kid, 'craft') && context.lastCraft !== 'aircraft')),
  )
}

export function isViolence(lexicon: EventLexicon, lemma: string): boolean {
  return (lexicon.triggers.get(lemma) ?? []).some((row) => row.kind === 'noun')
}

/** "une attaque contre X" after a verb: the tree's place of the phrase does not matter. */
function against(context: EventContext, slot: Slot): boolean {
  return hasWord(context.lexicon, 'only-against', slot.preposition)
}

const sameAs: Readonly<Record<string, readonly string[]>> = {}

function obliqueWith(
  lexicon: EventLexicon,
  obliques: readonly Oblique[],
  wanted: string,
  used: ReadonlySet<number>,
  context: EventContext,
  deep = false,
  exact = false,
): number {
  const accepted = exact ? undefined : lexicon.words.get(`like ${wanted}`)
  for (const oblique of obliques) {
    if (used.has(oblique.head) || isDateWord(context, oblique.head) || (oblique.deep && !deep)) continue
    if (oblique.deep && exact && !context.classes.couldBe(oblique.head, ['armed', 'person', 'government'])) continue
    if (
      oblique.preposition === wanted ||
      accepted?.has(oblique.preposition) ||
      sameAs[wanted]?.includes(oblique.preposition)
    )
      return oblique.head
  }
  return -1
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
    if (role === 'victim' && ((entry.value.result && !namesPersons(context, head)) || entry.type === 'displacement'))
      continue
    roles.push(roleOf(context, role, head, !(alone && head === args.patient)))
  }
  const weapons = weaponsAround(context, [...args.obliques.map((oblique) => oblique.head), args.doer])
  for (const { preposition, head, deep } of args.obliques) {
    if (deep) continue
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
    if (classes.is(i, 'weapon') && view.words[i].upos === 'NOUN') roles.push(roleOf(context, 'instrument', i))
  }
  if (entry.value.result && !hasDoerOrVictim(roles)) return null
  if (
    entry.value.result === 'killed' &&
    entry.type === 'killing' &&
    !roles.some((role) => role.role === 'victim') &&
    !canKill(context, roles)
  )
    return null
  if (entry.value.result === 'injured' && !roles.some((role) => role.role === 'perpetrator')) return null
  if (entry.value.weak === 'yes' && roles.length === 0) return null
  if (entry.value.state === 'yes' && isStateParticiple(context, args)) return null
  const type = refineType(entry.type, weapons)
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
    nominal: false,
    presupposed:
      args.participle && relation(view.words[args.owner]) === 'acl' && prepositionOf(view, args.owner) === '',
    predicate: args.verb,
    rules: [`event:verb:${entry.type}`],
    weight: match.last - match.first,
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
    classes.is(head, 'armed')
  if (role === 'perpetrator' && classes.is(head, 'weapon') && !crewed) return 'instrument'
  if (role === 'agent' && row.value.sym === 'yes') return 'agent'
  return role
}

function hasDoerOrVictim(roles: readonly RoleProposal[]): boolean {
  return roles.some(
    ({ role }) => role === 'perpetrator' || role === 'victim' || role === 'instrument' || role === 'target',
  )
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
