/**
 * Everything a sentence attributes without a direct quotation: verbs with their complements, passives and participles with an agent,
 * incises and phrases with the clause they cover. In: the sentence's cues. Out: sayings, not yet nested into each other.
 */
import { contentsOfVerb } from './contents-of-verb.ts'
import type { Content, Context, Saying, Source } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { canSpeak, cannotSpeak, isArtefact, isPersonNoun } from './kinds-of-noun.ts'
import { isHarm } from './harm.ts'
import { mainEvent } from './self-agent.ts'
import { makeSource } from './make-source.ts'
import { matchSequence } from './match-sequence.ts'
import { phraseHead } from './noun-phrase.ts'
import { passiveSayings } from './passive-cues.ts'
import { fromIncise, fromPhrase, toldInside } from './phrase-sayings.ts'
import { foldedLemma } from '../text/folded-form.ts'
import type { Quotation } from './quotations.ts'
import { relativeSaying } from './relative-cues.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { mutual, shareMatrixSource } from './share-source.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { base, isInfinitive, rangeOf } from './view.ts'

export function findIndirectSpeech(
  ctx: Context,
  cues: SentenceCues,
  direct: readonly Quotation[],
  used: ReadonlySet<number>,
  quoted: readonly Saying[] = [],
): Saying[] {
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
    const saying = fromVerb(ctx, cues, verb, [...out, ...quoted])
    if (saying) out.push(...mutual(ctx, saying))
  }
  return joinSilence(ctx, out)
}

/** "said it had no comment": one voice that says nothing, not one that passes on the silence of "it". */
function joinSilence(ctx: Context, sayings: Saying[]): Saying[] {
  const joined = new Set<Saying>()
  for (const silent of sayings) {
    const { source } = silent
    if (silent.act !== 'no-comment' || !source || ctx.views[source.sentence].words[source.at].upos !== 'PRON') continue
    const outer = sayings.find(
      (other) =>
        other !== silent &&
        (other.act === 'reports' || other.act === 'asserts') &&
        other.contents.length === 1 &&
        other.contents[0].range.start === source.range.start,
    )
    if (!outer) continue
    outer.act = 'no-comment'
    outer.cue = silent.cue
    joined.add(silent)
  }
  return joined.size === 0 ? sayings : sayings.filter((saying) => !joined.has(saying))
}

/** "No group has claimed …": nobody speaks. */
function namesNobody(ctx: Context, source: Source): boolean {
  const view = ctx.views[source.sentence]
  return view.kids[source.at].some(
    (kid) => kid < source.at && base(view.words[kid]) === 'det' && ctx.lexicon.has('negator', view.words[kid].form),
  )
}

/** "None of the groups confirmed …": a pronoun that stands for none of them is no voice, not even one that keeps silent. */
function isNobody(ctx: Context, source: Source): boolean {
  const word = ctx.views[source.sentence].words[source.at]
  return ctx.lexicon.row('negator', word.form)?.value.subject !== undefined
}

const performs: ReadonlySet<string> = new Set([
  'accuses',
  'calls-for',
  'claims-responsibility',
  'condemns',
  'demands',
  'intends',
  'pledges',
  'threatens',
])

function isNone(ctx: Context, { sentence, at }: Content): boolean {
  const view = ctx.views[sentence]
  return view.kids[at].some(
    (kid) => base(view.words[kid]) === 'det' && ctx.lexicon.has('negator', view.words[kid].form),
  )
}

function harmless(ctx: Context, content: Content): boolean {
  const event = mainEvent(ctx, content)
  return event !== null && event.at.word === content.at && !isHarm(event)
}

function hasComplement(verb: CueVerb): boolean {
  return verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'clause'))
}

