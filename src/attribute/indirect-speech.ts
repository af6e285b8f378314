/**
 * Everything a sentence attributes without a direct quotation: verbs with their complements, passives and participles with an agent,
 * incises and phrases with the clause they cover. In: the sentence's cues. Out: sayings, not yet nested into each other.
 */
import type { Act } from '../model/statement.ts'
import type { AccordingTo } from './attribute-phrases.ts'
import { inside, type Content, type Context, type Saying, type Source } from './context.ts'
import { clauses, contentsOfVerb } from './contents-of-verb.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { scopeOf } from './frame-scope.ts'
import { canSpeak, cannotSpeak, isArtefact } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { passiveSayings } from './passive-cues.ts'
import type { Quotation } from './quotations.ts'
import type { Incise, SentenceCues } from './sentence-cues.ts'
import { relativeSaying } from './relative-cues.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { base, isFiniteClause, isInfinitive, rangeOf } from './view.ts'

export function findIndirectSpeech(
  ctx: Context,
  cues: SentenceCues,
  direct: readonly Quotation[],
  used: ReadonlySet<number>,
  quoted: readonly Saying[] = [],
): Saying[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const out: Saying[] = []
  const others = [...cues.phrases.map((item) => item.phrase), ...cues.incises.map((item) => item.phrase)]
  for (const incise of cues.incises) {
    if (used.has(incise.group.head)) continue
    const saying = fromIncise(ctx, cues, incise, others, direct)
    if (saying) out.push(saying)
  }
  for (const phrase of cues.phrases) {
    if (used.has(phrase.phrase.a) || toldInside(ctx, cues, phrase)) continue
    const saying = fromPhrase(ctx, cues, phrase, others, direct)
    if (saying) out.push(saying)
  }
  for (const verb of cues.verbs) {
    if (cues.incises.some((item) => item.group.head === verb.group.head) && !hasComplement(verb)) continue
    const passive = passiveSayings(ctx, cues, verb)
    if (passive.length) {
      out.push(...passive)
      continue
    }
    const relative = relativeSaying(ctx, cues, verb)
    if (relative) {
      out.push(relative)
      continue
    }
    const saying = fromVerb(ctx, cues, verb)
    if (saying) shareMatrixSource(ctx, cues, saying, [...out, ...quoted])
    if (saying) out.push(...mutual(ctx, saying))
  }
  void view
  return out
}

/** "X a reconnu que S, mais a démenti que …": the tree may hang the second cue inside the first content; X says both. */
function shareMatrixSource(ctx: Context, cues: SentenceCues, saying: Saying, before: readonly Saying[]): void {
  const { source } = saying
  if (!source?.ellipsis) return
  const view = ctx.views[cues.sentence]
  const up = view.words[saying.at].head
  if (
    cues.verbs.some((verb) => verb.group.head === up && verb.group.head !== source.at) &&
    !quotedSource(before, source)
  )
    return
  for (let i = before.length - 1; i >= 0; i--) {
    const other = before[i]
    if (!other.source || other.at >= saying.at || other.clause < 0) continue
    if (
      !other.contents.some(
        (content) =>
          (inside(source.range, content.range) && !inside(view.words[saying.at], content.range)) ||
          (content.quotation !== undefined &&
            inside(source.range, content.quotation) &&
            !inside(view.words[saying.at], content.quotation)),
      )
    )
      continue
    saying.source = { ...other.source, ellipsis: true }
    return
  }
}

/** "a-t-on appris de source militaire": the phrase belongs to the verb's chain. */
function toldInside(ctx: Context, cues: SentenceCues, item: AccordingTo): boolean {
  const before = item.phrase.a
  return (
    item.row.value.inside !== undefined &&
    cues.verbs.some(
      (verb) =>
        verb.cues[0].value.chain === 'relay' &&
        verb.last < before &&
        before - verb.last < 8 &&
        ctx.views[cues.sentence].words[before - 1].form !== ',',
    )
  )
}

function quotedSource(before: readonly Saying[], source: Source): boolean {
  return before.some((other) =>
    other.contents.some((content) => content.quotation !== undefined && inside(source.range, content.quotation)),
  )
}

function hasComplement(verb: CueVerb): boolean {
  return verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'clause'))
}

