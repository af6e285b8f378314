/** The clause a cue takes after its conjunction ("que S"), and each further one that repeats it; every coordinated clause is one content. */
import { contentEnd, contentRange } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { foldWord } from './fold-once.ts'
import { formOf, matchSequence } from './match-sequence.ts'
import { splitClauses } from './split-clauses.ts'
import { type Stretch, type View, base, child, headOf, isFiniteVerb, isGerund, subjectOf, under } from './view.ts'

/** The clause after the conjunction, and each further one coordinated by repeating it ("que S1 et que S2"). */
export function clauseSlot(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  word: string,
  barriers: Barriers,
  person: string | null = null,
): Content[] | null {
  const view = ctx.views[sentence]
  const at = findConjunction(ctx, sentence, verb, word, barriers)
  if (at < 0 || hasOwnObject(view, verb, at) || belongsToNoun(view, verb, at)) return null
  if (word === ':' && person !== null) {
    // "avertissons les transporteurs : ne prêtez plus …": whom it warns belongs to the warning.
    const stretch = { a: verb.last + 1, b: contentEnd(ctx, sentence, at + 1, -1, barriers) }
    const made = at > verb.last + 1 ? contentRange(ctx, sentence, stretch) : null
    return made && [{ range: made.range, sentence, at: headOf(view, { a: at + 1, b: stretch.b }), mode: 'indirect' }]
  }
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

/** "said the claim that S was false": where a cue also takes a bare clause, a noun's own clause is part of that. */
function belongsToNoun(view: View, verb: CueVerb, conjunction: number): boolean {
  if (!verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'clause' && slot.word === ''))) return false
  // "said in the letter that S": a bare clause opens with no preposition, so the noun is where it was said.
  if (view.words[verb.last + 1]?.upos === 'ADP') return false
  const clause = view.words[view.words[conjunction].head]
  return clause !== undefined && base(clause) === 'acl' && clause.head > verb.last
}

function findConjunction(ctx: Context, sentence: number, verb: CueVerb, word: string, barriers: Barriers): number {
  const view = ctx.views[sentence]
  const { head, b } = verb.group
  let depth = 0
  for (let i = Math.max(b, verb.last) + 1; i < view.words.length; i++) {
    const item = view.words[i]
    if (formMatches(view, i, word)) {
      if (isRestrictive(ctx, view, i, Math.max(b, verb.last))) continue
      if (isOtherConjunction(ctx, view, i, Math.max(b, verb.last))) {
        if (depth === 0) return -1
        continue
      }
      if (item.upos === 'PRON' && base(item) !== 'mark' && i !== Math.max(b, verb.last) + 1) {
        // A relative pronoun by tag: the conjunction after all where the cue takes no noun, or only a date stands between.
        if (
          verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'noun')) &&
          !onlyDateBetween(ctx, view, Math.max(b, verb.last) + 1, i)
        )
          continue
      }
      if (item.upos === 'ADV' && base(item) !== 'mark') continue
      const up = item.head
      if (base(item) === 'mark' && up >= 0 && !under(view, head, up) && depth > 0) continue
      return i
    }
    // "a admis N tout en assurant que S": the clause belongs to the cue that stands nearer.
    if (isGerund(item) && item.feats.Tense !== 'Past' && i > Math.max(b, verb.last) && takesClause(ctx, item.lemma))
      return -1
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

function takesClause(ctx: Context, lemma: string): boolean {
  return (
    ctx.lexicon.verbs.get(foldWord(lemma))?.some((cue) => cue.slots.some((slot) => slot.kind === 'clause')) ?? false
  )
}

function onlyDateBetween(ctx: Context, view: View, from: number, to: number): boolean {
  const sentence = view.sentence.index
  for (let i = from; i < to; i++) {
    const word = view.words[i]
    if (word.upos === 'ADV' || word.upos === 'PUNCT' || word.upos === 'DET') continue
    const dated = ctx.dates[sentence].some((index) => {
      const { span } = ctx.findings.dates[index].date
      return word.start >= span.start && word.end <= span.end
    })
    if (!dated) return false
  }
  return true
}

export function isInsideRelative(view: View, at: number, stop: number): boolean {
  let i = at
  for (let steps = 0; i >= 0 && i !== stop && steps < 20; steps++) {
    if (base(view.words[i]) === 'acl') return true
    i = view.words[i].head
  }
  return false
}

/** "n'avoir visé que des dépôts": a mark of negation alone between the cue and the word makes it "only". */
function isRestrictive(ctx: Context, view: View, at: number, cue: number): boolean {
  let negated = false
  for (let i = cue + 1; i < at; i++) {
    const row = ctx.lexicon.row('negator', view.words[i].form)
    if (row?.value.full) negated = true
    else if (row) return false
  }
  return negated && !isFiniteVerb(view.words[view.words[at].head] ?? view.words[at])
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
