// What the parser knows of words: numbers for forms, endings, lemmas and tags. In: words. Out: rows of numbers.
// In every table 0 is "no word", 1 is ROOT, then classes of the unknown, then what training met often enough.
import type { ModelFile } from './model-file.ts'

export const tables = ['word', 'suffix', 'lemma', 'tag'] as const
export type TokenTable = (typeof tables)[number]

/** First entries of the word and lemma tables after 0 and 1: what stands for words never met. */
export const unknownWords = ['<lower>', '<Title>', '<UPPER>', '<number>', '<other>']
const firstKnown = 2

const unknownUpos = ['X']

/** The part of a word that the parser looks at; `Word` has it. */
export interface ParsedToken {
  form: string
  lemma: string
  upos: string
  feats: Readonly<Record<string, string>>
}

/** Numbers of the words of one sentence; index `size` is ROOT, `size + 1` is no word. */
export class TokenRows {
  word = new Int32Array(0)
  suffix = new Int32Array(0)
  lemma = new Int32Array(0)
  tag = new Int32Array(0)

  start(size: number): void {
    if (this.word.length < size + 2) {
      const room = (size + 2) * 2
      this.word = new Int32Array(room)
      this.suffix = new Int32Array(room)
      this.lemma = new Int32Array(room)
      this.tag = new Int32Array(room)
    }
    for (const rows of [this.word, this.suffix, this.lemma, this.tag]) {
      rows[size] = 1
      rows[size + 1] = 0
    }
  }
}

const remembered = 50_000

export class ParserVocabulary {
  readonly sizes: Readonly<Record<TokenTable, number>>
  readonly #words: Map<string, number>
  readonly #suffixes: Map<string, number>
  readonly #lemmas: Map<string, number>
  readonly #tags: Map<string, number>
  /** Word and suffix number of a form as it is written: word * 2^16 + suffix. */
  readonly #forms = new Map<string, number>()
  readonly #lemmaForms = new Map<string, number>()
  #tagOf = new WeakMap<object, { upos: string; tag: number }>()

  constructor(lists: Readonly<Record<TokenTable, readonly string[]>>) {
    this.#words = numbered(lists.word)
    this.#suffixes = numbered(lists.suffix)
    this.#lemmas = numbered(lists.lemma)
    this.#tags = numbered(lists.tag)
    this.sizes = {
      word: lists.word.length + firstKnown,
      suffix: lists.suffix.length + firstKnown,
      lemma: lists.lemma.length + firstKnown,
      tag: lists.tag.length + firstKnown,
    }
  }

  static read(model: ModelFile): ParserVocabulary {
    const list = (name: string) => model.text(name).split('\n')
    return new ParserVocabulary({
      word: list('words'),
      suffix: list('suffixes'),
      lemma: list('lemmas'),
      tag: list('tags'),
    })
  }

  encode(words: readonly ParsedToken[], rows: TokenRows): void {
    rows.start(words.length)
    for (let index = 0; index < words.length; index++) {
      const { form, lemma, upos, feats } = words[index]
      const packed = this.#forms.get(form) ?? this.#lookUpForm(form)
      rows.word[index] = packed >>> 16
      rows.suffix[index] = packed & 0xffff
      rows.lemma[index] = this.#lemmaForms.get(lemma) ?? this.#lookUpLemma(lemma)
      const known = this.#tagOf.get(feats)
      rows.tag[index] = known?.upos === upos ? known.tag : this.#lookUpTag(upos, feats)
    }
  }

  #lookUpForm(form: string): number {
    const word = this.#words.get(normalForm(form)) ?? firstKnown + unknownClass(form)
    const suffix = this.#suffixes.get(suffixOf(form)) ?? firstKnown
    const packed = word * 65536 + suffix
    if (this.#forms.size >= remembered) this.#forms.clear()
    this.#forms.set(form, packed)
    return packed
  }

  #lookUpLemma(lemma: string): number {
    const number = this.#lemmas.get(normalForm(lemma)) ?? firstKnown + unknownClass(lemma)
    if (this.#lemmaForms.size >= remembered) this.#lemmaForms.clear()
    this.#lemmaForms.set(lemma, number)
    return number
  }

  #lookUpTag(upos: string, feats: Readonly<Record<string, string>>): number {
    const tag = this.#tags.get(tagKey(upos, feats)) ?? this.#tags.get(upos) ?? this.#tags.get(unknownUpos[0]) ?? 0
    this.#tagOf.set(feats, { upos, tag })
    return tag
  }
}

/** Case aside, digits alike, straight apostrophes. */
export function normalForm(form: string): string {
  return form
    .toLowerCase()
    .replace(/\p{Nd}/gu, '0')
    .replaceAll('’', "'")
}

export function suffixOf(form: string): string {
  return normalForm(form).slice(-3)
}

/** Index into `unknownWords`. */
export function unknownClass(form: string): number {
  if (/\p{Nd}/u.test(form)) return 3
  if (!/\p{L}/u.test(form)) return 4
  if (/^\p{Lu}/u.test(form)) return form.length > 1 && !/\p{Ll}/u.test(form) ? 2 : 1
  return 0
}

export function tagKey(upos: string, feats: Readonly<Record<string, string>>): string {
  let key = upos
  for (const name of Object.keys(feats).sort()) key += `|${name}=${feats[name]}`
  return key
}

function numbered(list: readonly string[]): Map<string, number> {
  return new Map(list.map((entry, index) => [entry, index + firstKnown]))
}
