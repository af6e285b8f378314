/** The infinitive a cue takes ("dit avoir mené", "accuse Y de financer"), with the person accused; of a call, the person is part of what is asked. */
import { isInsideRelative } from './clause-content.ts'
import { contentEnd, contentRange } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import { lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Slot } from './frames.ts'
import { formOf } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { splitClauses } from './split-clauses.ts'
import { type Stretch, type View, base, isFiniteVerb, isGerund, isInfinitive, isPunctuation, rangeOf } from './view.ts'

export function infinitiveSlot(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  slot: Slot & { kind: 'infinitive' },
  barriers: Barriers,
): Content[] | null {
  const view = ctx.views[sentence]
  const found = findInfinitive(ctx, sentence, verb, slot, barriers)
  if (!found) return null
  const { start, first, opener } = found
  const perfect =
    view.words[start].upos === 'AUX' &&
    view.words[start + 1] !== undefined &&
    ctx.lexicon.has('auxiliary', view.words[start].lemma)
  if (slot.perfect && !perfect) return null
  // An infinitive of purpose far from the cue is not its complement.
  if (slot.word === '' && start - verb.last > 18) return null
  const accused =
    slot.person !== null
      ? (personBefore(ctx, sentence, verb, opener, slot.person) ?? relativePerson(ctx, sentence, verb))
      : null
  if (slot.person !== null && !accused) return null
  if (slot.person !== null && accused && isDirective(verb)) {
    // "appeler Y à INF", "ordonner à Y de INF": who is asked belongs to what is asked, with the preposition that marks it as told.
    const told = slot.person !== '' && ctx.lexicon.has('recipient-lead', slot.person) && accused.a - 1 > verb.last
    const from = told ? accused.a - 1 : accused.a
    const end = contentEnd(ctx, sentence, from, verb.group.head, barriers)
    // "to release N and to open N": each infinitive that repeats its particle is asked for itself.
    const out: Content[] = []
    for (const [order, part] of splitClauses(ctx, sentence, { a: first, b: end }).entries()) {
      const made = contentRange(ctx, sentence, order === 0 ? { a: from, b: part.b } : part)
      const at = order === 0 ? mainVerb(view, start) : part.head
      if (made) out.push({ range: made.range, sentence, at, mode: 'indirect' })
    }
    return out
  }
  const end = contentEnd(ctx, sentence, first, verb.group.head, barriers)
  const parts = splitClauses(ctx, sentence, { a: first, b: end })
  const out: Content[] = []
  for (const part of parts) {
    const made = contentRange(ctx, sentence, part)
    if (!made) continue
    const content: Content = {
      range: made.range,
      sentence,
      at: part.a === first ? mainVerb(view, start) : part.head,
      mode: 'indirect',
      bare: true,
    }
    if (accused) content.accused = rangeOf(view, accused)
    out.push(content)
  }
  return out
}

