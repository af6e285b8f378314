/**
 * Cuts a stretch into its coordinated clauses. Finite clauses split where the second has a subject of its own; infinitives and
 * participles where each has an object of its own ("avoir détruit deux blindés, tué onze soldats"), since each is an act.
 */
import type { Context } from './context.ts'
import { isBetweenHarms, joinHarms } from './join-harms.ts'
import { matchSequence } from './match-sequence.ts'
import {
  base,
  child,
  headOf,
  isFiniteClause,
  isFiniteVerb,
  isPunctuation,
  subjectOf,
  type Stretch,
  type View,
} from './view.ts'

export interface Clause extends Stretch {
  head: number
}

export function splitClauses(ctx: Context, sentence: number, stretch: Stretch): Clause[] {
  const view = ctx.views[sentence]
  const out: Clause[] = []
  const dared = behindDare(view, stretch)
  if (dared > 0) stretch = { a: dared, b: stretch.b }
  for (const part of cutAtSemicolons(view, stretch).flatMap((piece) => cutAtContrast(ctx, view, piece))) {
    const head = headOf(view, part)
    const cuts: Clause[] = []
    collect(ctx, sentence, head, part, cuts, 0)
    const close = (at: number): boolean => cuts.some((cut) => Math.abs(cut.a - at) <= 2)
    for (const at of [...participleCuts(view, part), ...clauseCuts(view, part), ...thenCuts(ctx, view, part)]) {
      if (!close(at)) cuts.push({ a: at, b: part.b, head: headOf(view, { a: at, b: part.b }) })
    }
    cuts.sort((x, y) => x.a - y.a)
    let a = part.a
    let own = head
    for (const cut of cuts) {
      if (cut.a <= a || cut.a > part.b) continue
      const b = stepBack(view, a, beforeThen(ctx, view, a, cut.a - 1))
      if (b >= a) out.push({ a, b, head: own >= a && own <= b ? own : headOf(view, { a, b }) })
      a = cut.a
      own = cut.head
    }
    if (a <= part.b) out.push({ a, b: part.b, head: own >= a && own <= part.b ? own : headOf(view, { a, b: part.b }) })
  }
  return joinHarms(ctx, sentence, withLeads(view, out))
}

/** "Que l'armée bouge et nous tirons": the wish is the condition of what is joined to it, which alone is said. Its first word, or -1. */
function behindDare(view: View, { a, b }: Stretch): number {
  const words = view.words.slice(a, b + 1)
  if (words[0]?.upos !== 'SCONJ') return -1
  const [wish, threat, more] = words.filter((word) => isFiniteVerb(word))
  const joint = words.find(({ upos }) => upos === 'CCONJ')
  if (!wish || !threat || more || !joint || wish.index > joint.index || threat.index < joint.index) return -1
  return wish.head < 0 && words[0].head === wish.index ? joint.index + 1 : -1
}

/** "D'abord attribuée à un accident, l'explosion était un attentat": what only describes the next clause's subject opens that clause. */
function withLeads(view: View, clauses: readonly Clause[]): Clause[] {
  const out: Clause[] = []
  for (const clause of clauses) {
    const lead = out.at(-1)
    const joined =
      lead &&
      view.words[lead.b + 1]?.form === ',' &&
      lead.b + 2 === clause.a &&
      isLead(view, lead) &&
      hasFinite(view, clause.a, clause.b)
    if (joined) out[out.length - 1] = { ...clause, a: lead.a }
    else out.push(clause)
  }
  return out
}

function isLead(view: View, { a, b, head }: Clause): boolean {
  const { feats, upos } = view.words[head]
  const helped = view.words.slice(a, b + 1).some((word) => word.upos === 'AUX')
  return upos === 'VERB' && feats.VerbForm === 'Part' && !helped && !hasFinite(view, a, b) && subjectOf(view, head) < 0
}

function collect(ctx: Context, sentence: number, head: number, part: Stretch, cuts: Clause[], depth: number): void {
  const view = ctx.views[sentence]
  if (depth > 12) return
  for (const kid of view.kids[head]) {
    if (kid < head || kid > part.b) continue
    const relation = base(view.words[kid])
    if (relation !== 'conj' && relation !== 'parataxis') continue
    if (splits(ctx, sentence, head, kid, relation)) {
      cuts.push({ a: startOf(view, kid, head), b: part.b, head: kid })
      collect(ctx, sentence, kid, part, cuts, depth + 1)
    } else if (relation === 'conj') collect(ctx, sentence, kid, part, cuts, depth + 1)
  }
}

