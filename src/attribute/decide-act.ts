/**
 * The act of a proposition, from the cue's row and then from what is said: who does the event of the content decides whether an
 * assertion is a claim (S1), an accusation (S2) or a threat (S3). Relations decide, never names.
 */
import type { EventProposal } from '../model/proposals.ts'
import type { Act, Real } from '../model/statement.ts'
import { foldWord } from '../text/fold-word.ts'
import { inside, overlaps, type Content, type Context, type Saying, type Source } from './context.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { headIsConditional } from './trim-front.ts'
import { base, isInfinitive, subjectOf, wordsWithin, type View } from './view.ts'

export interface Decision {
  act: Act
  deniesWhat?: string
  claimsWhat?: ('act' | 'target' | 'effect')[]
  retractsWhat?: string
  real?: Real
  firstPerson: boolean
  rules: string[]
}

const assertive: ReadonlySet<Act> = new Set(['reports', 'asserts', 'announces', 'relays', 'assesses', 'witnesses'])
const harmless: ReadonlySet<string> = new Set([
  'meeting-talks',
  'vote-decision',
  'protest',
  'strike-boycott',
  'ceasefire-agreement',
  'mobilisation',
  'discovery',
  'displacement',
  'aid-access',
  'material-support',
  'investigation',
  'resignation',
  'statement-only',
  'withdrawal',
  'judicial',
  'group-change',
  'base-established',
  'emergency-restriction',
  'sanction-rupture',
  'political-rupture',
  'disarm-surrender',
  'misinformation',
  'peaceful-takeover',
])
const neutralised: ReadonlySet<string> = new Set([
  'interception',
  'defusal',
  'weapons-seizure',
  'release-exchange',
  'arrest',
  'search-raid',
])
const abuses: ReadonlySet<string> = new Set(['attack-civilians', 'torture', 'sexual-violence', 'targeted-killing'])

/** @param own true for the author's own voice; @param communique the author is a party speaking of itself */
export function decideAct(
  ctx: Context,
  content: Content,
  saying: Saying | null,
  own: boolean,
  communique: boolean,
): Decision {
  const view = ctx.views[content.sentence]
  const firstPerson =
    (holdsFirstPerson(ctx, content) || (own && communique && subjectIsFirstPerson(ctx, view, content))) &&
    (content.mode === 'direct' ||
      content.quotation !== undefined ||
      (communique && (saying === null || sourceIsFirstPerson(ctx, saying))))
  const decision: Decision = { act: saying?.act ?? 'reports', firstPerson, rules: [] }
  const event = mainEvent(ctx, content)
  const selfAgent = isSelfAgent(ctx, content, saying, event, firstPerson)
  const subject = sharedSubject(view, content)
  const firstPersonSubject =
    firstPerson && (subject >= 0 ? phraseIsFirstPerson(ctx, view, subject) : opensInFirstPerson(ctx, content))
  if (saying) innerPerformative(ctx, content, decision, firstPersonSubject)
  if (own && !saying) ownAct(ctx, content, decision)
  if (assertive.has(decision.act) && saying && isLabel(ctx, view, content)) {
    decision.act = 'characterises'
    decision.rules.push('names what it is')
  }
  if (decision.act === 'reports' || decision.act === 'announces' || decision.act === 'asserts')
    countsByContent(ctx, content, saying, decision)
  const negated = isNegated(view, content.at)
  const future = isFuture(view, content)
  if (
    assertive.has(decision.act) &&
    negated &&
    firstPersonSubject &&
    !future &&
    (event !== null || isPast(view, content.at))
  ) {
    decision.act = 'denies'
    decision.deniesWhat = 'event'
    decision.real = 'occurred'
    decision.rules.push('S5: first-person negated event')
  } else if (controls(decision.act) && selfAgent && event && !negated) {
    applySelfAgent(decision, event, future || plans(ctx, content, saying, decision.act), own)
  } else if (decision.act === 'warns' && content.mode === 'direct' && isPast(view, content.at) && !negated) {
    decision.act = 'reports'
    decision.rules.push('a past event is no warning')
  } else if (decision.act === 'warns' && (firstPersonSubject || (firstPerson && (future || negated)))) {
    threaten(decision, 'S3: warning of what the speaker controls')
  } else if (
    decision.act === 'warns' &&
    saying &&
    speaksForSubject(ctx, content, saying.source) &&
    event &&
    isHarm(event)
  ) {
    threaten(decision, 'S3: the principal does the harm')
  } else if (
    (decision.act === 'pledges' || decision.act === 'intends') &&
    event &&
    isHarm(event) &&
    !neutralised.has(event.type) &&
    !negated
  ) {
    threaten(decision, 'S3: harm promised')
  } else if (decision.act === 'announces' && event && isHarm(event) && plans(ctx, content, saying, decision.act)) {
    threaten(decision, 'S3: harm announced')
  } else if (firstPersonSubject && future && !own && assertive.has(decision.act)) {
    decision.act = event && isHarm(event) ? 'threatens' : 'pledges'
    decision.real = event && isHarm(event) ? 'threatened' : 'planned'
    decision.rules.push('first person + future')
  } else if (
    assertive.has(decision.act) &&
    decision.act !== 'assesses' &&
    (content.mode === 'direct' || communique) &&
    event &&
    abuses.has(event.type) &&
    namesOther(ctx, event, content, saying) &&
    !negated
  ) {
    decision.act = 'accuses'
    decision.rules.push('S2: names another as doer')
  } else if (decision.act === 'threatens') decision.real = 'threatened'
  if (decision.act === 'denies' || decision.act === 'disputes') {
    decision.deniesWhat ??= deniedBy(ctx, content)
    decision.real ??= 'occurred'
  }
  if (decision.act === 'retracts') decision.retractsWhat = ctx.tolls[content.sentence].length ? 'toll' : 'event'
  settleReal(ctx, view, content, decision, future)
  return decision
}

