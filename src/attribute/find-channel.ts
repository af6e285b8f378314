/** Channel, medium and recipient of a saying, from the words of its frame: "dans un communiqué publié sur sa chaîne Telegram". */
import type { ChannelKind } from '../model/statement.ts'
import type { Range } from '../model/span.ts'
import { inside, type Context, type Saying } from './context.ts'
import { formOf, matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { base, isFiniteVerb, rangeOf, type View } from './view.ts'

export interface Channel {
  channel?: ChannelKind
  medium?: Range
  recipient?: Range
}

export function findChannel(ctx: Context, saying: Saying): Channel {
  const view = ctx.views[saying.sentence]
  const out: Channel = {}
  if (saying.cue?.value.channel) out.channel = saying.cue.value.channel as ChannelKind
  if (saying.cue?.value.recipient === 'object' && saying.at >= 0) {
    // "told Reuters that": the person told is the verb's own object.
    const told = recipientAfter(ctx, saying.sentence, saying.at + 1, view.words.length - 1)
    if (told) out.recipient = told
  }
  let best = 0
  const blocked = [...saying.contents.map((content) => content.range), ...(saying.source ? [saying.source.range] : [])]
  const open = (at: number): boolean => !blocked.some((range) => inside(view.words[at], range))
  for (const { a, b } of saying.frame) {
    for (let i = Math.max(0, a); i <= Math.min(b, view.words.length - 1); i++) {
      if (!open(i)) continue
      const opens = view.words[i].upos === 'ADP' || view.words[i].upos === 'ADV' || view.words[i].upos === 'SCONJ'
      const lead = opens ? matchSequence(view, i, ctx.lexicon.sequences, 'lead') : null
      if (lead && lead.last < b) {
        const found = channelIn(ctx, view, lead.last + 1, b, open)
        if (found && found.rank >= best) {
          if (found.rank > best || !out.medium) out.channel = found.kind
          best = found.rank
          out.medium ??= rangeOf(view, { a: i, b: found.end })
        }
        if (found) {
          i = found.end
          continue
        }
      }
      const to = opens ? matchSequence(view, i, ctx.lexicon.sequences, 'recipient-lead') : null
      if (to && to.last < b && !out.recipient && open(to.last + 1)) {
        const recipient = recipientAfter(ctx, saying.sentence, to.last + 1, b)
        if (recipient) {
          out.recipient = recipient
          while (i < b && view.words[i].end < recipient.end) i++
        }
      }
    }
  }
  return out
}

/** The most specific channel noun up to the end of the phrase: a post beats the statement it carries. */
function channelIn(
  ctx: Context,
  view: View,
  from: number,
  to: number,
  open: (at: number) => boolean,
): { kind: ChannelKind; rank: number; end: number } | null {
  let kind: ChannelKind | null = null
  let rank = 0
  let end = from
  let first = true
  for (let i = from; i <= to && i - from < 24; i++) {
    if (!open(i) || /^[,;:.«(]$/.test(view.words[i].form)) break
    if (isFiniteVerb(view.words[i])) break
    const match = matchSequence(view, i, ctx.lexicon.channels) ?? lemmaMatch(ctx, view, i)
    if (!match) {
      const word = view.words[i]
      if (first && (word.upos === 'NOUN' || word.upos === 'PROPN')) return null
      continue
    }
    const row = match.sequence.row
    // A one-letter name is a network only as such, not an initial.
    if (row.lemma.length === 1 && view.words[i].upos !== 'PROPN' && view.words[i].form !== row.lemma) continue
    first = false
    const own = Number(row.value.rank ?? 1)
    if (own > rank) {
      rank = own
      kind = row.stance as ChannelKind
    }
    end = Math.max(end, match.last, Math.min(to, phraseEnd(view, i)))
    i = match.last
  }
  return kind ? { kind, rank, end: clip(view, from, end, open) } : null
}

function lemmaMatch(
  ctx: Context,
  view: View,
  at: number,
): { sequence: { words: string[]; row: import('../packs/pack.ts').LexiconRow }; last: number } | null {
  const lemma = view.words[at].lemma.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const sequence = ctx.lexicon.channels.get(lemma)?.find((item) => item.words.length === 1)
  return sequence && view.words[at].upos !== 'VERB' ? { sequence, last: at } : null
}

function phraseEnd(view: View, at: number): number {
  return nounPhrase(view, at).b
}

function clip(view: View, from: number, end: number, open: (at: number) => boolean): number {
  for (let i = from; i <= end; i++) if (!open(i) || /^[;:]$/.test(view.words[i].form)) return i - 1
  return end
}

function recipientAfter(ctx: Context, sentence: number, at: number, to: number): Range | null {
  const view = ctx.views[sentence]
  const head = phraseHead(view, at)
  if (head < 0 || head > to) return null
  const word = view.words[head]
  if (ctx.places[sentence].some((place) => place.at.word === head && place.locative)) return null
  const media = ctx.actors[sentence].some((actor) => actor.at.word === head && actor.type === 'media')
  const known =
    media ||
    ctx.lexicon.has('recipient', word.lemma) ||
    (word.upos === 'PROPN' && (view.words[at].upos === 'DET' || /^\p{Lu}{2,}$/u.test(word.form)))
  if (!known) return null
  const phrase = nounPhrase(view, head, { a: at, b: to })
  let b = phrase.b
  // A second noun phrase with its own determiner is the speaker, not the recipient.
  for (let i = head + 1; i <= b; i++)
    if (
      view.words[i].upos === 'DET' &&
      base(view.words[i]) === 'det' &&
      view.words[i - 1].upos !== 'ADP' &&
      formOf(view, i) !== ''
    )
      b = i - 1
  return rangeOf(view, { a: phrase.a, b })
}
