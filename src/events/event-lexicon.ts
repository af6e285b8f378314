/**
 * The event lexicons of a pack, compiled once: trigger rows by their first word, classes of nouns, figurative and domain
 * words. Rows are matched on lemmas and forms without determiners, so "prendre d'assaut" also finds "a pris la ville d'assaut".
 */
import { originForms } from '../packs/origin-forms.ts'
import type { LexiconRow, Pack } from '../packs/pack.ts'
import { parseFrame, type Frame } from './parse-frame.ts'
import { participleIndex } from './participle-index.ts'

/** A trigger, support verb, class noun or fixed phrase as the words it is made of. */
export interface Phrase {
  /** Content words in order; prepositions as lemmas, determiners left out. */
  words: readonly string[]
  reflexive: boolean
  /** Preposition that ends the entry and opens its object ("s'emparer de"). */
  preposition: string | null
  /** Which of the words is the head of a noun phrase: the first, or, where the language puts it last, the last before a preposition. */
  head: number
}

export interface TriggerRow extends Phrase {
  kind: 'verb' | 'noun'
  lemma: string
  /** "" for a support verb. */
  type: string
  frame: Frame
  value: Readonly<Record<string, string>>
  alternatives: readonly string[]
}

export interface NamedPhrase extends Phrase {
  name: string
}

interface DomainWord extends NamedPhrase {
  strong: boolean
}

/** The lists of phrases that are found by their first word. */
export interface PhraseLists {
  triggers: TriggerRow
  support: TriggerRow
  classes: NamedPhrase
  figures: NamedPhrase
  domains: DomainWord
  governors: NamedPhrase
}

/** What the lists hold under one first word. */
export type FirstWord = { readonly [List in keyof PhraseLists]: readonly PhraseLists[List][] | undefined }

export interface EventLexicon {
  triggers: ReadonlyMap<string, readonly TriggerRow[]>
  support: ReadonlyMap<string, readonly TriggerRow[]>
  classes: ReadonlyMap<string, readonly NamedPhrase[]>
  figures: ReadonlyMap<string, readonly NamedPhrase[]>
  domains: ReadonlyMap<string, readonly DomainWord[]>
  governors: ReadonlyMap<string, readonly NamedPhrase[]>
  figurativeNouns: ReadonlySet<string>
  figurativeAdjectives: ReadonlySet<string>
  /** All these lists by first word: every word of a text is asked about, and most begin no phrase. */
  first: ReadonlyMap<string, FirstWord>
  /** Participle form → infinitives it may belong to. */
  participles: ReadonlyMap<string, readonly string[]>
  speechVerbs: ReadonlySet<string>
  /** Ending of an inflected adjective → ending of its listed form. */
  adjectiveEndings: readonly (readonly [string, string])[]
  /** Words that numbers are made of. */
  numerals: ReadonlySet<string>
  words: EventWords
}

/** Closed word classes of the language that the rules ask for by role (`lexicon/event-words.tsv`). */
export type EventWords = ReadonlyMap<string, ReadonlySet<string>>

/** Classes whose nouns may still be figures of speech as targets ("attaque le budget"). */
const notPhysical = new Set(['text', 'money', 'opinion', 'penalty', 'support', 'truce', 'utility', 'generic'])

const compiled = new WeakMap<Pack, EventLexicon>()

export function eventLexicon(pack: Pack): EventLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack)))
  return lexicon
}

export function hasWord(lexicon: EventLexicon, list: string, word: string): boolean {
  return lexicon.words.get(list)?.has(word) ?? false
}

function compile(pack: Pack): EventLexicon {
  const words = new Map(wordLists(pack.lexicon('event-words'))).set('demonym', new Set(originForms(pack).keys()))
  const contractions = contractionsOf(words)
  const joints = words.get('frame-joint')
  const phrase = (text: string) => readPhrase(text, words, contractions)
  const rows = pack.lexicon('triggers').map((row) => new Trigger(row, phrase(row.lemma), joints))
  // Every property is named: an object spread would give each phrase a layout of its own, and what reads many layouts is slow.
  const named = (row: LexiconRow, name: string): NamedPhrase => {
    const { words: own, reflexive, preposition, head } = phrase(row.lemma)
    return { words: own, reflexive, preposition, head, name }
  }
  const classes = [
    ...pack.lexicon('classes').map((row) => named(row, row.stance)),
    ...pack.lexicon('weapons').map((row) => named(row, row.stance)),
    ...pack.lexicon('targets').map((row) => named(row, row.stance === 'area' ? 'place' : `facility/${row.stance}`)),
  ]
  const physical = new Set(
    classes.filter((entry) => entry.words.length === 1 && !notPhysical.has(entry.name)).map((entry) => entry.words[0]),
  )
  const figurative = pack.lexicon('figurative')
  const ofCategory = (category: string) => figurative.filter((row) => row.category === category)
  const lists = {
    triggers: byFirstWord(rows.filter((row) => row.type !== '')),
    support: byFirstWord(rows.filter((row) => row.type === '')),
    classes: byFirstWord(classes),
    figures: byFirstWord(ofCategory('phrase').map((row) => named(row, 'figure'))),
    domains: byFirstWord(
      pack
        .lexicon('domains')
        .map((row) => Object.assign(named(row, row.category), { strong: row.stance === 'strong' })),
    ),
    governors: byFirstWord(pack.lexicon('governors').map((row) => named(row, row.stance))),
  }
  return {
    ...lists,
    first: firstWords(lists),
    figurativeNouns: new Set(
      ofCategory('noun')
        .map((row) => row.lemma)
        .filter((lemma) => !physical.has(lemma)),
    ),
    figurativeAdjectives: new Set(ofCategory('adj').map((row) => row.lemma)),
    participles: participleIndex(rows, pack.lexicon('verb-forms')),
    speechVerbs: new Set(
      pack
        .lexicon('cues')
        .filter((row) => row.category === 'verb')
        .map((row) => phrase(row.lemma).words)
        .filter((cue) => cue.length === 1)
        .map(([cue]) => cue),
    ),
    adjectiveEndings: pack
      .lexicon('verb-forms')
      .filter((row) => row.category === 'adjective')
      .map((row) => [row.lemma, row.stance === '-' ? '' : row.stance] as const),
    numerals: new Set(
      pack
        .lexicon('numbers')
        .filter(({ category }) => category === 'numeral' || category === 'multiplier')
        .map(({ lemma }) => lemma),
    ),
    words,
  }
}

