/**
 * What a cue verb says, by its frame: the clause after "que", the infinitive, the noun phrase, the person accused. Slots are tried
 * in a fixed order (clause, infinitive, noun, adjective, person); the first whose words are there wins. Quotations are read elsewhere.
 */
import { quotationAt, type Content, type Context } from './context.ts'
import { contentEnd, contentRange, fitQuotes } from './content-edges.ts'
import type { Cue } from './cue-lexicon.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Slot } from './frames.ts'
import { cannotSpeak, fitsClass, isEventNoun } from './kinds-of-noun.ts'
import { formOf, matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { phraseBefore } from './phrase-before.ts'
import { splitClauses } from './split-clauses.ts'
import {
  base,
  child,
  isFiniteVerb,
  isInfinitive,
  isPunctuation,
  rangeOf,
  subjectOf,
  under,
  type Stretch,
  type View,
} from './view.ts'

export interface Said {
  cue: Cue
  contents: Content[]
  rule: string
}

type Barriers = ReadonlySet<number>

export function contentsOfVerb(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  barriers: Barriers,
  inverted: boolean,
): Said | null {
  for (const cue of verb.cues) {
    if (cue.value.content === 'clause') {
      const content = wholeClause(ctx, sentence, verb, barriers)
      return content && { cue, contents: [content], rule: `${cue.lemma}: whole clause` }
    }
    const order = [...cue.slots].sort((x, y) => rank(x) - rank(y))
    for (const slot of order) {
      const contents = fill(ctx, sentence, verb, cue, slot, barriers, inverted)
      if (contents?.length) return { cue, contents, rule: `${cue.lemma} + ${slot.kind}` }
    }
    if (cue === verb.cues[0] && !inverted && cue.value.alone === 'yes' && standsAlone(ctx, sentence, verb, barriers)) {
      const content = wholeClause(ctx, sentence, verb, barriers)
      if (content) return { cue, contents: [content], rule: `${cue.lemma}: alone` }
    }
    if (cue.value.content === 'object') {
      const object = cueNoun(ctx, sentence, verb, barriers)
      if (object) return { cue, contents: [object], rule: `${cue.lemma} + object` }
    }
  }
  return null
}

const ranks: Readonly<Record<Slot['kind'], number>> = {
  clause: 0,
  infinitive: 1,
  noun: 3,
  adjective: 4,
  person: 5,
  quote: 9,
}

function rank(slot: Slot): number {
  if (slot.kind === 'noun') return slot.person !== null || slot.then ? 2 : slot.noun === 'any' ? 3.5 : 3
  return ranks[slot.kind]
}

function fill(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  cue: Cue,
  slot: Slot,
  barriers: Barriers,
  inverted: boolean,
): Content[] | null {
  switch (slot.kind) {
    case 'clause':
      return clauseSlot(ctx, sentence, verb, slot.word, barriers)
    case 'infinitive':
      return infinitiveSlot(ctx, sentence, verb, slot, barriers)
    case 'noun':
      return inverted ? null : nounSlot(ctx, sentence, verb, cue, slot, barriers)
    case 'person':
      return inverted ? null : personSlot(ctx, sentence, verb, barriers)
    case 'adjective':
      return inverted ? null : adjectiveSlot(ctx, sentence, verb, barriers)
    default:
      return null
  }
}

/** The clause after the conjunction, and each further one coordinated by repeating it ("que S1 et que S2"). */
function clauseSlot(ctx: Context, sentence: number, verb: CueVerb, word: string, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  const at = findConjunction(ctx, sentence, verb, word, barriers)
  if (at < 0 || hasOwnObject(view, verb, at)) return null
  const out: Content[] = []
  let from = at + 1
  while (from < view.words.length) {
    const end = contentEnd(ctx, sentence, from, verb.group.head, barriers)
    let next = -1
    for (let i = from + 1; i < end; i++) {
      if (formMatches(view, i, word) && i > 0 && view.words[i - 1].upos === 'CCONJ' && view.words[i].upos !== 'ADV') {
        next = i
        break
      }
    }
    out.push(...clauses(ctx, sentence, { a: from, b: next < 0 ? end : next - 2 }))
    if (next < 0) break
    from = next + 1
  }
  return out
}

/** "exige le retrait des accusations, qu'elle juge …": with a subject in front, a bare noun before "que" is the object. */
function hasOwnObject(view: View, verb: CueVerb, conjunction: number): boolean {
  const object = child(view, verb.group.head, 'obj')
  const subject = subjectOf(view, verb.group.head)
  if (object <= verb.group.b || object >= conjunction || subject < 0 || subject > verb.group.a) return false
  if (verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'clause' && slot.person !== null))) return false
  return view.words[object].upos === 'NOUN' && view.words.slice(object, conjunction).some((word) => word.form === ',')
}

