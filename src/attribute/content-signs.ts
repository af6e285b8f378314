/** Signs in the content itself, beside its event, that tell an act: what is sworn of now, threatened under a condition, unknown, named, denied to exist. */
import type { EventProposal } from '../model/proposals.ts'
import { isNegated } from './content-tense.ts'
import { type Content, type Context, type Saying, inside, overlaps } from './context.ts'
import { phraseIsFirstPerson } from './first-person.ts'
import { foldWord } from './fold-once.ts'
import { isPastConditional } from './verb-mood.ts'
import { type View, base, isFiniteClause, isInfinitive, subjectOf, wordsWithin } from './view.ts'

/** "a juré n'avoir visé personne", « Nous n'avons rien à voir », a juré X: a perfect infinitive or a clause that is not to come. */
export function tellsOfNow(ctx: Context, content: Content, front = false): boolean {
  if (content.nominal || content.clause) return false
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  const auxiliaries = view.kids[content.at].map((kid) => view.words[kid]).filter((item) => base(item) === 'aux')
  if (isInfinitive(word) || auxiliaries.some((item) => isInfinitive(item)))
    return auxiliaries.some((item) => isInfinitive(item) && item.deprel !== 'aux:pass')
  return (
    isFiniteClause(view, content.at) &&
    (front || content.mode === 'direct') &&
    !content.conditional &&
    word.feats.Mood !== 'Sub'
  )
}

/** "L'Ostrie fermerait sa frontière si S": what somebody would do, told by one who speaks with knowledge of it. */
export function threatensIf(ctx: Context, content: Content, event: EventProposal | null): boolean {
  if (!content.condition || !content.conditional || !event || content.nominal) return false
  const view = ctx.views[content.sentence]
  if (isPastConditional(view, content.at, ctx.lexicon) || nounInFront(ctx, content)) return false
  if (event.at.word !== content.at || isNegated(view, content.at)) return false
  const subject = subjectOf(view, content.at)
  return subject >= 0 && ctx.actors[content.sentence].some((actor) => actor.at.word === subject)
}

/** "dit ignorer le sort de N", "assure ne rien savoir": the speaker's own not knowing. */
export function knowsNothing(ctx: Context, content: Content): boolean {
  if (content.nominal || content.mode !== 'indirect') return false
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (!isInfinitive(word)) return false
  return (
    ctx.lexicon.has('unknowing-verb', word.lemma) ||
    (isNegated(view, content.at) && ctx.lexicon.has('knowing-verb', word.lemma))
  )
}

/** "dit avoir vu des soldats partir": the speaker's own seeing or hearing, told in a perfect infinitive. */
export function ownPerception(ctx: Context, content: Content): boolean {
  if (content.nominal || content.mode !== 'indirect') return false
  const view = ctx.views[content.sentence]
  const { lemma } = view.words[content.at]
  if (!ctx.lexicon.verbs.get(foldWord(lemma))?.some((cue) => cue.act === 'witnesses' && cue.value.factive === 'yes'))
    return false
  return (
    !isNegated(view, content.at) &&
    view.kids[content.at].some((kid) => base(view.words[kid]) === 'aux' && isInfinitive(view.words[kid]))
  )
}

/** "parle d'un incident « regrettable »", "évoque un « assaillant »": the words in marks name or colour the thing. */
export function isQuotedLabel(ctx: Context, content: Content, saying: Saying): boolean {
  if (!content.nominal || saying.cue?.value.names === undefined) return false
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held) return false
  const quotation = ctx.quotationsOf[content.sentence]
    .map((index) => ctx.quotations[index])
    .find((item) => overlaps(item.inner, content.range))
  if (!quotation) return false
  // « une explosion accidentelle de bouteilles »: the whole version in marks, not a name for the thing.
  if (quotation.start <= content.range.start + 1 && held.b - held.a > 4) return false
  for (let i = held.a; i <= held.b; i++) {
    const word = view.words[i]
    if (
      inside(word, quotation.inner) &&
      (word.upos === 'NUM' || ctx.tolls[content.sentence].some((toll) => overlaps(toll.raw, word)))
    )
      return false
  }
  return true
}

/** "a révélé un négociateur", "a-t-on appris de source militaire": only a medium, or a learner with a name, passes on. */
export function passesNothingOn(ctx: Context, { source, inner, cue }: Saying): boolean {
  if (!source || inner.length > 0) return false
  if (source.anonymous) return true
  if (cue?.value.chain === 'relay') return false
  const actor = ctx.actors[source.sentence].find((item) => item.at.word === source.at)
  const { upos, lemma } = ctx.views[source.sentence].words[source.at]
  return actor
    ? actor.type !== 'media' && actor.type !== 'other'
    : upos === 'NOUN' && ctx.lexicon.has('person-noun', lemma)
}

/** "Two soldiers died, Radio Orme reported": a medium with a word of passing on is itself the last one named. */
export function mediumPassesOn(ctx: Context, { source, inner, cue }: Saying): boolean {
  if (!source || source.anonymous || inner.length > 0 || cue?.value.chain !== 'relay') return false
  return ctx.actors[source.sentence].some((actor) => actor.at.word === source.at && actor.type === 'media')
}

/** "Il n'y a pas eu de bombardement": a party says that an event did not take place. */
export function deniesExistence(ctx: Context, content: Content, saying: Saying, event: EventProposal): boolean {
  const view = ctx.views[content.sentence]
  const { source } = saying
  if (!source || !event.nominal || event.at.word === content.at) return false
  let top = event.at.word
  for (let steps = 0; steps < 4 && top >= 0 && !ctx.lexicon.has('existence-verb', view.words[top].lemma); steps++)
    top = view.words[top].head
  if (top < 0 || !ctx.lexicon.has('existence-verb', view.words[top].lemma) || view.words[top].upos !== 'VERB')
    return false
  const negated = view.words.some(
    (word) =>
      word.start >= content.range.start &&
      word.index < event.at.word &&
      ctx.lexicon.row('negator', word.form)?.value.full,
  )
  if (!negated) return false
  const actor = ctx.actors[source.sentence].find((item) => item.at.word === source.at)
  return actor !== undefined && parties.has(actor.type)
}

const parties: ReadonlySet<string> = new Set([
  'state-military',
  'state-police',
  'state-government',
  'state-intelligence',
  'armed-group',
  'political-militia',
  'identity-militia',
  'private-military',
  'party',
])

/** The condition is a noun phrase ("sans N"), no clause with a verb. */
export function nounInFront(ctx: Context, { condition, sentence }: Content): boolean {
  return !ctx.views[sentence].words.some((word) => inside(word, condition!) && word.feats.VerbForm === 'Fin')
}

/** "L'embuscade est l'œuvre de ses hommes": a deed, a copula, and the own side as its maker. */
export function ownDoing(ctx: Context, content: Content, firstPerson: boolean): boolean {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (!word || !ctx.lexicon.has('doing-noun', word.lemma) || isNegated(view, content.at)) return false
  const maker = view.kids[content.at].find((kid) => kid > content.at && base(view.words[kid]) === 'nmod')
  if (maker === undefined) return false
  return (
    (firstPerson && phraseIsFirstPerson(ctx, view, maker)) ||
    (content.mode !== 'direct' && view.kids[maker].some((kid) => ctx.lexicon.has('possessive', view.words[kid].form)))
  )
}

/** "C'est une provocation": a name for what was told, no event of its own. */
export function isLabel(ctx: Context, view: View, content: Content): boolean {
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