function threaten(decision: Decision, rule: string): void {
  decision.act = 'threatens'
  decision.real = 'threatened'
  decision.rules.push(rule)
}

function controls(act: Act): boolean {
  return (
    act === 'reports' ||
    act === 'asserts' ||
    act === 'announces' ||
    act === 'relays' ||
    act === 'witnesses' ||
    act === 'warns' ||
    act === 'pledges'
  )
}

function applySelfAgent(decision: Decision, event: EventProposal, future: boolean, own: boolean): void {
  if (future) {
    if (isHarm(event) && !neutralised.has(event.type)) threaten(decision, 'S3: the speaker does the harm')
    return
  }
  if (!isHarm(event)) return
  if (decision.act === 'warns' || decision.act === 'pledges') return
  decision.act = 'claims-responsibility'
  decision.claimsWhat = claimed(event)
  decision.rules.push(own ? 'S1: first person of a party' : 'S1: the speaker is the agent')
}

function claimed(event: EventProposal): ('act' | 'target' | 'effect')[] {
  const out: ('act' | 'target' | 'effect')[] = ['act']
  if (event.roles.some((role) => role.role === 'target')) out.push('target')
  if (event.roles.some((role) => role.role === 'victim')) out.push('effect')
  return out
}

export function isHarm(event: EventProposal): boolean {
  return !harmless.has(event.type)
}

/** The event of the content's head, else the first in it, else the one its subject names. */
function mainEvent(ctx: Context, content: Content): EventProposal | null {
  let best: EventProposal | null = null
  for (const event of ctx.events[content.sentence]) {
    if (!inside(event.trigger, content.range)) continue
    if (event.at.word === content.at) return event
    if (!best || (best.nominal && !event.nominal)) best = event
  }
  return best
}

