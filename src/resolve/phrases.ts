/**
 * Lexicon phrases found in words. In: rows of a lexicon, tokenised once (contractions opened: "au" as "à le"). Out: a matcher that
 * finds the longest phrase at a word, by form or, for plurals and verbs, by lemma.
 */
import type { Word } from '../model/tree.ts'
import type { LexiconRow } from '../packs/pack.ts'
import { foldWord } from '../text/fold-word.ts'
import { foldedForm, foldedLemma } from '../text/folded-form.ts'

export interface Phrases {
  /** The longest phrase that begins at `from`, with the number of words it takes. */
  at(words: readonly Word[], from: number): { row: LexiconRow; length: number } | null
}

export function compilePhrases(rows: readonly LexiconRow[], contractions: ReadonlyMap<string, string>): Phrases {
  const byFirst = new Map<string, { tokens: string[]; row: LexiconRow }[]>()
  for (const row of rows) {
    const tokens = tokenise(row.lemma, contractions)
    const list = byFirst.get(tokens[0]) ?? []
    list.push({ tokens, row })
    byFirst.set(tokens[0], list)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.tokens.length - a.tokens.length)
  return {
    at(words, from) {
      const word = words[from]
      if (!word) return null
      const form = foldedForm(word)
      const lemma = word.lemma === word.form ? form : foldedLemma(word)
      const list = byFirst.get(form)
      const found = list && longest(list, words, from)
      if (found || form === lemma) return found ?? null
      const others = byFirst.get(lemma)
      return (others && longest(others, words, from)) ?? null
    },
  }
}

function longest(list: { tokens: string[]; row: LexiconRow }[], words: readonly Word[], from: number) {
  for (const { tokens, row } of list) {
    if (from + tokens.length > words.length) continue
    let at = 1
    while (at < tokens.length && same(words[from + at], tokens[at])) at++
    if (at === tokens.length) return { row, length: at }
  }
  return undefined
}

function same(word: Word, token: string): boolean {
  return foldedForm(word) === token || foldedLemma(word) === token || elided(word.form, token)
}

/** "d'" for "de", "l'" for "le": an elided form stands for the full word of the phrase. */
function elided(form: string, token: string): boolean {
  return (
    form.length === 2 && (form[1] === "'" || form[1] === '’') && token.length <= 3 && foldWord(form[0]) === token[0]
  )
}

/** Contractions of a pack's language by folded form: rows of category "contraction". */
export function contractionsOf(rows: readonly LexiconRow[]): Map<string, string> {
  return new Map(
    rows.filter((row) => row.category === 'contraction').map((row) => [foldWord(row.lemma), foldWord(row.value.forms)]),
  )
}

function tokenise(phrase: string, contractions: ReadonlyMap<string, string>): string[] {
  return foldWord(phrase)
    .replace(/'/g, "' ")
    .split(' ')
    .filter(Boolean)
    .flatMap((token) => (contractions.get(token) ?? token).split(' '))
}
