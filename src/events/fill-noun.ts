/**
 * Roles of an event noun: its complements ("le bombardement de X par Y", "une frappe kesmarienne sur Z", "attaque de drones")
 * and what its support verbs add. Out: one draft, or two where "respectivement" distributes places.
 */
import type { RoleProposal } from '../model/proposals.ts'
import type { Role } from '../model/statement.ts'
import { byPhraseAfter } from './arguments.ts'
import { isDateWord, roleOf, type EventContext, type EventDraft, type TriggerMatch } from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import { allSupport, type SupportVerb, type supportVerbs } from './find-support.ts'
import { isBareName } from './noun-classes.ts'
import type { Slot } from './parse-frame.ts'
import { isDefinite } from './reality.ts'
import { forceTypes, refineType } from './refine-type.ts'
import { isRelationalAdjective } from './relational-adjective.ts'
import { isVerbal, prepositionOf, relation } from './sentence-view.ts'
import { namesPersons } from './victims.ts'
import { weaponsAround } from './weapons-around.ts'

interface Complement {
  preposition: string
  head: number
}

export function fillNoun(
  context: EventContext,
  matches: readonly TriggerMatch[],
  verbs: ReturnType<typeof supportVerbs>,
): { draft: EventDraft; supports: SupportVerb[] } | null {
  const { view, lexicon } = context
  const noun = matches[0].first
  const supports = allSupport(context, noun, verbs)
  const complements = complementsOf(context, noun, matches[0].last)
  const match = bestRow(context, matches, complements)
  if (!match) return null
  const row = match.entry
  if (row.value.event === 'no' || isWithout(context, noun)) return null
  if (row.value.plural === 'yes' && view.words[noun].feats.Number !== 'Plur') return null
  if (
    row.value.instrument === 'yes' &&
    !supports.some((support) => isInstrumentStated(support, row.alternatives.length > 0))
  )
    return null
  const roles: RoleProposal[] = []
  const heads: number[] = [noun]
  let last = match.last
  for (const complement of complements) {
    const role = roleOfComplement(context, match, complement)
    if (!role) continue
    const struck = role === 'target' && supports.some(({ kind }) => kind === 'target')
    if (struck && (context.classes.is(complement.head, 'place') || context.classes.is(complement.head, 'facility')))
      continue
    heads.push(complement.head)
    if (role === 'instrument' && complement.preposition !== '' && complement.head - last <= 3 && complement.head > last)
      last = complement.head
    if (row.value.sym === 'yes' && role === 'agent') splitParties(context, complement.head, roles)
    else roles.push(roleOf(context, role, complement.head))
  }
  for (let i = match.first + 1; i <= match.last; i++) {
    if (context.classes.is(i, 'weapon') && view.words[i].upos === 'NOUN') {
      roles.push(roleOf(context, 'instrument', i))
      heads.push(i)
    }
  }
  if (
    !roles.some((role) => role.role === 'perpetrator' || role.role === 'agent') &&
    row.frame.some((frame) => frame.slots.some((slot) => hasWord(lexicon, 'by', slot.preposition)))
  ) {
    const doer = byPhraseAfter(view, last, lexicon)
    if (doer >= 0 && !isDateWord(context, doer) && !context.classes.is(doer, 'uav'))
      roles.push(roleOf(context, 'perpetrator', doer))
  }
  if (row.value.instrument === 'yes') roles.unshift(roleOf(context, 'instrument', noun))
  for (const kid of view.kids[noun]) {
    if (relation(view.words[kid]) === 'amod' && isRelationalAdjective(context, kid)) {
      const type = row.type
      const patient = row.frame.some(
        (frame) =>
          frame.slots[0]?.preposition === 'de' &&
          frame.slots[0].role !== 'perpetrator' &&
          frame.slots[0].role !== 'agent',
      )
      const role: Role = row.value.sym === 'yes' ? 'agent' : 'perpetrator'
      const taken = roles.some((existing) => existing.role === 'perpetrator')
      if (!taken && (forceTypes.has(type) || !patient)) roles.push(adjectiveRole(context, role, kid))
    }
  }
  const draft: EventDraft = {
    at: noun,
    first: match.first,
    last,
    row,
    type: row.type,
    alternatives: [...row.alternatives],
    roles,
    outcome: row.value.outcome,
    phase: row.value.phase,
    series: row.value.series === 'yes' || supports.some((support) => support.series) || undefined,
    nominal: true,
    presupposed: isDefinite(view, lexicon, noun),
    predicate: -1,
    rules: [`event:noun:${row.type}`],
    weight: match.last - match.first,
  }
  for (const support of supports) addSupport(context, draft, support, heads)
  const weapons = weaponsAround(context, heads)
  const refined = refineType(draft.type, weapons)
  if (refined !== draft.type) {
    draft.type = refined
    draft.alternatives = []
  }
  if (
    row.value.weak === 'yes' &&
    ((draft.roles.length === 0 && draft.predicate < 0) || supports.some(({ kind }) => kind === 'foil'))
  )
    return null
  return { draft, supports }
}

