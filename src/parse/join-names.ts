// Names of several words as one: "Front populaire du Drann" and "Jihad islamique" take the place of "Hamas" in the tree,
// whatever they are made of. In: forms and labels of a sentence. Out: runs of words; the tree of the shortened sentence is
// spread over its words again. A run opens with a capitalised head that the pack lists (`organisations`, name-head), or goes
// through a possessor that belongs to names (name-possessor: "Drann People's Front"), or capitals are tied by hyphens
// that the tokeniser made words of their own ("Port-Cendre").
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { foldWord } from './tag-values.ts'

/** First and last word of a name. */
export interface NameRun {
  first: number
  last: number
}

export interface NameWords {
  heads: ReadonlySet<string>
  /** Prepositions that lead on inside a name even behind its first capital. */
  of: ReadonlySet<string>
  /** Words whose genitive stands inside names ("People's", "Workers'"). */
  possessors: ReadonlySet<string>
}

const longest = 9

export function nameWords(pack: Pack): NameWords {
  const lemmas = (lexicon: string, category: string) =>
    new Set(
      pack
        .lexicon(lexicon)
        .filter((row) => row.category === category)
        .map((row) => foldWord(row.lemma)),
    )
  return {
    heads: lemmas('organisations', 'name-head'),
    of: lemmas('places', 'of'),
    possessors: lemmas('organisations', 'name-possessor'),
  }
}

/** `calm` holds the forms of a title or a line in capitals as they would stand in a text; null for any other sentence. */
export function findNameRuns(
  words: readonly Word[],
  names: NameWords,
  calm: readonly string[] | null = null,
): NameRun[] {
  const runs: NameRun[] = []
  for (let at = 0; at < words.length; at++) {
    if (!isCapital(calm?.[at] ?? words[at].form)) continue
    if (names.possessors.has(foldWord(words[at].form)) && isPossessor(words, at, calm)) {
      runs.push(aroundPossessor(words, at, calm, runs.at(-1)?.last ?? -1))
      at = runs.at(-1)!.last
      continue
    }
    const tied = lastOfTied(words, at, calm)
    if (tied > at) {
      runs.push({ first: at, last: tied })
      at = tied
      continue
    }
    if (!names.heads.has(foldWord(words[at].form))) continue
    const last = lastOfName(words, at, names, calm)
    if (last === at) continue
    runs.push({ first: at, last })
    at = last
  }
  return runs
}

/** Words outside the runs, each run by its first word. */
export function withoutTails<T>(items: readonly T[], runs: readonly NameRun[]): T[] {
  const kept: T[] = []
  let from = 0
  for (const { first, last } of runs) {
    kept.push(...items.slice(from, first + 1))
    from = last + 1
  }
  kept.push(...items.slice(from))
  return kept
}

/** Heads and relations of the shortened sentence, given back to the words; `short` holds what `withoutTails` kept. */
export function spreadTree(words: Word[], short: readonly Word[], runs: readonly NameRun[]): void {
  const places = withoutTails(
    words.map((_, index) => index),
    runs,
  )
  short.forEach((word, at) => {
    words[places[at]].head = word.head < 0 ? -1 : places[word.head]
    words[places[at]].deprel = word.deprel
  })
  for (const run of runs) hangInside(words, run)
}

function isCapital(form: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(form)
}

/** "People" before "'s" and a capital. */
function isPossessor(words: readonly Word[], at: number, calm: readonly string[] | null): boolean {
  return words[at + 1]?.upos === 'PART' && at + 2 < words.length && isCapital(calm?.[at + 2] ?? words[at + 2].form)
}

/** "Port-Cendre", "Val-sur-Morin": the last capital that hyphens tie to this one; `at` where none does. */
function lastOfTied(words: readonly Word[], at: number, calm: readonly string[] | null): number {
  let last = at
  for (let i = at; i + 2 < words.length && i < at + longest && words[i + 1].form === '-'; i += 2) {
    const tight = words[i].end === words[i + 1].start && words[i + 1].end === words[i + 2].start
    if (!tight || !/^\p{L}{2}/u.test(words[i + 2].form)) break
    if (isCapital(calm?.[i + 2] ?? words[i + 2].form)) last = i + 2
  }
  return last
}

/** The capitals before and behind "People's"; an article or a word that opens the sentence is none of the name. */
function aroundPossessor(words: readonly Word[], at: number, calm: readonly string[] | null, after: number): NameRun {
  const inName = (i: number) =>
    /^\p{Lu}/u.test(calm?.[i] ?? words[i].form) && ['PROPN', 'NOUN', 'ADJ'].includes(words[i].upos)
  let first = at
  while (first - 1 > after && inName(first - 1)) first--
  let last = at + 2
  while (last + 1 < words.length && last < at + longest && inName(last + 1)) last++
  return { first, last }
}

function lastOfName(
  words: readonly Word[],
  at: number,
  { heads, of }: NameWords,
  calm: readonly string[] | null,
): number {
  let last = at
  let common = 0
  let capitals = 0
  for (let i = at + 1; i < words.length && i <= at + longest; i++) {
    const { upos, lemma } = words[i]
    if (/^\p{Lu}/u.test(calm?.[i] ?? words[i].form) && upos !== 'PUNCT') {
      // "le Front du Nord et le Front du Sud": the next head begins a name of its own.
      if (heads.has(foldWord(words[i].form)) && i > at + 1 && capitals > 0) break
      last = i
      capitals++
    } else if (upos === 'ADJ' && last === i - 1) last = i
    else if (upos === 'NUM') last = i
    else if (upos === 'NOUN' && words[i - 1].upos === 'NUM') last = i
    else if (upos === 'DET') continue
    else if (upos === 'ADP' && (last === at || of.has(foldWord(lemma)))) continue
    else if (upos === 'NOUN' && words[i - 1].upos === 'ADP' && common++ === 0) {
      // "les Forces de soutien rapide": right behind the head the common noun is the name's.
      if (i === at + 2 && at > 0) last = i
    } else break
  }
  // At the start of a sentence the capital alone names nothing ("Forces russes").
  return at === 0 && capitals === 0 ? at : last
}

/** "Front [populaire] [du Drann]": adjectives and complements hang on the nearest noun before, small words on what follows. */
function hangInside(words: Word[], { first, last }: NameRun): void {
  let noun = first
  for (let i = first + 1; i <= last; i++) {
    const word = words[i]
    if (word.upos === 'DET' || word.upos === 'ADP') {
      word.head = nextNominal(words, i, last)
      word.deprel = word.upos === 'DET' ? 'det' : 'case'
    } else if (word.upos === 'PUNCT') hang(word, i + 1 <= last ? i + 1 : noun, 'punct')
    else if (word.upos === 'PART') hang(word, i - 1, 'case')
    else if (word.upos === 'ADJ') hang(word, noun, 'amod')
    else if (word.upos === 'NUM' && words[i + 1]?.upos === 'NOUN' && i < last) hang(word, i + 1, 'nummod')
    else {
      hang(
        word,
        noun,
        words[i - 1].upos === 'DET' || words[i - 1].upos === 'ADP' || word.upos === 'NOUN' ? 'nmod' : 'flat:name',
      )
      noun = i
    }
  }
}

function hang(word: Word, head: number, deprel: string): void {
  word.head = head
  word.deprel = deprel
}

function nextNominal(words: readonly Word[], from: number, last: number): number {
  let at = from + 1
  while (at < last && (words[at].upos === 'DET' || words[at].upos === 'ADP' || words[at].upos === 'NUM')) at++
  return Math.min(at, last)
}
