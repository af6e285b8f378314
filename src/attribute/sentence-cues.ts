/**
 * The cues of one sentence before contents are cut: verbs, phrases, incises, and the words at which each frame begins, so that no
 * content runs into the frame of another.
 */
import { quotationAt, type Context } from './context.ts'
import type { AccordingTo } from './attribute-phrases.ts'
import { findAccordingTo } from './attribute-phrases.ts'
import { findVerbCues, type CueVerb } from './find-verb-cues.ts'
import { inciseEnd, type Incise } from './incise.ts'
import { canSpeak } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { phraseBefore } from './phrase-before.ts'
import { invertedSubject } from './inverted-subject.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { isClausal } from './split-quotation.ts'
import { verbGroup, type VerbGroup } from './verb-group.ts'
import { subjectFirst } from './subject-first-incise.ts'
import { base, hasMainVerb, isFiniteVerb, isPunctuation, subjectOf, type View } from './view.ts'

export interface SentenceCues {
  sentence: number
  verbs: CueVerb[]
  phrases: AccordingTo[]
  incises: Incise[]
  barriers: Set<number>
}

export function readCues(ctx: Context, sentence: number): SentenceCues {
  const view = ctx.views[sentence]
  const verbs = findVerbCues(ctx, sentence)
  const phrases = findAccordingTo(ctx, sentence)
  const incises = findIncises(ctx, sentence, verbs)
  const barriers = new Set<number>()
  for (const { phrase } of [...phrases, ...incises]) {
    barriers.add(phrase.a)
    if (phrase.a > 0 && view.words[phrase.a - 1].form === ',') barriers.add(phrase.a - 1)
  }
  for (const verb of verbs) {
    const start = coordinationStart(ctx, sentence, verb)
    if (start >= 0) barriers.add(start)
  }
  for (let i = 1; i < view.words.length; i++) {
    const aside = matchSequence(view, i, ctx.lexicon.sequences, 'aside')
    if (aside && isPunctuation(view.words[i - 1])) barriers.add(i - 1).add(i)
    const relative = matchSequence(view, i, ctx.lexicon.sequences, 'relative-clause')
    if (
      relative &&
      verbs.some((verb) => verb.group.a > relative.last && verb.group.a - relative.last <= 2) &&
      isPunctuation(view.words[i - 1])
    )
      barriers.add(i - 1).add(i)
  }
  return { sentence, verbs, phrases, incises, barriers }
}

/**
 * A finite cue after a comma or conjunction, without "que" of its own before it, begins a new frame: "… mais a démenti que",
 * "…, tandis que l'armée assure". Returns the word where it begins, or -1.
 */
function coordinationStart(ctx: Context, sentence: number, verb: CueVerb): number {
  const view = ctx.views[sentence]
  const { group } = verb
  if (group.form !== 'finite' && group.form !== 'present-participle') return -1
  if (quotationAt(ctx, sentence, view.words[group.head].start)) return -1
  const subject = subjectOf(view, group.head)
  let at = group.a
  if (subject >= 0 && subject < group.a) at = Math.min(view.lo[subject], group.a)
  let i = at - 1
  // Adverbs and phrases between commas in front of the verb ("mais a, selon eux, démenti") are left to the tree.
  while (i >= 0 && view.words[i].upos === 'ADV') i--
  // ", tout en jurant que": what opens a gerund stands between it and the comma.
  if (group.form === 'present-participle')
    for (let k = i; k >= Math.max(0, i - 2); k--) {
      if (view.words[k].form === ',' && k < i) return k
      if (!['ADP', 'SCONJ', 'PRON', 'ADV'].includes(view.words[k].upos)) break
    }
  if (i < 0) return -1
  const run = phraseBefore(view, group.a)
  const opens = (at: number): boolean => !view.words.slice(0, at).some((item) => isFiniteVerb(item))
  if (run) return view.words[run.boundary].form === ',' && opens(run.boundary) ? -1 : run.boundary
  const word = view.words[i]
  if (word.upos === 'CCONJ') return i > 0 && view.words[i - 1].form === ',' ? i - 1 : i
  if (word.form === ',' && group.form === 'present-participle') return i
  // "Sur sa chaîne Telegram, le groupe …": what stands in front without a verb belongs to the frame.
  if (word.form === ',' && subject >= 0 && subject < group.a) return opens(i) ? -1 : i
  for (let start = Math.max(0, i - 2); start <= i; start++) {
    const contrast = matchSequence(view, start, ctx.lexicon.sequences, 'contrast')
    if (contrast && contrast.last === i) return start > 0 && isPunctuation(view.words[start - 1]) ? start - 1 : start
  }
  return -1
}