/** A weapon is an event only where a verb says what it did. */
function isInstrumentStated(support: SupportVerb, ambiguous: boolean): boolean {
  return support.as === 'subject' && (support.kind === 'toll' || (support.kind === 'harm' && !ambiguous))
}

function complementsOf(context: EventContext, noun: number, last: number): Complement[] {
  const { view } = context
  const found: Complement[] = []
  const collect = (at: number) => {
    for (const kid of view.kids[at]) {
      const name = relation(view.words[kid])
      if ((name !== 'nmod' && name !== 'obl' && name !== 'conj') || kid <= last || isDateWord(context, kid)) continue
      const preposition = prepositionOf(view, kid)
      if (preposition === '' || (name === 'conj' && at === noun)) continue
      found.push({ preposition, head: kid })
      if (name === 'nmod') collectConjuncts(kid, preposition)
    }
  }
  const collectConjuncts = (at: number, preposition: string) => {
    for (const kid of view.kids[at]) {
      if (
        relation(view.words[kid]) === 'conj' &&
        prepositionOf(view, kid) !== '' &&
        prepositionOf(view, kid) !== preposition
      ) {
        found.push({ preposition: prepositionOf(view, kid), head: kid })
      }
    }
  }
  for (let at = noun; at <= last; at++) collect(at)
  // Right after the noun, whatever relation the tree gave.
  for (let i = last + 1; i <= last + 5 && i < view.words.length && !isVerbal(view.words[i]); i++) {
    const preposition = prepositionOf(view, i)
    if (hasWord(context.lexicon, 'only-against', preposition) && !found.some(({ head }) => head === i))
      found.push({ preposition, head: i })
  }
  // "contre", "par" and "visant" phrases that the tree hung on the noun's last complement.
  for (const { head } of [...found]) {
    for (const kid of view.kids[head]) {
      const preposition = prepositionOf(view, kid)
      if (
        relation(view.words[kid]) === 'nmod' &&
        (hasWord(context.lexicon, 'by', preposition) || hasWord(context.lexicon, 'against', preposition))
      )
        found.push({ preposition, head: kid })
    }
  }
  // "une attaque visant X": the participle's object is the target.
  for (const kid of view.kids[noun]) {
    const word = view.words[kid]
    if (relation(word) !== 'acl' || !hasWord(context.lexicon, 'against', view.forms[kid])) continue
    const object = view.kids[kid].find((grandchild) => relation(view.words[grandchild]) === 'obj')
    if (object !== undefined) found.push({ preposition: view.forms[kid], head: object })
  }
  return found.sort((a, b) => a.head - b.head)
}

