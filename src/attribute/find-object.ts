/** Finds a verb's object by word order, the tree first: past adverbs, dates and phrases between commas; and how far its noun phrase goes. */
import { type Context, quotationAt } from './context.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { formOf, matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { type Stretch, type View, base, child, isFiniteVerb, isInfinitive, isPunctuation } from './view.ts'

/** The bare noun phrase (or the one after `word`) that follows the verb. */
export function findNoun(ctx: Context, sentence: number, verb: CueVerb, word: string, afterPerson: boolean): number {
  const view = ctx.views[sentence]
  const from = Math.max(verb.group.b, verb.last) + 1
  if (word === '' && !afterPerson) {
    const object = child(view, verb.group.head, 'obj')
    if (object > verb.group.head && view.words[object].upos !== 'PRON' && noVerbBetween(view, from, object))
      return object
  }
  let seenPerson = !afterPerson
  let inInsertion = false
  for (let i = from; i < Math.min(view.words.length, from + 40); i++) {
    const item = view.words[i]
    if (item.form === ',') {
      // "fait état, lui, de six morts": a word between commas.
      if (view.words[i + 2]?.form === ',') {
        i += 2
        continue
      }
      if (word === '' && !inInsertion && !hasLaterComma(view, i)) return -1
      inInsertion = !inInsertion
      continue
    }
    if (/^[;:.]$/.test(item.form) || isFiniteVerb(item) || item.upos === 'SCONJ') return -1
    if (inInsertion && word === '') continue
    // « avec fermeté » between the verb and its object: a quoted manner, not what is said.
    if (word === '' && /^[«"“‘]$/.test(item.form) && view.words[i + 1]?.upos === 'ADP') {
      const quotation = quotationAt(ctx, sentence, item.start)
      while (quotation && i + 1 < view.words.length && view.words[i + 1].start < quotation.end) i++
      continue
    }
    if (word !== '') {
      if (lemmaIs(view, i, word)) {
        const head = phraseHead(view, i + 1)
        if (head >= 0 && (seenPerson || i === from)) return head
        if (head >= 0 && seenPerson) return head
      }
      if (item.upos === 'NOUN' || item.upos === 'PROPN' || item.upos === 'PRON') {
        if (afterPerson) seenPerson = true
        else if (!isDated(ctx, sentence, i) && !/^(?:obl|advmod|compound|flat)$/.test(base(item))) {
          if (!view.kids[i].some((kid) => base(view.words[kid]) === 'case')) return -1
        }
      }
      continue
    }
    if (item.upos === 'ADV' || isFixedAdverb(view, i)) continue
    if (item.upos === 'ADP') {
      const head = phraseHead(view, i + 1)
      if (head < 0) return -1
      if (i > from && hidesArticle(ctx, view, i, head)) return head
      // "plus de 40 000 déplacés": a bound in front of a figure is no prepositional phrase.
      if (view.words[i - 1].upos === 'ADV' && i - 1 >= from && view.words[i + 1]?.upos === 'NUM') return head
      const at = i
      i = Math.max(i, Math.min(endOfPhrase(view, head), from + 40))
      const object = child(view, verb.group.head, 'obj')
      // Never back before this preposition, or the walk would not end.
      if (object > from && i >= object) i = Math.max(at, view.lo[object] - 1)
      continue
    }
    const head = phraseHead(view, i)
    if (head < 0) {
      if (isPunctuation(item) || item.upos === 'DET' || item.upos === 'ADJ') continue
      return -1
    }
    const relation = base(view.words[head])
    const dated = ctx.dates[sentence].some((index) => ctx.findings.dates[index].at.word === head)
    if (
      dated ||
      relation === 'nsubj' ||
      (relation === 'obl' &&
        !view.kids[head].some((kid) => base(view.words[kid]) === 'det' || base(view.words[kid]) === 'nummod'))
    ) {
      i = Math.max(i, dated ? head : view.hi[head])
      continue
    }
    if (view.words[head].upos === 'PRON') continue
    return head
  }
  return -1
}

function isDated(ctx: Context, sentence: number, at: number): boolean {
  const { start, end } = ctx.views[sentence].words[at]
  return ctx.dates[sentence].some((index) => {
    const { span } = ctx.findings.dates[index].date
    return span.start <= start && end <= span.end
  })
}

/** "de nouveau": an adverb of several words, read as the preposition that it opens with. */
export function isFixedAdverb(view: View, at: number): boolean {
  const word = view.words[at]
  const first = base(word) === 'fixed' ? word.head : at
  if (view.words[first]?.upos !== 'ADP') return false
  const parts = view.kids[first].filter((kid) => base(view.words[kid]) === 'fixed')
  return parts.length > 0 && parts.every((kid) => /^(?:ADJ|ADV)$/.test(view.words[kid].upos))
}

/** "ont décrit à X des viols": a plural article written like a contraction. */
function hidesArticle(ctx: Context, view: View, at: number, head: number): boolean {
  const [item, next] = [view.words[at], view.words[at + 1]]
  return (
    item.multiword === true &&
    ctx.lexicon.has('genitive', item.lemma) &&
    next?.start === item.start &&
    view.words[head].upos === 'NOUN' &&
    view.words[head].feats.Number === 'Plur' &&
    base(view.words[head]) !== 'nmod'
  )
}

function noVerbBetween(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isFiniteVerb(view.words[i]) && base(view.words[i]) !== 'acl') return false
  return true
}

