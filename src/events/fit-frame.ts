/**
 * Chooses the row of a verbal trigger whose frame fits the verb's arguments best: "libérer" a person or a town, "abattre" a drone
 * or a helicopter. A row whose classed slot nothing fits is out.
 */
import { argumentsOf, isReflexive, type Arguments, type Oblique } from './arguments.ts'
import { isDateWord, type EventContext, type TriggerMatch } from './event-context.ts'
import { hasWord, type EventLexicon, type TriggerRow } from './event-lexicon.ts'
import { isBareName } from './noun-classes.ts'
import type { FrameAlternative, Slot } from './parse-frame.ts'
import { isNominal, prepositionOf, relation } from './sentence-view.ts'
import { isOwn } from './subject.ts'

const bareFrame: FrameAlternative = { subject: null, slots: [] }

export interface Filled {
  slot: Slot
  head: number
}

export interface Fit {
  match: TriggerMatch
  filled: Filled[]
  score: number
  args: Arguments
}

export function bestFit(context: EventContext, matches: readonly TriggerMatch[], patient?: number): Fit | null {
  const { view, lexicon } = context
  let best: Fit | null = null
  for (const match of matches) {
    if (match.entry.reflexive !== isReflexive(view, match.first, lexicon)) continue
    if (view.kids[match.first].some((kid) => kid < match.first && hasWord(lexicon, 'without', view.lemmas[kid])))
      continue
    if (match.entry.value.own === 'yes' && !isOwned(context, match)) continue
    const own = argumentsOf(view, anchorOf(context, match), match.last, lexicon, match.parts)
    // "par les armes" inside the phrase is no doer of it.
    const args = outside(
      patient === undefined ? enclosed(context, match, stranded(context, match, own)) : { ...own, patient },
      match,
    )
    const alternatives = match.entry.frame.length > 0 ? match.entry.frame : [bareFrame]
    for (const alternative of alternatives) {
      const filled = fillFrame(context, match.entry, alternative, args)
      if (!filled) continue
      const score =
        10 * (match.last - match.first) +
        5 * match.entry.words.length +
        3 * filled.filter(({ slot }) => slot.required).length +
        filled.filter(({ slot }) => isTelling(slot)).length +
        0.2 * filled.filter((one) => isKnown(context, one)).length +
        filled.length
      if (!best || score > best.score) best = { match, filled, score, args }
    }
  }
  return best
}

/** "the convoy was fired on": the subject is what the stranded preposition would have had behind it. */
function stranded({ view }: EventContext, { entry, last }: TriggerMatch, args: Arguments): Arguments {
  const next = view.words[last + 1]
  const alone =
    args.voice === 'passive' &&
    args.patient >= 0 &&
    entry.preposition !== null &&
    next !== undefined &&
    view.lemmas[last + 1] === entry.preposition &&
    (relation(next) !== 'case' || next.head <= last)
  return alone
    ? { ...args, obliques: [...args.obliques, { preposition: entry.preposition!, head: args.patient }] }
    : args
}

/** "took eleven tourists hostage": the object stands between the words of the phrase. */
function enclosed({ view }: EventContext, { first, last, parts }: TriggerMatch, args: Arguments): Arguments {
  if (!parts || args.patient >= 0 || args.voice === 'passive' || args.reflexive) return args
  for (let at = last - 1; at > first; at--) {
    if (parts.includes(at) || !isNominal(view.words[at]) || view.words[at].upos === 'NUM') continue
    if (prepositionOf(view, at) === '' && (parts.includes(view.words[at].head) || view.words[at].head === args.verb))
      return { ...args, patient: at }
  }
  return args
}

function outside(args: Arguments, { first, last, parts }: TriggerMatch): Arguments {
  const inside = (at: number) => isOwn(at, first, last, parts) && at !== args.verb
  if (!inside(args.doer) && !args.obliques.some(({ head }) => inside(head))) return args
  return {
    ...args,
    doer: inside(args.doer) ? -1 : args.doer,
    obliques: args.obliques.filter(({ head }) => !inside(head)),
  }
}

/** What the row asks for by class and the word is known to be says more than an open slot. */
function isKnown(context: EventContext, { slot, head }: Filled): boolean {
  if (slot.role === 'perpetrator' || slot.role === 'agent') return false
  const own = (at: number) => slot.classes.some((name) => context.classes.is(at, name))
  return slot.classes.length > 0 && (own(head) || membersOf(context, head).some(own))
}

/** One class, or a place of any kind, says more than a list of classes. */
function isTelling({ classes }: Slot): boolean {
  return (classes.length === 1 && classes[0] !== 'armed' && classes[0] !== 'person') || classes[0] === 'place'
}

/** "livré leurs armes", not "livré des armes": the noun of the phrase is the doer's own. */
function isOwned({ view, lexicon }: EventContext, match: TriggerMatch): boolean {
  for (let i = match.first + 1; i <= match.last; i++)
    if (hasWord(lexicon, 'possessive', view.forms[i]) || hasWord(lexicon, 'definite', view.forms[i])) return true
  return false
}

/** The verb that heads a phrase: of "a fait exploser" the tree may choose either. */
function anchorOf({ view }: EventContext, match: TriggerMatch): number {
  for (let i = match.first; i <= match.last; i++) {
    const { upos, head } = view.words[i]
    if ((upos === 'VERB' || upos === 'AUX') && (head < match.first || head > match.last)) return i
  }
  return match.first
}

