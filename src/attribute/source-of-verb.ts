/**
 * Who says it: the subject of a cue verb. In: a verb group. Out: the noun phrase or pronoun, shared subjects of coordinated
 * verbs included. Word order stands in where the tree gives no subject: an inverted subject follows its verb at once.
 */
import type { Context, Source } from './context.ts'
import { invertedSubject } from './inverted-subject.ts'
import { canSpeak } from './kinds-of-noun.ts'
import { makeSource } from './make-source.ts'
import { phraseBefore } from './phrase-before.ts'
import type { VerbGroup } from './verb-group.ts'
import { type View, base, isFiniteVerb, isPunctuation } from './view.ts'

export function sourceOfVerb(ctx: Context, sentence: number, group: VerbGroup, incise = false): Source | null {
  const view = ctx.views[sentence]
  if (group.inverted >= 0) {
    const named = incise ? -1 : leftSubject(view, group)
    return makeSource(ctx, sentence, named >= 0 && named !== group.inverted ? named : group.inverted)
  }
  if (incise) {
    const after = invertedSubject(view, group)
    if (after >= 0) return makeSource(ctx, sentence, after)
  }
  const found = climb(ctx, sentence, group.head, group, 0) ?? pronounBefore(ctx, sentence, group)
  if (found || !opensClause(view, group)) return found
  const after = invertedSubject(view, group)
  return after >= 0 ? makeSource(ctx, sentence, after) : null
}

/** "Il leur a promis": a pronoun read as one that stands for nobody, in front of a verb that only somebody does. */
function pronounBefore(ctx: Context, sentence: number, group: VerbGroup): Source | null {
  const view = ctx.views[sentence]
  if (group.reflexive || group.form !== 'finite') return null
  const at = view.kids[group.head].find((kid) => kid < group.head && view.words[kid].deprel === 'expl:subj')
  return at !== undefined && ctx.lexicon.has('pronoun', view.words[at].form) ? makeSource(ctx, sentence, at) : null
}

function climb(ctx: Context, sentence: number, head: number, group: VerbGroup, depth: number): Source | null {
  const view = ctx.views[sentence]
  const word = view.words[head]
  const subject =
    head === group.head && (group.form === 'passive' || group.form === 'past-participle')
      ? -1
      : nearestSubject(view, head)
  if (subject >= 0 && isAside(view, subject)) {
    // "La Kesmar a, elle, condamné": the pronoun only repeats the subject.
    const named = leftSubject(view, { ...group, a: Math.min(group.a, subject) })
    if (named >= 0) return makeSource(ctx, sentence, named)
  }
  if (subject >= 0) {
    const clause = view.words[subject]
    if (clause.feats.PronType === 'Rel' || ctx.lexicon.has('relative', clause.form)) {
      const antecedent = topNoun(
        view,
        base(word) === 'acl' && word.head >= 0 ? word.head : nearestNominal(view, subject),
      )
      if (antecedent >= 0) return makeSource(ctx, sentence, antecedent, subject)
    }
    return makeSource(ctx, sentence, subject, undefined, depth > 0 && !governed(view, group.head, head))
  }
  const before = depth === 0 && group.form === 'finite' ? phraseBefore(view, group.a) : null
  if (before) return makeSource(ctx, sentence, before.head)
  if (depth < 5 && word.head >= 0) {
    const relation = base(word)
    if (
      relation === 'acl' &&
      depth === 0 &&
      group.form === 'present-participle' &&
      (view.words[group.a - 1]?.form !== ',' || canSpeak(ctx, sentence, word.head))
    )
      return makeSource(ctx, sentence, word.head, group.a)
    // A verb coordinated with a noun is a misread coordination of clauses: go on to the noun's own verb, or to a bare root noun.
    if (relation === 'conj' && view.words[word.head].upos !== 'VERB') {
      let up = word.head
      let top = up
      for (let steps = 0; steps < 6 && up >= 0 && view.words[up].upos !== 'VERB'; steps++) {
        top = up
        up = view.words[up].head
      }
      const found = up >= 0 && up !== head ? climb(ctx, sentence, up, group, depth + 1) : null
      if (found) return found
      if (up < 0 && top < group.a && (view.words[top].upos === 'NOUN' || view.words[top].upos === 'PROPN')) {
        return makeSource(ctx, sentence, top, undefined, true)
      }
    }
    if (
      relation === 'conj' ||
      relation === 'advcl' ||
      relation === 'xcomp' ||
      relation === 'acl' ||
      relation === 'parataxis'
    ) {
      const up = climb(ctx, sentence, word.head, group, depth + 1)
      if (up) return up
    }
  }
  if (depth > 0) return null
  const left = leftSubject(view, group)
  if (left >= 0) return makeSource(ctx, sentence, left)
  const some = articleLikeSubject(ctx, view, group)
  if (some >= 0) {
    const made = makeSource(ctx, sentence, some)
    return { ...made, range: { start: view.words[0].start, end: made.range.end } }
  }
  const named = appositionBefore(ctx, sentence, group)
  if (named >= 0) return makeSource(ctx, sentence, named)
  const earlier = earlierSubject(view, group)
  return earlier >= 0 ? makeSource(ctx, sentence, earlier, undefined, true) : null
}