function hasLaterComma(view: View, at: number): boolean {
  for (let i = at + 1; i < Math.min(view.words.length, at + 22); i++) {
    if (view.words[i].form === ',') return true
    if (isFiniteVerb(view.words[i])) return false
  }
  return false
}

export function findWord(view: View, from: number, word: string): number {
  for (let i = from; i < view.words.length; i++) if (lemmaIs(view, i, word)) return i
  return from
}

export function findThen(view: View, phrase: Stretch, verb: CueVerb, word: string, stop: number): number {
  for (const kid of view.kids[verb.group.head]) {
    const word0 = view.words[kid]
    if (kid > verb.last && ['obl', 'iobj'].includes(base(word0))) {
      const mark = view.kids[kid].find((item) => base(view.words[item]) === 'case')
      if (mark !== undefined && lemmaIs(view, mark, word)) return mark
    }
  }
  for (let i = stop; i > phrase.a; i--) if (lemmaIs(view, i, word) && view.words[i].upos === 'ADP') return i
  return -1
}

/** Last word of a prepositional phrase: a bare determiner behind it begins the next phrase. */
function endOfPhrase(view: View, head: number): number {
  let end = head
  for (let i = head + 1; i <= view.hi[head]; i++) {
    const word = view.words[i]
    if (
      word.upos === 'DET' &&
      view.words[i - 1].upos !== 'ADP' &&
      view.words[i - 1].upos !== 'CCONJ' &&
      base(word) === 'det'
    )
      break
    end = i
  }
  return end
}

/** Prepositional phrases behind the noun stay with it unless they are the frame's (medium, date, recipient). */
export function extend(
  ctx: Context,
  sentence: number,
  phrase: Stretch,
  at: number,
  verb: CueVerb,
  stop: number,
): number {
  const view = ctx.views[sentence]
  let b = phrase.b
  const mark = view.words[b + 1]
  // A straight mark may as well open what comes next.
  const opens = mark && quotationAt(ctx, sentence, mark.start)?.start === mark.start
  if (b < stop && /^[»"”’]$/.test(mark.form) && !opens) b++
  while (b < stop) {
    const next = view.words[b + 1]
    if (next.form === ',' && matchSequence(view, b + 2, ctx.lexicon.sequences, 'subset')) {
      b = stop
      break
    }
    // "douze cratères près de la piste"
    // "un incident suivi d'un départ de feu": a participle of the noun goes with it.
    if (
      next.upos === 'VERB' &&
      next.feats.VerbForm === 'Part' &&
      base(next) === 'acl' &&
      next.head >= phrase.a &&
      next.head <= b
    ) {
      const end = Math.min(stop, view.hi[next.index])
      if (end > b && !view.words.slice(b + 1, end).some((word) => word.form === ',' || isFiniteVerb(word))) {
        b = end
        continue
      }
    }
    const near = next.upos === 'ADV' && view.words[b + 2]?.upos === 'ADP' && b + 2 < stop
    if (next.upos !== 'ADP' && !near && !/^[«(“"]$/.test(next.form) && !isInfinitive(next)) break
    // "denied responsibility for the attack": what opens a sentence as a frame ("For the ministry, S") is none behind a noun.
    const frame = matchSequence(view, b + 1, ctx.lexicon.sequences, 'preposition', 'motive', 'condition-noun')
    if (frame && !frame.sequence.row.value.initial) break
    const quotation = quotationAt(ctx, sentence, next.start)
    if (quotation && quotation.start === next.start && quotation.end <= view.words[stop].end) {
      while (b < stop && view.words[b + 1].start < quotation.end) b++
      continue
    }
    // "la démolition d'un pont pour prévenir un accident"
    if (isInfinitive(next) || (next.upos === 'ADP' && view.words[b + 2] && isInfinitive(view.words[b + 2]))) {
      b = stop
      break
    }
    const head = phraseHead(view, b + (near ? 3 : next.upos === 'ADP' ? 2 : 1))
    if (head < 0 || isFrameNoun(ctx, sentence, head)) break
    let end = Math.min(stop, Math.max(nounPhrase(view, head).b, head))
    for (let i = head + 1; i < end; i++)
      if (
        view.words[i].form === ',' &&
        view.words[i + 1].feats.PronType === 'Rel' &&
        ctx.lexicon.row('relative', view.words[i + 1].form)?.value.place
      )
        end = i - 1
    if (end <= b) break
    b = end
  }
  return at > b ? at : b
}

function isFrameNoun(ctx: Context, sentence: number, head: number): boolean {
  const view = ctx.views[sentence]
  const word = view.words[head]
  if (ctx.lexicon.channels.has(formOf(view, head)) || ctx.lexicon.channels.has(word.lemma)) return true
  if (ctx.dates[sentence].some((index) => ctx.findings.dates[index].at.word === head)) return true
  return false
}

export function lemmaIs(view: View, at: number, word: string): boolean {
  if (at < 0 || at >= view.words.length) return false
  const form = formOf(view, at)
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  return form === plain || formLemma(view, at) === plain
}

function formLemma(view: View, at: number): string {
  return view.words[at].lemma.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
