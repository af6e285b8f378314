import type { ParsedDocument } from '../../model/proposals.ts'
import type { Sentence, Word } from '../../model/tree.ts'
import { endOfLetters } from '../../text/end-of-letters.ts'
import { lowerWord, tollLexicon, type TollEntry, type TollLexicon } from './toll-lexicon.ts'
import type { Pack } from '../../packs/pack.ts'

/** A sentence with the look-ups that the toll rules share. Everything is by word index. */
export interface TollSentence {
  text: string
  sentence: Sentence
  words: readonly Word[]
  lower: readonly string[]
  lexicon: TollLexicon
  /** Lexicon entries that start at a word, phrases only where the words that follow agree. */
  entriesAt(index: number): readonly TollEntry[]
  entryAt(index: number, category: string): TollEntry | null
  /** Last word of an entry that starts at a word. */
  lastOf(index: number, entry: TollEntry): number
}

const none: readonly TollEntry[] = []

export function tollSentence(doc: ParsedDocument, sentence: Sentence, pack: Pack): TollSentence {
  const { text } = doc
  const { words } = sentence
  const lexicon = tollLexicon(pack)
  const cache: (readonly TollEntry[] | undefined)[] = []
  const ends = new Map<TollEntry, Map<number, number>>()
  const entriesAt = (index: number): readonly TollEntry[] => {
    const known = cache[index]
    if (known) return known
    const word = words[index]
    const found = word ? entriesOf(text, words, index, lexicon) : none
    if (found.length === 0) return (cache[index] = none)
    const list: TollEntry[] = []
    for (const entry of found) {
      if (entry.rest === '') {
        list.push(entry)
        continue
      }
      const last = matchRest(text, words, index, entry, lexicon.endings)
      if (last < 0) continue
      list.push(entry)
      let byIndex = ends.get(entry)
      if (!byIndex) ends.set(entry, (byIndex = new Map()))
      byIndex.set(index, last)
    }
    list.sort((a, b) => b.rest.length - a.rest.length)
    cache[index] = list
    return list
  }
  return {
    text,
    sentence,
    words,
    lower: words.map((word) => lowerWord(word.form)),
    lexicon,
    entriesAt,
    entryAt(index, category) {
      for (const entry of entriesAt(index)) if (entry.category === category) return entry
      return null
    },
    lastOf: (index, entry) => ends.get(entry)?.get(index) ?? index,
  }
}

/** Entries by form and lemma; the first word of a multiword token also answers by the token ("aux" of "aux mains de"). */
function entriesOf(text: string, words: readonly Word[], index: number, lexicon: TollLexicon): readonly TollEntry[] {
  const word = words[index]
  const own = lexicon.entries(word.form, word.lemma)
  if (!word.multiword || words[index - 1]?.start === word.start) return own
  const token = lexicon.entries(text.slice(word.start, word.end), '').filter((entry) => entry.rest !== '')
  return token.length > 0 ? [...own, ...token] : own
}

/** Words between the first word of a phrase and its rest: adverbs ("ont déjà perdu"), or the object ("mis 146 soldats hors de combat"). */
const closeGap = 3
const objectGap = 9

function matchRest(
  text: string,
  words: readonly Word[],
  index: number,
  entry: TollEntry,
  endings: ReadonlySet<string>,
): number {
  const gap = entry.value.victim === 'object' ? objectGap : entry.category.endsWith('verb') ? closeGap : 1
  // The second word of a contraction ("au nombre") takes no room.
  const start = words[index + 1]?.multiword && words[index + 1].start === words[index].start ? index + 1 : index
  for (let i = start + 1; i <= start + gap && i < words.length; i++) {
    if (i > start + closeGap && /[,;.:]/.test(words[i].form)) return -1
    if (words[i].multiword && words[i - 1]?.start === words[i].start) continue
    const last = restAt(text, words, i, entry.rest, endings)
    if (last >= 0) return last
  }
  return -1
}

/** Last word of `rest` when the surface from word `i` reads so, the pack's agreement endings allowed ("disparu", "disparues"); else -1. */
function restAt(text: string, words: readonly Word[], i: number, rest: string, endings: ReadonlySet<string>): number {
  const start = words[i].start
  if (lowerWord(text.slice(start, start + rest.length)) !== rest) return -1
  const bare = start + rest.length
  const behind = endOfLetters(text, bare)
  if (behind > bare && !endings.has(lowerWord(text.slice(bare, behind)))) return -1
  const end = behind
  let last = i
  while (last + 1 < words.length && words[last + 1].start < end) last++
  return last
}
