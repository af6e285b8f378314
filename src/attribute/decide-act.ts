/**
 * The act of a proposition, from the cue's row and then from what is said: who does the event of the content decides whether an
 * assertion is a claim (S1), an accusation (S2) or a threat (S3). Relations decide, never names.
 */
import type { EventProposal } from '../model/proposals.ts'
import type { Act } from '../model/statement.ts'
import {
  deniesExistence,
  isLabel,
  isQuotedLabel,
  knowsNothing,
  ownDoing,
  ownPerception,
  mediumPassesOn,
  passesNothingOn,
  tellsOfNow,
  threatensIf,
} from './content-signs.ts'
import { isFuture, isNegated, isPast, plans } from './content-tense.ts'
import { type Content, type Context, type Decision, type Saying, inside, overlaps } from './context.ts'
import { isCorrection } from './correction-notice.ts'
import { deniedBy } from './denied-object.ts'
import { deniedByPredicate } from './deny-by-predicate.ts'
import {
  holdsFirstPerson,
  opensInFirstPerson,
  phraseIsFirstPerson,
  sharedSubject,
  sourceIsFirstPerson,
  subjectIsFirstPerson,
} from './first-person.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { abuses, applySelfAgent, isHarm, neutralised, threaten } from './harm.ts'
import { isOwnInfinitive, isSelfAgent, mainEvent, namesOther, speaksForSubject } from './self-agent.ts'
import { namesItself, namesOpponent } from './party-text.ts'
import { settleReal } from './settle-real.ts'
import { hasHearsayAdverb, hasHearsayMood } from './verb-mood.ts'
import { base, subjectOf } from './view.ts'

const assertive: ReadonlySet<Act> = new Set(['reports', 'asserts', 'announces', 'relays', 'assesses', 'witnesses'])

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
    (holdsFirstPerson(ctx, content) ||
      (content.mode === 'direct' && subjectIsFirstPerson(ctx, view, content)) ||
      (own && communique && subjectIsFirstPerson(ctx, view, content))) &&
    (content.mode === 'direct' ||
      // Words in the first person before their tag are the speaker's even without marks ("Nos drones ont …, se targue X").
      (saying !== null && saying.clause >= 0 && content.range.start < cueStart(ctx, saying)) ||
      content.quotation !== undefined ||
      (communique && (saying === null || sourceIsFirstPerson(ctx, saying))))
  const decision: Decision = { act: saying?.act ?? 'reports', firstPerson, rules: [] }
  const event = mainEvent(ctx, content)
  const selfAgent = isSelfAgent(ctx, content, saying, event, firstPerson)
  const subject = sharedSubject(view, content)
  const firstPersonSubject =
    firstPerson && (subject >= 0 ? phraseIsFirstPerson(ctx, view, subject) : opensInFirstPerson(ctx, content))
  if (firstPersonSubject && subject >= 0) {
    const { start, end } = view.words[subject]
    decision.self = { start, end }
  }
  if (saying) innerPerformative(ctx, content, decision, firstPersonSubject)
  if (own && !saying) ownAct(ctx, content, decision)
  if (assertive.has(decision.act) && saying && (isLabel(ctx, view, content) || isQuotedLabel(ctx, content, saying))) {
    decision.act = 'characterises'
    decision.rules.push('names what it is')
  }
  // "raconte le chef": a tale is first-hand only where it says so.
  if (saying?.cue?.value.tale && content.mode !== 'direct' && !saying.cue.value.source && !firstPerson)
    decision.act = 'reports'
  // "S, déplore X": what is deplored is first of all reported.
  if (saying?.cue?.value.incise && !content.nominal && content.range.start < cueStart(ctx, saying))
    decision.act = saying.cue.value.incise as Act
  if (content.hedged && saying && assertive.has(decision.act)) decision.act = 'assesses'
  if (saying && (decision.act === 'reports' || decision.act === 'asserts') && ownPerception(ctx, content))
    decision.act = 'witnesses'
  if (decision.act === 'relays' && saying && passesNothingOn(ctx, saying)) decision.act = 'reports'
  else if (decision.act === 'reports' && saying && mediumPassesOn(ctx, saying)) decision.act = 'relays'
  if (decision.act === 'reports' || decision.act === 'announces' || decision.act === 'asserts')
    countsByContent(ctx, content, saying, decision)
  const negated = isNegated(view, content.at)
  const front = saying !== null && saying.clause >= 0 && content.range.start < cueStart(ctx, saying)
  const byNoun = saying !== null && saying.clause < 0
  const future = isFuture(ctx, view, content, own || front || byNoun)
  const reply = saying?.cue?.value.reply !== undefined && negated && event !== null && !future
  if ((decision.act === 'pledges' || decision.act === 'intends') && !future && tellsOfNow(ctx, content, front)) {
    decision.act = 'asserts'
    decision.rules.push('sworn of what is or was, not promised')
  }
  const denied = saying && assertive.has(decision.act) ? deniedByPredicate(ctx, content) : null
  const absent = saying !== null && event !== null && !future && deniesExistence(ctx, content, saying, event)
  if ((content.denied || reply || absent) && (saying === null || assertive.has(decision.act))) {
    decision.act = 'denies'
    decision.deniesWhat = 'event'
    decision.real = 'occurred'
    decision.rules.push(reply ? 'reply that denies' : 'frame that denies')
  } else if (denied) {
    decision.act = 'denies'
    decision.deniesWhat = denied
    decision.real = 'occurred'
    decision.rules.push('predicate that denies')
  } else if (saying && assertive.has(decision.act) && knowsNothing(ctx, content)) {
    decision.act = 'no-comment'
    decision.rules.push('says that nothing is known')
  } else if (saying && assertive.has(decision.act) && threatensIf(ctx, content, event)) {
    decision.act = event && isHarm(event) ? 'threatens' : 'warns'
    decision.rules.push('what would follow a condition')
  } else if (assertive.has(decision.act) && saying && ownDoing(ctx, content, firstPerson)) {
    decision.act = 'claims-responsibility'
    decision.claimsWhat = ['act']
    decision.rules.push('S1: the deed of the own side')
  } else if (
    assertive.has(decision.act) &&
    negated &&
    firstPersonSubject &&
    !future &&
    !tellsOwnLosses(ctx, content, event) &&
    (event !== null || isPast(view, content.at))
  ) {
    decision.act = 'denies'
    decision.deniesWhat = isHabit(ctx, content) ? 'responsibility' : 'event'
    decision.real = 'occurred'
    decision.rules.push('S5: first-person negated event')
  } else if (
    assertive.has(decision.act) &&
    negated &&
    saying &&
    !future &&
    isOwnInfinitive(ctx, view, content, event)
  ) {
    decision.act = 'denies'
    decision.deniesWhat = 'event'
    decision.rules.push('S5: own negated deed')
  } else if (own && event && !negated && !future && controls(decision.act) && namesItself(ctx, event)) {
    applySelfAgent(decision, event, false, own)
  } else if (own && event && !negated && !future && decision.act === 'reports' && namesOpponent(ctx, event)) {
    decision.act = 'accuses'
    decision.rules.push('S2: a party names another as doer')
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
    if (decision.act === 'disputes' && decision.deniesWhat === 'responsibility') decision.act = 'denies'
    decision.real ??= 'occurred'
  }
  if (decision.act === 'retracts') decision.retractsWhat = ctx.tolls[content.sentence].length ? 'toll' : 'event'
  settleReal(ctx, view, content, decision, future, saying !== null)
  return decision
}

