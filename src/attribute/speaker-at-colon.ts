/** Who speaks where only a colon joins words and speaker: "Le commandant X (garde côtière) : « … »", "« … » : le tract circulait". */
import type { Context, Source } from './context.ts'
import { canSpeak } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { phraseHead } from './noun-phrase.ts'
import { makeSource } from './make-source.ts'
import { isFiniteVerb, isPunctuation, rangeOf, subjectOf } from './view.ts'

/** "Le commandant X (garde côtière) :": a noun phrase alone in front of the colon, its bracket included. */
export function speakerBefore(ctx: Context, sentence: number, start: number, colon: number): Source | null {
  const view = ctx.views[sentence]
  let a = start
  while (a < colon && isPunctuation(view.words[a])) a++
  for (let i = a; i < colon; i++)
    if (view.words[i].upos === 'VERB' && view.words[i].feats.VerbForm !== 'Part') return null
  const head = phraseHead(view, a)
  const noun = matchSequence(view, a, ctx.lexicon.sequences, 'colon-noun')
  if (head < 0 || head >= colon || (!noun && !canSpeak(ctx, sentence, head))) return null
  return { sentence, at: head, range: rangeOf(view, { a, b: colon - 1 }) }
}

/** « … » : le tract circulait: what follows the colon behind a quotation says whose words they are. */
export function speakerAfter(ctx: Context, sentence: number, post: number): Source | null {
  const view = ctx.views[sentence]
  if (view.words[post]?.form !== ':' || post + 1 >= view.words.length) return null
  let head = phraseHead(view, post + 1)
  if (view.words[post + 1].upos === 'ADP') {
    // « … » : devant les cercueils, le commandant a juré vengeance.
    const main = view.words.find((word) => word.index > post && isFiniteVerb(word))
    head = main ? subjectOf(view, main.upos === 'AUX' ? main.head : main.index) : -1
  }
  if (head < 0 || !canSpeak(ctx, sentence, head)) return null
  const verb = view.words.findIndex((word) => word.index > head && isFiniteVerb(word))
  const source = makeSource(ctx, sentence, head)
  // The phrase as a whole, ", non signé," included, up to the verb.
  if (verb < 0) return source
  let b = verb - 1
  while (b > head && (isPunctuation(view.words[b]) || view.words[b].upos === 'ADV' || view.words[b].upos === 'PRON'))
    b--
  return {
    ...source,
    range: { start: source.range.start, end: Math.max(source.range.end, b - head < 6 ? view.words[b].end : 0) },
  }
}

const dash = /^[ \t]*\n?[ \t]*[―—–][ \t]*(?=\p{Lu})/u
const longestName = 80

/** “S.” — Anna Brook, teacher: a dash behind the closing mark and a name that ends the paragraph. */
export function speakerBehindDash(ctx: Context, sentence: number, from: number): Source | null {
  const { text } = ctx.doc
  const start = from + (dash.exec(text.slice(from, from + 12))?.[0].length ?? 0)
  if (start === from) return null
  const line = text.slice(start, start + longestName + 1)
  const length = line.includes('\n') ? line.indexOf('\n') : line.length
  if (length > longestName) return null
  const end = start + line.slice(0, length).trimEnd().length
  for (const at of [sentence, sentence + 1]) {
    const view = ctx.views[at]
    const first = view?.words.findIndex((word) => word.start === start) ?? -1
    if (first < 0) continue
    let b = first
    while (b + 1 < view.words.length && view.words[b + 1].end <= end) b++
    if (view.words.slice(first, b + 1).some((word) => isFiniteVerb(word))) return null
    const comma = view.words.findIndex((word) => word.index > first && word.index <= b && word.form === ',')
    const head = phraseHead(view, first)
    return {
      sentence: at,
      at: head < 0 || head > b ? first : head,
      range: rangeOf(view, { a: first, b: comma < 0 ? b : comma - 1 }),
    }
  }
  return null
}