function splits(ctx: Context, sentence: number, head: number, kid: number, relation: string): boolean {
  const view = ctx.views[sentence]
  const start = startOf(view, kid, head)
  if (start <= head || view.words[start].feats.PronType === 'Rel' || view.words[start].upos === 'SCONJ') return false
  const subject = subjectOf(view, kid)
  if (isFiniteClause(view, kid)) {
    if (subject >= 0)
      return view.words[subject].feats.PronType !== 'Rel' && (relation !== 'conj' || !isBareNoun(view, head, kid))
    return relation === 'conj' && eachAnEvent(ctx, sentence, head, kid) && hasObject(view, kid) && !negated(view, kid)
  }
  if (relation === 'parataxis') return false
  if (elidesAuxiliary(ctx, sentence, head, kid, subject)) return true
  const verb = view.words[kid].upos === 'VERB'
  if (verb && subject < 0 && view.words[head].upos === 'VERB') return hasObject(view, head) && hasObject(view, kid)
  return false
}

/** "Quatorze suspects ont été arrêtés et deux fusils saisis": a second subject and participle under the first one's auxiliary; figures of
 * one toll ("et vingt blessés") stay together. */
function elidesAuxiliary(ctx: Context, sentence: number, head: number, kid: number, subject: number): boolean {
  const view = ctx.views[sentence]
  const word = view.words[kid]
  if (subject < 0 || subject > kid || word.feats.VerbForm !== 'Part' || word.feats.Tense !== 'Past') return false
  if (!isFiniteClause(view, head) || subjectOf(view, head) < 0) return false
  const { start } = view.words[subject]
  const figure = ctx.tolls[sentence].some((toll) => start >= toll.raw.start && start < toll.raw.end)
  return !figure && ctx.events[sentence].some((event) => !event.nominal && event.at.word === kid)
}

/** "Un obus de plus et le barrage cédait": a noun without a verb is a condition of the clause joined to it. */
function isBareNoun(view: View, head: number, kid: number): boolean {
  return (
    view.words[head].upos === 'NOUN' &&
    !hasFinite(view, view.lo[head], view.lo[kid] - 1) &&
    view.words[Math.max(0, view.lo[kid])].upos === 'CCONJ'
  )
}

/** "avoir détruit A, tué B et libéré C": bare participles after a comma or conjunction, each before an object; the tree may miss them. */
function participleCuts(view: View, { a, b }: Stretch): number[] {
  const first = view.words.findIndex((word, i) => i >= a && i <= b && word.upos === 'AUX' && word.deprel !== 'aux:pass')
  if (first < 0) return []
  const out: number[] = []
  let main = -1
  for (let i = first + 1; i <= b; i++) {
    const word = view.words[i]
    if (word.feats.PronType === 'Rel' || word.upos === 'SCONJ' || (isFiniteVerb(word) && main >= 0)) break
    if (word.feats.VerbForm !== 'Part' || word.feats.Tense !== 'Past' || word.upos === 'AUX') continue
    if (main < 0) {
      main = i
      if (view.kids[i].some((kid) => view.words[kid].deprel === 'aux:pass')) return []
      continue
    }
    const before = view.words[i - 1]
    const next = view.words[i + 1]
    const bare = word.feats.Gender !== 'Fem' && word.feats.Number !== 'Plur'
    if (!bare || !next || i === b || !(before.form === ',' || before.upos === 'CCONJ')) continue
    if (
      ['DET', 'NUM', 'NOUN', 'PROPN', 'ADJ', 'ADV'].includes(next.upos) ||
      (next.upos === 'ADP' && view.words[i + 2]?.upos === 'DET' && next.form.startsWith('d')) ||
      // "visé en représailles la base": what the phrase leaves of the object stands behind it.
      (next.upos === 'ADP' && view.words[i + 2]?.upos === 'NOUN' && view.words[i + 3]?.upos === 'DET')
    )
      out.push(i)
  }
  return out
}

/** "ont pillé le dispensaire avant d'emmener une infirmière": what was done next is an act of its own. */
function thenCuts(ctx: Context, view: View, { a, b }: Stretch): number[] {
  const out: number[] = []
  for (let i = a + 1; i < b; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'then-infinitive')
    if (!match) continue
    let at = match.last + 1
    while (at < b && (view.words[at].upos === 'PRON' || view.words[at].upos === 'ADV')) at++
    const acts = ctx.events[view.sentence.index].some((event) => !event.nominal && event.at.word === at)
    if (acts && hasFinite(view, a, i - 1) && hasObject(view, at)) out.push(match.last + 1)
  }
  return out
}

