/** Where a content speaks in the first person, and whether its subject does. */
import type { Content, Context, Saying } from './context.ts'
import { type View, base, subjectOf, wordsWithin } from './view.ts'

export function holdsFirstPerson(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held) return false
  for (let i = held.a; i <= held.b; i++) if (ctx.lexicon.has('first-person', view.words[i].form)) return true
  return false
}

export function opensInFirstPerson(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  return held !== null && ctx.lexicon.has('first-person', view.words[held.a].form)
}

export function sourceIsFirstPerson(ctx: Context, saying: Saying): boolean {
  return (
    saying.source !== null &&
    ctx.lexicon.has('first-person', ctx.views[saying.source.sentence].words[saying.source.at].form)
  )
}

export function subjectIsFirstPerson(ctx: Context, view: View, content: Content): boolean {
  const subject = sharedSubject(view, content)
  return subject >= 0 && phraseIsFirstPerson(ctx, view, subject)
}

export function phraseIsFirstPerson(ctx: Context, view: View, at: number): boolean {
  if (ctx.lexicon.has('first-person', view.words[at].form)) return true
  for (let i = view.lo[at]; i <= Math.min(view.hi[at], at + 6); i++)
    if (ctx.lexicon.has('first-person', view.words[i].form)) return true
  return false
}

export function rangeIsFirstPerson(ctx: Context, sentence: number, range: { start: number; end: number }): boolean {
  return ctx.views[sentence].words.some(
    (word) => word.start >= range.start && word.end <= range.end && ctx.lexicon.has('first-person', word.form),
  )
}

/** The subject of the content's head, or the one it shares with the verb it is coordinated with. */
export function sharedSubject(view: View, content: Content): number {
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