function findConjunction(ctx: Context, sentence: number, verb: CueVerb, word: string, barriers: Barriers): number {
  const view = ctx.views[sentence]
  const { head, b } = verb.group
  let depth = 0
  for (let i = Math.max(b, verb.last) + 1; i < view.words.length; i++) {
    const item = view.words[i]
    if (formMatches(view, i, word)) {
      if (isOtherConjunction(ctx, view, i, Math.max(b, verb.last))) {
        if (depth === 0) return -1
        continue
      }
      if (item.upos === 'PRON' && base(item) !== 'mark') {
        // A relative pronoun by tag: only the tree or the cue's neighbourhood says that it is the conjunction after all.
        if (i !== Math.max(b, verb.last) + 1) continue
      }
      if (item.upos === 'ADV' && base(item) !== 'mark') continue
      const up = item.head
      if (base(item) === 'mark' && up >= 0 && !under(view, head, up) && depth > 0) continue
      return i
    }
    if (barriers.has(i) && !barriers.has(i - 1) && i > verb.last + 1 && view.words[i].upos !== 'ADP') return -1
    if (/^[;:]$/.test(item.form) || item.form === '.') return -1
    if (isFiniteVerb(item)) {
      // A relative clause on the subject may stand between; the tree hangs the conjunction on the cue all the same.
      if (base(item) !== 'acl' && !isInsideRelative(view, i, head)) return -1
      depth++
    }
  }
  return -1
}

function isInsideRelative(view: View, at: number, stop: number): boolean {
  let i = at
  for (let steps = 0; i >= 0 && i !== stop && steps < 20; steps++) {
    if (base(view.words[i]) === 'acl') return true
    i = view.words[i].head
  }
  return false
}

/** "alors que", "ainsi que": the word belongs to another conjunction. */
function isOtherConjunction(ctx: Context, view: View, at: number, cue: number): boolean {
  for (let start = Math.max(cue + 2, at - 2, 0); start < at; start++) {
    const match = matchSequence(
      view,
      start,
      ctx.lexicon.sequences,
      'conjunction',
      'contrast',
      'condition',
      'relative-clause',
    )
    if (match && match.last === at) return true
  }
  return false
}

function formMatches(view: View, at: number, word: string): boolean {
  const form = formOf(view, at)
  return (
    form === word ||
    (form.endsWith("'") && form.slice(0, -1) === word.slice(0, form.length - 1) && word.length === form.length)
  )
}

/** Clauses of a stretch as contents, conditions in front set apart. */
export function clauses(ctx: Context, sentence: number, stretch: Stretch): Content[] {
  const out: Content[] = []
  for (const clause of splitClauses(ctx, sentence, stretch)) {
    const made = contentRange(ctx, sentence, clause)
    if (made) out.push({ range: made.range, sentence, at: clause.head, mode: 'indirect' })
  }
  return out
}

function infinitiveSlot(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  slot: Slot & { kind: 'infinitive' },
  barriers: Barriers,
): Content[] | null {
  const view = ctx.views[sentence]
  const found = findInfinitive(ctx, sentence, verb, slot.word, barriers)
  if (!found) return null
  const { start, first, opener } = found
  const perfect = view.words[start].upos === 'AUX' && view.words[start + 1] !== undefined
  if (slot.perfect && !perfect) return null
  // An infinitive of purpose far from the cue is not its complement.
  if (slot.word === '' && start - verb.last > 18) return null
  const accused = slot.person !== null ? personBefore(ctx, sentence, verb, opener, slot.person) : null
  if (slot.person !== null && !accused) return null
  if (slot.person === '' && accused && isDirective(verb)) {
    // "appeler Y à INF": who is asked belongs to what is asked.
    const end = contentEnd(ctx, sentence, accused.a, verb.group.head, barriers)
    const made = contentRange(ctx, sentence, { a: accused.a, b: end })
    return made && [{ range: made.range, sentence, at: mainVerb(view, start), mode: 'indirect' }]
  }
  const end = contentEnd(ctx, sentence, first, verb.group.head, barriers)
  const parts = splitClauses(ctx, sentence, { a: first, b: end })
  const out: Content[] = []
  for (const part of parts) {
    const made = contentRange(ctx, sentence, part)
    if (!made) continue
    const content: Content = {
      range: made.range,
      sentence,
      at: part.a === first ? mainVerb(view, start) : part.head,
      mode: 'indirect',
    }
    if (accused) content.accused = rangeOf(view, accused)
    out.push(content)
  }
  return out
}

