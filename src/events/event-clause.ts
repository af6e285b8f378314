/** The words that state an event: its own clause without coordinated ones, or the noun phrase of a bare noun. */
import type { Range } from '../model/span.ts'
import type { EventContext, EventDraft } from './event-context.ts'
import { phraseRange } from './noun-phrase.ts'
import { isPunctuation, relation, type SentenceView } from './sentence-view.ts'

const clausal = new Set(['conj', 'parataxis', 'discourse'])

export function clauseOf(context: EventContext, draft: EventDraft): Range {
  const { view } = context
  if (draft.predicate < 0) return phraseOf(context, draft)
  const verb = draft.predicate
  const name = relation(view.words[verb])
  const head = view.words[verb].head
  if ((name === 'acl' || name === 'amod') && head >= 0 && view.words[verb].deprel !== 'acl:relcl') {
    const range = wordsOf(view, head, verb)
    const own =
      draft.row.kind === 'noun' && draft.at < verb ? phraseRange(view, draft.at, { coordination: false }).start : 0
    return { start: Math.max(range.start, own), end: range.end }
  }
  if (name === 'advcl' && draft.nominal && draft.row.kind === 'noun') {
    const phrase = phraseRange(view, draft.at, { coordination: false })
    return { start: phrase.start, end: Math.max(phrase.end, view.words[lastWord(view, verb)].end) }
  }
  const range = wordsOf(view, view.clause[verb], verb)
  // A subject that the tree left outside its clause still belongs to it.
  for (const role of draft.roles) {
    const subject =
      role.at.word < verb &&
      role.start < range.start &&
      ['perpetrator', 'target', 'victim', 'agent', 'object'].includes(role.role)
    const between = view.words.slice(role.at.word + 1, verb)
    if (subject && between.every((word) => !breaks(word))) range.start = role.start
  }
  return range
}

/** A bare noun with what its roles are told by ("massacre par X de civils à Y"); a contracted article stays out. */
function phraseOf({ view }: EventContext, draft: EventDraft): Range {
  const range = phraseRange(view, draft.at, { coordination: false })
  const contracted = view.words.find((word) => word.start === range.start && word.multiword)
  if (contracted && draft.at > contracted.index) {
    const next = view.words.find((word) => word.start > range.start)
    if (next) range.start = next.start
  }
  let last = draft.at
  while (last + 1 < view.words.length && view.words[last].end < range.end) last++
  for (const role of [...draft.roles].sort((a, b) => a.start - b.start)) {
    if (draft.row.kind !== 'noun' || role.end <= range.end) continue
    const between = view.words.slice(last + 1, role.at.word)
    if (between.some((word) => breaks(word) || word.feats.PronType === 'Rel' || word.upos === 'AUX')) break
    range.end = role.end
    last = role.at.word
  }
  return range
}

/** The stretch around `keep` of the clause that `top` heads. */
function wordsOf(view: SentenceView, top: number, keep: number): Range {
  const out = new Set<number>()
  for (const kid of view.kids[top]) {
    const name = relation(view.words[kid])
    const apart = clausal.has(name) && view.clause[kid] === kid && !(keep >= view.lo[kid] && keep <= view.hi[kid])
    const lead = kid < top && (name === 'cc' || name === 'mark')
    if (apart || lead) for (let i = view.lo[kid]; i <= view.hi[kid]; i++) out.add(i)
  }
  let first = Math.max(view.lo[top], 0)
  let last = view.hi[top]
  for (const word of out) {
    if (word < keep && word >= first && word < Math.min(keep, top)) first = Math.max(first, word + 1)
    if (word > keep && word > top && word <= last) last = Math.min(last, word - 1)
  }
  while (first < keep && (opensWith(view, first) || (view.words[first].upos === 'ADP' && isRelative(view, first + 1))))
    first++
  while (last > keep && closesWith(view, first, last)) last--
  return { start: view.words[first].start, end: view.words[last].end }
}

/** Punctuation, a conjunction, or "selon lesquelles", "où" before the clause. */
function opensWith(view: SentenceView, at: number): boolean {
  const { upos, form } = view.words[at]
  if (upos === 'CCONJ' || upos === 'SCONJ') return true
  if (isRelative(view, at) && relation(view.words[at]) === 'obl') return true
  return isPunctuation(view.words[at]) && !/^[«"“(]$/.test(form)
}

function closesWith(view: SentenceView, first: number, at: number): boolean {
  const { upos, form } = view.words[at]
  if (upos === 'CCONJ') return true
  if (form === ')') return !view.words.slice(first, at).some((word) => word.form === '(')
  return isPunctuation(view.words[at]) && !/^[»"”]$/.test(form)
}

function isRelative(view: SentenceView, at: number): boolean {
  return view.words[at]?.feats.PronType === 'Rel'
}

/** A boundary between a subject and its verb: punctuation that ends, a conjunction of clauses, another finite verb. */
function breaks(word: SentenceView['words'][number]): boolean {
  return (
    /^[;:.]$/.test(word.form) ||
    word.upos === 'SCONJ' ||
    (word.upos === 'VERB' && word.feats.VerbForm === 'Fin') ||
    (word.upos === 'VERB' && word.feats.VerbForm === 'Inf')
  )
}

function lastWord(view: SentenceView, top: number): number {
  let last = view.hi[top]
  while (last > top && isPunctuation(view.words[last])) last--
  return last
}
