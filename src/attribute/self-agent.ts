/** Whether the speaker does what the content tells: by control, first person, pronoun or name (rules S1 to S3). */
import type { EventProposal } from '../model/proposals.ts'
import { type Content, type Context, type Saying, type Source, inside, overlaps } from './context.ts'
import { phraseIsFirstPerson, rangeIsFirstPerson, sharedSubject } from './first-person.ts'
import { isHarm } from './harm.ts'
import { type View, base, isInfinitive, subjectOf } from './view.ts'

/** The speaker does what the content tells: it controls the infinitive, says "nous", or is the subject by pronoun or name. */
export function isSelfAgent(
  ctx: Context,
  content: Content,
  saying: Saying | null,
  event: EventProposal | null,
  firstPerson: boolean,
): boolean {
  const view = ctx.views[content.sentence]
  if (content.nominal || !event) return false
  if (firstPerson && isCleft(ctx, view, content.at, event.at.word)) return true
  if (!doesEvent(ctx, content, event)) return false
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
    // "dit avoir vu des soldats emmener son frère": what somebody else is named for is not the speaker's deed.
    return (
      !passive && (isInfinitive(word) || word.feats.VerbForm === 'Part') && !namesOther(ctx, event, content, saying)
    )
  }
  if (view.words[subject].deprel === 'nsubj:pass') {
    const agent = event ? agentRole(event) : null
    return agent !== null && firstPerson && rangeIsFirstPerson(ctx, content.sentence, agent)
  }
  if (firstPerson && phraseIsFirstPerson(ctx, view, subject)) return true
  return saying !== null && content.mode !== 'direct' && sameAsSpeaker(ctx, content, subject, saying.source)
}

/** « C'est nous qui avons fait sauter le pont »: a pronoun as predicate, and a relative clause that tells the deed. */
function isCleft(ctx: Context, view: View, at: number, deed: number): boolean {
  const relative = [...view.kids[deed], ...view.kids[at]].find(
    (kid) => kid > 0 && base(view.words[kid]) === 'nsubj' && view.words[kid].feats.PronType === 'Rel',
  )
  if (relative !== undefined) return ctx.lexicon.has('first-person', view.words[relative - 1].form)
  if (!ctx.lexicon.has('first-person', view.words[at].form)) return false
  for (let up = deed, steps = 0; up >= 0 && steps < 4; steps++) {
    if (base(view.words[up]) === 'acl') return view.words[up].head === at
    up = view.words[up].head
  }
  return false
}

/** The content's verb is the event, or a light verb that carries it ("mener une attaque"). */
function doesEvent(ctx: Context, content: Content, event: EventProposal): boolean {
  if (event.support === 'other') return false
  if (event.at.word === content.at) return true
  if (isSeenDone(ctx.views[content.sentence], event)) return false
  const view = ctx.views[content.sentence]
  if (ctx.lexicon.has('light-verb', view.words[content.at].lemma)) return event.support !== undefined || !event.nominal
  // "said it was responsible for the bombing", "carried out the raid": the clause's subject stands behind the event noun.
  if (event.support === 'own' && view.words[event.at.word].head === content.at) return true
  if (!event.nominal) {
    // "dit avoir réussi à abattre", "a capturé et tué": not a participle on a noun ("des enfants enlevés par Z").
    for (let at = event.at.word, steps = 0; at >= 0 && steps < 6; steps++) {
      if (at === content.at) return true
      if (!['xcomp', 'conj', 'ccomp', 'advcl', 'parataxis'].includes(base(view.words[at]))) return false
      at = view.words[at].head
    }
    return false
  }
  return false
}

/** "J'ai vu un soldat abattre un enfant": the object of the verb above does what its infinitive tells. */
function isSeenDone({ words, kids }: View, event: EventProposal): boolean {
  const { head, deprel, index } = words[event.at.word]
  if (head < 0 || head > index || !['xcomp', 'ccomp'].includes(deprel.split(':')[0])) return false
  if (kids[index].some((kid) => kid < index && base(words[kid]) === 'nsubj' && words[kid].upos !== 'PRON')) return true
  return kids[head].some((kid) => kid > head && kid < index && base(words[kid]) === 'obj' && words[kid].upos !== 'PRON')
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
export function speaksForSubject(ctx: Context, content: Content, source: Source | null): boolean {
  if (!source) return false
  const view = ctx.views[source.sentence]
  const possessive = view.kids[source.at].some((kid) => ctx.lexicon.has('possessive', view.words[kid].form))
  const subject = subjectOf(ctx.views[content.sentence], content.at)
  if (subject < 0) return false
  if (possessive && source.sentence === content.sentence) return true
  return sameAsSpeaker(ctx, content, subject, source)
}

export function namesOther(ctx: Context, event: EventProposal, content: Content, saying: Saying | null): boolean {
  const agent = agentRole(event)
  if (!agent || rangeIsFirstPerson(ctx, content.sentence, agent)) return false
  return !saying?.source || !overlaps(agent, saying.source.range)
}

/** The event of the content's head, else the first in it, else the one its subject names. */
export function mainEvent(ctx: Context, content: Content): EventProposal | null {
  let best: EventProposal | null = null
  for (const event of ctx.events[content.sentence]) {
    if (!inside(event.trigger, content.range)) continue
    if (event.at.word === content.at) return event
    if (!best || (best.nominal && !event.nominal)) best = event
  }
  return best
}

/** "dit n'avoir jamais torturé": a negated infinitive of the speaker's own, with an event that harms. */
export function isOwnInfinitive(ctx: Context, view: View, content: Content, event: EventProposal | null): boolean {
  if (content.nominal || content.mode !== 'indirect' || content.accused || !event || !isHarm(event)) return false
  if (event.at.word !== content.at) return false
  return view.kids[content.at].some(
    (kid) => base(view.words[kid]) === 'aux' && view.words[kid].feats.VerbForm === 'Inf',
  )
}