/** "Nos combattants ne s'en prennent pas aux médecins": what one never does is no event; to say so is to deny one's part. */
function isHabit(ctx: Context, content: Content): boolean {
  const { feats } = ctx.views[content.sentence].words[content.at]
  if (feats.Tense !== 'Pres' || feats.VerbForm !== 'Fin') return false
  return !ctx.dates[content.sentence].some((index) => inside(ctx.findings.dates[index].date.span, content.range))
}

/** "Nos combattants n'ont subi aucune perte": a figure of the speaker's own, which denies nothing that was laid to it. */
function tellsOwnLosses(ctx: Context, content: Content, event: EventProposal | null): boolean {
  if (event !== null) return false
  return ctx.tolls[content.sentence].some(({ exactness, raw }) => exactness === 'zero' && inside(raw, content.range))
}

function cueStart(ctx: Context, saying: Saying): number {
  return saying.at < 0 ? 0 : (ctx.views[saying.sentence].words[saying.at]?.start ?? 0)
}

export function controls(act: Act): boolean {
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

/** « Nous condamnons … », a dit X: the verb inside says what the words do. */
function innerPerformative(ctx: Context, content: Content, decision: Decision, firstPersonSubject: boolean): void {
  if (content.mode !== 'direct' || !firstPersonSubject) return
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if ((word.feats.Tense !== 'Pres' && word.feats.VerbForm !== 'Fin') || word.feats.Tense === 'Fut') return
  if (isNegated(view, content.at)) return
  const rows = ctx.lexicon.verbs.get(foldedLemma(word))
  const following = view.forms.slice(content.at + 1, content.at + 6)
  const fitting = rows?.filter(
    (cue) => !cue.reflexive && !cue.negated && cue.rest.every((item) => following.includes(item)),
  )
  const act = fitting?.find((cue) => cue.rest.length > 0 || cue.slots.some((slot) => slot.kind !== 'quote'))?.act
  if (!act || act === 'reports' || act === 'asserts' || word.feats.Tense === 'Past') return
  decision.act = act
  decision.rules.push('performative in the first person')
}

function ownAct(ctx: Context, content: Content, decision: Decision): void {
  if (isCorrection(ctx, content.sentence)) decision.act = 'retracts'
  else if (content.hearsay || isHearsay(ctx, content)) decision.act = 'relays'
}

/** A conditional without condition and not of a modal verb: told, not asserted. */
export function isHearsay(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (!word || content.condition || content.nominal) return false
  if (hasHearsayAdverb(view, content.at, ctx.lexicon)) return true
  if (!hasHearsayMood(view, content.at, ctx.lexicon)) return false
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
  const own = subjectOf(view, content.at)
  const subject = own >= 0 ? own : content.at
  if (
    view.words[subject] &&
    ctx.lexicon.artefacts.get(foldedLemma(view.words[subject]))?.act === 'counts' &&
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
    const act = ctx.lexicon.artefacts.get(foldedLemma(word))?.act
    if (act) return act
  }
  return ''
}
