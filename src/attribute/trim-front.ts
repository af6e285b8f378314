/**
 * What stands in front of a content without being said by it: a condition ("si le blocus se poursuivait,", "sans l'aide de X,")
 * and a period told by an event ("depuis la rupture de la trêve,"). In: a content. Out: the content cut, the condition kept apart.
 */
import type { Content, Context } from './context.ts'
import { trimText } from './content-edges.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { headIsConditional } from './verb-mood.ts'
import { base, headOf, isFiniteVerb, wordsWithin, type View } from './view.ts'

export function trimFront(ctx: Context, content: Content): Content {
  if (content.nominal || content.clause) return content
  const view = ctx.views[content.sentence]
  const whole = wordsWithin(view, content.range)
  if (!whole) return content
  const answer = behindQuestion(view, whole.a, whole.b)
  if (answer > 0)
    content = {
      ...content,
      range: { start: view.words[answer].start, end: content.range.end },
      at: headOf(view, { a: answer, b: whole.b }),
    }
  const held = { a: Math.max(whole.a, answer), b: whole.b }
  const conditional = headIsConditional(view, content.at, ctx.lexicon)
  const clauseCondition = matchSequence(view, held.a, ctx.lexicon.sequences, 'condition')
  const nounCondition =
    conditional || isImperfect(view, content.at)
      ? matchSequence(view, held.a, ctx.lexicon.sequences, 'condition-noun')
      : null
  const since = ctx.lexicon.has('since', view.words[held.a].lemma) || ctx.lexicon.has('since', view.words[held.a].form)
  if (!clauseCondition && !nounCondition && !since) {
    const tail = trailingCondition(ctx, view, held.a, held.b)
    if (!tail) return { ...content, conditional }
    const condition = { start: view.words[tail].start, end: content.range.end }
    // "fermerait sa frontière si S": behind words that stand without it, the condition is kept apart; in marks it stays.
    const main = trimText(ctx.doc.text, { start: content.range.start, end: view.words[tail - 1].end })
    const marked = /^[«"“‘]$/.test(view.words[tail - 1].form) || content.mode === 'direct'
    const whole = conditional && !marked && content.at < tail && main.end - main.start >= 6
    return { ...content, conditional, condition, ...(whole ? { range: main } : {}) }
  }
  const comma = frontEnd(view, held.a, held.b, content.at)
  if (comma < 0) return { ...content, conditional }
  if (since && !holdsEvent(ctx, content.sentence, held.a, comma)) return { ...content, conditional }
  const range = trimText(ctx.doc.text, { start: view.words[comma + 1].start, end: content.range.end })
  if (range.end - range.start < 6) return { ...content, conditional }
  if (since) return { ...content, range, conditional }
  const at = content.at > comma ? content.at : headOf(view, { a: comma + 1, b: held.b })
  return {
    ...content,
    range,
    at,
    conditional: headIsConditional(view, at, ctx.lexicon),
    condition: { start: view.words[held.a].start, end: view.words[comma - 1].end },
  }
}

/** "– Avez-vous tiré ? – Non, assure X": the answer is what X says. */
function behindQuestion(view: View, a: number, b: number): number {
  for (let i = a; i < b - 1; i++) if (view.words[i].form === '?' && /^[–—-]$/.test(view.words[i + 1].form)) return i + 2
  return -1
}

/** "Sans le chauffeur, le kamikaze entrait dans le marché": what did not come about. */
export function isImperfect(view: View, at: number): boolean {
  return view.words[at]?.feats.Tense === 'Imp'
}

/** The comma that closes the fronted phrase: the last one before the main clause's subject or verb. */
function frontEnd(view: View, a: number, b: number, head: number): number {
  const subject = view.kids[head]?.find((kid) => base(view.words[kid]) === 'nsubj')
  const limit = subject !== undefined && subject > a ? Math.max(view.lo[subject], a) : head > a ? head : b
  for (let i = Math.min(limit, b - 1); i > a; i--) if (view.words[i].form === ',') return i
  for (let i = a; i < b; i++) if (view.words[i].form === ',') return i
  return -1
}

function holdsEvent(ctx: Context, sentence: number, a: number, b: number): boolean {
  const view = ctx.views[sentence]
  for (let i = a; i <= b; i++) {
    if (isEventNoun(ctx, sentence, i) || isFiniteVerb(view.words[i])) return true
    if (i < b && /^[,«]$/.test(view.words[i].form)) return true
  }
  return false
}

function trailingCondition(ctx: Context, view: View, a: number, b: number): number {
  for (let i = a + 2; i < b; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'condition')
    if (match && view.words[match.last].upos === 'SCONJ') return i
  }
  return 0
}