/** The first infinitive the slot's preposition opens; others on the way ("sans le nommer") are passed over. */
function findInfinitive(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  word: string,
  barriers: Barriers,
): { start: number; first: number; opener: number } | null {
  const view = ctx.views[sentence]
  for (let i = Math.max(verb.group.b, verb.last) + 1; i < view.words.length; i++) {
    const item = view.words[i]
    if (isFiniteVerb(item) && base(item) !== 'acl' && !isInsideRelative(view, i, verb.group.head)) return null
    if (/^[;:.]$/.test(item.form) || (barriers.has(i) && item.upos !== 'ADP')) return null
    if (!isInfinitive(item)) continue
    let first = i
    while (first > verb.last + 1 && ['PRON', 'ADV', 'PART'].includes(view.words[first - 1].upos)) {
      if (
        view.words[first - 1].upos === 'ADV' &&
        view.words[first - 1].feats.Polarity !== 'Neg' &&
        formOf(view, first - 1).length > 4
      )
        break
      first--
    }
    let opener = first - 1
    while (opener > verb.last && /^[«"“]$/.test(view.words[opener].form)) opener--
    const before = view.words[opener]
    if (word !== '' ? before && lemmaIs(view, opener, word) : !before || before.upos !== 'ADP')
      return { start: i, first, opener }
    if (word === '') return null
  }
  return null
}

function isDirective(verb: CueVerb): boolean {
  return verb.cues.some((cue) => cue.act === 'calls-for' || cue.act === 'demands' || cue.act === 'orders')
}

/** The participle after an auxiliary infinitive, else the infinitive. */
function mainVerb(view: View, infinitive: number): number {
  const word = view.words[infinitive]
  if (word.upos === 'AUX' && word.head > infinitive && word.head - infinitive < 6) return word.head
  for (let i = infinitive + 1; i < Math.min(view.words.length, infinitive + 5); i++) {
    if (word.upos === 'AUX' && view.words[i].upos === 'VERB') return i
  }
  return infinitive
}

function personBefore(ctx: Context, sentence: number, verb: CueVerb, opener: number, marker: string): Stretch | null {
  const view = ctx.views[sentence]
  if (verb.group.clitic >= 0) return { a: verb.group.clitic, b: verb.group.clitic }
  for (let i = verb.last + 1; i < opener; i++) {
    const word = view.words[i]
    if (marker !== '' && !lemmaIs(view, i, marker)) continue
    const head = phraseHead(view, marker === '' ? i : Math.min(i + 1, opener))
    if (head < 0 || head > opener) continue
    if (word.upos === 'ADV' || isPunctuation(word)) continue
    return nounPhrase(view, head, { a: marker === '' ? i : i + 1, b: opener - 1 })
  }
  return null
}

export function lemmaIs(view: View, at: number, word: string): boolean {
  if (at < 0 || at >= view.words.length) return false
  const form = formOf(view, at)
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  return form === plain || formLemma(view, at) === plain
}

function formLemma(view: View, at: number): string {
  return view.words[at].lemma.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

function nounSlot(
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
  const at = findNoun(ctx, sentence, verb, slot.word, slot.person !== null)
  if (at < 0) return null
  let phrase = nounPhrase(view, at, { a: verb.last + 1, b: view.words.length - 1 })
  phrase = withBound(ctx, sentence, phrase, verb.last)
  let accused: Stretch | null = null
  if (slot.person !== null) {
    const freeLabel =
      slot.noun === 'label' &&
      cue.value.label === 'free' &&
      !view.kids[at].some((kid) => base(view.words[kid]) === 'det')
    if (!freeLabel && !attachesTo(ctx, sentence, at, verb.group.head)) return null
    const opener = slot.word === '' ? phrase.a : findWord(view, verb.last + 1, slot.word)
    accused = personBefore(ctx, sentence, verb, opener, slot.person)
    if (!accused) return null
  }
  if (slot.noun === 'label' || (accused && isDirective(verb))) {
    const from = accused?.a ?? verb.last + 1
    const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
    return made && [{ range: made.range, sentence, at, mode: 'indirect', nominal: true }]
  }
  const stop = contentEnd(ctx, sentence, phrase.a, verb.group.head, barriers)
  phrase = { a: phrase.a, b: Math.min(extend(ctx, sentence, phrase, at, verb, stop), stop) }
  if (slot.then) {
    const then = findThen(view, phrase, verb, slot.then, stop)
    if (then < 0) return null
    const who = phraseHead(view, then + 1)
    accused = { a: then + 1, b: Math.min(who >= 0 ? nounPhrase(view, who).b : stop, stop) }
    if (then <= phrase.b) phrase = { a: phrase.a, b: then - 1 }
  }
  if (!fitsClass(ctx, sentence, at, phrase, slot.noun)) return null
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

/** The noun after "de" or "à" belongs to the verb, not to the noun before it; a quotation mark in front says so too. */
function attachesTo(ctx: Context, sentence: number, at: number, verb: number): boolean {
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
  return inQuotation || opening?.form === '«' || next?.form === '«'
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

/** The bare noun phrase (or the one after `word`) that follows the verb. */
function findNoun(ctx: Context, sentence: number, verb: CueVerb, word: string, afterPerson: boolean): number {
  const view = ctx.views[sentence]
  const from = Math.max(verb.group.b, verb.last) + 1
  if (word === '' && !afterPerson) {
    const object = child(view, verb.group.head, 'obj')
    if (object > verb.group.head && view.words[object].upos !== 'PRON' && noVerbBetween(view, from, object))
      return object
  }
  let seenPerson = !afterPerson
  let inInsertion = false
  for (let i = from; i < Math.min(view.words.length, from + 40); i++) {
    const item = view.words[i]
    if (item.form === ',') {
      if (word === '' && !inInsertion && !hasLaterComma(view, i)) return -1
      inInsertion = !inInsertion
      continue
    }
    if (/^[;:.]$/.test(item.form) || isFiniteVerb(item) || item.upos === 'SCONJ') return -1
    if (inInsertion && word === '') continue
    if (word !== '') {
      if (lemmaIs(view, i, word)) {
        const head = phraseHead(view, i + 1)
        if (head >= 0 && (seenPerson || i === from)) return head
        if (head >= 0 && seenPerson) return head
      }
      if (item.upos === 'NOUN' || item.upos === 'PROPN' || item.upos === 'PRON') {
        if (afterPerson) seenPerson = true
        else if (base(item) !== 'obl' && base(item) !== 'advmod') {
          if (!view.kids[i].some((kid) => base(view.words[kid]) === 'case')) return -1
        }
      }
      continue
    }
    if (item.upos === 'ADV') continue
    if (item.upos === 'ADP') {
      const head = phraseHead(view, i + 1)
      if (head < 0) return -1
      // "plus de 40 000 déplacés": a bound in front of a figure is no prepositional phrase.
      if (view.words[i - 1].upos === 'ADV' && i - 1 >= from && view.words[i + 1]?.upos === 'NUM') return head
      i = Math.max(i, Math.min(endOfPhrase(view, head), from + 40))
      const object = child(view, verb.group.head, 'obj')
      if (object > from && i >= object) i = view.lo[object] - 1
      continue
    }
    const head = phraseHead(view, i)
    if (head < 0) {
      if (isPunctuation(item) || item.upos === 'DET' || item.upos === 'ADJ') continue
      return -1
    }
    const relation = base(view.words[head])
    const dated = ctx.dates[sentence].some((index) => ctx.findings.dates[index].at.word === head)
    if (
      dated ||
      relation === 'nsubj' ||
      (relation === 'obl' &&
        !view.kids[head].some((kid) => base(view.words[kid]) === 'det' || base(view.words[kid]) === 'nummod'))
    ) {
      i = Math.max(i, dated ? head : view.hi[head])
      continue
    }
    if (view.words[head].upos === 'PRON') continue
    return head
  }
  return -1
}

function noVerbBetween(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isFiniteVerb(view.words[i]) && base(view.words[i]) !== 'acl') return false
  return true
}

function hasLaterComma(view: View, at: number): boolean {
  for (let i = at + 1; i < Math.min(view.words.length, at + 22); i++) {
    if (view.words[i].form === ',') return true
    if (isFiniteVerb(view.words[i])) return false
  }
  return false
}

function findWord(view: View, from: number, word: string): number {
  for (let i = from; i < view.words.length; i++) if (lemmaIs(view, i, word)) return i
  return from
}

function findThen(view: View, phrase: Stretch, verb: CueVerb, word: string, stop: number): number {
  for (const kid of view.kids[verb.group.head]) {
    const word0 = view.words[kid]
    if (kid > verb.last && ['obl', 'iobj'].includes(base(word0))) {
      const mark = view.kids[kid].find((item) => base(view.words[item]) === 'case')
      if (mark !== undefined && lemmaIs(view, mark, word)) return mark
    }
  }
  for (let i = stop; i > phrase.a; i--) if (lemmaIs(view, i, word) && view.words[i].upos === 'ADP') return i
  return -1
}

/** Last word of a prepositional phrase: a bare determiner behind it begins the next phrase. */
function endOfPhrase(view: View, head: number): number {
  let end = head
  for (let i = head + 1; i <= view.hi[head]; i++) {
    const word = view.words[i]
    if (
      word.upos === 'DET' &&
      view.words[i - 1].upos !== 'ADP' &&
      view.words[i - 1].upos !== 'CCONJ' &&
      base(word) === 'det'
    )
      break
    end = i
  }
  return end
}

/** Prepositional phrases behind the noun stay with it unless they are the frame's (medium, date, recipient). */
function extend(ctx: Context, sentence: number, phrase: Stretch, at: number, verb: CueVerb, stop: number): number {
  const view = ctx.views[sentence]
  let b = phrase.b
  while (b < stop) {
    const next = view.words[b + 1]
    if (next.form === ',' && matchSequence(view, b + 2, ctx.lexicon.sequences, 'subset')) {
      b = stop
      break
    }
    if (next.upos !== 'ADP' && !/^[«(“"]$/.test(next.form) && !isInfinitive(next)) break
    if (matchSequence(view, b + 1, ctx.lexicon.sequences, 'preposition', 'motive', 'condition-noun')) break
    const quotation = quotationAt(ctx, sentence, next.start)
    if (quotation && quotation.start === next.start && quotation.end <= view.words[stop].end) {
      while (b < stop && view.words[b + 1].start < quotation.end) b++
      continue
    }
    if (isInfinitive(next)) {
      b = stop
      break
    }
    const head = next.upos === 'ADP' ? phraseHead(view, b + 2) : phraseHead(view, b + 1)
    if (head < 0 || isFrameNoun(ctx, sentence, head)) break
    const end = Math.min(stop, Math.max(nounPhrase(view, head).b, head))
    if (end <= b) break
    b = end
  }
  return at > b ? at : b
}

function isFrameNoun(ctx: Context, sentence: number, head: number): boolean {
  const view = ctx.views[sentence]
  const word = view.words[head]
  if (ctx.lexicon.channels.has(formOf(view, head)) || ctx.lexicon.channels.has(word.lemma)) return true
  if (ctx.dates[sentence].some((index) => ctx.findings.dates[index].at.word === head)) return true
  return false
}

/** Coordinated noun phrases are several contents where each is an event or each repeats the preposition. */
function coordinated(
  ctx: Context,
  sentence: number,
  phrase: Stretch,
  at: number,
  word: string,
): (Stretch & { head: number })[] {
  const view = ctx.views[sentence]
  const cuts: { head: number; a: number }[] = []
  for (const kid of view.kids[at]) {
    if (base(view.words[kid]) !== 'conj' || kid <= at || kid > phrase.b) continue
    let a = Math.max(view.lo[kid], at + 1)
    while (
      a < kid &&
      (isPunctuation(view.words[a]) || view.words[a].upos === 'CCONJ') &&
      !/^[«"“]$/.test(view.words[a].form)
    )
      a++
    const repeats = word !== '' && lemmaIs(view, a, word)
    if (repeats && view.words[a].upos === 'ADP') a++
    const events = isEventNoun(ctx, sentence, at) && isEventNoun(ctx, sentence, kid) && view.words[a].upos === 'DET'
    if (repeats || events) cuts.push({ head: kid, a })
  }
  const out: (Stretch & { head: number })[] = []
  let a = phrase.a
  let head = at
  for (const cut of cuts) {
    let b = cut.a - 1
    while (
      b > a &&
      ((isPunctuation(view.words[b]) && !/^[»"”)]$/.test(view.words[b].form)) ||
        view.words[b].upos === 'CCONJ' ||
        view.words[b].upos === 'ADP')
    )
      b--
    out.push({ a, b, head })
    a = cut.a
    head = cut.head
  }
  out.push({ a, b: phrase.b, head })
  return out
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
  if (slot.then) {
    const then = findThen(view, { a: verb.last, b: stop }, verb, slot.then, stop)
    if (then < 0) return null
    content.accused = fitQuotes(ctx, sentence, rangeOf(view, { a: Math.min(then + 1, stop), b: stop }))
  }
  return [content]
}

function personSlot(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  if (verb.group.form === 'passive' || verb.group.form === 'past-participle') return null
  const at = findNoun(ctx, sentence, verb, '', false)
  if (at < 0 || cannotSpeak(ctx, sentence, at)) return null
  const stop = contentEnd(ctx, sentence, at, verb.group.head, barriers)
  const phrase = nounPhrase(view, at, { a: verb.last + 1, b: stop })
  // "mettons en garde les transporteurs : ne prêtez plus …": the warning runs on behind the colon.
  const goesOn = view.words[phrase.b + 1]?.form === ':'
  let b = goesOn ? stop : phrase.b
  for (let i = at + 1; i <= b; i++)
    if (ctx.lexicon.has('relative', view.words[i].form) && view.words[i - 1].form === ',') b = i - 2
  const made = contentRange(ctx, sentence, { a: phrase.a, b })
  return made && [{ range: made.range, sentence, at, mode: 'indirect', nominal: !goesOn, accused: made.range }]
}

function adjectiveSlot(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  let i = verb.last + 1
  while (
    i < view.words.length &&
    (view.words[i].upos === 'ADV' || /^[«"“]$/.test(view.words[i].form)) &&
    formOf(view, i).length < 14
  )
    i++
  const word = view.words[i]
  if (!word || (word.upos !== 'ADJ' && !(word.upos === 'VERB' && word.feats.VerbForm === 'Part'))) return null
  const from = verb.last + 1
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
  return made && [{ range: made.range, sentence, at: i, mode: 'indirect', nominal: true }]
}

/** "Les rebelles démentent.": nothing but an adverb follows. */
function standsAlone(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): boolean {
  const view = ctx.views[sentence]
  if (verb.group.clitic >= 0) return true
  for (let i = verb.last + 1; i < view.words.length; i++) {
    const word = view.words[i]
    if (isPunctuation(word) || barriers.has(i)) return word.form !== ':' && !/^[«"“]$/.test(word.form)
    if (word.upos !== 'ADV') return false
  }
  return true
}

/** The cue's own noun and what follows it ("présente ses excuses à l'organisation"). */
function cueNoun(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content | null {
  const view = ctx.views[sentence]
  let a = verb.last
  while (a > verb.group.b + 1 && view.words[a - 1].upos !== 'PUNCT' && a - 1 > verb.group.head) a--
  const made = contentRange(ctx, sentence, { a, b: contentEnd(ctx, sentence, verb.last, verb.group.head, barriers) })
  return made && { range: made.range, sentence, at: verb.last, mode: 'indirect', nominal: true }
}

/** The clause with its subject, for cues that say nothing but what they are ("n'a pas souhaité commenter"). */
function wholeClause(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content | null {
  const view = ctx.views[sentence]
  const { head } = verb.group
  const own = subjectOf(view, head)
  const subject = own >= 0 ? own : (phraseBefore(view, verb.group.a)?.head ?? -1)
  let a = Math.min(verb.group.a, subject >= 0 ? view.lo[subject] : verb.group.a, view.lo[head])
  for (let i = verb.group.a - 1; i >= a; i--) {
    const { form } = view.words[i]
    if (/^[;:]$/.test(form) || (view.words[i].upos === 'CCONJ' && (subject < 0 || i < view.lo[subject]))) a = i + 1
  }
  const made = contentRange(ctx, sentence, { a, b: contentEnd(ctx, sentence, verb.group.a, head, barriers) })
  return made && { range: made.range, sentence, at: head, mode: 'indirect', clause: true }
}