/** ", a indiqué la police", "a-t-il ajouté": a verb before its subject, set off by punctuation or a closing quotation mark. */
function findIncises(ctx: Context, sentence: number, verbs: readonly CueVerb[]): Incise[] {
  const view = ctx.views[sentence]
  const out: Incise[] = []
  for (let i = 1; i < view.words.length; i++) {
    const before = view.words[i - 1]
    if (!/^[,»"”’–—!?…(]$/.test(before.form)) continue
    const word = view.words[i]
    if (
      word.upos !== 'VERB' &&
      word.upos !== 'AUX' &&
      word.upos !== 'ADV' &&
      word.upos !== 'PRON' &&
      word.upos !== 'PART'
    )
      continue
    const head = inciseVerb(view, i)
    if (head < 0) continue
    const verb = verbs.find((item) => item.group.head === head) ?? null
    const group = verb?.group ?? verbGroup(view, head, ctx.lexicon)
    if (group.a > i + 4 || group.form !== 'finite') continue
    // "L'opposition a, de son côté, dénoncé N": the auxiliary in front of the comma makes it the sentence's own verb.
    if (group.finite >= 0 && group.finite < i) continue
    let afterQuote =
      /^[»"”’]$/.test(before.form) || (before.form === ',' && /^[»"”’]$/.test(view.words[i - 2]?.form ?? ''))
    // Behind the quotation marks of a name ("le groupe « Aube » a revendiqué") the sentence just goes on.
    if (afterQuote && !closesSpeech(ctx, sentence, view, i)) {
      // "… suspendus « faute de progrès », a reconnu X": behind an island and a comma, the tag of the whole clause.
      if (before.form !== ',') continue
      afterQuote = false
    }
    if (!verb && !afterQuote) continue
    const subject = group.inverted >= 0 ? group.inverted : invertedSubject(view, group)
    if (subject < 0) continue
    // Where an incise keeps subject before verb, a noun behind the verb is its subject only by the tree.
    if (!afterQuote && ctx.lexicon.has('incise-order', 'subject-verb') && subjectOf(view, head) !== subject) continue
    if (!isIncise(ctx, view, group, subject, verb, afterQuote)) continue
    const source = sourceOfVerb(ctx, sentence, group, true)
    out.push({ phrase: { a: i, b: inciseEnd(ctx, view, group, source), incise: true }, verb, group, source })
  }
  if (ctx.lexicon.has('incise-order', 'subject-verb'))
    for (const verb of verbs) {
      const incise = subjectFirst(ctx, sentence, verb)
      if (incise && !out.some((item) => item.group.head === verb.group.head)) out.push(incise)
    }
  return out
}

/** The verb that an incise opens with: after auxiliaries, adverbs and a short phrase ("pour sa part"). */
function inciseVerb(view: View, at: number): number {
  for (let i = at; i < Math.min(view.words.length, at + 8); i++) {
    const word = view.words[i]
    if (word.upos === 'VERB') return i
    if (word.upos === 'AUX') {
      if (word.head > i && word.head - i < 6 && view.words[word.head].upos === 'VERB') continue
      const next = view.words[i + 1]
      if (
        next &&
        next.upos !== 'VERB' &&
        next.upos !== 'ADV' &&
        next.upos !== 'PRON' &&
        next.upos !== 'AUX' &&
        next.upos !== 'PART' &&
        next.upos !== 'ADP'
      )
        return -1
      continue
    }
    if (word.upos === 'PUNCT' || word.upos === 'SCONJ' || word.upos === 'CCONJ') return -1
    if (i === at && (word.upos === 'NOUN' || word.upos === 'DET')) return -1
    if (word.upos === 'PRON' && base(word) === 'nsubj' && !word.form.startsWith('-')) return -1
    if (word.feats.PronType === 'Rel') return -1
  }
  return -1
}

function isIncise(
  ctx: Context,
  view: View,
  group: VerbGroup,
  subject: number,
  verb: CueVerb | null,
  afterQuote: boolean,
): boolean {
  if (group.inverted >= 0) return true
  // "…, a dénombré dix-neuf admissions": an object with a figure, no speaker.
  if (
    !canSpeak(ctx, view.sentence.index, subject) &&
    (view.words[subject].upos === 'NUM' || view.kids[subject].some((kid) => view.words[kid].upos === 'NUM'))
  )
    return false
  // "…, ont trouvé refuge dans l'église": a bare noun behind the verb belongs to it.
  if (
    !afterQuote &&
    view.words[subject].upos === 'NOUN' &&
    subject === group.b + 1 &&
    view.lo[subject] === subject &&
    !canSpeak(ctx, view.sentence.index, subject)
  )
    return false
  // A subject in front means an ordinary clause, unless another verb stands between: then the tree took it from that clause.
  const tree = subjectOf(view, group.head)
  if (tree >= 0 && tree < group.a) {
    const between = hasMainVerb(view, tree + 1, group.a)
    const quoted = ctx.quotationsOf[view.sentence.index].some(
      (index) =>
        ctx.quotations[index].start <= view.words[tree].start && ctx.quotations[index].end >= view.words[tree].end,
    )
    if (
      !between &&
      !quoted &&
      !saysNothingElse(view, group, verb) &&
      !interrupts(view, group, subject) &&
      !closes(ctx, view, group, tree, subject)
    )
      return false
  }
  if (!isFiniteVerb(view.words[group.finite >= 0 ? group.finite : group.head])) return false
  if (afterQuote) return true
  // Some clause stands in front for the incise to be about.
  const verbless = group.a > 2 && !view.words.slice(0, group.a).some((word) => isFiniteVerb(word))
  if (!verbless && !hasMainVerb(view, 0, group.a)) return false
  return (
    verb !== null &&
    verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote' || slot.kind === 'clause')) &&
    subject > group.head
  )
}

function closesSpeech(ctx: Context, sentence: number, view: View, at: number): boolean {
  const start = view.words[at].start
  for (const index of ctx.quotationsOf[sentence]) {
    const quotation = ctx.quotations[index]
    if (quotation.end > start || start - quotation.end > 3) continue
    return (
      isClausal(ctx, quotation, sentence) ||
      !view.words.some((word) => word.end <= quotation.start && word.upos !== 'PUNCT')
    )
  }
  return true
}

/** "…, dont son second, reconnaît Bamako.": a comma, the verb, and a speaker that ends the sentence, where what the tree took as subject
 * cannot speak or a clause stands before it. */
function closes(ctx: Context, view: View, group: VerbGroup, tree: number, subject: number): boolean {
  const sentence = view.sentence.index
  if (view.words[group.a - 1]?.form !== ',' || !canSpeak(ctx, sentence, subject)) return false
  if (canSpeak(ctx, sentence, tree) && !hasMainVerb(view, 0, tree)) return false
  for (let i = subject + 1; i < view.words.length; i++) {
    const word = view.words[i]
    if (/^[.:!?…]$/.test(word.form)) return true
    if (isFiniteVerb(word) || word.form === ';' || word.upos === 'SCONJ') return false
  }
  return true
}

/** "L'engin, précise l'exploitant, n'était pas armé": commas around verb and speaker, and the clause's own verb behind them. */
function interrupts(view: View, group: VerbGroup, subject: number): boolean {
  if (
    view.words[group.a - 1]?.form !== ',' ||
    subject !== (view.words[group.b + 1]?.upos === 'DET' ? subject : group.b + 1)
  )
    return false
  for (let i = subject + 1; i < Math.min(view.words.length - 1, subject + 12); i++) {
    const word = view.words[i]
    if (isFiniteVerb(word)) return false
    if (word.form !== ',') continue
    for (let j = i + 1; j < Math.min(view.words.length, i + 4); j++) {
      if (isFiniteVerb(view.words[j])) return true
      if (!['ADV', 'PRON', 'PART'].includes(view.words[j].upos) || view.words[j].feats.PronType === 'Rel') return false
    }
    return false
  }
  return false
}

/** A verb that takes only clauses and quotations, behind a comma and with neither after it: only what precedes can be said. */
function saysNothingElse(view: View, group: VerbGroup, verb: CueVerb | null): boolean {
  if (!verb || view.words[group.a - 1]?.form !== ',') return false
  if (!verb.cues.every((cue) => cue.slots.every((slot) => slot.kind === 'clause' || slot.kind === 'quote')))
    return false
  for (let i = verb.last + 1; i < view.words.length; i++) {
    const word = view.words[i]
    if (word.upos === 'SCONJ' || word.feats.PronType === 'Rel' || /^[:«"“‘]$/.test(word.form)) return false
  }
  return hasMainVerb(view, 0, group.a)
}
