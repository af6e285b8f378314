/** "selon X", "d'après X", "de source médicale", "pour X,": a preposition as cue. In: a sentence. Out: phrases with sources. */
import type { LexiconRow } from '../packs/pack.ts'
import type { Context, Source } from './context.ts'
import type { Phrase } from './frame-scope.ts'
import { canSpeak, isArtefact } from './kinds-of-noun.ts'
import { formOf, matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { makeSource } from './make-source.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { base, isFiniteVerb, isInfinitive } from './view.ts'

export interface AccordingTo {
  phrase: Phrase
  source: Source
  row: LexiconRow
  /** Last word of the preposition. */
  last: number
}

export function findAccordingTo(ctx: Context, sentence: number): AccordingTo[] {
  const view = ctx.views[sentence]
  const out: AccordingTo[] = []
  for (let i = 0; i < view.words.length; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'preposition')
    if (!match) continue
    const { row } = match.sequence
    if (row.value.speaker !== undefined) {
      // "À l'en croire, S": the speaker stands as a pronoun inside the phrase.
      const who = i + Number(row.value.speaker)
      const front = view.words[i - 1]
      if (!view.words[who] || (front !== undefined && !/^[,(»"”’–—«]$/.test(front.form))) continue
      const { start: from, end: to } = view.words[who]
      const source: Source = { sentence, at: who, range: { start: from, end: to } }
      out.push({ phrase: { a: i, b: match.last, incise: false }, source, row, last: match.last })
      i = match.last
      continue
    }
    const own = row.value.inside !== undefined
    const start = own ? match.last : match.last + 1
    const head = own ? match.last : phraseHead(view, start)
    if (head < 0 || head >= view.words.length || (isInfinitive(view.words[start] ?? view.words[head]) && !own)) continue
    if (!accepted(ctx, sentence, i, head, row)) continue
    const close = relativeEnd(view, head)
    const source = makeSource(ctx, sentence, head, close)
    if (own) source.anonymous = true
    const front = i === 0 && close !== undefined ? close - 1 : -1
    const end = Math.max(lastWord(view, source.range.end), match.last, head, front)
    out.push({ phrase: { a: i, b: end, incise: false }, source, row, last: own ? match.last - 1 : match.last })
    i = end
  }
  const last = headlineSource(ctx, sentence)
  if (last && !out.some((item) => item.phrase.b >= last.phrase.a)) out.push(last)
  return out
}

/** A headline's end names its source: "… (ministère)", "… : ONG". */
function headlineSource(ctx: Context, sentence: number): AccordingTo | null {
  const view = ctx.views[sentence]
  const row = ctx.lexicon.row('headline-source', ':')
  if (view.sentence.segmentKind !== 'headline' || !row) return null
  const { words } = view
  let b = words.length - 1
  const bracket = words[b]?.form === ')'
  if (bracket) b--
  let a = b
  while (a > 0 && !/^[:(]$/.test(words[a].form)) a--
  if (a < 3 || b - a > 7 || words[a].form !== (bracket ? '(' : ':')) return null
  for (let i = a + 1; i <= b; i++)
    if (isFiniteVerb(words[i]) || words[i].upos === 'VERB' || words[i].form === ',') return null
  const head = phraseHead(view, a + 1)
  if (head < 0 || head > b || !speaksByKind(ctx, sentence, head)) return null
  return {
    phrase: { a, b: words.length - 1, incise: false },
    source: { sentence, at: head, range: { start: words[a + 1].start, end: words[b].end } },
    row,
    last: a,
  }
}

function speaksByKind(ctx: Context, sentence: number, head: number): boolean {
  const word = ctx.views[sentence].words[head]
  return (
    ctx.lexicon.has('source-noun', word.lemma) ||
    ctx.lexicon.has('source-noun', word.form) ||
    (ctx.actors[sentence].some((actor) => actor.at.word === head) &&
      !ctx.places[sentence].some((place) => place.at.word === head))
  )
}

/** "Selon X, qui cite Y, S": the word at which S begins, behind the comma that closes the relative clause. */
function relativeEnd(view: Context['views'][number], head: number): number | undefined {
  let relative = false
  let verb = false
  for (let i = head + 1; i < view.words.length; i++) {
    const word = view.words[i]
    if (word.feats.PronType === 'Rel' && view.words[i - 1].form === ',') relative = true
    else if (!relative && word.form === ',' && view.words[i + 1]?.feats.PronType !== 'Rel') return undefined
    else if (!relative && isFiniteVerb(word)) return undefined
    if (relative && isFiniteVerb(word)) verb = true
    if (verb && word.form === ',') return i
  }
  return undefined
}

function accepted(ctx: Context, sentence: number, at: number, head: number, row: LexiconRow): boolean {
  const view = ctx.views[sentence]
  const word = view.words[head]
  if (row.value.inside !== undefined) {
    const front = view.words[at - 1]
    return (
      front === undefined ||
      /^[,(»"”’–—«]$/.test(front.form) ||
      ctx.lexicon.verbs.get(foldedLemma(front))?.[0].value.chain === 'relay'
    )
  }
  if (
    word.upos !== 'NOUN' &&
    word.upos !== 'PROPN' &&
    word.upos !== 'PRON' &&
    word.upos !== 'NUM' &&
    word.upos !== 'ADJ' &&
    word.upos !== 'X'
  )
    return false
  if (ctx.lexicon.has('relative', word.form) || word.feats.PronType === 'Rel' || word.feats.PronType === 'Int')
    return false
  const phrase = nounPhrase(view, head)
  const speaks = canSpeak(ctx, sentence, head)
  const before = view.words[at - 1]
  const commaAfter = view.words[phrase.b + 1]?.form === ','
  const setOff = before ? /^[,(»"”’–—]$/.test(before.form) : commaAfter
  if (row.value.initial !== undefined) {
    if (before !== undefined && !/^[«"“‘;]$/.test(before.form)) return false
    if (!commaAfter || ctx.places[sentence].some((place) => place.at.word === head && place.locative)) return false
  }
  if (row.value.strict !== undefined) return speaks && !isFiniteVerb(word)
  if (ctx.lexicon.has('not-source', word.lemma) && !isArtefact(ctx, sentence, head)) return false
  if (ctx.dates[sentence].some((index) => ctx.findings.dates[index].at.word === head)) return false
  return speaks || setOff || before === undefined || base(word) === 'flat' || formOf(view, head) !== word.form
}

function lastWord(view: Context['views'][number], offset: number): number {
  let last = -1
  for (const word of view.words) {
    if (word.end > offset) break
    last = word.index
  }
  return last
}