/** "… et le match est reporté": a conjunction, a noun phrase and its own agreeing verb make a new clause, whatever the tree says. */
function clauseCuts(view: View, { a, b }: Stretch): number[] {
  const out: number[] = []
  for (let i = a + 2; i < b - 1; i++) {
    if (view.words[i].upos !== 'CCONJ' || !hasFinite(view, out[out.length - 1] ?? a, i - 1)) continue
    const start = view.words[i + 1]
    if (!['DET', 'PROPN', 'NUM'].includes(start.upos) && !(start.upos === 'PRON' && base(start) === 'nsubj')) continue
    let noun = -1
    for (let j = i + 1; j <= b; j++) {
      const word = view.words[j]
      if (word.upos === 'SCONJ' || word.feats.PronType === 'Rel' || word.upos === 'CCONJ' || /^[;:]$/.test(word.form))
        break
      if (noun < 0 && (word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'PRON' || word.upos === 'NUM'))
        noun = j
      if (!isFiniteVerb(word)) continue
      if (
        noun >= 0 &&
        (!word.feats.Number ||
          !view.words[noun].feats.Number ||
          view.words[noun].upos === 'NUM' ||
          word.feats.Number === view.words[noun].feats.Number) &&
        !isSharedVerb(view, a, i, j)
      )
        out.push(i + 1)
      break
    }
  }
  return out
}

/** The verb after the conjunction has its subject before it as well ("A et B ont fui"): no clause lies in front. */
function isSharedVerb(view: View, a: number, conjunction: number, verb: number): boolean {
  for (let i = conjunction - 1; i >= a; i--) {
    const word = view.words[i]
    if (isFiniteVerb(word)) return false
    if (word.upos === 'SCONJ' || word.feats.PronType === 'Rel') return true
  }
  return view.words[verb].feats.Number === 'Plur'
}

function eachAnEvent(ctx: Context, sentence: number, head: number, kid: number): boolean {
  const events = ctx.events[sentence]
  return (
    events.some((event) => !event.nominal && event.at.word === head) &&
    events.some((event) => !event.nominal && event.at.word === kid)
  )
}

function negated(view: View, at: number): boolean {
  return view.kids[at].some((kid) => view.words[kid].feats.Polarity === 'Neg')
}

function hasObject(view: View, at: number): boolean {
  return child(view, at, 'obj', 'ccomp', 'xcomp', 'obl:arg', 'nsubj:pass') >= 0
}

/** First word of a clause: past its conjunction and comma. */
function startOf(view: View, kid: number, head: number): number {
  let a = Math.max(view.lo[kid], head + 1)
  while (a < kid && (isPunctuation(view.words[a]) || view.words[a].upos === 'CCONJ')) {
    if (/^[«"“‘]$/.test(view.words[a].form)) break
    a++
  }
  return a
}

/** Leaves the words that join the next act ("avant de") out of both. */
function beforeThen(ctx: Context, view: View, a: number, to: number): number {
  for (let i = Math.max(a + 1, to - 2); i <= to; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'then-infinitive')
    if (match && match.last === to) return i - 1
  }
  return to
}

function stepBack(view: View, a: number, to: number): number {
  let b = to
  while (
    b > a &&
    ((isPunctuation(view.words[b]) && !/^[»"”’)]$/.test(view.words[b].form)) || view.words[b].upos === 'CCONJ')
  )
    b--
  return b
}

/** A semicolon cuts where both sides hold a finite verb. */
function cutAtSemicolons(view: View, { a, b }: Stretch): Stretch[] {
  const out: Stretch[] = []
  let from = a
  let depth = 0
  for (let i = a; i <= b; i++) {
    const { form } = view.words[i]
    if (form === '(') depth++
    if (form === ')') depth--
    if (form !== ';' || depth > 0) continue
    if (hasFinite(view, from, i - 1) && hasFinite(view, i + 1, b)) {
      out.push({ a: from, b: i - 1 })
      from = i + 1
    }
  }
  if (from <= b) out.push({ a: from, b })
  return out
}

/** "S1, tandis que S2": two clauses set against each other, each told for itself. */
function cutAtContrast(ctx: Context, view: View, { a, b }: Stretch): Stretch[] {
  for (let i = a + 2; i < b - 2; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'contrast')
    if (!match?.sequence.row.value.split || !hasFinite(view, a, i - 1) || !hasFinite(view, match.last + 1, b)) continue
    if (isBetweenHarms(ctx, view.sentence.index, { a, b: i - 1 }, { a: match.last + 1, b })) continue
    return [{ a, b: stepBack(view, a, i - 1) }, ...cutAtContrast(ctx, view, { a: match.last + 1, b })]
  }
  return [{ a, b }]
}

export function hasFinite(view: View, a: number, b: number): boolean {
  for (let i = a; i <= b; i++) if (isFiniteVerb(view.words[i])) return true
  return false
}
