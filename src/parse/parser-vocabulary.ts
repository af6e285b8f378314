// What the parser knows of words: numbers for forms, endings, lemmas and tags. In: words. Out: rows of numbers.
// In every table 0 is "no word", 1 is ROOT, then classes of the unknown, then what training met often enough.
import type { ModelFile } from './model-file.ts'

export const tables = ['word', 'suffix', 'lemma', 'tag'] as const
export type TokenTable = (typeof tables)[number]

/** First entries of the word and lemma tables after 0 and 1: what stands for words never met. */
export const unknownWords = ['<lower>', '<Title>', '<UPPER>', '<number>', '<other>']
const firstKnown = 2

/** The tag of proper names, of which neither form nor lemma is looked at. */
export const nameTag = 'PROPN'
const unknownUpos = 'X'

/** The part of a word that the parser looks at; `Word` has it. */
export interface ParsedToken {
  form: string
  lemma: string
  upos: string
  feats: Readonly<Record<string, string>>
}

/** Token types are numbered as they are met, up to this many; then the parser starts again. */
export const tokenTypes = 1 << 15

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
  readonly #names = new Map<string, number>()
  #tagOf = new WeakMap<object, { upos: string; tag: number }>()
  /** Values of each token type by table: type 0 is no word, 1 is ROOT. */
  readonly attributes: Readonly<Record<TokenTable, Int32Array>>
  readonly #types = new Map<number, number>()

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
    const column = () => new Int32Array(tokenTypes).fill(1, 1, 2)
    this.attributes = { word: column(), suffix: column(), lemma: column(), tag: column() }
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

  /** True when so many token types have been met that `words` might not fit: then `forgetTypes` first. */
  isFull(words: number): boolean {
    return this.#types.size + 2 + words > tokenTypes
  }

  forgetTypes(): void {
    this.#types.clear()
  }

  /** Fills `types` with the token types of the words, then 1 (ROOT) and 0 (no word). */
  encode(words: readonly ParsedToken[], types: Int32Array): void {
    for (let index = 0; index < words.length; index++) {
      const { form, lemma, upos, feats } = words[index]
      const isName = upos === nameTag
      const packed = isName ? this.#lookUpName(form) : (this.#forms.get(form) ?? this.#lookUpForm(form))
      const lemmaNumber = isName ? packed >>> 16 : (this.#lemmaForms.get(lemma) ?? this.#lookUpLemma(lemma))
      const known = this.#tagOf.get(feats)
      const tag = known?.upos === upos ? known.tag : this.#lookUpTag(upos, feats)
      const key = (packed * this.sizes.lemma + lemmaNumber) * this.sizes.tag + tag
      types[index] = this.#types.get(key) ?? this.#newType(key, packed, lemmaNumber, tag)
    }
    types[words.length] = 1
    types[words.length + 1] = 0
  }

  #newType(key: number, packed: number, lemma: number, tag: number): number {
    const type = this.#types.size + 2
    // Only a sentence of more than 32,000 different words gets here: its last ones are parsed as unseen.
    if (type >= tokenTypes) return 0
    const { attributes } = this
    attributes.word[type] = packed >>> 16
    attributes.suffix[type] = packed & 0xffff
    attributes.lemma[type] = lemma
    attributes.tag[type] = tag
    this.#types.set(key, type)
    return type
  }

  #lookUpForm(form: string): number {
    const word = this.#words.get(normalForm(form)) ?? firstKnown + unknownClass(form)
    const suffix = this.#suffixes.get(suffixOf(form)) ?? firstKnown
    const packed = word * 65536 + suffix
    if (this.#forms.size >= remembered) this.#forms.clear()
    this.#forms.set(form, packed)
    return packed
  }

  /** Names are told apart by their case alone: a tree must not depend on whom a sentence is about. */
  #lookUpName(form: string): number {
    let packed = this.#names.get(form)
    if (packed === undefined) {
      packed = (firstKnown + unknownClass(form)) * 65536 + firstKnown
      if (this.#names.size >= remembered) this.#names.clear()
      this.#names.set(form, packed)
    }
    return packed
  }

  #lookUpLemma(lemma: string): number {
    const number = this.#lemmas.get(normalForm(lemma)) ?? firstKnown + unknownClass(lemma)
    if (this.#lemmaForms.size >= remembered) this.#lemmaForms.clear()
    this.#lemmaForms.set(lemma, number)
    return number
  }

  #lookUpTag(upos: string, feats: Readonly<Record<string, string>>): number {
    const tag = this.#tags.get(tagKey(upos, feats)) ?? this.#tags.get(upos) ?? this.#tags.get(unknownUpos) ?? 0
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
  for (const name of Object.keys(feats).sort()) if (feats[name] !== undefined) key += `|${name}=${feats[name]}`
  return key
}

function numbered(list: readonly string[]): Map<string, number> {
  return new Map(list.map((entry, index) => [entry, index + firstKnown]))
}
