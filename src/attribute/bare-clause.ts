/**
 * The clause a cue takes without a conjunction ("The army said on Monday two soldiers had died"). In: a cue verb whose frame has such
 * a slot. Out: its clauses as contents, or null. The tree says which clause it is; word order alone is asked only of cues that take no noun.
 */
import { clauses } from './clause-content.ts'
import { contentEnd } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { matchSequence } from './match-sequence.ts'
import { phraseHead } from './noun-phrase.ts'
import { base, isFiniteClause, isFiniteVerb, isPunctuation, type Stretch, type View } from './view.ts'

export function bareClause(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  barriers: Barriers,
  person: string | null,
): Content[] | null {
  const view = ctx.views[sentence]
  const from = verb.last + 1
  if (!view.words[from] || isPunctuation(view.words[from])) return null
  const start = treeClause(view, verb, from) ?? clauseByOrder(ctx, view, verb, from, barriers)
  if (start === null) return null
  let opens =
    person === null ? pastFrame(ctx, sentence, start) : pastFrame(ctx, sentence, pastPerson(view, start, from))
  // "told Osk that his men had fled", with the conjunction read as a pronoun.
  if (person !== null && ctx.lexicon.has('complementiser', view.words[opens].form) && finiteAhead(view, opens + 2))
    opens++
  const end = contentEnd(ctx, sentence, opens, verb.group.head, barriers)
  const found = splitAtConjunction(ctx, view, { a: opens, b: end }).flatMap((part) => clauses(ctx, sentence, part))
  return found.some((content) => holdsVerb(ctx, view, content)) ? found : null
}

/** "said the strike hit a shed and that two herders were missing": the second clause brings the conjunction that the first left out. */
function splitAtConjunction(ctx: Context, view: View, { a, b }: Stretch): Stretch[] {
  const out: Stretch[] = []
  let from = a
  for (let i = a + 2; i < b; i++) {
    const word = view.words[i]
    if (view.words[i - 1].upos !== 'CCONJ' || word.upos !== 'SCONJ') continue
    if (!ctx.lexicon.has('complementiser', word.form)) continue
    out.push({ a: from, b: i - 2 })
    from = i + 1
  }
  return [...out, { a: from, b }]
}

/** A finite verb, or where past and participle are spelt alike a participle that the tree took for a clause's head. */
function holdsVerb(ctx: Context, view: View, { at, range }: Content): boolean {
  if (isFiniteClause(view, at)) return true
  return view.words.some(
    (word) =>
      word.start >= range.start &&
      word.end <= range.end &&
      (isFiniteVerb(word) ||
        isHeadlinePredicate(ctx, view, word.index) ||
        (word.feats.VerbForm === 'Part' && ctx.lexicon.has('homograph', 'past-participle'))),
  )
}

/** Where the finite clause that hangs on the cue begins; a clause with a conjunction is another slot's. */
function treeClause(view: View, verb: CueVerb, from: number): number | null {
  for (const kid of view.kids[verb.group.head]) {
    const relation = base(view.words[kid])
    if (kid <= verb.last || (relation !== 'ccomp' && relation !== 'parataxis')) continue
    if (!isFiniteClause(view, kid)) continue
    const start = Math.max(view.lo[kid], from)
    // "added later: “S.”": whatever the tree hangs on the clause, words behind a colon are announced, not taken.
    for (let i = from; i < kid; i++) if (view.words[i].form === ':') return null
    // "I heard three explosions, a shopkeeper said": what stands behind a comma is its tag.
    const apart = start > from && [start - 1, start].some((at) => view.words[at].form === ',')
    if (apart && view.sentence.segmentKind === 'headline') return null
    if (apart && verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'noun'))) return null
    // "says four killed; police deny it": the clause behind the semicolon is another one's.
    if (view.words[start].form === ';') return null
    return opensWithMark(view, start) || crossed(view, from, start) ? null : start
  }
  return null
}