/** The first infinitive the slot's preposition opens; others on the way ("sans le nommer") are passed over. */
function findInfinitive(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  { word, gerund }: Slot & { kind: 'infinitive' },
  barriers: Barriers,
): { start: number; first: number; opener: number } | null {
  const view = ctx.views[sentence]
  for (let i = Math.max(verb.group.b, verb.last) + 1; i < view.words.length; i++) {
    const item = view.words[i]
    if (isFiniteVerb(item) && base(item) !== 'acl' && !isInsideRelative(view, i, verb.group.head)) return null
    if (/^[;:.]$/.test(item.form) || (barriers.has(i) && item.upos !== 'ADP')) return null
    if (!(gerund ? isGerund(item) : isInfinitive(item))) continue
    let first = i
    while (
      first > verb.last + 1 &&
      ['PRON', 'ADV', 'PART'].includes(view.words[first - 1].upos) &&
      !(word !== '' && lemmaIs(view, first - 1, word))
    ) {
      if (
        view.words[first - 1].upos === 'ADV' &&
        view.words[first - 1].feats.Polarity !== 'Neg' &&
        formOf(view, first - 1).length > 4
      )
        break
      first--
    }
    let opener = first - 1
    while (opener > verb.last && /^[«"“‘]$/.test(view.words[opener].form)) opener--
    const before = view.words[opener]
    // "vowed to strike": a particle, unlike a preposition, is part of what is said.
    if (word !== '' && before?.upos === 'PART' && lemmaIs(view, opener, word)) {
      // "promised not to strike": the negator in front of the particle is part of it too.
      const denied = opener - 1 > verb.last && ctx.lexicon.has('negator', view.words[opener - 1].form)
      return { start: i, first: denied ? opener - 1 : opener, opener }
    }
    if (word !== '' ? before && lemmaIs(view, opener, word) : !before || before.upos !== 'ADP')
      return { start: i, first, opener }
    if (word === '') return null
  }
  return null
}

export function isDirective(verb: CueVerb): boolean {
  return verb.cues.some((cue) => cue.act === 'calls-for' || cue.act === 'demands' || cue.act === 'orders')
}

/** The participle after an auxiliary infinitive, else the infinitive. */
function mainVerb(view: View, infinitive: number): number {
  const word = view.words[infinitive]
  if (word.upos === 'AUX' && word.head > infinitive && word.head - infinitive < 6) return word.head
  for (let i = infinitive + 1; i < Math.min(view.words.length, infinitive + 5); i++) {
    if (word.upos === 'AUX' && view.words[i].upos === 'VERB') return i
  }
  return infinitive
}

/** "Le Front, auquel l'ONU reproche de …", "que l'ONU accuse de …": the noun that the relative pronoun stands for. */
function relativePerson(ctx: Context, sentence: number, verb: CueVerb): Stretch | null {
  const view = ctx.views[sentence]
  const { head, a } = verb.group
  const up = view.words[head].head
  if (base(view.words[head]) !== 'acl' || up < 0 || up > a) return antecedentBefore(ctx, view, a)
  const pronoun = view.kids[head].find(
    (kid) => kid < a && base(view.words[kid]) !== 'nsubj' && ctx.lexicon.has('relative', view.words[kid].form),
  )
  return pronoun === undefined ? null : nounPhrase(view, up, { a: 0, b: Math.max(up, pronoun - 1) })
}

/** By words alone: a noun, a comma, perhaps a preposition, the relative pronoun, and the cue with its subject. */
function antecedentBefore(ctx: Context, view: View, before: number): Stretch | null {
  for (let i = before - 1; i > 1 && before - i < 8; i--) {
    const word = view.words[i]
    if (isFiniteVerb(word) || word.form === ',') return null
    if (word.feats.PronType !== 'Rel' && !ctx.lexicon.has('relative', word.form)) continue
    const comma = view.words[i - 1].form === ',' ? i - 1 : view.words[i - 2].form === ',' ? i - 2 : -1
    if (comma < 1) return null
    for (let at = comma - 1; at >= 0; at--)
      if (view.words[at].upos === 'NOUN' || view.words[at].upos === 'PROPN')
        return nounPhrase(view, at, { a: 0, b: comma - 1 })
    return null
  }
  return null
}

/** "accuse mardi soir la milice de": a day between them is nobody accused. */
export function isDay(ctx: Context, sentence: number, at: number): boolean {
  const word = ctx.views[sentence].words[at]
  return ctx.dates[sentence].some((index) => {
    const { at: held, date } = ctx.findings.dates[index]
    return held.word === at || (date.span.start <= word.start && word.end <= date.span.end)
  })
}

export function personBefore(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  opener: number,
  marker: string,
): Stretch | null {
  const view = ctx.views[sentence]
  if (verb.group.clitic >= 0) return { a: verb.group.clitic, b: verb.group.clitic }
  let inserted = false
  for (let i = verb.last + 1; i < opener; i++) {
    const word = view.words[i]
    // "a accusé, sans le nommer, un voisin": what stands between commas is nobody accused.
    if (word.form === ',') inserted = !inserted && view.words.slice(i + 1, opener).some((item) => item.form === ',')
    if (inserted) continue
    // "accusent de leur côté l'armée": the accused stands behind no preposition, but a phrase of manner does.
    const aside =
      marker === '' &&
      word.upos === 'ADP' &&
      word.head > i + 1 &&
      word.head < opener - 1 &&
      ctx.lexicon.has('possessive', view.words[word.head - 1].form)
    if (aside) {
      i = word.head
      continue
    }
    if (marker !== '' && !lemmaIs(view, i, marker)) continue
    const head = phraseHead(view, marker === '' ? i : Math.min(i + 1, opener))
    if (head < 0 || head > opener || isDay(ctx, sentence, head)) continue
    if (word.upos === 'ADV' || isPunctuation(word)) continue
    return nounPhrase(view, head, { a: marker === '' ? i : i + 1, b: opener - 1 })
  }
  return null
}