/** The row whose classed "de" slot the complements satisfy; else the first without such a demand. */
function bestRow(
  context: EventContext,
  matches: readonly TriggerMatch[],
  complements: readonly Complement[],
): TriggerMatch | null {
  let best: { match: TriggerMatch; score: number } | null = null
  for (const match of matches) {
    const classed = match.entry.frame
      .flatMap((frame) => frame.slots)
      .filter((slot) => slot.required && hasWord(context.lexicon, 'of', slot.preposition))
    const satisfied = classed.some((slot) =>
      complements.some(
        (complement) => complement.preposition === slot.preposition && fitsSlot(context, slot, complement.head),
      ),
    )
    const open = match.entry.frame.some((frame) => frame.slots.every((slot) => !slot.required))
    const strayed = complements.some(
      (complement) =>
        hasWord(context.lexicon, 'of', complement.preposition) && !context.classes.is(complement.head, 'weapon'),
    )
    const bareOf = match.entry.frame.some((frame) =>
      frame.slots.some((slot) => !slot.required && hasWord(context.lexicon, 'of', slot.preposition)),
    )
    const owned = context.view.kids[match.first].some(
      (kid) => kid < match.first && hasWord(context.lexicon, 'possessive', context.view.forms[kid]),
    )
    if (classed.length > 0 && !satisfied && !bareOf && (strayed || (!open && !owned))) continue
    const score = 10 * (match.last - match.first) + (satisfied ? 2 : 0)
    if (!best || score > best.score) best = { match, score }
  }
  return best?.match ?? null
}

function fitsSlot(context: EventContext, slot: Slot, head: number): boolean {
  const { classes, view } = context
  if (slot.classes.length === 0) return true
  if (slot.classes.includes('craft') && classes.is(head, 'craft')) return context.lastCraft !== 'aircraft'
  if (slot.classes.includes('violence'))
    return (context.lexicon.triggers.get(view.lemmas[head]) ?? []).some((row) => row.kind === 'noun')
  if (slot.classes.includes('place') && isBareName(view, head)) return true
  const grouped =
    hasWord(context.lexicon, 'group-noun', view.lemmas[head]) &&
    view.kids[head].some((kid) => slot.classes.some((name) => classes.is(kid, name)))
  return grouped || classes.couldBe(head, slot.classes)
}

function roleOfComplement(context: EventContext, match: TriggerMatch, { preposition, head }: Complement): Role | null {
  const { classes, lexicon, view } = context
  const row = match.entry
  const weapon = classes.is(head, 'weapon') && !classes.is(head, 'armed')
  const slots = row.frame.flatMap((frame) => frame.slots)
  if (hasWord(lexicon, 'means', preposition) && weapon) return 'instrument'
  if (hasWord(lexicon, 'by', preposition)) return row.value.sym === 'yes' ? 'agent' : 'perpetrator'
  if (row.value.instrument === 'yes' && hasWord(lexicon, 'of', preposition)) {
    return classes.is(head, 'facility') || classes.is(head, 'place') || isBareName(view, head) ? 'place' : null
  }
  if (hasWord(lexicon, 'of', preposition)) {
    if (
      weapon &&
      forceTypes.has(row.type) &&
      !slots.some((slot) => slot.classes.some((name) => classes.is(head, name)))
    )
      return 'instrument'
    const named = slots.filter((slot) => slot.preposition === preposition)
    const classed = named.find((slot) => slot.required && fitsSlot(context, slot, head))
    if (classed) return classed.role
    const bare = named.find((slot) => !slot.required)
    if (!bare) return null
    // An agentive noun with a bare place: where, not who ("l'attaque de Brisane").
    const place =
      classes.is(head, 'place') || (isBareName(view, head) && !classes.is(head, 'armed') && classes.of(head).size === 0)
    if (bare.role === 'perpetrator' && place) return 'place'
    if (bare.role === 'perpetrator' && (classes.is(head, 'facility') || classes.is(head, 'vehicle'))) return 'target'
    if (
      bare.role === 'target' &&
      classes.is(head, 'armed') &&
      (classes.is(head, 'aircraft') || classes.is(head, 'state'))
    )
      return 'perpetrator'
    return bare.role
  }
  const slot = slots.find(
    (candidate) =>
      candidate.preposition === preposition || lexicon.words.get(`like ${candidate.preposition}`)?.has(preposition),
  )
  if (slot?.role === 'place') return null
  if (slot) return slot.required && !fitsSlot(context, slot, head) ? null : slot.role
  if (hasWord(lexicon, 'against', preposition) && forceTypes.has(row.type)) return 'target'
  return null
}

