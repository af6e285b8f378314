/**
 * Deeds laid to somebody who stands in front of them: "impute au groupe la mort de N", "impute encore, mardi, au groupe la mort de N",
 * "lui impute la mort de N". In: a cue verb and its slot with a target. Out: a content for each deed, or none where the order is another.
 */
import { contentEnd, contentRange } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import { coordinated } from './coordinated-nouns.ts'
import { isFixedAdverb, lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Slot } from './frames.ts'
import { canSpeak, isEventNoun } from './kinds-of-noun.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { type Stretch, type View, base, child, rangeOf } from './view.ts'

export function targetFirst(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  slot: Slot & { kind: 'noun'; target: string },
  barriers: Barriers,
): Content[] {
  const view = ctx.views[sentence]
  if (slot.word !== '') return acrossCue(ctx, sentence, verb, slot, barriers)
  const marker = markerBehind(ctx, sentence, verb, slot.target)
  if (marker < 0) return dativeFirst(ctx, sentence, verb, barriers)
  const who = phraseHead(view, marker + 1)
  if (who < 0) return []
  const at = deedBehind(ctx, sentence, verb, who)
  if (at <= who) return []
  const accused = nounPhrase(view, who, { a: marker + 1, b: Math.max(who, view.lo[at] - 1) })
  return laidTo(ctx, sentence, verb, { at, from: marker, accused }, barriers)
}

/** "fait porter à la milice la responsabilité de N": the accused stands between the words of the cue. */
function acrossCue(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  { word, target }: { word: string; target: string },
  barriers: Barriers,
): Content[] {
  const view = ctx.views[sentence]
  const { last, group } = verb
  const noun = view.words[last - 1]?.upos === 'DET' ? last - 1 : last
  const at = lemmaIs(view, last + 1, word) ? phraseHead(view, last + 2) : -1
  if (at < 0) return []
  for (let i = group.head + 1; i < noun - 1; i++) {
    const who = view.words[i].upos === 'ADP' && lemmaIs(view, i, target) ? phraseHead(view, i + 1) : -1
    if (who < 0 || who >= noun || isManner(ctx, sentence, who)) continue
    const accused = nounPhrase(view, who, { a: i + 1, b: noun - 1 })
    return laidTo(ctx, sentence, verb, { at, from: last + 2, accused }, barriers)
  }
  return []
}

/** "lui impute N": the pronoun inside the verb's group is whom the deed is laid to. */
function dativeFirst(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] {
  const view = ctx.views[sentence]
  const { a, head } = verb.group
  const at = child(view, head, 'obj')
  if (verb.group.reflexive || at <= verb.last || !isEventNoun(ctx, sentence, at)) return []
  for (let i = a; i < head; i++)
    if (view.words[i].upos === 'PRON' && base(view.words[i]) === 'iobj')
      return laidTo(ctx, sentence, verb, { at, from: view.lo[at], accused: { a: i, b: i } }, barriers)
  return []
}

function laidTo(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  { at, from, accused }: { at: number; from: number; accused: Stretch },
  barriers: Barriers,
): Content[] {
  const view = ctx.views[sentence]
  const stretch = { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) }
  const guilt = isCause(ctx, sentence, accused) ? {} : { accused: rangeOf(view, accused) }
  return coordinated(ctx, sentence, stretch, at, '').flatMap((part, order) => {
    const made = contentRange(ctx, sentence, part)
    if (!made) return []
    // The preposition in front of the accused stays with the first deed.
    const start = order === 0 ? Math.min(view.words[from].start, made.range.start) : made.range.start
    return [
      { range: { start, end: made.range.end }, sentence, at: part.head, mode: 'indirect', nominal: true, ...guilt },
    ]
  })
}

/** The target's preposition behind the verb, past adverbs, days and "à tort"; -1 where another noun phrase stands first. */
function markerBehind(ctx: Context, sentence: number, verb: CueVerb, target: string): number {
  const view = ctx.views[sentence]
  let found = -1
  for (let i = verb.last + 1; i < Math.min(view.words.length, verb.last + 10); i++) {
    const word = view.words[i]
    if (lemmaIs(view, i, target) && word.upos === 'ADP') {
      found = i
      const who = phraseHead(view, i + 1)
      if (who < 0 || !isManner(ctx, sentence, who)) return found
      i = who
    } else if (!isAside(ctx, sentence, i, verb)) return found
  }
  return found
}

/** "à tort", "à raison": a bare noun that can do nothing. */
function isManner(ctx: Context, sentence: number, at: number): boolean {
  const view = ctx.views[sentence]
  const bare = !view.kids[at].some((kid) => /^(?:det|nummod|amod|nmod)/.test(view.words[kid].deprel))
  return view.words[at].upos === 'NOUN' && bare && !canSpeak(ctx, sentence, at)
}

/** Adverbs, commas, days: what may stand between a verb and its complement. */
function isAside(ctx: Context, sentence: number, at: number, { group }: CueVerb): boolean {
  const view = ctx.views[sentence]
  const word = view.words[at]
  if (word.upos === 'ADV' || word.form === ',') return true
  if (isFixedAdverb(view, at)) return true
  const dates = new Set(ctx.dates[sentence].map((index) => ctx.findings.dates[index].at.word))
  if (dates.has(at) || dates.has(word.head)) return true
  if (word.upos === 'NOUN') return word.head === group.head && isBareModifier(view, at)
  return (word.upos === 'DET' || word.upos === 'ADJ') && isBareModifier(view, word.head)
}

/** "une nouvelle fois", "mardi": a noun that tells when or how often, without a preposition. */
function isBareModifier(view: View, at: number): boolean {
  const word = view.words[at]
  if (word?.upos !== 'NOUN' || !/^(?:obl:mod|obl:tmod|obl:npmod|advmod)/.test(word.deprel)) return false
  return !view.kids[at].some((kid) => base(view.words[kid]) === 'case')
}

/** The object by tree; else the noun phrase that a determiner opens right behind the accused, where it tells an event. */
function deedBehind(ctx: Context, sentence: number, verb: CueVerb, who: number): number {
  const view = ctx.views[sentence]
  const object = child(view, verb.group.head, 'obj')
  if (object > who) return object
  for (let i = who + 1; i < Math.min(view.words.length, who + 10); i++) {
    const word = view.words[i]
    if (word.upos === 'VERB' || word.upos === 'AUX' || word.upos === 'SCONJ' || /^[;:]$/.test(word.form)) return -1
    if (word.upos !== 'DET' || view.words[i - 1].upos === 'ADP' || view.words[i - 1].upos === 'CCONJ') continue
    const at = phraseHead(view, i)
    if (at > who && isEventNoun(ctx, sentence, at)) return at
  }
  return -1
}

/** "impute l'incendie à un court-circuit": one thing of no kind that acts is a cause, nobody's guilt. */
export function isCause(ctx: Context, sentence: number, { a }: Stretch): boolean {
  const view = ctx.views[sentence]
  const at = phraseHead(view, a)
  const word = view.words[at]
  if (word?.upos !== 'NOUN' || word.feats.Number === 'Plur' || canSpeak(ctx, sentence, at)) return false
  return view.kids[at].some((kid) => view.words[kid].feats.Definite === 'Ind')
}