/** The speaker does what the content tells: it controls the infinitive, says "nous", or is the subject by pronoun or name. */
function isSelfAgent(
  ctx: Context,
  content: Content,
  saying: Saying | null,
  event: EventProposal | null,
  firstPerson: boolean,
): boolean {
  const view = ctx.views[content.sentence]
  if (content.nominal) return false
  const subject = sharedSubject(view, content)
  if (
    subject < 0 ||
    (saying &&
      content.mode === 'indirect' &&
      subject < view.words.findIndex((word) => word.start >= content.range.start))
  ) {
    // A bare infinitive or participle after a cue is done by whom the cue names; a passive one is suffered.
    if (!saying || content.mode === 'direct' || content.mode === 'according-to' || content.accused) return false
    const word = view.words[content.at]
    const passive = view.kids[content.at].some((kid) => view.words[kid].deprel === 'aux:pass')
    return !passive && (isInfinitive(word) || word.feats.VerbForm === 'Part')
  }
  if (view.words[subject].deprel === 'nsubj:pass') {
    const agent = event ? agentRole(event) : null
    return agent !== null && firstPerson && rangeIsFirstPerson(ctx, content.sentence, agent)
  }
  if (firstPerson && phraseIsFirstPerson(ctx, view, subject)) return true
  return saying !== null && content.mode !== 'direct' && sameAsSpeaker(ctx, content, subject, saying.source)
}

function agentRole(event: EventProposal): { start: number; end: number } | null {
  return event.roles.find((role) => role.role === 'perpetrator' || role.role === 'agent') ?? null
}

/** "elle", "ses forces", or the very words of the speaker. */
function sameAsSpeaker(ctx: Context, content: Content, subject: number, source: Source | null): boolean {
  if (!source) return false
  const view = ctx.views[content.sentence]
  const word = view.words[subject]
  const speaker = ctx.views[source.sentence].words[source.at]
  if (word.upos === 'PRON') {
    const row = ctx.lexicon.row('pronoun', word.form)
    if (!row) return false
    return matches(row.value.number, speaker.feats.Number) && matches(row.value.gender, speaker.feats.Gender)
  }
  if (view.kids[subject].some((kid) => ctx.lexicon.has('possessive', view.words[kid].form))) return true
  const actors = ctx.actors[content.sentence]
  const mine = actors.find((actor) => actor.at.word === subject)?.actor
  const theirs = ctx.actors[source.sentence].find((actor) => actor.at.word === source.at)?.actor
  return mine !== null && mine !== undefined && mine === theirs
}

function matches(x: string | undefined, y: string | undefined): boolean {
  return !x || !y || x.toLowerCase().slice(0, 3) === y.toLowerCase().slice(0, 3)
}

/** "son porte-parole" warns that the group will strike: the subject is whom the speaker speaks for. */
function speaksForSubject(ctx: Context, content: Content, source: Source | null): boolean {
  if (!source) return false
  const view = ctx.views[source.sentence]
  const possessive = view.kids[source.at].some((kid) => ctx.lexicon.has('possessive', view.words[kid].form))
  const subject = subjectOf(ctx.views[content.sentence], content.at)
  if (subject < 0) return false
  if (possessive && source.sentence === content.sentence) return true
  return sameAsSpeaker(ctx, content, subject, source)
}

function namesOther(ctx: Context, event: EventProposal, content: Content, saying: Saying | null): boolean {
  const agent = agentRole(event)
  if (!agent || rangeIsFirstPerson(ctx, content.sentence, agent)) return false
  return !saying?.source || !overlaps(agent, saying.source.range)
}

function holdsFirstPerson(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held) return false
  for (let i = held.a; i <= held.b; i++) if (ctx.lexicon.has('first-person', view.words[i].form)) return true
  return false
}

function phraseIsFirstPerson(ctx: Context, view: View, at: number): boolean {
  if (ctx.lexicon.has('first-person', view.words[at].form)) return true
  for (let i = view.lo[at]; i <= Math.min(view.hi[at], at + 6); i++)
    if (ctx.lexicon.has('first-person', view.words[i].form)) return true
  return false
}

/** The subject of the content's head, or the one it shares with the verb it is coordinated with. */
function sharedSubject(view: View, content: Content): number {
  let at = content.at
  for (let steps = 0; steps < 5 && at >= 0; steps++) {
    const subject = subjectOf(view, at)
    if (subject >= 0) return subject
    const relation = base(view.words[at])
    if (relation !== 'conj' && relation !== 'acl' && relation !== 'amod') break
    at = view.words[at].head
  }
  const word = view.words[content.at]
  if (content.nominal || content.mode !== 'indirect' || word.upos !== 'VERB' || word.feats.VerbForm !== 'Part')
    return -1
  return view.words.findIndex((item) => base(item) === 'nsubj' && item.index < content.at)
}

