/** What a cue calls a thing: object and label side by side ("called the raid a massacre"), and labels in marks, each said for itself. */
import { contentEnd, contentRange } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { phraseHead } from './noun-phrase.ts'
import { type Stretch, type View, base, child, isFiniteVerb, rangeOf } from './view.ts'

/** "called the raid a massacre": object and label without a word between, as the tree sets them apart. */
export function objectAndLabel(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  const tree = child(view, verb.group.head, 'obj')
  const object = tree > verb.last ? tree : phraseHead(view, verb.last + 1)
  if (object <= verb.last) return null
  const joined = twoPlurals(view, object)
  const label = joined ? object : view.kids[verb.group.head].find((kid) => kid > object && isLabelOf(ctx, view, kid))
  const inside =
    label ??
    view.kids[object].find((kid) => kid > object && base(view.words[kid]) === 'appos') ??
    labelByOrder(view, object)
  if (inside === undefined) return null
  const from = verb.last + 1
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
  return made && [{ range: made.range, sentence, at: inside, mode: 'indirect', nominal: true }]
}

/** "called the rebels terrorists": a plural right in front of a plural is no part of its name. */
function twoPlurals(view: View, at: number): boolean {
  const before = view.words[at - 1]
  return (
    view.words[at].feats.Number === 'Plur' &&
    before?.head === at &&
    base(before) === 'compound' &&
    before.feats.Number === 'Plur' &&
    view.kids[at].some((kid) => kid < at - 1 && base(view.words[kid]) === 'det')
  )
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

/** "« une bavure » puis, pressée de questions, « un crime »": each label in marks is said for itself. */
export function quotedLabels(ctx: Context, sentence: number, phrase: Stretch): Content[] {
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