/** "said five people died": a noun phrase right behind the cue and a finite verb before any mark. */
function clauseByOrder(ctx: Context, view: View, verb: CueVerb, from: number, barriers: Barriers): number | null {
  const noun = verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'noun'))
  const spelt = !noun && ctx.lexicon.has('homograph', 'past-participle')
  let participle = false
  let pending = 0
  for (let i = from; i < Math.min(view.words.length, from + 24); i++) {
    const word = view.words[i]
    if (i > from && isHeadlinePredicate(ctx, view, i)) return from
    if (i > from && isFiniteVerb(word) && !(noun && base(word) === 'acl') && pending-- <= 0) return from
    // "said although S1, S2", "said the evidence that S1 is N": another clause stands in the one that is said.
    if (i === from ? word.upos === 'SCONJ' : pending < 1 && opensRelative(view, i)) {
      if (ctx.lexicon.has('complementiser', word.form) && i === from) return null
      pending = 1
      continue
    }
    if (pending > 0 && word.form === ',') continue
    if (spelt && i > from && word.upos === 'VERB' && word.feats.Tense === 'Past') participle = true
    if (participle && isPunctuation(word)) return from
    if (word.upos === 'SCONJ' || word.feats.PronType === 'Rel' || barriers.has(i) || isPunctuation(word)) return null
    if (ctx.lexicon.has('complementiser', word.form)) return null
  }
  return null
}

/** "says two soldiers wounded near Arvane": what headlines say of a noun without an auxiliary. */
function isHeadlinePredicate(ctx: Context, view: View, at: number): boolean {
  const [before, word, next] = [view.words[at - 1], view.words[at], view.words[at + 1]]
  if (view.sentence.segmentKind !== 'headline' || !ctx.lexicon.has('homograph', 'past-participle')) return false
  if (!before || !/^(?:NOUN|PROPN|NUM)$/.test(before.upos)) return false
  const participle = word.upos === 'VERB' && (word.feats.VerbForm === 'Part' || word.feats.Tense === 'Past')
  return (participle || word.upos === 'ADJ') && (!next || next.upos === 'ADP' || isPunctuation(next))
}

/** A relative pronoun, or a conjunction that the tree hangs on the noun in front of it. */
function opensRelative(view: View, at: number): boolean {
  const word = view.words[at]
  const before = view.words[at - 1]
  if (before.upos !== 'NOUN' && before.upos !== 'PROPN' && before.form !== ',') return false
  if (word.feats.PronType === 'Rel') return true
  return word.upos === 'SCONJ' && base(view.words[word.head] ?? word) === 'acl'
}

function opensWithMark(view: View, at: number): boolean {
  return view.words[at].upos === 'SCONJ' || view.words[at].feats.PronType === 'Rel'
}

/** A colon, semicolon or quotation mark between the cue and the clause. */
function crossed(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (/^[;:«"“‘]$/.test(view.words[i].form) || view.words[i].upos === 'SCONJ') return true
  return false
}

/** "told Reuters two soldiers …": the person told stands first. */
function pastPerson(view: View, start: number, from: number): number {
  if (start > from) return start
  const head = phraseHead(view, from)
  return head < 0 || head + 1 >= view.words.length
    ? start
    : Math.max(start, view.hi[head] < head + 8 ? view.hi[head] + 1 : head + 1)
}

/** Dates and channel phrases in front belong to the saying: "on Monday", "in a statement". */
function pastFrame(ctx: Context, sentence: number, start: number): number {
  const view = ctx.views[sentence]
  let at = start
  for (let steps = 0; steps < 4; steps++) {
    const next = pastDate(ctx, sentence, at) ?? pastLead(ctx, view, at)
    if (next === null || next <= at || !view.words[next] || !finiteAhead(view, next)) break
    at = next
    if (view.words[at].form === ',') at++
  }
  return at
}

function pastDate(ctx: Context, sentence: number, at: number): number | null {
  const { words } = ctx.views[sentence]
  for (const index of ctx.dates[sentence]) {
    const { span } = ctx.findings.dates[index].date
    const first = words[at].upos === 'ADP' && words[at + 1] ? words[at + 1] : words[at]
    if (span.start !== words[at].start && span.start !== first.start) continue
    const next = words.findIndex((word) => word.start >= span.end)
    return next < 0 ? null : next
  }
  return null
}

function pastLead(ctx: Context, view: View, at: number): number | null {
  if (view.words[at].upos !== 'ADP') return null
  const lead = matchSequence(view, at, ctx.lexicon.sequences, 'lead', 'recipient-lead')
  const head = lead ? phraseHead(view, lead.last + 1) : -1
  if (!lead || head < 0) return null
  const known =
    ctx.lexicon.channels.has(view.forms[head]) ||
    ctx.lexicon.has('channel', view.words[head].lemma) ||
    ctx.lexicon.has('recipient', view.words[head].lemma)
  return known ? head + 1 : null
}

function finiteAhead(view: View, from: number): boolean {
  for (let i = from; i < view.words.length; i++) if (isFiniteVerb(view.words[i])) return true
  return false
}
