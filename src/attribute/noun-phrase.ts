/**
 * The words of a noun phrase from its head: subtree cut to what belongs together, with a left edge at the determiner.
 * Trees attach badly at a distance, so the phrase ends at the first word that a clause boundary, not the tree, sets apart.
 */
import { base, isFiniteVerb, isPunctuation, type Stretch, type View } from './view.ts'

const outside = new Set([
  'case',
  'cc',
  'mark',
  'punct',
  'cop',
  'nsubj',
  'csubj',
  'advcl',
  'parataxis',
  'discourse',
  'aux',
  'dislocated',
])

/** @param limit words that the phrase may not leave */
export function nounPhrase(view: View, head: number, limit: Stretch = { a: 0, b: view.words.length - 1 }): Stretch {
  let a = head
  let b = head
  const predicate = view.kids[head].some((kid) => base(view.words[kid]) === 'cop')
  for (const kid of view.kids[head]) {
    const relation = base(view.words[kid])
    if (outside.has(relation) || (predicate && (relation === 'obl' || relation === 'advmod'))) continue
    if (kid < head && relation === 'advmod' && view.words[kid].feats.Polarity === 'Neg') continue
    if (view.lo[kid] < a) a = view.lo[kid]
    if (view.hi[kid] > b) b = view.hi[kid]
  }
  a = Math.max(a, limit.a)
  b = Math.min(b, limit.b)
  // Left of the head only what is joined to it without a break.
  for (let i = head - 1; i >= a; i--) {
    if (isFiniteVerb(view.words[i]) || (isPunctuation(view.words[i]) && /^[,;:]$/.test(view.words[i].form))) {
      a = i + 1
      break
    }
  }
  b = beforeVerb(view, head, b)
  while (a < head && isPunctuation(view.words[a]) && !/^[«"“‘(]$/.test(view.words[a].form)) a++
  while (b > head && isPunctuation(view.words[b]) && !/^[»"”’)]$/.test(view.words[b].form)) b--
  return { a, b }
}

/** A finite verb without a relative pronoun in front belongs to the sentence, not to the noun: the phrase ends before its clause. */
function beforeVerb(view: View, head: number, b: number): number {
  let comma = -1
  for (let i = head + 1; i <= b; i++) {
    const word = view.words[i]
    if (word.feats.PronType === 'Rel') return b
    if (word.upos === 'SCONJ') return Math.max(head, i - 1)
    if (word.form === ',') comma = i
    // "remarks the governor had made": a relative clause needs no pronoun everywhere.
    if (isFiniteVerb(word) && comma < 0 && isContactRelative(view, word.index, head)) return b
    if (isFiniteVerb(word)) return Math.max(head, (comma > 0 ? comma : i) - 1)
  }
  return b
}

function isContactRelative(view: View, at: number, head: number): boolean {
  const word = view.words[at]
  const verb = base(word) === 'aux' ? view.words[word.head] : word
  if (verb?.deprel !== 'acl:relcl' || verb.head < head || verb.head >= at) return false
  return view.kids[verb.index].some((kid) => kid < at && base(view.words[kid]) === 'nsubj')
}

/** The head of the phrase that a word opens: the noun a determiner, adjective or preposition hangs on, or the word itself. */
export function phraseHead(view: View, at: number): number {
  if (at < 0 || at >= view.words.length) return -1
  let i = at
  for (let steps = 0; steps < 6; steps++) {
    const word = view.words[i]
    const relation = base(word)
    const nominal = word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'PRON' || word.upos === 'NUM'
    // "the ministry's spokesman": a possessor in front leads on to the noun it determines.
    const possessor = word.deprel === 'nmod:poss' && word.head > i
    if (nominal && !possessor && relation !== 'nummod' && relation !== 'compound' && !(relation === 'appos' && i > at))
      return i
    // « un “assaillant” »: an adjective that stands as the noun of its determiner.
    const stands = word.upos === 'ADJ' && i !== at
    if (word.head < at || word.head < 0 || word.head > at + 12) return nominal || stands ? i : nextNominal(view, at)
    if (
      !['det', 'amod', 'case', 'nummod', 'advmod', 'punct', 'mark', 'flat', 'compound', 'fixed', 'nmod'].includes(
        relation,
      )
    ) {
      return nominal || stands ? i : nextNominal(view, at)
    }
    i = word.head
  }
  return nextNominal(view, at)
}

function nextNominal(view: View, at: number): number {
  for (let i = at; i < Math.min(view.words.length, at + 6); i++) {
    const { upos } = view.words[i]
    if (upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON' || upos === 'NUM') return i
    if (upos === 'VERB' || (upos === 'PUNCT' && !/^[«"“‘]$/.test(view.words[i].form))) return -1
  }
  return -1
}