function opensInFirstPerson(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  return held !== null && ctx.lexicon.has('first-person', view.words[held.a].form)
}

function sourceIsFirstPerson(ctx: Context, saying: Saying): boolean {
  return (
    saying.source !== null &&
    ctx.lexicon.has('first-person', ctx.views[saying.source.sentence].words[saying.source.at].form)
  )
}

function subjectIsFirstPerson(ctx: Context, view: View, content: Content): boolean {
  const subject = sharedSubject(view, content)
  return subject >= 0 && phraseIsFirstPerson(ctx, view, subject)
}

function rangeIsFirstPerson(ctx: Context, sentence: number, range: { start: number; end: number }): boolean {
  return ctx.views[sentence].words.some(
    (word) => word.start >= range.start && word.end <= range.end && ctx.lexicon.has('first-person', word.form),
  )
}

/** « Nous condamnons … », a dit X: the verb inside says what the words do. */
function innerPerformative(ctx: Context, content: Content, decision: Decision, firstPersonSubject: boolean): void {
  if (content.mode !== 'direct' || !firstPersonSubject) return
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (word.feats.Tense !== 'Pres' && word.feats.VerbForm !== 'Fin') return
  if (isNegated(view, content.at)) return
  const rows = ctx.lexicon.verbs.get(foldWord(word.lemma))
  const act = rows?.find(
    (cue) => cue.rest.length === 0 && !cue.reflexive && cue.slots.some((slot) => slot.kind !== 'quote'),
  )?.act
  if (!act || act === 'reports' || act === 'asserts' || word.feats.Tense === 'Past') return
  decision.act = act
  decision.rules.push('performative in the first person')
}

function ownAct(ctx: Context, content: Content, decision: Decision): void {
  const { sentence } = ctx.views[content.sentence]
  const first = ctx.views[content.sentence].words[0]
  if (sentence.segmentKind === 'correction' || (first && ctx.lexicon.has('correction', first.form)))
    decision.act = 'retracts'
  else if (content.conditional && !content.condition && isHearsay(ctx, content)) decision.act = 'relays'
}

/** "C'est une provocation": a name for what was told, no event of its own. */
function isLabel(ctx: Context, view: View, content: Content): boolean {
  const subject = subjectOf(view, content.at)
  if (subject < 0 || view.words[subject].upos !== 'PRON' || view.words[subject].feats.PronType !== 'Dem') return false
  const word = view.words[content.at]
  const cop = view.kids[content.at].some((kid) => base(view.words[kid]) === 'cop')
  const indefinite = view.kids[content.at].some((kid) => view.words[kid].feats.Definite === 'Ind')
  const held = wordsWithin(view, content.range)
  for (let i = content.at; held && i <= held.b; i++) if (view.words[i].feats.PronType === 'Rel') return false
  return (
    cop &&
    word.upos === 'NOUN' &&
    indefinite &&
    !view.kids[content.at].some((kid) => base(view.words[kid]) === 'acl' && view.words[kid].deprel !== 'acl')
  )
}

/** A conditional without condition and not of a modal verb: told, not asserted. */
export function isHearsay(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (!word || content.condition || content.nominal) return false
  if (!headIsConditional(view, content.at)) return false
  if (ctx.lexicon.has('modal', word.lemma)) return false
  return !view.kids[content.at].some(
    (kid) => ctx.lexicon.has('modal', view.words[kid].lemma) && base(view.words[kid]) === 'aux',
  )
}

/** "Le bilan … a été porté à neuf": the subject is a count. */
function countsByContent(ctx: Context, content: Content, saying: Saying | null, decision: Decision): void {
  if (!saying) return
  const view = ctx.views[content.sentence]
  const artefactAct = saying.source?.artefact ? artefactActOf(ctx, saying) : ''
  const figures = ctx.tolls[content.sentence].some((toll) => overlaps(toll.raw, content.range))
  if (artefactAct === 'counts') {
    decision.act = 'counts'
    decision.rules.push('bilan as source')
    return
  }
  const subject = subjectOf(view, content.at)
  if (
    subject >= 0 &&
    ctx.lexicon.artefacts.get(foldWord(view.words[subject].lemma))?.act === 'counts' &&
    (figures || view.words.some((word) => word.upos === 'NUM' && inside(word, content.range)))
  ) {
    decision.act = 'counts'
    decision.rules.push('bilan as subject')
  }
}

