/** What a noun can be for a frame: somebody who speaks, an event, a figure, something said. Findings first, lexicon second. */
import { foldedForm, foldedLemma } from '../text/folded-form.ts'
import type { Context } from './context.ts'
import type { NounClass } from './frames.ts'
import { base, type Stretch } from './view.ts'

/** Somebody (or something, like a communiqué) that can be a source. */
export function canSpeak(ctx: Context, sentence: number, at: number): boolean {
  const view = ctx.views[sentence]
  const word = view.words[at]
  if (word.upos === 'PRON') return !ctx.lexicon.has('impersonal', word.form)
  if (isArtefact(ctx, sentence, at)) return true
  const lemma = foldedLemma(word)
  if (ctx.lexicon.has('source-noun', lemma) || ctx.lexicon.has('person-noun', lemma)) return true
  if (
    ctx.actors[sentence].some(
      (actor) => actor.at.word === at || (word.start >= actor.start && word.end <= actor.end && actor.at.word === at),
    )
  )
    return true
  if (isEventNoun(ctx, sentence, at)) return false
  if (word.upos === 'PROPN' || (at > 0 && /^\p{Lu}/u.test(word.form))) return true
  // A function with a name ("le colonel X"), or a noun that a name specifies.
  return view.kids[at].some(
    (kid) => view.words[kid].upos === 'PROPN' && ['appos', 'flat'].includes(base(view.words[kid])),
  )
}

/** A person by word or name, no thing or group that cannot stand beside its words. */
export function isPersonNoun(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  return (
    ctx.lexicon.has('source-noun', word.lemma) ||
    ctx.lexicon.has('person-noun', word.lemma) ||
    ctx.actors[sentence].some((actor) => actor.at.word === at && actor.type === 'person')
  )
}

/** Words that nobody can be: events, dates, places where something is. */
export function cannotSpeak(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  if (word.upos === 'PRON')
    return (
      ctx.lexicon.has('impersonal', word.form) ||
      (word.feats.PronType === 'Dem' && word.feats.Number !== 'Plur' && foldedForm(word).length <= 4)
    )
  if (isArtefact(ctx, sentence, at) || ctx.lexicon.has('source-noun', word.lemma)) return false
  if (ctx.actors[sentence].some((actor) => actor.at.word === at)) return false
  return isEventNoun(ctx, sentence, at) || word.upos === 'NUM'
}

export function isArtefact(ctx: Context, sentence: number, at: number): boolean {
  const lemma = foldedLemma(ctx.views[sentence].words[at])
  return ctx.lexicon.artefacts.has(lemma) || ctx.lexicon.nouns.get(lemma)?.[0].value.artefact !== undefined
}

export function isEventNoun(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  if (word.upos !== 'NOUN') return false
  if (ctx.events[sentence].some((event) => event.nominal && event.at.word === at)) return true
  const lemma = foldedLemma(word)
  if (ctx.lexicon.has('trigger-noun', lemma) || ctx.lexicon.has('event-noun', lemma)) return true
  if (ctx.actors[sentence].some((actor) => actor.at.word === at)) return false
  if (ctx.places[sentence].some((place) => place.at.word === at)) return false
  if (ctx.lexicon.has('source-noun', lemma) || ctx.lexicon.has('said-noun', lemma)) return false
  for (const length of [3, 4, 5])
    if (lemma.length > length + 3 && ctx.lexicon.has('event-ending', `-${lemma.slice(-length)}`)) return true
  return false
}

export function hasFigure(ctx: Context, sentence: number, { a, b }: Stretch): boolean {
  const { words } = ctx.views[sentence]
  for (let i = a; i <= b; i++) if (words[i].upos === 'NUM') return true
  const range = { start: words[a].start, end: words[b].end }
  return ctx.tolls[sentence].some((toll) => toll.raw.start >= range.start && toll.raw.end <= range.end)
}

export function fitsClass(ctx: Context, sentence: number, at: number, stretch: Stretch, wanted: NounClass): boolean {
  const word = ctx.views[sentence].words[at]
  switch (wanted) {
    case 'event':
      return isEventNoun(ctx, sentence, at)
    case 'figure':
      return hasFigure(ctx, sentence, stretch)
    case 'said':
      return (
        ctx.lexicon.has('said-noun', word.lemma) ||
        ctx.lexicon.has('said-noun', word.form) ||
        ctx.lexicon.nouns.has(foldedLemma(word)) ||
        isEventNoun(ctx, sentence, at)
      )
    case 'loss':
      return ctx.lexicon.has('loss-noun', word.lemma)
    case 'medium':
      return isArtefact(ctx, sentence, at)
    default:
      return true
  }
}