function fillFrame(context: EventContext, row: TriggerRow, frame: FrameAlternative, args: Arguments): Filled[] | null {
  if (row.value.doer === 'yes' && args.doer < 0) return null
  const filled: Filled[] = []
  const used = new Set<number>()
  const place = (slot: Slot, head: number): boolean => {
    // "raconte avoir été battu": the speaker is the one harmed.
    if (head < 0 && args.spoken && args.voice === 'passive' && slot.role === 'victim') return true
    if (head < 0 || used.has(head)) return !slot.required
    if (slot.classes.length > 0 && !fits(context, row, slot, head)) return false
    used.add(head)
    filled.push({ slot, head })
    return true
  }
  if (frame.subject && !place(frame.subject, args.doer)) {
    // "acknowledged losing four soldiers": the speaker is the one who has the role.
    const speaker = frame.subject.role === null && args.doer < 0 && args.spoken
    if (
      frame.subject.role !== 'perpetrator' &&
      frame.subject.role !== 'agent' &&
      frame.subject.role !== 'body' &&
      !speaker
    )
      return null
    // A passive without agent says nothing against the class of its doer.
    if (
      args.doer >= 0 ||
      !(
        speaker ||
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
    const dative = hasWord(context.lexicon, 'dative', slot.preposition)
    if (heads[0] < 0 && dative && args.dative >= 0) heads[0] = args.dative
    if (
      dative &&
      hasWord(context.lexicon, 'plain-locative', slot.preposition) &&
      toPerson.has(slot.role ?? '') &&
      isWhere(context, heads[0], slot.role === 'recipient')
    ) {
      if (slot.required) return null
      continue
    }
    if (!place(slot, heads[0])) return null
  }
  return filled
}

const toPerson: ReadonlySet<string> = new Set(['recipient', 'victim'])

/** "à Brisane": a name without article after "à" is where, unless it is known to act. */
function isWhere({ view, classes, places }: EventContext, head: number, site: boolean): boolean {
  if (head < 0) return false
  if (site && (classes.is(head, 'facility') || classes.is(head, 'place')) && !classes.is(head, 'armed')) return true
  return isBareName(view, head) && (classes.of(head).size === 0 || places.some(({ at }) => at.word === head))
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
  // "Il a perdu son frère" tells of no army.
  if (slot.role === null && view.words[head].upos === 'PRON') return false
  // A vehicle may be a target but is no place to hold.
  const rolling = classes.is(head, 'vehicle') || classes.is(head, 'ship')
  if (slot.role === 'place' && rolling && !classes.is(head, 'place') && !slot.classes.includes('vehicle')) return false
  // "déployer 2 000 hommes": men that are counted and sent are forces.
  if (slot.role === 'object' && slot.classes.includes('armed') && hasWord(lexicon, 'men-noun', view.lemmas[head]))
    return view.kids[head].some((kid) => ['nummod', 'nmod'].includes(relation(view.words[kid])))
  const members = membersOf(context, head)
  if (members.length > 0) return namesGroupOf(context, head, ...slot.classes)
  return classes.couldBe(head, slot.classes)
}

/** Known things a quantity counts ("34 des 40 drones"): they, not the numeral, have the class. */
function membersOf({ view, classes, lexicon }: EventContext, head: number): number[] {
  if (!isCounter({ view, lexicon }, head)) return []
  return view.kids[head].filter((kid) => isMember(view, kid) && classes.of(kid).size > 0)
}

/** A number, a noun of quantity or "un" of "un de ses missiles". */
function isCounter({ view, lexicon }: Pick<EventContext, 'view' | 'lexicon'>, head: number): boolean {
  const { upos } = view.words[head]
  return (
    hasWord(lexicon, 'group-noun', view.lemmas[head]) ||
    upos === 'NUM' ||
    upos === 'PRON' ||
    (upos === 'ADJ' && lexicon.numerals.has(view.lemmas[head]))
  )
}

/** "la totalité des appareils", "une trentaine de nos frères": the complement has the class. */
function namesGroupOf(context: EventContext, head: number, ...names: string[]): boolean {
  const { view, classes, lexicon } = context
  if (!isCounter({ view, lexicon }, head)) return false
  return view.kids[head].some(
    (kid) =>
      isMember(view, kid) &&
      (names.some((name) => classes.is(kid, name)) ||
        (names.includes('craft') && classes.is(kid, 'craft') && context.lastCraft !== 'aircraft')),
  )
}

export function isViolence(lexicon: EventLexicon, lemma: string): boolean {
  return (lexicon.triggers.get(lemma) ?? []).some((row) => row.kind === 'noun' && row.head === 0)
}

/** "une attaque contre X" after a verb: the tree's place of the phrase does not matter. */
function against(context: EventContext, slot: Slot): boolean {
  return hasWord(context.lexicon, 'only-against', slot.preposition)
}

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
    if (oblique.preposition === wanted || accepted?.has(oblique.preposition)) return oblique.head
  }
  return -1
}

/** What a quantity counts: its complement, or the noun that the tree made its adjective ("deux cents fusils"). */
function isMember(view: EventContext['view'], kid: number): boolean {
  return (
    relation(view.words[kid]) === 'nmod' || (relation(view.words[kid]) === 'amod' && view.words[kid].upos === 'NOUN')
  )
}
