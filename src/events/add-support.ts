/** What a support verb adds to its event noun: its subject, object and obliques in the noun's roles, outcome, phase, reality. */
import type { Role } from '../model/statement.ts'
import { isDateWord, roleOf, splitParties, type EventContext, type EventDraft } from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import type { SupportVerb } from './find-support.ts'
import { isViolence } from './fit-frame.ts'
import { isBareName } from './noun-classes.ts'
import { forceTypes } from './refine-type.ts'
import { isUnder, prepositionOf, relation } from './sentence-view.ts'
import { namesPersons } from './victims.ts'

/** Support verbs whose subject does the deed itself. */
const deedKinds = new Set<SupportVerb['kind']>(['agent', 'ongoing', 'end', 'deed', 'means', 'toll', 'harm', 'impact'])

/** What the verb adds: its subject, object and obliques in the noun's roles, outcome, phase and reality. */
export function addSupport(context: EventContext, draft: EventDraft, support: SupportVerb, heads: number[]): void {
  const { view, classes, lexicon } = context
  const { args, kind } = support
  // Who breaks a truce does it alone.
  const broken = support.row.value.phase === 'broken'
  const symmetric =
    !broken && (draft.row.value.sym === 'yes' || draft.type === 'ceasefire-agreement' || draft.type === 'meeting-talks')
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
  const isDative = (preposition: string) => hasWord(lexicon, 'dative', preposition)
  const patientRole = patientOf(draft)
  draft.rules.push(`event:support:${support.row.lemma}`)
  if (support.as !== 'subject') draft.support = deedKinds.has(kind) ? 'own' : 'other'
  if (support.row.value.outcome && draft.outcome === undefined) draft.outcome = support.row.value.outcome
  if (support.row.value.outcome && kind === 'repel') draft.outcome = support.row.value.outcome
  if (support.row.value.phase && draft.type === 'ceasefire-agreement') draft.phase = support.row.value.phase
  if (support.row.value.real) draft.real = support.row.value.real
  if (support.as === 'subject' && (kind === 'toll' || (kind === 'harm' && args.voice === 'active')))
    draft.tollVerb = support.verb
  if (support.row.value.series === 'yes') draft.series = true
  if (kind === 'agent' || kind === 'ongoing' || kind === 'end') {
    if (support.as === 'object' && !has('perpetrator', 'agent')) {
      if (args.doer >= 0 && !broken && takesParties(draft)) splitParties(context, args.doer, draft.roles)
      else add(symmetric ? 'agent' : 'perpetrator', args.doer)
    }
    if (kind === 'ongoing') draft.real = 'ongoing'
  } else if (kind === 'target') {
    const role = classes.is(args.doer, 'person') && !classes.is(args.doer, 'armed') ? 'victim' : patientRole
    add(role, args.doer)
  } else if (kind === 'blame') {
    const blamed = obliqueHead(support, isDative)
    if (blamed >= 0 && !has('perpetrator', 'agent')) add(symmetric ? 'agent' : 'perpetrator', blamed)
  } else if (kind === 'toll' && draft.type === 'protest-intervention') {
    // A dispersal that kills is another type.
    if (context.tolls.some(({ measure }) => measure === 'killed')) draft.type = 'protest-excessive-force'
  } else if (kind === 'place') add('place', args.doer)
  else if (kind === 'shake') {
    if (
      classes.is(args.patient, 'place') ||
      classes.is(args.patient, 'facility') ||
      isBareName(view, Math.max(args.patient, 0)) ||
      // "a secoué le centre de Torre": a part of a place that no list has.
      context.places.some(({ at, locative }) => locative && args.patient >= 0 && isUnder(view, at.word, args.patient))
    )
      add('place', args.patient)
  } else if (kind === 'oppose') {
    if (draft.type === 'attack-unspecified') draft.type = 'armed-clash'
    const sides = args.patient >= 0 && view.kids[args.patient].some((kid) => relation(view.words[kid]) === 'conj')
    if (sides) splitParties(context, args.patient, draft.roles)
    else add('agent', args.patient)
    const other = args.obliques.find(({ preposition }) => isDative(preposition))
    if (other && !(sides && isBareName(view, other.head))) add('agent', other.head)
  } else if (kind === 'impact' && !(support.as === 'occasion' && args.voice === 'active'))
    add(patientRole === 'place' ? 'target' : patientRole, args.patient)
  else if (kind === 'harm') {
    const harmed =
      args.patient >= 0
        ? args.patient
        : support.as === 'subject'
          ? obliqueHead(support, isDative)
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
  } else if (kind === 'deed') {
    const doer = view.kids[support.last].find((kid) => prepositionOf(view, kid) === support.row.preposition)
    if (!has('perpetrator', 'agent'))
      add('perpetrator', doer ?? obliqueHead(support, (preposition) => preposition === support.row.preposition))
  } else if (kind === 'means') {
    const means = args.obliques.find(({ head }) => classes.is(head, 'weapon'))
    if (means) add('instrument', means.head)
    // "les tirs provenaient d'une position tenue par l'armée": who holds the place fired from.
    for (const { head } of args.obliques)
      for (const kid of view.kids[head]) {
        if (relation(view.words[kid]) !== 'acl' || has('perpetrator', 'agent')) continue
        const holder = view.kids[kid].find((other) => hasWord(lexicon, 'by', prepositionOf(view, other)))
        if (holder !== undefined && classes.couldBe(holder, ['armed', 'state'])) add('perpetrator', holder)
      }
  } else if (kind === 'foil') draft.real = support.row.value.real ?? 'not-occurred'
  for (const { preposition, head, deep } of args.obliques) {
    if (head === draft.at || isDateWord(context, head)) continue
    if (deep && classes.is(head, 'generic')) continue
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
      (view.lo[head] === draft.last + 1 || !(hasWord(lexicon, 'locative', preposition) && classes.is(head, 'place')))
    )
      add('target', head)
    else if (
      isDative(preposition) &&
      kind === 'agent' &&
      !has('target', 'recipient') &&
      (!classes.is(head, 'place') || isState(context, head)) &&
      takesRecipient(draft) &&
      !isViolence(lexicon, view.lemmas[head])
    )
      add(recipientOf(draft), head)
  }
  const dated =
    args.participle &&
    context.dates.some(
      ({ mention }) => mention.at.word >= view.lo[support.verb] && mention.at.word <= view.hi[support.verb],
    )
  if (dated && view.words[support.verb].head === draft.at && !draft.stated) {
    draft.predicate = support.verb
    draft.nominal = true
    draft.fixed = true
  } else if (support.as !== 'occasion' && !draft.fixed && (!args.participle || draft.predicate < 0)) {
    draft.predicate = support.verb
    draft.nominal = args.participle
    if (!args.participle) {
      draft.presupposed = false
      draft.stated = true
    }
  } else if (support.as === 'occasion' && draft.predicate < 0 && !isUnder(view, support.verb, draft.at)) {
    draft.predicate = support.verb
    draft.nominal = false
    draft.presupposed = false
  }
}