/** "entre l'armée et le groupe": two parties. */
function splitParties(context: EventContext, head: number, roles: RoleProposal[]): void {
  const { view } = context
  roles.push(roleOf(context, 'agent', head, false))
  for (const kid of view.kids[head]) {
    if (relation(view.words[kid]) === 'conj') roles.push(roleOf(context, 'agent', kid, false))
  }
}

function adjectiveRole(context: EventContext, role: Role, at: number): RoleProposal {
  const { view } = context
  const word = view.words[at]
  return { role, start: word.start, end: word.end, at: { sentence: view.sentence.index, word: at } }
}

/** What the verb adds: its subject, object and obliques in the noun's roles, outcome, phase and reality. */
function addSupport(context: EventContext, draft: EventDraft, support: SupportVerb, heads: number[]): void {
  const { view, classes, lexicon } = context
  const { args, kind } = support
  const symmetric =
    draft.row.value.sym === 'yes' || draft.type === 'ceasefire-agreement' || draft.type === 'meeting-talks'
  const has = (...names: Role[]) => draft.roles.some((role) => names.includes(role.role))
  const add = (role: Role, head: number) => {
    if (
      head < 0 ||
      head === draft.at ||
      isDateWord(context, head) ||
      draft.roles.some((existing) => existing.at.word === head)
    )
      return
    draft.roles.push(roleOf(context, role, head))
    heads.push(head)
  }
  const patientRole = patientOf(draft)
  draft.rules.push(`event:support:${support.row.lemma}`)
  if (support.row.value.outcome && draft.outcome === undefined) draft.outcome = support.row.value.outcome
  if (support.row.value.outcome && kind === 'repel') draft.outcome = support.row.value.outcome
  if (support.row.value.phase && draft.type === 'ceasefire-agreement') draft.phase = support.row.value.phase
  if (support.row.value.real) draft.real = support.row.value.real
  if (support.row.value.series === 'yes') draft.series = true
  if (kind === 'agent' || kind === 'ongoing' || kind === 'end') {
    if (support.as === 'object' && !has('perpetrator', 'agent')) add(symmetric ? 'agent' : 'perpetrator', args.doer)
    if (kind === 'ongoing') draft.real = 'ongoing'
  } else if (kind === 'target') {
    const role = classes.is(args.doer, 'person') && !classes.is(args.doer, 'armed') ? 'victim' : patientRole
    add(role, args.doer)
  } else if (kind === 'blame') {
    const blamed = obliqueHead(support, 'à')
    if (blamed >= 0 && !has('perpetrator', 'agent')) add(symmetric ? 'agent' : 'perpetrator', blamed)
  } else if (kind === 'place') add('place', args.doer)
  else if (kind === 'shake') {
    if (
      classes.is(args.patient, 'place') ||
      classes.is(args.patient, 'facility') ||
      isBareName(view, Math.max(args.patient, 0))
    )
      add('place', args.patient)
  } else if (kind === 'oppose') {
    add('agent', args.patient)
    const other = args.obliques.find((oblique) => oblique.preposition === 'à')
    if (other) add('agent', other.head)
  } else if (kind === 'impact' && !(support.as === 'occasion' && args.voice === 'active'))
    add(patientRole === 'place' ? 'target' : patientRole, args.patient)
  else if (kind === 'harm') {
    const harmed =
      args.patient >= 0
        ? args.patient
        : support.as === 'subject'
          ? obliqueHead(support, 'à')
          : support.as === 'occasion'
            ? args.doer
            : -1
    if (
      harmed >= 0 &&
      namesPersons(context, harmed) &&
      (classes.couldBe(harmed, ['person', 'armed', 'civilian']) ||
        view.words[harmed].upos === 'NUM' ||
        hasWord(lexicon, 'group-noun', view.lemmas[harmed]))
    )
      add('victim', harmed)
    else if (harmed >= 0 && (classes.is(harmed, 'facility') || classes.is(harmed, 'vehicle'))) add('target', harmed)
    if (
      support.as === 'occasion' &&
      args.voice === 'passive' &&
      args.doer >= 0 &&
      args.doer !== draft.at &&
      !has('perpetrator')
    )
      add('perpetrator', args.doer)
  } else if (kind === 'foil') draft.real = support.row.lemma === 'prévenir' ? 'hypothetical' : 'not-occurred'
  for (const { preposition, head } of args.obliques) {
    if (head === draft.at || isDateWord(context, head)) continue
    if (hasWord(lexicon, 'by', preposition)) continue
    if (
      draft.row.frame.some((frame) =>
        frame.slots.some((slot) => slot.role === 'agent' && slot.preposition === preposition),
      ) &&
      !isDateWord(context, head)
    ) {
      const party =
        (!classes.is(head, 'place') && !classes.is(head, 'facility')) ||
        hasWord(lexicon, 'party-noun', view.lemmas[head])
      if (party && !draft.roles.some((role) => role.at.word === head)) splitParties(context, head, draft.roles)
      continue
    }
    if (hasWord(lexicon, 'means', preposition) && classes.is(head, 'weapon') && !has('instrument'))
      add('instrument', head)
    else if (
      hasWord(lexicon, 'against', preposition) &&
      forceTypes.has(draft.type) &&
      kind !== 'harm' &&
      !has('target') &&
      !(preposition === 'sur' && classes.is(head, 'place'))
    )
      add('target', head)
    else if (preposition === 'à' && kind === 'agent' && !has('target', 'recipient') && !classes.is(head, 'place'))
      add(recipientOf(draft), head)
  }
  const dated =
    args.participle &&
    context.dates.some(
      ({ mention }) => mention.at.word >= view.lo[support.verb] && mention.at.word <= view.hi[support.verb],
    )
  if (dated && view.words[support.verb].head === draft.at) {
    draft.predicate = support.verb
    draft.nominal = true
    draft.fixed = true
  } else if (support.as !== 'occasion' && !draft.fixed && (!args.participle || draft.predicate < 0)) {
    draft.predicate = support.verb
    draft.nominal = args.participle
    if (!args.participle) draft.presupposed = false
  } else if (support.as === 'occasion' && draft.predicate < 0) {
    draft.predicate = support.verb
    draft.nominal = false
    draft.presupposed = false
  }
}

