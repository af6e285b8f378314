/** The noun phrase a cue takes, as its frame wants it: an event, a figure, a version; or the pronoun that stands for it. */
import { clauses } from './clause-content.ts'
import { contentEnd, contentRange, fitQuotes } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import { coordinated } from './coordinated-nouns.ts'
import type { Cue } from './cue-lexicon.ts'
import { extend, findNoun, findThen, findWord, lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Slot } from './frames.ts'
import { isDirective, personBefore } from './infinitive-content.ts'
import { canSpeak, fitsClass, isEventNoun } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { objectAndLabel, quotedLabels } from './noun-labels.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { isCause, targetFirst } from './target-first.ts'
import { type Stretch, type View, base, child, isPunctuation, rangeOf } from './view.ts'

export function nounSlot(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  cue: Cue,
  slot: Slot & { kind: 'noun' },
  barriers: Barriers,
): Content[] | null {
  const view = ctx.views[sentence]
  if (verb.group.form === 'passive' || verb.group.form === 'past-participle') return null
  if (
    slot.word === '' &&
    verb.group.clitic >= 0 &&
    child(view, verb.group.head, 'obj') <= verb.group.clitic &&
    slot.noun !== 'figure'
  ) {
    return pronounObject(ctx, sentence, verb, slot, barriers)
  }
  if (slot.noun === 'label' && slot.word === '' && slot.person === '')
    return objectAndLabel(ctx, sentence, verb, barriers)
  const pronoun =
    slot.word === '' && slot.person === null && slot.target === null ? objectPronoun(ctx, view, verb, cue) : -1
  if (pronoun > 0) {
    const made = contentRange(ctx, sentence, { a: verb.group.a, b: pronoun })
    return made && [{ range: made.range, sentence, at: verb.group.head, mode: 'indirect', clause: true }]
  }
  const early = slot.target ? targetFirst(ctx, sentence, verb, { ...slot, target: slot.target }, barriers) : []
  if (early.length > 0) return early
  const at = findNoun(ctx, sentence, verb, slot.word, slot.person !== null)
  if (at < 0) return null
  let phrase = nounPhrase(view, at, { a: verb.last + 1, b: view.words.length - 1 })
  while (phrase.a < at && view.words[phrase.a].upos === 'ADV' && view.words[phrase.a + 1]?.upos === 'DET')
    phrase = { a: phrase.a + 1, b: phrase.b }
  // "lowered its toll … to ten dead": the frame's own preposition is no part of what is said.
  if (slot.word !== '' && phrase.a < at && view.words[phrase.a].upos === 'ADP' && lemmaIs(view, phrase.a, slot.word))
    phrase = { a: phrase.a + 1, b: phrase.b }
  phrase = withBound(ctx, sentence, phrase, verb.last)
  // "vingt-trois morts": the figure by tree, the noun it counts right behind.
  if (phrase.b === at && view.words[at].upos === 'NUM' && countedBehind(view.words[at + 1], cue))
    phrase = { a: phrase.a, b: at + 1 }
  let accused: Stretch | null = null
  if (slot.person !== null) {
    const freeLabel =
      slot.noun === 'label' &&
      cue.value.label === 'free' &&
      !view.kids[at].some((kid) => base(view.words[kid]) === 'det')
    const clear = slot.noun === 'label' && slot.word !== '' && !ctx.lexicon.has('genitive', slot.word)
    if (
      !freeLabel &&
      !clear &&
      !isDirective(verb) &&
      !attachesTo(ctx, sentence, at, verb.group.head, slot.noun === 'any')
    )
      return null
    const opener = slot.word === '' ? phrase.a : findWord(view, verb.last + 1, slot.word)
    accused = personBefore(ctx, sentence, verb, opener, slot.person)
    // "qualifie de fausse information l'annonce": the label may stand in front of what it names.
    if (!accused && !(slot.noun === 'label' && slot.word !== '' && opener === verb.last + 1)) return null
  }
  if (slot.noun === 'label' || (accused && isDirective(verb))) {
    const from = accused?.a ?? verb.last + 1
    const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
    return made && [{ range: made.range, sentence, at, mode: 'indirect', nominal: true }]
  }
  const stop = contentEnd(ctx, sentence, phrase.a, verb.group.head, barriers)
  const told = slot.noun === 'said' ? clauseOfNoun(ctx, sentence, at, stop) : null
  if (told) return told
  phrase = { a: phrase.a, b: Math.min(extend(ctx, sentence, phrase, at, verb, stop), stop) }
  phrase = { a: phrase.a, b: beforeChannel(ctx, view, at, phrase.b) }
  // "of shelling the hospital": no noun stands right in front of a determiner.
  if ((accused || slot.noun === 'event') && view.words[phrase.b + 1]?.upos === 'DET' && phrase.b === at)
    phrase = { a: phrase.a, b: stop }
  phrase = { a: phrase.a, b: Math.max(phrase.b, lastCounted(ctx, sentence, phrase, stop)) }
  if (slot.target) {
    const then = findThen(view, phrase, verb, slot.target, stop)
    if (then < 0) return null
    const who = phraseHead(view, then + 1)
    accused = { a: then + 1, b: Math.min(who >= 0 ? nounPhrase(view, who).b : stop, stop) }
    if (then <= phrase.b) phrase = { a: phrase.a, b: then - 1 }
  }
  const labels = slot.noun === 'any' && !slot.target ? quotedLabels(ctx, sentence, phrase) : []
  if (labels.length > 1) return labels
  const weapon = slot.target !== null && ctx.lexicon.has('weapon-first', view.words[at].lemma)
  if (slot.noun === 'figure' && tellsDeed(ctx, sentence, verb, at)) return null
  if (!weapon && !fitsClass(ctx, sentence, at, phrase, slot.noun)) return null
  if (slot.noun === 'any' && cue.act !== 'counts' && cue.act !== 'mourns' && isPersonOnly(ctx, sentence, at))
    return null
  if (slot.noun === 'any' && cue.value.object === 'thing' && isPerson(ctx, sentence, at)) return null
  return coordinated(ctx, sentence, phrase, at, slot.word).flatMap((part) => {
    const made = contentRange(ctx, sentence, part)
    if (!made) return []
    const content: Content = { range: made.range, sentence, at: part.head, mode: 'indirect', nominal: true }
    if (accused && !isCause(ctx, sentence, accused)) content.accused = rangeOf(view, accused)
    return [content]
  })
}

