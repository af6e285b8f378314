/**
 * Roles of an event noun: its complements ("le bombardement de X par Y", "une frappe kesmarienne sur Z", "attaque de drones")
 * and what its support verbs add. Out: one draft, or two where "respectivement" distributes places.
 */
import type { RoleProposal } from '../model/proposals.ts'
import type { Role } from '../model/statement.ts'
import { addSupport } from './add-support.ts'
import { answerableFor } from './answerable-for.ts'
import { byPhraseAfter } from './arguments.ts'
import {
  isDateWord,
  roleOf,
  splitParties,
  type EventContext,
  type EventDraft,
  type TriggerMatch,
} from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import { allSupport, type SupportVerb, type supportVerbs } from './find-support.ts'
import { headOf } from './match-phrase.ts'
import { bestRow, complementsOf, roleOfComplement } from './noun-complements.ts'
import { isDefinite } from './definite.ts'
import { forceTypes, isTaken, refineType } from './refine-type.ts'
import { isRelationalAdjective } from './relational-adjective.ts'
import { isVerbal, prepositionOf, relation } from './sentence-view.ts'
import { namesPersons } from './victims.ts'
import { weaponsAround } from './weapons-around.ts'

/** Acts of states and armies whose adjective says who, though "de" says whom ("le blocus kesmarien du détroit"). */
const ofStates: ReadonlySet<string> = new Set([
  'deprivation',
  'sanction-rupture',
  'withdrawal',
  'emergency-restriction',
])