function fromVerb(ctx: Context, cues: SentenceCues, verb: CueVerb): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const { group } = verb
  if (group.form === 'passive' || group.form === 'past-participle') return null
  if (!letThrough(ctx, sentence, verb)) return null
  const negatedCue = verb.cues.some((cue) => cue.negated)
  if (group.negated && !negatedCue) return null
  if (base(view.words[group.head]) === 'acl' && group.form === 'infinitive') return null
  const inverted = cues.incises.some((item) => item.group.head === group.head)
  const barriers = barriersAround(cues, verb)
  const rows = group.negated ? verb.cues.filter((cue) => cue.negated) : verb.cues
  const said = contentsOfVerb(ctx, sentence, { ...verb, cues: rows }, barriers, inverted)
  if (!said || said.contents.length === 0) return null
  const source = sourceOfVerb(ctx, sentence, group, inverted)
  if (!speakerFits(ctx, source, said.cue.value, said.contents)) return null
  const first = said.contents[0].range.start
  const frameEnd = view.words.findIndex((word) => word.start >= first)
  return {
    sentence,
    at: group.head,
    cue: said.cue,
    act: said.cue.act || 'reports',
    cueRange: rangeOf(view, { a: group.a, b: verb.last }),
    source,
    inner: [],
    contents: said.contents,
    clause: group.head,
    frame: [
      { a: clauseStart(cues, group.a), b: Math.max(verb.last, frameEnd < 0 ? view.words.length - 1 : frameEnd - 1) },
      ...tailFrame(ctx, sentence, said.contents),
    ],
    rules: [said.rule],
    needsReview: [],
  }
}

function clauseStart(cues: SentenceCues, from: number): number {
  let at = from
  while (at > 0 && !cues.barriers.has(at - 1)) at--
  return at
}

/** What stands after the last content in the sentence may still belong to the frame (", dans un communiqué"). */
function tailFrame(ctx: Context, sentence: number, contents: readonly Content[]): { a: number; b: number }[] {
  const view = ctx.views[sentence]
  const end = Math.max(...contents.map((content) => content.range.end))
  const a = view.words.findIndex((word) => word.start >= end)
  return a < 0 ? [] : [{ a, b: view.words.length - 1 }]
}

/** Barriers of other frames; the verb's own words never stop its own content. */
function barriersAround(cues: SentenceCues, verb: CueVerb): Set<number> {
  const out = new Set<number>()
  for (const at of cues.barriers) if (at > verb.last) out.add(at)
  return out
}

/** A cue under another verb speaks only where that verb lets it ("a tenu à rappeler", not "doit annoncer"). */
function letThrough(ctx: Context, sentence: number, verb: CueVerb): boolean {
  const view = ctx.views[sentence]
  const { head, form } = verb.group
  const word = view.words[head]
  if (form !== 'infinitive' || !isInfinitive(word)) return true
  const relation = base(word)
  if (relation === 'advcl' || relation === 'acl' || relation === 'obl') return true
  if (word.head < 0) return false
  const governor = view.words[word.head]
  if (relation === 'conj') return true
  return (
    ctx.lexicon.has('governor', governor.lemma) &&
    !view.kids[word.head].some((kid) => view.words[kid].feats.Polarity === 'Neg')
  )
}

function speakerFits(
  ctx: Context,
  source: Source | null,
  value: Readonly<Record<string, string>>,
  contents: readonly Content[],
): boolean {
  if (!source) return value.content !== 'clause' || true
  const word = ctx.views[source.sentence].words[source.at]
  if (ctx.lexicon.has('impersonal', word.form)) return !contents.some((content) => content.nominal)
  if (value.source === 'artefact' && !isArtefact(ctx, source.sentence, source.at))
    return canSpeak(ctx, source.sentence, source.at) && !contents.every((content) => content.nominal)
  if (value.source === 'person') return canSpeak(ctx, source.sentence, source.at)
  if (contents.every((content) => content.nominal)) return canSpeak(ctx, source.sentence, source.at)
  return !cannotSpeak(ctx, source.sentence, source.at)
}

