/** The propositions of a headline: what stands before a colon is its topic, commas between full propositions cut it. */
import type { Context } from './context.ts'
import { type Clause, hasFinite, splitClauses } from './split-clauses.ts'
import type { Stretch, View } from './view.ts'

/** A headline: what stands before a colon is its topic; commas between full propositions cut it. */
export function headlineClauses(ctx: Context, sentence: number, whole: Stretch): Clause[] {
  const view = ctx.views[sentence]
  let { a } = whole
  for (let i = a; i < Math.min(whole.b, a + 9); i++) {
    if (view.words[i].form === ':' && !hasFinite(view, a, i - 1) && !predicates(view, a, i - 1)) {
      a = i + 1
      break
    }
  }
  const out: Clause[] = []
  let from = a
  for (let i = a; i <= whole.b; i++) {
    const { form } = view.words[i]
    if (form !== ',' && form !== ';' && form !== ':') continue
    const next = view.words[i + 1]
    if (!next || !['DET', 'NOUN', 'PROPN', 'NUM', 'PRON'].includes(next.upos)) continue
    const right = nextBreak(view, i + 1, whole.b)
    if (!predicates(view, i + 1, right)) continue
    const counted = counts(ctx, view, from, i - 1) && hasFinite(view, i + 1, beforeColon(view, i + 1, right))
    if (!counted && !predicates(view, from, i - 1)) continue
    out.push(...splitClauses(ctx, sentence, { a: from, b: i - 1 }))
    from = i + 1
  }
  out.push(...splitClauses(ctx, sentence, { a: from, b: whole.b }))
  return out
}

function beforeColon(view: View, from: number, to: number): number {
  for (let i = from; i <= to; i++) if (view.words[i].form === ':') return i - 1
  return to
}

/**
 * "Trois soldats tués à Belmar, la Brigade revendique": a figure of the toll needs no verb where the clause behind it has one; behind
 * a preposition it tells when or where.
 */
function counts(ctx: Context, view: View, a: number, b: number): boolean {
  if (b < a || view.words[a].upos === 'ADP' || view.words[a].upos === 'SCONJ') return false
  const [{ start }, { end }] = [view.words[a], view.words[b]]
  return ctx.tolls[view.sentence.index].some(({ raw }) => raw.start >= start && raw.end <= end)
}

function nextBreak(view: View, from: number, to: number): number {
  for (let i = from; i <= to; i++) if (/^[,;]$/.test(view.words[i].form)) return i - 1
  return to
}

/** A stretch that says something of something: a noun first, then a verb or participle. */
export function predicates(view: View, a: number, b: number): boolean {
  let noun = false
  for (let i = a; i <= b; i++) {
    const word = view.words[i]
    if (word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'PRON' || word.upos === 'NUM') noun = true
    else if (noun && (word.upos === 'VERB' || (word.upos === 'ADJ' && word.feats.VerbForm === 'Part'))) return true
    else if (noun && word.upos === 'AUX') return true
  }
  return false
}