/** 'Ex-minister "ordered village killings"': what stands before the marks is no part of the compound in them. */
function opensQuotation({ view }: EventContext, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (/^["“«‘]+$/.test(view.words[i].form)) return true
  return false
}

export function fillNoun(
  context: EventContext,
  matches: readonly TriggerMatch[],
  verbs: ReturnType<typeof supportVerbs>,
): { draft: EventDraft; supports: SupportVerb[] } | null {
  const { view, lexicon } = context
  const noun = headOf(matches[0])
  const supports = allSupport(context, noun, verbs)
  const complements = complementsOf(context, matches[0])
  const match = bestRow(context, matches, complements)
  if (!match) return null
  const row = match.entry
  const sufferer = suffererOf(context, noun)
  if (
    row.value.event === 'no' ||
    (row.value.claimed === 'yes' && !isClaimed(context, noun)) ||
    isWithout(context, noun)
  )
    return null
  if (row.value.plural === 'yes' && view.words[noun].feats.Number !== 'Plur') return null
  if (
    row.value.instrument === 'yes' &&
    sufferer < 0 &&
    !supports.some((support) => isInstrumentStated(context, support, row.alternatives.length > 0))
  )
    return null
  const roles: RoleProposal[] = []
  const heads: number[] = [noun]
  let last = match.last
  for (const complement of complements) {
    const role = roleOfComplement(context, match, complement, complements)
    if (!role || (complement.before && opensQuotation(context, complement.head, match.first))) continue
    const struck = role === 'target' && supports.some(({ kind }) => kind === 'target')
    if (struck && (context.classes.is(complement.head, 'place') || context.classes.is(complement.head, 'facility')))
      continue
    heads.push(complement.head)
    if (role === 'instrument' && complement.preposition !== '' && complement.head - last <= 3 && complement.head > last)
      last = complement.head
    if (role === 'agent') splitParties(context, complement.head, roles)
    else roles.push(roleOf(context, role, complement.head))
    if (role === 'place' && isTaken(row.type)) roles.push(roleOf(context, 'target', complement.head))
    if (role === 'origin-place' && row.type === 'withdrawal') roles.push(roleOf(context, 'place', complement.head))
  }
  for (let i = match.first; i <= match.last; i++) {
    if (i !== noun && context.classes.is(i, 'weapon') && view.words[i].upos === 'NOUN') {
      roles.push(roleOf(context, 'instrument', i))
      heads.push(i)
    }
  }
  // "un échange de douze prisonniers": counted persons inside the phrase are those exchanged.
  for (let i = match.first + 1; row.type === 'release-exchange' && i <= match.last; i++) {
    const counted = view.kids[i].some((kid) => relation(view.words[kid]) === 'nummod')
    if (counted && context.classes.is(i, 'person')) roles.push(roleOf(context, 'object', i))
  }
  if (
    !roles.some((role) => role.role === 'perpetrator' || role.role === 'agent') &&
    row.frame.some((frame) => frame.slots.some((slot) => hasWord(lexicon, 'by', slot.preposition)))
  ) {
    const doer = byPhraseAfter(view, last, lexicon)
    const none = doer < 0 || isDateWord(context, doer) || hasWord(lexicon, 'no-doer', view.lemmas[doer])
    if (!none && !context.classes.is(doer, 'uav')) roles.push(roleOf(context, 'perpetrator', doer))
  }
  if (row.value.sym === 'yes' && !roles.some((role) => role.role === 'agent')) addPartiesFurtherOn(context, last, roles)
  if (sufferer >= 0 && namesPersons(context, sufferer)) roles.push(roleOf(context, 'victim', sufferer))
  if (row.value.instrument === 'yes') roles.unshift(roleOf(context, 'instrument', noun))
  for (const kid of view.kids[noun]) {
    if (relation(view.words[kid]) === 'amod' && isRelationalAdjective(context, kid)) {
      const type = row.type
      const patient = row.frame.some(
        (frame) =>
          hasWord(lexicon, 'of', frame.slots[0]?.preposition ?? '') &&
          frame.slots[0].role !== 'perpetrator' &&
          frame.slots[0].role !== 'agent',
      )
      const role: Role = row.value.sym === 'yes' ? 'agent' : 'perpetrator'
      const taken = roles.some((existing) => existing.role === 'perpetrator')
      if (!taken && (forceTypes.has(type) || ofStates.has(type) || !patient))
        roles.push(adjectiveRole(context, role, kid))
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
  const answerable =
    row.value.sym === 'yes' || draft.roles.some(({ role }) => role === 'perpetrator')
      ? -1
      : answerableFor(context, noun)
  if (answerable >= 0) {
    draft.roles.push(roleOf(context, 'perpetrator', answerable))
    draft.support = 'own'
  }
  draft.participles = supports.filter(({ args }) => args.participle).map(({ verb }) => verb)
  if (row.value.foot && draft.roles.some((role) => role.role === 'perpetrator' && isOnFoot(context, role.at.word))) {
    draft.type = row.value.foot
  }
  addPartaker(context, noun, draft)
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

/** "la participation de ses hommes au massacre": whom the noun of blame above the event names. */
function addPartaker(context: EventContext, noun: number, draft: EventDraft): void {
  const { view, lexicon, classes } = context
  const { head, deprel } = view.words[noun]
  if (head < 0 || !deprel.startsWith('nmod') || !hasWord(lexicon, 'blame-noun', view.lemmas[head])) return
  if (draft.roles.some(({ role }) => role === 'perpetrator' || role === 'agent')) return
  const partaker = view.kids[head].find(
    (kid) =>
      kid > head &&
      kid < noun &&
      relation(view.words[kid]) === 'nmod' &&
      hasWord(lexicon, 'of', prepositionOf(view, kid)) &&
      classes.couldBe(kid, ['armed', 'person', 'state', 'government']),
  )
  if (partaker !== undefined) draft.roles.push(roleOf(context, 'perpetrator', partaker))
}

/** "Les combats ont repris dimanche autour de X entre A et B": both parties behind the verb. */
function addPartiesFurtherOn(context: EventContext, last: number, roles: RoleProposal[]): void {
  const { view, lexicon, classes } = context
  for (let i = last + 1; i < view.words.length; i++) {
    if (/^[;:.]$/.test(view.words[i].form)) return
    if (!hasWord(lexicon, 'between', prepositionOf(view, i)) || isDateWord(context, i)) continue
    const paired = view.kids[i].some((kid) => relation(view.words[kid]) === 'conj')
    const plural = view.words[i].feats.Number === 'Plur'
    if ((paired || plural) && !classes.is(i, 'place') && classes.couldBe(i, ['armed', 'crowd', 'person', 'civilian']))
      return splitParties(context, i, roles)
  }
}

/** "s'attribue la mort de sept soldats", "son rôle dans la mort": a death is an event where somebody claims, denies or is blamed for it. */
function isClaimed({ view, lexicon }: EventContext, noun: number): boolean {
  const { head } = view.words[noun]
  if (head < 0) return false
  const before = Math.min(noun, ...view.kids[noun].filter((kid) => kid < noun)) - 1
  return (
    hasWord(lexicon, 'blame-verb', view.lemmas[head]) ||
    hasWord(lexicon, 'blame-noun', view.lemmas[head]) ||
    (before >= 0 && hasWord(lexicon, 'blame-noun', view.lemmas[before]))
  )
}

/** "58 survivantes de viol", "les victimes de mines": who the noun before "de" names suffered it. */
function suffererOf({ view, lexicon }: EventContext, noun: number): number {
  const { head, deprel } = view.words[noun]
  const suffers =
    head >= 0 &&
    head < noun &&
    deprel.startsWith('nmod') &&
    hasWord(lexicon, 'of', prepositionOf(view, noun)) &&
    hasWord(lexicon, 'sufferer-noun', view.lemmas[head])
  return suffers ? head : -1
}

/** A weapon is an event only where a verb says what it did. */
function isInstrumentStated({ lexicon }: EventContext, support: SupportVerb, ambiguous: boolean): boolean {
  if (support.kind === 'target')
    return support.as === 'object' && !hasWord(lexicon, 'by', support.row.preposition ?? '')
  return support.as === 'subject' && (support.kind === 'toll' || (support.kind === 'harm' && !ambiguous))
}

function adjectiveRole(context: EventContext, role: Role, at: number): RoleProposal {
  const { view } = context
  const word = view.words[at]
  return { role, start: word.start, end: word.end, at: { sentence: view.sentence.index, word: at } }
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
