import type { NumberMention } from '../numbers/number-mention.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { TollSentence } from './toll-sentence.ts'

/** What a figure counts: persons, casualties ("morts"), things, an unknown noun, or nothing named ("dont huit", "porté à neuf"). */
export interface CountedNoun {
  number: NumberMention
  /** First and last word of the figure with its modifiers; `last` includes the noun and its adjectives. */
  first: number
  noun: number | null
  last: number
  /** Last word of the figure itself. */
  figureEnd: number
  kind: 'casualty' | 'person' | 'group' | 'thing' | 'unknown' | 'none'
  /** Lexicon row of the noun, and of the adjectives that say who the persons are. */
  entry: TollEntry | null
  qualifiers: TollEntry[]
  /** "onze d'entre eux". */
  anaphoric?: boolean
  /** "N autres", "un troisième". */
  disjoint: boolean
}

/** The noun after a figure: over "de", determiners, adjectives and quotation marks ("quatre de nos « valeureux soldats »"). */
export function countedNoun(
  at: TollSentence,
  number: NumberMention,
  isOther: (i: number) => boolean,
): CountedNoun | null {
  const first = firstOfToken(at, wordAt(at, number.start))
  const coreLast = wordAt(at, number.end - 1)
  if (first < 0 || coreLast < 0) return null
  const counted: CountedNoun = {
    number,
    first,
    noun: null,
    last: coreLast,
    figureEnd: coreLast,
    kind: 'none',
    entry: null,
    qualifiers: [],
    // "another three": the mark may stand before the figure.
    disjoint: at.entryAt(first - 1, 'other-before') !== null,
  }
  let i = coreLast + 1
  // "onze d'entre eux": the persons before, without a noun.
  const pronoun = at.entryAt(i, 'of') ? (at.words[i + 1]?.upos === 'ADP' ? i + 2 : i + 1) : -1
  if (at.words[pronoun]?.upos === 'PRON' && (pronoun === i + 2 || at.entryAt(pronoun, 'they')))
    return { ...counted, last: pronoun, anaphoric: true }
  // "deux des leurs", "trois des siens"
  const theirs = at.entryAt(i, 'of') && at.words[i + 1]?.upos === 'DET' ? i + 2 : -1
  if (at.words[theirs]?.upos === 'PRON' && at.words[theirs].feats.Poss === 'Yes' && number.kind !== 'article')
    return { ...counted, last: theirs, anaphoric: true }
  for (let steps = 0; steps < 7 && i < at.words.length; steps++, i++) {
    if (isOther(i)) {
      counted.disjoint = true
      counted.last = i
      continue
    }
    if (isCompound(at, i)) continue
    const found = nounEntry(at, i)
    if (found) return withNoun(at, counted, i, found.kind, found.entry)
    // A determiner right after the figure opens another phrase ("porte à 312 le nombre …").
    const opens =
      at.words[i].upos === 'DET' &&
      i === coreLast + 1 &&
      !at.words[i].multiword &&
      !at.entryAt(i, 'of') &&
      number.kind !== 'zero'
    if (opens) return counted
    if (!isBeforeNoun(at, i) && !isWholeFigure(at, i, number)) break
  }
  if (i < at.words.length && isPlainNoun(at, i) && !isParticipleForm(at, i))
    return withNoun(at, counted, i, 'unknown', null)
  return counted
}

/** "two police officers": a noun that only narrows the one right behind it. */
function isCompound({ words }: TollSentence, i: number): boolean {
  const { upos, deprel, head } = words[i]
  if ((upos !== 'NOUN' && upos !== 'PROPN') || !deprel.startsWith('compound') || head <= i || head > i + 3) return false
  return words[head].upos === 'NOUN'
}

const kinds = { noun: 'casualty', person: 'person', group: 'group', thing: 'thing' } as const

