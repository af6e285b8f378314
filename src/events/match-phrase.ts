/** Finds lexicon phrases in a sentence: first word by lemma or form, the rest in order with determiners and few words between. */
import { hasWord, type EventLexicon, type Phrase } from './event-lexicon.ts'
import { isPunctuation, isVerbal, type SentenceView } from './sentence-view.ts'

export interface PhraseMatch<T extends Phrase> {
  entry: T
  /** First and last word of the match. */
  first: number
  last: number
  /** The words of the match themselves, where it has more than one. */
  parts?: readonly number[]
}

/** Keys under which a lexicon lists a word: lemma, form, infinitives of a participle. Most words have none. */
export function keysOf(view: SentenceView, at: number, lexicon: EventLexicon): readonly string[] {
  return (view.keys[at] ??= readKeys(view, at, lexicon))
}

function readKeys(view: SentenceView, at: number, lexicon: EventLexicon): readonly string[] {
  const form = view.forms[at]
  const lemma = view.lemmas[at]
  const listed = firstWords(lexicon)
  let keys: string[] | null = null
  if (listed.has(lemma)) keys = [lemma]
  if (form !== lemma && listed.has(form)) (keys ??= []).push(form)
  for (const verb of lexicon.participles.get(form) ?? noMatches)
    if (listed.has(verb) && !keys?.includes(verb)) (keys ??= []).push(verb)
  return keys ?? noMatches
}

const listedFirst = new WeakMap<EventLexicon, ReadonlySet<string>>()

/** Every word with which an entry of one of the lexicons begins. */
function firstWords(lexicon: EventLexicon): ReadonlySet<string> {
  let words = listedFirst.get(lexicon)
  if (!words) {
    const { triggers, support, classes, figures, domains, governors } = lexicon
    words = new Set([triggers, support, classes, figures, domains, governors].flatMap((index) => [...index.keys()]))
    listedFirst.set(lexicon, words)
  }
  return words
}

/** The word of a noun phrase that the rest of it hangs on. */
export function headOf({ entry, first, parts }: PhraseMatch<Phrase>): number {
  return parts?.[entry.head] ?? first
}

/** The longest phrases that start at a word; verbs let an object stand inside ("a pris la caserne d'assaut"). */
export function matchesAt<T extends Phrase>(
  view: SentenceView,
  at: number,
  index: ReadonlyMap<string, readonly T[]>,
  lexicon: EventLexicon,
  gap: number,
): readonly PhraseMatch<T>[] {
  let found: PhraseMatch<T>[] | null = null
  for (const key of keysOf(view, at, lexicon)) {
    const entries = index.get(key)
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