function artefactActOf(ctx: Context, saying: Saying): string {
  const range = saying.source?.artefact
  if (!range) return ''
  for (const word of ctx.views[saying.source!.sentence].words) {
    if (!inside(word, range)) continue
    const act = ctx.lexicon.artefacts.get(foldWord(word.lemma))?.act
    if (act) return act
  }
  return ''
}

/** What a denial is about, by its object (S5). */
function deniedBy(ctx: Context, content: Content): string {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  const row = ctx.lexicon.row('said-noun', word.lemma)
  if (row?.value.denies) return row.value.denies
  if (content.clause) return content.accused ? 'responsibility' : 'statement'
  if (content.nominal) {
    if (isEventNoun(ctx, content.sentence, content.at)) return 'event'
    return ctx.tolls[content.sentence].some((toll) => inside(toll.raw, content.range)) ? 'toll' : 'event'
  }
  const held = wordsWithin(view, content.range)
  for (let i = held?.a ?? 0; i <= (held?.b ?? -1); i++) {
    const found = ctx.lexicon.row('said-noun', view.words[i].lemma)?.value.denies
    if (found === 'responsibility') return found
  }
  return 'event'
}

function isNegated(view: View, at: number): boolean {
  return view.kids[at]?.some((kid) => kid < at + 3 && view.words[kid].feats.Polarity === 'Neg') ?? false
}

function isPast(view: View, at: number): boolean {
  const word = view.words[at]
  return word.feats.Tense === 'Past' || word.feats.Tense === 'Imp'
}

function isFuture(view: View, content: Content): boolean {
  const word = view.words[content.at]
  if (!word) return false
  const words = [
    word,
    ...view.kids[content.at]
      .filter((kid) => ['aux', 'cop'].includes(base(view.words[kid])))
      .map((kid) => view.words[kid]),
  ]
  if (words.some((item) => item.feats.Tense === 'Fut')) return true
  return (
    content.mode === 'indirect' &&
    words.some((item) => item.feats.Mood === 'Cnd') &&
    !words.some(
      (item) => item.upos === 'AUX' && item.feats.Mood === 'Cnd' && base(item) === 'aux' && item.deprel !== 'aux:pass',
    )
  )
}

/** An announced event that has not happened: a plain infinitive, or an indefinite event to come. */
function plans(ctx: Context, content: Content, saying: Saying | null, act: Act): boolean {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (!content.nominal) {
    if (!isInfinitive(word)) return false
    return (
      !view.kids[content.at].some((kid) => base(view.words[kid]) === 'aux') &&
      (act === 'announces' || act === 'warns' || act === 'pledges')
    )
  }
  if (act !== 'announces' || !saying) return false
  const cue = saying.at >= 0 ? ctx.views[saying.sentence].words[saying.at] : null
  const present = cue?.feats.Tense === 'Pres' && cue.feats.VerbForm !== 'Part'
  const definite = view.kids[content.at].some((kid) => view.words[kid].feats.Definite === 'Def')
  return present && !definite && word.feats.Number === 'Plur'
}

function settleReal(ctx: Context, view: View, content: Content, decision: Decision, future: boolean): void {
  void ctx
  if (decision.real) return
  if (decision.act === 'calls-for' || decision.act === 'demands') decision.real = 'none'
  else if (
    decision.act === 'orders' ||
    decision.act === 'pledges' ||
    decision.act === 'intends' ||
    decision.act === 'decides'
  )
    decision.real = 'planned'
  else if (decision.act === 'no-comment') decision.real = 'none'
  else if (content.condition && headIsConditional(view, content.at)) {
    const compound = view.kids[content.at].some(
      (kid) =>
        view.words[kid].feats.Mood === 'Cnd' &&
        base(view.words[kid]) === 'aux' &&
        view.words[kid].deprel !== 'aux:pass',
    )
    decision.real = compound ? 'not-occurred' : 'hypothetical'
  } else if (future && !content.nominal) decision.real = 'planned'
}