/** A name with an article after "à" ("à l'Ostrie") is a country that gets something, not where. */
function isState({ view }: EventContext, head: number): boolean {
  return view.words[head].upos === 'PROPN' && !isBareName(view, head)
}

/** Both sides of an agreement, a fight or an exchange. */
function takesParties(draft: EventDraft): boolean {
  const mutual =
    draft.row.value.sym === 'yes' || ['ceasefire-agreement', 'meeting-talks', 'release-exchange'].includes(draft.type)
  return mutual && draft.row.frame.some((frame) => frame.slots.some((slot) => slot.role === 'agent'))
}

function obliqueHead(support: SupportVerb, wanted: (preposition: string) => boolean): number {
  return support.args.dative >= 0
    ? support.args.dative
    : (support.args.obliques.find(({ preposition }) => wanted(preposition))?.head ?? -1)
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
  return draft.type === 'ambush' || draft.type === 'sanction-rupture' || forceTypes.has(draft.type)
    ? 'target'
    : 'recipient'
}

/** Acts on or for somebody; an agreement signed at a place has no recipient. */
function takesRecipient(draft: EventDraft): boolean {
  return (
    forceTypes.has(draft.type) ||
    ['material-support', 'aid-access', 'statement-only', 'sanction-rupture', 'deprivation'].includes(draft.type)
  )
}