function fromVerb(ctx: Context, cues: SentenceCues, verb: CueVerb, before: readonly Saying[]): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const { group } = verb
  if (group.form === 'passive' || group.form === 'past-participle') return null
  if (!letThrough(ctx, sentence, verb)) return null
  // "X, citing Y, said": words that name the next voice of the chain.
  if (
    group.form === 'present-participle' &&
    matchSequence(view, group.head, ctx.lexicon.sequences, 'adverbial')?.sequence.row.value.chain
  )
    return null
  const negatedCue = verb.cues.some((cue) => cue.negated)
  if (group.negated && !negatedCue) return null
  if (base(view.words[group.head]) === 'acl' && group.form === 'infinitive') return null
  const inverted = cues.incises.some((item) => item.group.head === group.head)
  const barriers = barriersAround(cues, verb)
  const rows = group.negated ? verb.cues.filter((cue) => cue.negated) : verb.cues
  const said = contentsOfVerb(ctx, sentence, { ...verb, cues: rows }, barriers, inverted)
  if (!said || said.contents.length === 0) return null
  // "aurait proposé une trêve": a deed told by hearsay, not words passed on.
  if (group.conditional && said.contents.every((content) => content.nominal)) return null
  const source = shareMatrixSource(ctx, cues, group.head, sourceOfVerb(ctx, sentence, group, inverted), before)
  const speaks =
    said.cue.slots.some((slot) => slot.kind === 'quote') && (said.cue.act === 'reports' || said.cue.act === 'asserts')
  if (!speakerFits(ctx, source, said.cue.value, said.contents, speaks)) return null
  if (source && !negatedCue && group.form === 'finite' && namesNobody(ctx, source)) return null
  if (source && isNobody(ctx, source)) return null
  // "Le plan prévoit de bombarder": only who can speak intends or promises.
  if (
    source &&
    (said.cue.act === 'intends' || said.cue.act === 'pledges' || said.cue.act === 'threatens') &&
    ctx.views[source.sentence].words[source.at].upos === 'NOUN' &&
    !canSpeak(ctx, source.sentence, source.at)
  )
    return null
  // "offered no evidence": a deed done by words is not done with none.
  if (performs.has(said.cue.act) && said.contents.every((content) => content.nominal && isNone(ctx, content)))
    return null
  // "which cited a police source": somebody is no reason.
  if (
    said.cue.act === 'justifies' &&
    said.contents.every(({ nominal, at }) => nominal && isPersonNoun(ctx, sentence, at))
  )
    return null
  // "ont signé une trêve": only a deed that harms is claimed.
  if (
    said.cue.act === 'claims-responsibility' &&
    said.contents.every((content) => content.nominal && harmless(ctx, content))
  )
    return null
  const first = said.contents[0].range.start
  const frameEnd = view.words.findIndex((word) => word.start >= first)
  return {
    sentence,
    at: group.head,
    cue: said.cue,
    act: said.cue.act || 'reports',
    cueRange: rangeOf(view, { a: group.a, b: verb.last }),
    source,
    inner: verb.relays ? relayed(ctx, sentence, verb) : [],
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

/** "quoted a doctor as saying": who stands between the verb and the rest of the cue. */
function relayed(ctx: Context, sentence: number, { group, last }: CueVerb): Saying['inner'] {
  const view = ctx.views[sentence]
  const head = phraseHead(view, group.head + 1)
  if (head < 0 || head >= last - 1) return []
  return [{ source: makeSource(ctx, sentence, head, last - 1), cue: null }]
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
  if (form !== 'infinitive' && form !== 'present-participle') return true
  if (isLeftUnsaid(ctx, view, verb.group.a)) return false
  if (form === 'present-participle') return true
  // "disent avoir averti X de N": words told as a deed, not said now.
  if (!isInfinitive(word)) return !isDeed(ctx, view, verb)
  const relation = base(word)
  if (relation === 'advcl' || relation === 'acl' || relation === 'obl') return true
  if (word.head < 0) return false
  const governor = view.words[word.head]
  if (relation === 'conj') return true
  // "dit craindre N": a cue may tell the speaker's own attitude.
  if (
    ctx.lexicon.verbs
      .get(foldedLemma(governor))
      ?.some((cue) => cue.slots.some((slot) => slot.kind === 'infinitive' && slot.word === ''))
  )
    return true
  return (
    ctx.lexicon.has('governor', governor.lemma) &&
    !view.kids[word.head].some((kid) => view.words[kid].feats.Polarity === 'Neg')
  )
}

/** "stopped short of claiming", "refrained from accusing", "without confirming": what stands in front says that it was not said. */
function isLeftUnsaid(ctx: Context, view: Context['views'][number], a: number): boolean {
  for (const from of [a - 1, a - 2])
    if (matchSequence(view, from, ctx.lexicon.sequences, 'unsaid-lead')?.last === a - 1) return true
  const behind = /^(?:ADP|PART|SCONJ)$/.test(view.words[a - 1]?.upos ?? '') ? a - 2 : a - 1
  return view.words[behind]?.upos === 'VERB' && ctx.lexicon.has('not-done', view.words[behind].lemma)
}

function isDeed(ctx: Context, view: Context['views'][number], verb: CueVerb): boolean {
  const { act, value } = verb.cues[0]
  if (act === 'claims-responsibility' || value.chain === 'relay') return false
  const governor = view.words[view.words[verb.group.head].head]
  return (
    governor !== undefined &&
    (ctx.lexicon.verbs
      .get(foldedLemma(governor))
      ?.some((cue) => cue.slots.some((slot) => slot.kind === 'infinitive' && slot.word === '')) ??
      false)
  )
}

function speakerFits(
  ctx: Context,
  source: Source | null,
  value: Readonly<Record<string, string>>,
  contents: readonly Content[],
  speaks = false,
): boolean {
  if (!source) return value.content !== 'clause' || true
  const word = ctx.views[source.sentence].words[source.at]
  // "Qui a donné l'ordre ?": nobody is named.
  if (word.feats.PronType === 'Int' || (source.at === 0 && ctx.lexicon.has('relative', word.form))) return false
  if (ctx.lexicon.has('impersonal', word.form)) return !contents.some((content) => content.nominal)
  if (value.source === 'artefact' && !isArtefact(ctx, source.sentence, source.at))
    return canSpeak(ctx, source.sentence, source.at) && !contents.every((content) => content.nominal)
  if (value.source === 'person') return canSpeak(ctx, source.sentence, source.at)
  if (contents.every((content) => content.nominal)) return canSpeak(ctx, source.sentence, source.at)
  // "The campaign says S": what only somebody does makes a speaker of the noun.
  if (speaks && (word.upos === 'NOUN' || word.upos === 'NUM')) return true
  return !cannotSpeak(ctx, source.sentence, source.at)
}
