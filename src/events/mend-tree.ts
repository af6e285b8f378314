/** What the rules that mend a tree share: words whose heads may change, their children, and look-ups. */
import type { Word } from '../model/tree.ts'
import type { EventLexicon } from './event-lexicon.ts'

export type Draft = { -readonly [K in keyof Word]: Word[K] }

export interface Tree {
  words: Draft[]
  kids: Draft[][]
  lexicon: EventLexicon
  headline: boolean
}

export function base(word: Draft): string {
  const colon = word.deprel.indexOf(':')
  return colon < 0 ? word.deprel : word.deprel.slice(0, colon)
}

export function lower(word: Draft): string {
  return word.form.toLowerCase()
}

export function verbAbove(words: readonly Draft[], from: number): Draft | undefined {
  for (let at = from, steps = 0; at >= 0 && steps < 4; steps++, at = words[at].head)
    if (words[at].upos === 'VERB') return words[at]
  return undefined
}

export function lastBefore(words: readonly Draft[], at: number, test: (word: Draft) => boolean): Draft | undefined {
  for (let i = at - 1; i >= 0; i--) if (test(words[i])) return words[i]
  return undefined
}

/** The verb takes the place of the auxiliary it hung on, if it did, with all that hung there too. */
export function becomeAuxiliary(having: Draft, verb: Draft, kids: Tree['kids']): void {
  if (verb.head === having.index) {
    verb.head = having.head
    verb.deprel = having.deprel
    for (const kid of kids[having.index]) if (kid !== verb) kid.head = verb.index
  }
  having.head = verb.index
  having.deprel = 'aux:tense'
  having.upos = 'AUX'
}