function obliqueHead(support: SupportVerb, preposition: string): number {
  return support.args.dative >= 0
    ? support.args.dative
    : (support.args.obliques.find((oblique) => oblique.preposition === preposition)?.head ?? -1)
}

/** Role of what the noun's act is done to, by its frame. */
function patientOf(draft: EventDraft): Role {
  for (const frame of draft.row.frame) {
    for (const slot of frame.slots) {
      if (slot.role === 'victim' || slot.role === 'target' || slot.role === 'object') return slot.role
    }
  }
  return 'target'
}

function recipientOf(draft: EventDraft): Role {
  return draft.type === 'ambush' || forceTypes.has(draft.type) ? 'target' : 'recipient'
}

/** "sans coup de feu", "sans tirer un coup de feu". */
function isWithout({ view, lexicon }: EventContext, noun: number): boolean {
  if (hasWord(lexicon, 'without', prepositionOf(view, noun))) return true
  const { head } = view.words[noun]
  return (
    head >= 0 &&
    isVerbal(view.words[head]) &&
    view.kids[head].some(
      (kid) => kid < head && relation(view.words[kid]) === 'mark' && hasWord(lexicon, 'without', view.lemmas[kid]),
    )
  )
}

/** Soldiers, commandos, police: no aircraft. */
function isOnFoot({ classes }: EventContext, head: number): boolean {
  return ['soldier', 'troops', 'police', 'foot'].some((name) => classes.is(head, name)) && !classes.is(head, 'aircraft')
}