/** "claimed the killing of nine soldiers": a deed that the verb claims too, not the figure in it. */
export function tellsDeed(ctx: Context, sentence: number, { cues }: CueVerb, at: number): boolean {
  const view = ctx.views[sentence]
  return (
    cues.some((cue) => cue.act === 'claims-responsibility' && cue.slots.some((slot) => slot.kind === 'noun')) &&
    ctx.events[sentence].some((event) => event.nominal && event.at.word === at) &&
    !view.kids[at].some((kid) => base(view.words[kid]) === 'nummod')
  )
}

/** "the army denies it": a pronoun right behind the verb, and nothing more of the clause. */
function objectPronoun(ctx: Context, view: View, { last }: CueVerb, { act }: Cue): number {
  const word = view.words[last + 1]
  if (!aboutSaid.has(act) || word?.upos !== 'PRON' || !ctx.lexicon.has('said-pronoun', word.form)) return -1
  const next = view.words[last + 2]
  const ends = !next || isPunctuation(next) || next.upos === 'ADP' || next.upos === 'CCONJ' || next.upos === 'ADV'
  return ends ? last + 1 : -1
}

const aboutSaid: ReadonlySet<string> = new Set(['denies', 'disputes', 'confirms'])

/** "rejected accusations that S": what is rejected is S. */
function clauseOfNoun(ctx: Context, sentence: number, at: number, stop: number): Content[] | null {
  const view = ctx.views[sentence]
  const mark = view.words[at + 1]
  const next = view.words[at + 2]
  if (!mark || !next || mark.upos !== 'SCONJ' || !ctx.lexicon.has('complementiser', mark.form)) return null
  if (!/^(?:DET|PRON|PROPN|NOUN|NUM)$/.test(next.upos) || next.feats.PronType === 'Rel') return null
  const found = clauses(ctx, sentence, { a: at + 2, b: stop })
  return found.length > 0 ? found : null
}

/** "thirty wounded": the counted stand behind the figure, as a noun or, where a count is told, as an adjective. */
function countedBehind(word: View['words'][number] | undefined, cue: Cue): boolean {
  return word?.upos === 'NOUN' || (cue.act === 'counts' && (word?.upos === 'ADJ' || word?.feats.VerbForm === 'Part'))
}

/** "the attack in a statement on Telegram": the medium belongs to the saying, wherever the tree hung it. */
function beforeChannel(ctx: Context, view: View, at: number, b: number): number {
  for (let i = at + 1; i < b; i++) {
    if (view.words[i].upos !== 'ADP') continue
    const lead = matchSequence(view, i, ctx.lexicon.sequences, 'lead')
    if (!lead) continue
    let noun = lead.last + 1
    while (noun < b && ['DET', 'ADJ'].includes(view.words[noun].upos)) noun++
    const known = matchSequence(view, noun, ctx.lexicon.channels)
    if (known && known.sequence.row.stance !== 'in-person' && view.words[noun].upos !== 'PROPN') return i - 1
  }
  return b
}

