/** The noun that a passive or a participle tells about: its subject, or the noun it stands behind; -1 where there is none. */
import type { Context } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { base, isFiniteVerb, subjectOf } from './view.ts'

export function themeNoun(ctx: Context, sentence: number, verb: CueVerb): number {
  const view = ctx.views[sentence]
  const word = view.words[verb.group.head]
  const subject = subjectOf(view, verb.group.head)
  if (subject >= 0) return view.words[subject].feats.PronType === 'Rel' && base(word) === 'acl' ? word.head : subject
  if (verb.group.form === 'passive') {
    if (base(word) === 'conj' && word.head >= 0) return subjectOf(view, word.head)
    return -1
  }
  const near = view.words[verb.group.a - 1]
  if (near?.upos === 'NOUN' && ctx.lexicon.has('said-noun', near.lemma) && agrees(word.feats, near.feats))
    return near.index
  // The nearest noun in front that agrees, an event first: "une attaque à la frontière, revendiquée par le groupe".
  let fallback = -1
  for (let i = verb.group.a - 1; i >= 0; i--) {
    const noun = view.words[i]
    if (isFiniteVerb(noun) && fallback >= 0) break
    if (noun.upos !== 'NOUN' || !agrees(word.feats, noun.feats)) continue
    if (isEventNoun(ctx, sentence, i)) {
      const up = noun.head >= 0 ? view.words[noun.head] : null
      if (
        up &&
        base(noun) === 'nmod' &&
        up.upos === 'NOUN' &&
        isEventNoun(ctx, sentence, up.index) &&
        agrees(word.feats, up.feats)
      )
        return up.index
      return i
    }
    if (fallback < 0) fallback = i
  }
  return word.head >= 0 && view.words[word.head].upos === 'NOUN' ? word.head : fallback
}

function agrees(x: Readonly<Record<string, string>>, y: Readonly<Record<string, string>>): boolean {
  return (!x.Gender || !y.Gender || x.Gender === y.Gender) && (!x.Number || !y.Number || x.Number === y.Number)
}
