/**
 * ", the army said on Monday": in languages whose pack says so, an incise keeps subject before verb. In: a cue verb. Out: the incise, or
 * null where the verb has a content behind it or nothing in front to be about.
 */
import type { Context, Source } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { inciseEnd, type Incise } from './incise.ts'
import { cannotSpeak } from './kinds-of-noun.ts'
import { makeSource } from './make-source.ts'
import { matchSequence } from './match-sequence.ts'
import { phraseHead } from './noun-phrase.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { opensVerdict } from './verdict-behind.ts'
import { base, hasMainVerb, isFiniteVerb, isPunctuation, rangeOf, type View } from './view.ts'

export function subjectFirst(ctx: Context, sentence: number, verb: CueVerb): Incise | null {
  const view = ctx.views[sentence]
  const { group } = verb
  if (group.form !== 'finite' || !verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote'))) return null
  // "If the town is hit, we will respond, X said": a tag tells of words already said.
  if (view.words[group.head].feats.VerbForm === 'Inf') return null
  const near = nearSubject(view, group.head, group.a)
  const opening = commaPhrase(view, group.a)
  const subject = opening > 0 ? phraseHead(view, opening) : near
  const explained = opening > 0 && view.words[group.a - 1].form === ','
  if ((near < 0 && !explained) || subject < 0) return null
  const a = opening > 0 ? opening : frameStart(view, subject)
  const before = view.words[a - 1]
  if (opensVerdict(ctx, view, a - 1)) return null
  // "If no deal is reached, the fighting will continue": what happens says nothing.
  if (cannotSpeak(ctx, sentence, subject)) return null
  if (a < 1 || !before || !/^[,»"”’–—!?…(]$/.test(before.form)) return null
  if (!closesOnComma(view, a) && takesContent(ctx, view, verb)) return null
  const quoted = /^[»"”’]$/.test(before.form) || /^[»"”’]$/.test(view.words[a - 2]?.form ?? '')
  if (!quoted && !states(ctx, view, a) && !closes(ctx, view, verb, a) && !interrupts(view, verb, a)) return null
  const found = sourceOfVerb(ctx, sentence, group)
  // The tree may hang the tag on the clause in front, and so give that clause's subject.
  const apart = !found || found.range.start !== view.words[a].start
  const source = apart && (opening > 0 || !found) ? wholePhrase(ctx, view, a, group.a, subject) : found
  return source && { phrase: { a, b: inciseEnd(ctx, view, group, source), incise: true }, verb, group, source }
}

/** ", a doctor at the city's main hospital | said": a comma, or a mark that closes on one, and then nothing but one noun phrase up to the verb. Its first word, or -1. */
function commaPhrase(view: View, verb: number): number {
  const { words } = view
  for (let i = beforeApposition(view, verb) - 1; i > 0 && verb - i < 16; i--) {
    const word = words[i]
    if (word.form === ',' || closesOnComma(view, i + 1))
      return i + 1 < verb && /^(?:DET|NOUN|PROPN|ADJ|NUM|PRON)$/.test(words[i + 1].upos) ? i + 1 : -1
    if (isPunctuation(word) && !/^[-’']$/.test(word.form)) return -1
    if (word.upos === 'VERB' || word.upos === 'AUX' || word.upos === 'SCONJ' || word.upos === 'CCONJ') return -1
    if (word.feats.PronType === 'Rel') return -1
  }
  return -1
}

/** ", its commander, Abel Torvan, | said": the comma that opens what explains the speaker, closed right before the verb; else the verb. */
function beforeApposition({ words }: View, verb: number): number {
  if (words[verb - 1]?.form !== ',') return verb
  for (let i = verb - 2; i > 1 && verb - i < 10; i--) {
    const { form, upos } = words[i]
    if (form === ',') return i + 1 < verb - 1 && /^(?:NOUN|PROPN)$/.test(words[i - 1].upos) ? i : verb
    if (!/^(?:DET|NOUN|PROPN|ADJ|NUM|ADP)$/.test(upos)) return verb
  }
  return verb
}

function wholePhrase(ctx: Context, view: View, a: number, verb: number, subject: number): Source {
  let b = verb - 1
  while (b > subject && (view.words[b].upos === 'ADV' || view.words[b].form === ',')) b--
  const made = makeSource(ctx, view.sentence.index, subject, verb)
  return { ...made, range: rangeOf(view, { a, b }) }
}

/** "…, its minister said on Friday.": a comma, the tag, and the stop; words enough in front for what the tree took for no clause. */
function closes(ctx: Context, view: View, { group, last }: CueVerb, a: number): boolean {
  if (a < 5 || view.words[a - 1].form !== ',' || view.words[0].upos === 'ADP') return false
  if (
    !view.words.some((word) => word.index < a && (word.upos === 'VERB' || word.upos === 'NUM' || word.feats.VerbForm))
  )
    return false
  const end = view.words.length - 1
  for (let i = Math.max(group.b, last) + 1; i < end; i++)
    if (isFiniteVerb(view.words[i]) || /^[:"“«]$/.test(view.words[i].form) || i - last > 8) return false
  return ctx.lexicon.has('incise-order', 'subject-verb')
}

/** Some clause stands in front, its verb perhaps read as a participle where past and participle are spelt alike. */
function states(ctx: Context, view: View, before: number): boolean {
  if (hasMainVerb(view, 0, before)) return true
  return (
    ctx.lexicon.has('homograph', 'past-participle') &&
    view.words.some((word) => word.index < before && word.upos === 'VERB' && word.feats.Tense === 'Past')
  )
}

/** “Every time you say that,” X said referring to N: a comma inside the closing mark leads over to nothing but a tag. */
function closesOnComma({ words }: View, a: number): boolean {
  return /^["»”’]$/.test(words[a - 1].form) && /^[,—–-]$/.test(words[a - 2]?.form ?? '')
}

/** “…?” X demanded.: the parser cut the sentence at the mark, so that the tag is one by itself. Out: its incise, or null. */
export function tagByItself(ctx: Context, sentence: number, verbs: readonly CueVerb[], first: number): Incise | null {
  const view = ctx.views[sentence]
  const verb = verbs.find(({ group }) => group.form === 'finite' && !group.negated)
  if (!verb || verb.group.head > first + 14) return null
  if (!verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote'))) return null
  const { group } = verb
  const subject = nearSubject(view, group.head, group.a)
  if (subject < first || takesContent(ctx, view, verb)) return null
  for (let i = first; i < group.a; i++) if (isFiniteVerb(view.words[i]) || view.words[i].form === ':') return null
  if (frameStart(view, subject) > first + 1) return null
  const source = sourceOfVerb(ctx, sentence, group)
  return source && { phrase: { a: first, b: inciseEnd(ctx, view, group, source), incise: true }, verb, group, source }
}

function nearSubject(view: View, head: number, before: number): number {
  const tree = view.kids[head].findLast((kid) => kid < before && base(view.words[kid]) === 'nsubj') ?? -1
  if (tree >= 0 && before - tree < 16) return tree
  const last = view.words[before - 1]
  return last && (last.upos === 'PRON' || last.upos === 'NOUN' || last.upos === 'PROPN') ? before - 1 : -1
}

/** First word of the subject's phrase, by the tree, cut at the last mark that a name's apposition does not explain. */
function frameStart(view: View, subject: number): number {
  let a = Math.min(view.lo[subject], subject)
  for (let i = subject - 1; i >= a; i--) {
    const word = view.words[i]
    if (isFiniteVerb(word) || (isPunctuation(word) && /^[,;:»"”’–—]$/.test(word.form))) {
      a = i + 1
      break
    }
  }
  while (a > 0 && ['DET', 'ADJ', 'NUM', 'NOUN', 'PROPN'].includes(view.words[a - 1].upos)) a--
  while (a < subject && (isPunctuation(view.words[a]) || view.words[a].upos === 'CCONJ')) a++
  return a
}

/** A clause, infinitive, quotation or object of its own behind the verb; somebody told is none. */
function takesContent(ctx: Context, view: View, { group, cues, last }: CueVerb): boolean {
  const tells = cues.some((cue) => cue.value.recipient !== undefined)
  for (const kid of view.kids[group.head]) {
    const relation = base(view.words[kid])
    if (kid <= last || isPunctuation(view.words[kid]) || view.lo[kid] < group.a) continue
    if ((relation === 'ccomp' || relation === 'xcomp') && !comesBehindComma(view, last, view.lo[kid])) return true
    if (relation === 'obj' && !tells) return true
  }
  for (let i = last + 1; i < Math.min(view.words.length, last + 20); i++) {
    const word = view.words[i]
    if (word.form === ',' || /^[.;!?)]$/.test(word.form)) return false
    if (/^[:«"“‘]$/.test(word.form) || ctx.lexicon.has('complementiser', word.form)) return true
    if (isFiniteVerb(word) && word.head !== group.head) return true
    if (word.upos === 'SCONJ' && !matchSequence(view, i, ctx.lexicon.sequences, 'contrast')) return false
  }
  return false
}

function comesBehindComma(view: View, from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (view.words[i]?.form === ',') return true
  return false
}

/** "The raid, the army said, killed five": a comma behind, and the clause's own verb. */
function interrupts(view: View, { last }: CueVerb, a: number): boolean {
  if (a < 2) return false
  for (let i = last + 1; i < Math.min(view.words.length, last + 10); i++)
    if (view.words[i].form === ',')
      return view.words
        .slice(i + 1)
        .some((word) => isFiniteVerb(word) || (word.upos === 'VERB' && word.index === i + 1))
  return false
}