function firstWords(lists: Pick<EventLexicon, keyof PhraseLists>): Map<string, FirstWord> {
  const { triggers, support, classes, figures, domains, governors } = lists
  const first = new Map<string, FirstWord>()
  for (const list of [triggers, support, classes, figures, domains, governors])
    for (const word of list.keys())
      if (!first.has(word))
        first.set(word, {
          triggers: triggers.get(word),
          support: support.get(word),
          classes: classes.get(word),
          figures: figures.get(word),
          domains: domains.get(word),
          governors: governors.get(word),
        })
  return first
}

/** A trigger whose frame is read when a text first holds it: most triggers are met in no text of the day. */
class Trigger implements TriggerRow {
  readonly words: readonly string[]
  readonly reflexive: boolean
  readonly preposition: string | null
  readonly head: number
  readonly kind: 'verb' | 'noun'
  readonly lemma: string
  readonly type: string
  private readonly row: LexiconRow
  private readonly joints?: ReadonlySet<string>
  private readFrame: Frame | null = null
  private others: readonly string[] | null = null

  constructor(row: LexiconRow, { words, reflexive, preposition, head }: Phrase, joints?: ReadonlySet<string>) {
    this.words = words
    this.reflexive = reflexive
    this.preposition = preposition
    this.head = head
    this.kind = row.category === 'noun' ? 'noun' : 'verb'
    this.lemma = row.lemma
    this.type = row.stance === '-' ? '' : row.stance
    this.row = row
    this.joints = joints
  }

  get frame(): Frame {
    return (this.readFrame ??= parseFrame(this.row.frame, this.joints))
  }

  get value(): LexiconRow['value'] {
    return this.row.value
  }

  get alternatives(): readonly string[] {
    return (this.others ??= this.row.value.amb ? this.row.value.amb.split(',') : [])
  }
}

/** "s'emparer de" → [emparer], reflexive, preposition "de"; "coup d'État" → [coup, de, état]. */
function readPhrase(text: string, lists: EventWords, contractions: ReadonlyMap<string, string>): Phrase {
  if (/^\p{Ll}+$/u.test(text)) return { words: [text], reflexive: false, preposition: null, head: 0 }
  const has = (list: string, word: string) => lists.get(list)?.has(word) ?? false
  // Where a language cuts a word at its apostrophe: after an elided word ("d'otages") or before a clitic ("army's").
  const apart = (token: string): string[] => {
    const at = token.indexOf("'") + 1
    if (at <= 0 || at === token.length) return [token]
    if (has('clitic', token.slice(at - 1))) return [token.slice(0, at - 1), token.slice(at - 1)]
    const elided = token.slice(0, at)
    return contractions.has(elided) || has('determiner', elided) || has('reflexive', elided)
      ? [elided, ...apart(token.slice(at))]
      : [token]
  }
  const plain = text.toLowerCase().replaceAll('’', "'")
  const pieces = plain.split(' ').filter(Boolean)
  const tokens = plain.includes("'") ? pieces.flatMap(apart) : pieces
  let reflexive = false
  if (tokens.length > 1 && has('reflexive', tokens[0])) {
    reflexive = true
    tokens.shift()
  }
  const own = tokens.findIndex((token) => has('own-reflexive', token))
  if (own > 0) {
    reflexive = true
    tokens.splice(own, 1)
  }
  if (tokens.length > 1 && has('reflexive-particle', tokens[0])) tokens.shift()
  let inner = tokens.map((token) => contractions.get(token) ?? token).filter((token) => !has('determiner', token))
  if (inner.length === 0) inner = tokens
  const last = inner[inner.length - 1]
  const preposition = inner.length > 1 && has('preposition', last) ? last : null
  if (preposition) inner.pop()
  const joint = inner.findIndex((token) => has('preposition', token))
  const head = has('phrase-head', 'last') ? (joint > 0 ? joint : inner.length) - 1 : 0
  return { words: inner, reflexive, preposition, head }
}

function contractionsOf(lists: EventWords): Map<string, string> {
  return new Map([...(lists.get('contraction') ?? [])].map((pair) => pair.split('=') as [string, string]))
}

function wordLists(rows: readonly LexiconRow[]): Map<string, Set<string>> {
  const lists = new Map<string, Set<string>>()
  for (const row of rows) {
    const list = lists.get(row.category)
    if (list) list.add(row.lemma)
    else lists.set(row.category, new Set([row.lemma]))
  }
  return lists
}

function byFirstWord<T extends Phrase>(entries: readonly T[]): Map<string, T[]> {
  const index = new Map<string, T[]>()
  for (const entry of entries) {
    const key = entry.words[0]
    const known = index.get(key)
    if (known) known.push(entry)
    else index.set(key, [entry])
  }
  // Longest first, so that the fullest expression wins.
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
  return index
}