/** "a pu vérifier": the subject is the cue's own, through verbs that govern it. */
function governed(view: View, from: number, to: number): boolean {
  for (let at = from, steps = 0; at !== to && steps < 5; steps++) {
    if (base(view.words[at]) !== 'xcomp') return false
    at = view.words[at].head
  }
  return true
}

function isAside(view: View, at: number): boolean {
  return view.words[at].upos === 'PRON' && view.words[at - 1]?.form === ',' && view.words[at + 1]?.form === ','
}

/** "À l'hôpital, la cheffe, le docteur X, a compté …": a speaker the tree hung on the place in front. */
function appositionBefore(ctx: Context, sentence: number, group: VerbGroup): number {
  const view = ctx.views[sentence]
  if (view.words[group.a - 1]?.form !== ',') return -1
  for (let i = 1; i < group.a; i++) {
    const word = view.words[i]
    if (isFiniteVerb(word)) return -1
    if (base(word) !== 'appos' || view.kids[i].some((kid) => base(view.words[kid]) === 'case')) continue
    if (view.words[view.lo[i] - 1]?.form === ',' || view.words[view.lo[i]].form === ',')
      if (canSpeak(ctx, sentence, i)) return i
  }
  return -1
}

/** "Nous appelons … et mettons en garde": after a conjunction, the subject of the nearest verb before that agrees in person and number. */
function earlierSubject(view: View, group: VerbGroup): number {
  if (view.words[group.a - 1]?.upos !== 'CCONJ' || group.finite < 0) return -1
  const mine = view.words[group.finite].feats
  for (let i = group.a - 1; i >= 0; i--) {
    const word = view.words[i]
    if (
      !isFiniteVerb(word) ||
      (mine.Number && word.feats.Number !== mine.Number) ||
      (mine.Person && word.feats.Person !== mine.Person)
    )
      continue
    const head = base(word) === 'aux' ? word.head : i
    const subject = nearestSubject(view, head)
    if (subject >= 0 && view.words[subject].feats.PronType !== 'Rel') return subject
  }
  return -1
}

/** "les résolutions du Conseil qui …": the relative clause is read as the whole phrase's, where the numbers agree. */
function topNoun(view: View, at: number): number {
  let top = at
  for (let steps = 0; steps < 6 && top >= 0; steps++) {
    const word = view.words[top]
    const up = view.words[word.head]
    if (base(word) !== 'nmod' || !up || up.index > top || up.upos !== 'NOUN' || up.feats.Number !== word.feats.Number)
      break
    top = up.index
  }
  return top
}

/** Of several subjects the tree gives, the first that no conjunction or other verb parts from this one. */
function nearestSubject(view: View, head: number): number {
  let best = -1
  for (const kid of view.kids[head]) {
    const relation = base(view.words[kid])
    if (relation !== 'nsubj' && relation !== 'csubj') continue
    if (best < 0 || (kid < head && isParted(view, best, kid))) best = kid
  }
  return best
}

function isParted(view: View, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const word = view.words[i]
    if (
      word.upos === 'SCONJ' ||
      word.feats.PronType === 'Rel' ||
      word.deprel === 'fixed' ||
      word.form === ':' ||
      (isFiniteVerb(word) && base(word) !== 'acl')
    )
      return true
  }
  return false
}

/** Leftmost bare noun of the verb's own clause, read by position. */
function leftSubject(view: View, group: VerbGroup): number {
  let start = group.a - 1
  let depth = 0
  for (; start >= 0; start--) {
    const word = view.words[start]
    if (/^[;:]$/.test(word.form) || word.upos === 'SCONJ' || word.upos === 'CCONJ') break
    if (isFiniteVerb(word) && word.head !== group.head) depth++
    if (depth > 1) break
  }
  for (let i = start + 1; i < group.a; i++) {
    const word = view.words[i]
    if (word.upos !== 'NOUN' && word.upos !== 'PROPN' && word.upos !== 'PRON') continue
    const relation = base(word)
    if (
      relation === 'nmod' ||
      relation === 'flat' ||
      relation === 'compound' ||
      relation === 'appos' ||
      relation === 'obl'
    )
      continue
    if (view.kids[i].some((kid) => base(view.words[kid]) === 'case')) continue
    if (word.upos === 'PRON' && relation !== 'nsubj') continue
    return i
  }
  return -1
}

/** "D'anciens détenus décrivent N": a genitive that opens the sentence before an adjective and a plural noun is their article. */
function articleLikeSubject(ctx: Context, view: View, { head, a }: VerbGroup): number {
  const [first, second] = view.words
  if (first.upos !== 'ADP' || second?.upos !== 'ADJ' || !ctx.lexicon.has('genitive', first.lemma)) return -1
  const noun = second.head
  const word = view.words[noun]
  return word?.upos === 'NOUN' && word.head === head && noun < a && word.feats.Number !== 'Sing' ? noun : -1
}

function opensClause(view: View, group: VerbGroup): boolean {
  const before = view.words[group.a - 1]
  return !before || isPunctuation(before)
}

function nearestNominal(view: View, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (view.words[i].upos === 'NOUN' || view.words[i].upos === 'PROPN') return i
  return -1
}
