/** A direct quotation as contents: one for each sentence of it and each coordinated clause, wherever the parser cut its sentences. */
import type { Range } from '../model/span.ts'
import type { Content, Context } from './context.ts'
import { trimText } from './content-edges.ts'
import type { Quotation } from './quotations.ts'
import { hasFinite, splitClauses } from './split-clauses.ts'
import { isFiniteVerb, wordsWithin, type Stretch } from './view.ts'

/** @param without ranges inside the quotation that belong to its frame ("« S, a dit X, S »") */
export function splitQuotation(
  ctx: Context,
  quotation: Quotation,
  firstSentence: number,
  without: readonly Range[] = [],
): Content[] {
  const out: Content[] = []
  for (let s = firstSentence; s < ctx.views.length && ctx.views[s].sentence.start < quotation.inner.end; s++) {
    const view = ctx.views[s]
    const held = wordsWithin(view, quotation.inner)
    if (!held) continue
    for (const piece of pieces(ctx, s, held, without)) {
      for (const clause of splitClauses(ctx, s, piece)) {
        const range = trimText(
          ctx.doc.text,
          clampToInner(view.words[clause.a].start, view.words[clause.b].end, quotation.inner),
        )
        if (range.end <= range.start || !/[\p{L}\p{N}]/u.test(ctx.doc.text.slice(range.start, range.end))) continue
        out.push({ range, sentence: s, at: clause.head, mode: 'direct', quotation })
      }
    }
  }
  return out
}

function clampToInner(start: number, end: number, inner: Range): Range {
  return { start: Math.max(start, inner.start), end: Math.min(end, inner.end) }
}

/** Cuts at final stops inside one parsed sentence, and around what belongs to the frame. */
function pieces(ctx: Context, sentence: number, held: Stretch, without: readonly Range[]): Stretch[] {
  const view = ctx.views[sentence]
  const out: Stretch[] = []
  let a = held.a
  for (let i = held.a; i <= held.b; i++) {
    const word = view.words[i]
    const cut = without.find((range) => word.start >= range.start && word.end <= range.end)
    if (cut) {
      if (i > a) push(out, a, i - 1)
      while (i <= held.b && view.words[i].end <= cut.end) i++
      a = i
      i--
      continue
    }
    const next = view.words[i + 1]
    if (/^(?:[.!?…]+|\.\.\.)$/.test(word.form) && i < held.b && next && /^[\p{Lu}«“"]/u.test(next.form)) {
      push(out, a, i)
      a = i + 1
    }
  }
  if (a <= held.b) push(out, a, held.b)
  return mergeFragments(ctx, sentence, out)
}

function push(out: Stretch[], a: number, b: number): void {
  if (b >= a) out.push({ a, b })
}

/** Around an incise, halves that are no clause by themselves make one content with it ("« Les tirs, a dit X, continuent »"). */
function mergeFragments(ctx: Context, sentence: number, parts: Stretch[]): Stretch[] {
  const view = ctx.views[sentence]
  const out: Stretch[] = []
  for (const part of parts) {
    const last = out[out.length - 1]
    if (last && !hasInk(view, part)) continue
    const separated = last && part.a - last.b > 1
    if (separated && !(hasFinite(view, last.a, last.b) && hasFinite(view, part.a, part.b))) last.b = part.b
    else out.push({ ...part })
  }
  return out
}

function hasInk(view: Context['views'][number], { a, b }: Stretch): boolean {
  for (let i = a; i <= b; i++) if (view.words[i].upos !== 'PUNCT') return true
  return false
}

/** A quotation that states something: it holds a finite verb, or ends like a sentence. */
export function isClausal(ctx: Context, quotation: Quotation, sentence: number): boolean {
  const text = ctx.doc.text.slice(quotation.inner.start, quotation.inner.end)
  if (/[.!?…]$/.test(text) && text.length > 12) return true
  for (let s = sentence; s < ctx.views.length && ctx.views[s].sentence.start < quotation.inner.end; s++) {
    const held = wordsWithin(ctx.views[s], quotation.inner)
    if (!held) continue
    for (let i = held.a; i <= held.b; i++) if (isFiniteVerb(ctx.views[s].words[i])) return true
  }
  return false
}