/** Takes in the words that bound a figure ("au moins", "plus de") where the tree left them outside. */
function withBound(ctx: Context, sentence: number, phrase: Stretch, last: number): Stretch {
  const view = ctx.views[sentence]
  let { a } = phrase
  const start = view.words[a].start
  const end = view.words[phrase.b].end
  for (const toll of ctx.tolls[sentence]) {
    if (toll.raw.start >= start || toll.raw.end <= start || toll.raw.start >= end) continue
    while (a > last + 1 && view.words[a - 1].start >= toll.raw.start) a--
  }
  if (
    a === phrase.a &&
    a - 2 > last &&
    view.words[a].upos === 'NUM' &&
    view.words[a - 1].upos === 'ADP' &&
    view.words[a - 2].upos === 'ADV'
  )
    a -= 2
  return { a, b: phrase.b }
}

/** "counted 14 dead and 30 wounded": figures that begin in the phrase, or that a conjunction joins to it, end it. */
function lastCounted(ctx: Context, sentence: number, { a, b }: Stretch, stop: number): number {
  const { words } = ctx.views[sentence]
  const ranges = ctx.tolls[sentence].map(({ raw }) => raw).sort((x, y) => x.start - y.start)
  let last = b
  for (const { start, end } of ranges) {
    if (start < words[a].start || end <= words[last].end) continue
    const joint = words[last + 1]
    const joined = joint && (joint.upos === 'CCONJ' || joint.form === ',') && words[last + 2]?.start === start
    if (start > words[last].end && !joined) break
    while (last < stop && words[last].end < end) last++
  }
  return last
}

/** The noun after "de" or "à" belongs to the verb, not to the noun before it; a quotation mark in front says so too. */
function attachesTo(ctx: Context, sentence: number, at: number, verb: number, anyNoun: boolean): boolean {
  const view = ctx.views[sentence]
  const word = view.words[at]
  if (word.head === verb || (word.head > verb && base(word) === 'conj')) return true
  const opening = view.words[view.lo[at]]
  const next = view.words[view.lo[at] + 1]
  const inQuotation = ctx.quotationsOf[sentence].some(
    (index) =>
      ctx.quotations[index].inner.start <= word.start &&
      word.end <= ctx.quotations[index].inner.end &&
      ctx.quotations[index].inner.start > view.words[verb].end,
  )
  // "accuse les deux camps de crimes": a bare event noun is what they are accused of, wherever the tree hung it.
  const bare = !view.kids[at].some((kid) => base(view.words[kid]) === 'det')
  // "accused the army of the assassination": somebody who can act stands right in front.
  const opener = view.lo[at] - (view.words[view.lo[at]].upos === 'ADP' ? 1 : 2)
  const behindActor =
    isEventNoun(ctx, sentence, at) &&
    opener > verb &&
    (ctx.actors[sentence].some((actor) => actor.end === view.words[opener].end) ||
      (view.words[opener].upos === 'NOUN' && canSpeak(ctx, sentence, opener)))
  if (anyNoun && behindActor) return true
  return (
    inQuotation || opening?.form === '«' || next?.form === '«' || (anyNoun && bare && isEventNoun(ctx, sentence, at))
  )
}

/** A person or place is no content: "soutenir le président", "entendre un témoin". */
function isPersonOnly(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  if (word.upos === 'PROPN') return true
  return (
    !isEventNoun(ctx, sentence, at) &&
    ctx.actors[sentence].some((actor) => actor.at.word === at && actor.named === 'named')
  )
}

function isPerson(ctx: Context, sentence: number, at: number): boolean {
  return (
    ctx.lexicon.has('source-noun', ctx.views[sentence].words[at].lemma) ||
    ctx.actors[sentence].some((actor) => actor.at.word === at)
  )
}

/** "l'impute aux bandes": the words of the claim are the verb phrase itself. */
function pronounObject(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  slot: Slot & { kind: 'noun' },
  barriers: Barriers,
): Content[] | null {
  const view = ctx.views[sentence]
  const end = contentEnd(ctx, sentence, verb.group.clitic, -1, barriers)
  let stop = end
  for (let i = verb.last + 1; i <= end; i++) if (view.words[i].form === ',') stop = Math.min(stop, i - 1)
  const made = contentRange(ctx, sentence, { a: verb.group.clitic, b: stop })
  if (!made) return null
  const content: Content = { range: made.range, sentence, at: verb.group.head, mode: 'indirect', clause: true }
  if (slot.target) {
    const then = findThen(view, { a: verb.last, b: stop }, verb, slot.target, stop)
    if (then < 0) return null
    content.accused = fitQuotes(ctx, sentence, rangeOf(view, { a: Math.min(then + 1, stop), b: stop }))
  }
  return [content]
}
