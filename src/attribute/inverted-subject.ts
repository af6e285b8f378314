/** The subject that stands behind its cue verb. In: a verb group. Out: the word, or -1. */
import { phraseHead } from './noun-phrase.ts'
import type { VerbGroup } from './verb-group.ts'
import { base, isFiniteVerb, isPunctuation, subjectOf, type View } from './view.ts'

/** The noun phrase right after the verb, recipients and adverbs skipped: "a déclaré à la presse son porte-parole". */
export function invertedSubject(view: View, group: VerbGroup): number {
  const { words } = view
  const subject = subjectOf(view, group.head)
  if (subject > group.head) return subject
  for (let i = group.b + 1; i < Math.min(words.length, group.b + 14); i++) {
    const word = words[i]
    if (isPunctuation(word) && !/^[«"“‘]$/.test(word.form)) return -1
    if (isFiniteVerb(word) || word.upos === 'SCONJ' || word.upos === 'CCONJ') return -1
    if (word.upos === 'ADV') continue
    if (word.upos === 'ADP') {
      // Skip the prepositional phrase: its head, then go on after it.
      const head = phraseHead(view, i)
      if (head < 0) return -1
      const own = base(view.words[head])
      i = own === 'obl' || own === 'iobj' || own === 'nmod' ? Math.max(i, endOfPhrase(view, head)) : head
      continue
    }
    const head = phraseHead(view, i)
    if (head < 0) return -1
    const time = base(words[head]) === 'obl'
    if (time) {
      const behind = pluralBehindTime(view, head) >= 0 ? pluralBehindTime(view, head) : nameBehindTime(view, head)
      if (behind >= 0) return behind
      i = view.hi[head] > i ? view.hi[head] : i
      continue
    }
    return head
  }
  return -1
}

/** End of a recipient phrase: its own words, but not a noun phrase with a determiner of its own that starts a new one. */
/** "ont rapporté jeudi des médias locaux": the plural article, written as a contraction, hides the subject under the day. */
function pluralBehindTime({ words, kids }: View, time: number): number {
  const contracted = (at: number) =>
    words[at].upos === 'ADP' && words[at].multiword === true && words[at + 1]?.feats.Number === 'Plur'
  return kids[time].find((kid) => kid > time && base(words[kid]) === 'nmod' && kids[kid].some(contracted)) ?? -1
}

/** "a appris jeudi l'Agence centrale": a noun phrase with an article of its own, hung on the day. */
function nameBehindTime({ words, kids, lo }: View, time: number): number {
  return (
    kids[time].find(
      (kid) => kid > time && base(words[kid]) === 'nmod' && lo[kid] === time + 1 && words[time + 1].upos === 'DET',
    ) ?? -1
  )
}

function endOfPhrase(view: View, head: number): number {
  let end = head
  for (let i = head + 1; i <= view.hi[head]; i++) {
    if (base(view.words[i]) === 'appos' || (view.words[i].upos === 'DET' && view.words[i - 1].upos !== 'ADP')) break
    end = i
  }
  return end
}