/** "X et Y s'accusent mutuellement de …": one saying for each, about the other. */
function mutual(ctx: Context, saying: Saying): Saying[] {
  if (!saying.cue?.value.mutual || !saying.source) return [saying]
  const view = ctx.views[saying.source.sentence]
  const first = saying.source.at
  const parts = [first, ...view.kids[first].filter((kid) => base(view.words[kid]) === 'conj')]
  if (parts.length < 2) return [saying]
  const ranges = parts.map((at, order) => {
    let a = order === 0 ? view.lo[first] : view.lo[at]
    while (a < at && (view.words[a].upos === 'CCONJ' || view.words[a].upos === 'PUNCT')) a++
    let b = order === 0 ? parts[1] - 1 : view.hi[at]
    if (order === 0) {
      b = view.lo[parts[1]] - 1
      while (b > at && (view.words[b].upos === 'CCONJ' || view.words[b].upos === 'PUNCT')) b--
    }
    return { at, range: rangeOf(view, { a, b: Math.max(a, b) }) }
  })
  return ranges.map((part, order) => ({
    ...saying,
    source: { sentence: saying.sentence, at: part.at, range: part.range },
    contents: saying.contents.map((content) => ({ ...content, accused: ranges[order === 0 ? 1 : 0].range })),
    rules: [...saying.rules, 'mutual: one direction each'],
  }))
}

function fromIncise(
  ctx: Context,
  cues: SentenceCues,
  incise: Incise,
  others: Parameters<typeof scopeOf>[3],
  direct: readonly Quotation[],
): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const { verb, group, phrase } = incise
  if (!verb || !verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote' || slot.kind === 'clause')))
    return null
  if (group.negated && !verb.cues.some((cue) => cue.negated)) return null
  const cue =
    verb.cues.find((item) => item.slots.some((slot) => slot.kind === 'quote' || slot.kind === 'clause')) ?? verb.cues[0]
  const contents = covered(
    ctx,
    cues,
    scopeOf(
      ctx,
      sentence,
      phrase,
      others.filter((item) => item !== phrase),
      cues.barriers,
    ),
    direct,
  )
  if (contents.length === 0) return null
  return {
    sentence,
    at: group.head,
    cue,
    act: cue.act || 'reports',
    cueRange: rangeOf(view, { a: group.a, b: verb.last }),
    source: incise.source,
    inner: [],
    contents,
    clause: group.head,
    frame: [phrase],
    rules: [`${cue.lemma} + incise`],
    needsReview: [],
  }
}

function fromPhrase(
  ctx: Context,
  cues: SentenceCues,
  item: AccordingTo,
  others: Parameters<typeof scopeOf>[3],
  direct: readonly Quotation[],
): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const phrase = { ...item.phrase, b: pastCiting(ctx, sentence, item.phrase.b) }
  const barriers = new Set(cues.barriers)
  for (let i = phrase.a - 1; i <= phrase.b; i++) barriers.delete(i)
  const contents = covered(
    ctx,
    cues,
    scopeOf(
      ctx,
      sentence,
      phrase,
      others.filter((other) => other !== item.phrase),
      barriers,
    ),
    direct,
  )
  if (contents.length === 0) return null
  if (item.row.value.initial !== undefined && !contents.some((content) => isFiniteClause(view, content.at))) return null
  return {
    sentence,
    at: phrase.a,
    cue: null,
    act: (item.row.stance as Act) || 'reports',
    cueRange: rangeOf(view, { a: phrase.a, b: item.last }),
    source: item.source,
    inner: [],
    contents: contents.map((content) => ({ ...content, mode: 'according-to' })),
    clause: -1,
    frame: [phrase],
    rules: [`${item.row.lemma} X`],
    needsReview: [],
  }
}

/** ", citant une source médicale," stands with the phrase. */
export function pastCiting(ctx: Context, sentence: number, end: number): number {
  const view = ctx.views[sentence]
  let at = end + 1
  if (view.words[at]?.form === ',') at++
  const match = at < view.words.length ? matchSequence(view, at, ctx.lexicon.sequences, 'adverbial') : null
  if (!match?.sequence.row.value.chain) return end
  let last = match.last
  while (last + 1 < view.words.length && !/^[,;:.–—()«]$/.test(view.words[last + 1].form)) last++
  return last
}

function covered(
  ctx: Context,
  cues: SentenceCues,
  scopes: readonly { a: number; b: number }[],
  direct: readonly Quotation[],
): Content[] {
  const view = ctx.views[cues.sentence]
  const out: Content[] = []
  for (const scope of scopes) {
    const range = rangeOf(view, scope)
    // A direct quotation has its own saying.
    if (
      direct.some(
        (quotation) =>
          inside({ start: range.start + 2, end: Math.max(range.start + 2, range.end - 2) }, quotation) &&
          quotation.start >= range.start - 2,
      )
    )
      continue
    for (const content of clauses(ctx, cues.sentence, scope)) {
      if (direct.some((quotation) => inside(content.range, quotation) && !inside(range, quotation))) continue
      out.push(content)
    }
  }
  return out
}
