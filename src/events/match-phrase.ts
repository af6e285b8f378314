/** Finds lexicon phrases in a sentence: first word by lemma or form, the rest in order with determiners and few words between. */
import { hasWord, type EventLexicon, type FirstWord, type Phrase, type PhraseLists } from './event-lexicon.ts'
import { isPunctuation, isVerbal, type Between, type SentenceView } from './sentence-view.ts'

export interface PhraseMatch<T extends Phrase> {
  entry: T
  /** First and last word of the match. */
  first: number
  last: number
  /** The words of the match themselves, where it has more than one. */
  parts?: readonly number[]
}

/** What the lexicon lists under a word: its lemma, its form, the infinitives of a participle. Nothing for most words. */
function listedAt(view: SentenceView, at: number, lexicon: EventLexicon): readonly FirstWord[] {
  return (view.listed[at] ??= readListed(view, at, lexicon))
}

function readListed(view: SentenceView, at: number, { first, participles }: EventLexicon): readonly FirstWord[] {
  const form = view.forms[at]
  const lemma = view.lemmas[at]
  let listed: FirstWord[] | null = null
  const own = first.get(lemma)
  if (own) listed = [own]
  if (form !== lemma) listed = withOther(listed, first.get(form))
  const verbs = participles.get(form)
  if (verbs) for (const verb of verbs) listed = withOther(listed, first.get(verb))
  return listed ?? noMatches
}

function withOther(listed: FirstWord[] | null, other: FirstWord | undefined): FirstWord[] | null {
  if (!other || listed?.includes(other)) return listed
  return listed ? [...listed, other] : [other]
}

/** The word of a noun phrase that the rest of it hangs on. */
export function headOf({ entry, first, parts }: PhraseMatch<Phrase>): number {
  return parts?.[entry.head] ?? first
}

/** The longest phrases that start at a word; verbs let an object stand inside ("a pris la caserne d'assaut"). */
export function matchesAt<List extends keyof PhraseLists>(
  view: SentenceView,
  at: number,
  list: List,
  lexicon: EventLexicon,
  gap: number,
): readonly PhraseMatch<PhraseLists[List]>[] {
  let found: PhraseMatch<PhraseLists[List]>[] | null = null
  for (const listed of listedAt(view, at, lexicon)) {
    const entries = listed[list]
    if (!entries) continue
    for (const entry of entries) {
      if (entry.words.length === 1) (found ??= []).push({ entry, first: at, last: at })
      else {
        const parts = matchRest(view, at, entry, lexicon, gap)
        if (parts) (found ??= []).push({ entry, first: at, last: parts[parts.length - 1], parts })
      }
    }
  }
  return found ?? noMatches
}

const noMatches: readonly never[] = []

function matchRest(
  view: SentenceView,
  at: number,
  phrase: Phrase,
  lexicon: EventLexicon,
  gap: number,
): number[] | null {
  const parts = [at]
  let i = at
  for (let k = 1; k < phrase.words.length; k++) {
    const wanted = phrase.words[k]
    let skipped = 0
    let j = i + 1
    for (; j < view.words.length; j++) {
      if (view.forms[j] === wanted || view.lemmas[j] === wanted || isInflected(view.forms[j], wanted)) break
      const between = (view.between[j] ??= standsBetween(view, j, lexicon))
      if (between === 'determiner') continue
      if (between === 'sign' || (between === 'verb' && gap < 2) || ++skipped > gap) return null
    }
    if (j >= view.words.length) return null
    i = j
    parts.push(j)
  }
  return parts
}

function standsBetween(view: SentenceView, at: number, lexicon: EventLexicon): Between {
  const word = view.words[at]
  if (word.upos === 'DET' || hasWord(lexicon, 'determiner', view.forms[at])) return 'determiner'
  return isPunctuation(word) ? 'sign' : isVerbal(word) ? 'verb' : 'other'
}

/** "aériennes" for "aérienne": an ending of at most two letters on a listed form. */
function isInflected(form: string, wanted: string): boolean {
  return wanted.length >= 4 && form.length - wanted.length <= 2 && form.startsWith(wanted)
}
