/** Finds lexicon phrases in a sentence: first word by lemma or form, the rest in order with determiners and few words between. */
import { hasWord, type EventLexicon, type FirstWord, type Phrase, type PhraseLists } from './event-lexicon.ts'
import { isPunctuation, isVerbal, type SentenceView } from './sentence-view.ts'

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
  const add = (word: string): void => {
    const found = first.get(word)
    if (found && !listed?.includes(found)) (listed ??= []).push(found)
  }
  add(lemma)
  if (form !== lemma) add(form)
  for (const verb of participles.get(form) ?? noMatches) add(verb)
  return listed ?? noMatches
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
      if (hasWord(lexicon, 'determiner', view.forms[j]) || view.words[j].upos === 'DET') continue
      if (isPunctuation(view.words[j]) || (isVerbal(view.words[j]) && gap < 2) || ++skipped > gap) return null
    }
    if (j >= view.words.length) return null
    i = j
    parts.push(j)
  }
  return parts
}

/** "aériennes" for "aérienne": an ending of at most two letters on a listed form. */
function isInflected(form: string, wanted: string): boolean {
  return wanted.length >= 4 && form.length - wanted.length <= 2 && form.startsWith(wanted)
}
