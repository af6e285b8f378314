/** The noun phrase a cue takes, as its frame wants it: an event, a figure, a version; or the pronoun that stands for it. */
import { contentEnd, contentRange, fitQuotes } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import { coordinated } from './coordinated-nouns.ts'
import type { Cue } from './cue-lexicon.ts'
import { extend, findNoun, findThen, findWord, lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Slot } from './frames.ts'
import { isDirective, personBefore } from './infinitive-content.ts'
import { fitsClass, isEventNoun } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { type Stretch, type View, base, child, isFiniteVerb, rangeOf } from './view.ts'

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
  const at = findNoun(ctx, sentence, verb, slot.word, slot.person !== null)
  if (at < 0) return null
  let phrase = nounPhrase(view, at, { a: verb.last + 1, b: view.words.length - 1 })
  while (phrase.a < at && view.words[phrase.a].upos === 'ADV' && view.words[phrase.a + 1]?.upos === 'DET')
    phrase = { a: phrase.a + 1, b: phrase.b }
  phrase = withBound(ctx, sentence, phrase, verb.last)
  // "vingt-trois morts": the figure by tree, the noun it counts right behind.
  if (phrase.b === at && view.words[at].upos === 'NUM' && view.words[at + 1]?.upos === 'NOUN')
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
  phrase = { a: phrase.a, b: Math.min(extend(ctx, sentence, phrase, at, verb, stop), stop) }
  phrase = { a: phrase.a, b: beforeVerdict(ctx, view, at, beforeChannel(ctx, view, at, phrase.b)) }
  // "of shelling the hospital": no noun stands right in front of a determiner.
  if (accused && view.words[phrase.b + 1]?.upos === 'DET' && phrase.b === at) phrase = { a: phrase.a, b: stop }
  if (slot.target) {
    const early = targetFirst(ctx, sentence, verb, slot.target, barriers)
    if (early) return [early]
    const then = findThen(view, phrase, verb, slot.target, stop)
    if (then < 0) return null
    const who = phraseHead(view, then + 1)
    accused = { a: then + 1, b: Math.min(who >= 0 ? nounPhrase(view, who).b : stop, stop) }
    if (then <= phrase.b) phrase = { a: phrase.a, b: then - 1 }
  }
  const labels = slot.noun === 'any' && !slot.target ? quotedLabels(ctx, sentence, phrase) : []
  if (labels.length > 1) return labels
  const weapon = slot.target !== null && ctx.lexicon.has('weapon-first', view.words[at].lemma)
  if (!weapon && !fitsClass(ctx, sentence, at, phrase, slot.noun)) return null
  if (slot.noun === 'any' && isPersonOnly(ctx, sentence, at)) return null
  if (slot.noun === 'any' && cue.value.object === 'thing' && isPerson(ctx, sentence, at)) return null
  return coordinated(ctx, sentence, phrase, at, slot.word).flatMap((part) => {
    const made = contentRange(ctx, sentence, part)
    if (!made) return []
    const content: Content = { range: made.range, sentence, at: part.head, mode: 'indirect', nominal: true }
    if (accused) content.accused = rangeOf(view, accused)
    return [content]
  })
}

/** "la prise de N, une information démentie par X": what others call it stands apart. */
function beforeVerdict(ctx: Context, view: View, at: number, b: number): number {
  for (let i = at + 1; i < b - 1; i++)
    if (
      view.words[i].form === ',' &&
      view.words[i + 1].upos === 'DET' &&
      ctx.lexicon.has('said-noun', view.words[i + 2].lemma)
    )
      return i - 1
  return b
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

/** "called the raid a massacre": object and label without a word between, as the tree sets them apart. */
function objectAndLabel(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  const tree = child(view, verb.group.head, 'obj')
  const object = tree > verb.last ? tree : phraseHead(view, verb.last + 1)
  if (object <= verb.last) return null
  const label = view.kids[verb.group.head].find((kid) => kid > object && isLabelOf(ctx, view, kid))
  const inside =
    label ??
    view.kids[object].find((kid) => kid > object && base(view.words[kid]) === 'appos') ??
    labelByOrder(view, object)
  if (inside === undefined) return null
  const from = verb.last + 1
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
  return made && [{ range: made.range, sentence, at: inside, mode: 'indirect', nominal: true }]
}

/** "called the feast “a celebration …”": marks or an indefinite article right behind a noun begin the label, whatever the tree made of it. */
function labelByOrder(view: View, object: number): number | undefined {
  for (let i = object + 1; i < Math.min(view.words.length - 1, object + 14); i++) {
    const word = view.words[i]
    if (word.form === ',' || /^[.;:]$/.test(word.form) || isFiniteVerb(word)) return undefined
    const opens = /^["“«]$/.test(word.form) || word.feats.Definite === 'Ind'
    if (!opens || !['NOUN', 'PROPN', 'PRON'].includes(view.words[i - 1].upos)) continue
    const head = phraseHead(view, word.upos === 'DET' ? i : i + 1)
    return head > i ? head : i + 1
  }
  return undefined
}

/** A second complement without a preposition, no clause and no date. */
function isLabelOf(ctx: Context, view: View, at: number): boolean {
  const word = view.words[at]
  if (!['xcomp', 'obj', 'iobj', 'ccomp', 'obl'].includes(base(word)) || isFiniteVerb(word)) return false
  if (view.kids[at].some((kid) => base(view.words[kid]) === 'case' || base(view.words[kid]) === 'mark')) return false
  return !ctx.dates[view.sentence.index].some((index) => ctx.findings.dates[index].at.word === at)
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

/** "« une bavure » puis, pressée de questions, « un crime »": each label in marks is said for itself. */
function quotedLabels(ctx: Context, sentence: number, phrase: Stretch): Content[] {
  const view = ctx.views[sentence]
  const range = rangeOf(view, phrase)
  const held = ctx.quotationsOf[sentence]
    .map((index) => ctx.quotations[index])
    .filter((item) => item.start >= range.start - 3 && item.start - range.start < 400)
  if (held.length < 2 || held[0].start - range.start > 4) return []
  const out: Content[] = []
  for (const [order, item] of held.entries()) {
    if (order > 0) {
      const from = held[order - 1].end
      const between = view.words.filter((word) => word.start >= from && word.end <= item.start)
      if (
        between[0]?.upos === 'VERB' ||
        between[0]?.upos === 'ADJ' ||
        between.some((word) => isFiniteVerb(word)) ||
        !between.some((word) => word.form === ',' || word.upos === 'CCONJ')
      )
        break
    }
    const at = view.words.findIndex((word) => word.start >= item.inner.start && word.upos !== 'DET')
    out.push({
      range: { start: item.start, end: item.end },
      sentence,
      at: Math.max(at, 0),
      mode: 'indirect',
      nominal: true,
    })
  }
  return out
}

/** "impute au groupe la mort de N": the accused stands in front of the deed. */
function targetFirst(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  target: string,
  barriers: Barriers,
): Content | null {
  const view = ctx.views[sentence]
  const from = verb.last + 1
  if (!lemmaIs(view, from, target)) return null
  const who = phraseHead(view, from + 1)
  const at = child(view, verb.group.head, 'obj')
  if (who < 0 || at <= who) return null
  const accused = nounPhrase(view, who, { a: from + 1, b: Math.max(who, view.lo[at] - 1) })
  const start = view.words[from].start
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
  const range = made && { start: Math.min(start, made.range.start), end: made.range.end }
  return range && { range, sentence, at, mode: 'indirect', nominal: true, accused: rangeOf(view, accused) }
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