function nounEntry(at: TollSentence, i: number): { kind: CountedNoun['kind']; entry: TollEntry } | null {
  const { upos } = at.words[i]
  if (upos === 'DET' || upos === 'PUNCT' || upos === 'AUX') return null
  const entries = at.entriesAt(i)
  const thing = entries.find((entry) => entry.category === 'thing' && entry.rest !== '')
  if (thing) return { kind: 'thing', entry: thing }
  for (const category of ['noun', 'person', 'group', 'thing'] as const) {
    const entry = entries.find((row) => row.category === category)
    if (!entry) continue
    if (category === 'noun' && entry.measure === 'casualties-unspecified' && lossOfThings(at, i)) continue
    // "deux jeunes soldats", "trois anciens combattants": an adjective-like noun gives way to the noun it stands before.
    if (category !== 'noun' && i + 1 < at.words.length && at.entryAt(i, 'prenominal') && isPersonNoun(at, i + 1))
      return null
    if (
      category === 'person' &&
      upos === 'ADJ' &&
      i + 1 < at.words.length &&
      at.words[i + 1].upos === 'NOUN' &&
      isPersonNoun(at, i + 1)
    )
      return null
    return { kind: kinds[category], entry }
  }
  return null
}

function lossOfThings(at: TollSentence, i: number): boolean {
  return at.entryAt(i + 1, 'loss-of-things') !== null
}

function isPersonNoun(at: TollSentence, i: number): boolean {
  return at.entryAt(i, 'person') !== null || at.entryAt(i, 'noun') !== null
}

function isBeforeNoun(at: TollSentence, i: number): boolean {
  const { upos, form } = at.words[i]
  if (upos === 'DET' || at.entryAt(i, 'of') || at.entryAt(i, 'prenominal')) return true
  if (upos === 'ADJ' || (upos === 'PRON' && at.entryAt(i - 1, 'of') !== null && !at.entryAt(i - 2, 'negation')))
    return true
  return upos === 'PUNCT' && /^[«"“”]$/.test(form)
}

/** "aucun des douze passagers", "trois des cinq ingénieurs": the second figure is the whole, not the count. */
function isWholeFigure(at: TollSentence, i: number, number: NumberMention): boolean {
  if (at.words[i].upos !== 'NUM') return false
  const after = at.words[i - 1]
  return (
    number.kind === 'zero' || at.entryAt(i - 1, 'of') !== null || (after?.upos === 'DET' && after.multiword === true)
  )
}

/** "deux autres arrêtés": a participle that the tagger takes for a noun. */
function isParticipleForm(at: TollSentence, i: number): boolean {
  return at
    .entriesAt(i)
    .some((entry) => entry.category === 'verb' && entry.value.forms?.split('|').includes(at.lower[i]))
}

function isPlainNoun(at: TollSentence, i: number): boolean {
  const { upos, form } = at.words[i]
  return (upos === 'NOUN' || upos === 'PROPN') && /\p{L}{2}/u.test(form)
}

function withNoun(
  at: TollSentence,
  counted: CountedNoun,
  noun: number,
  kind: CountedNoun['kind'],
  entry: TollEntry | null,
): CountedNoun {
  let last = entry ? at.lastOf(noun, entry) : noun
  const qualifiers: TollEntry[] = []
  for (let i = last + 1; i < at.words.length && i <= last + 3; i++) {
    const qualifier = at.entryAt(i, 'adjective')
    const postAdjective =
      at.words[i].upos === 'ADJ' && !at.entriesAt(i).some((row) => row.category === 'verb' || row.category === 'adj')
    if (!qualifier && (!postAdjective || disagrees(at, noun, i))) break
    if (qualifier) qualifiers.push(qualifier)
    last = i
  }
  return { ...counted, noun, last, kind, entry, qualifiers }
}

/** "le chiffre de soixante disparus avancé par …": the participle belongs to another noun. */
function disagrees({ words }: TollSentence, noun: number, adjective: number): boolean {
  return words[noun].feats.Number === 'Plur' && words[adjective].feats.Number === 'Sing'
}

/** The first word of a multiword token ("au" = "à" + "le"). */
function firstOfToken(at: TollSentence, i: number): number {
  while (i > 0 && at.words[i].multiword && at.words[i - 1].start === at.words[i].start) i--
  return i
}

/** Index of the word that holds an offset, by bisection; -1 where none does. */
function wordAt(at: TollSentence, offset: number): number {
  let low = 0
  let high = at.words.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (at.words[middle].end <= offset) low = middle + 1
    else high = middle
  }
  const word = at.words[low]
  if (!word || word.start > offset || word.end <= offset) return -1
  // The words of a multiword token share offsets: take the last.
  while (at.words[low + 1]?.multiword && at.words[low + 1].start === word.start) low++
  return low
}
