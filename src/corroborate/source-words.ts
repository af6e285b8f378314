/**
 * What the words that name a source say, as far as it holds from text to text: the office ("the mayor" and « le maire » are one),
 * the kind of actor, the names of persons and of what they hold office in. Words stand in the packs.
 */
import type { Actor } from '../model/actor.ts'
import { loadPack } from '../packs/load-pack.ts'
import { nameKey } from './name-key.ts'

export interface SourceWords {
  /** The office, by a word that all languages share (`mayor`); null where the words name none. */
  office: string | null
  type: Actor['type'] | null
  /** Kind of organisation (`hospital`), where one is named. */
  organisation: string | null
  spokesperson: boolean
  /** A document or pictures stand where a source would ("according to the statement"), and no maker is named. */
  thing: 'document' | 'images' | null
  /** The author of the text speaks of itself ("we"). */
  self: boolean
  /** Names of persons, and of places or bodies they hold office in, as keys; words of small letters too ("union of miners"). */
  persons: string[]
  holders: string[]
  /** All words that say something, as one key. */
  key: string
}

export function sourceWords(words: string, lang: string): SourceWords {
  const id = `${lang}\t${words}`
  let known = memory.get(id)
  if (!known) {
    known = read(words, offices(lang))
    if (memory.size >= most) memory.clear()
    memory.set(id, known)
  }
  return known
}

const memory = new Map<string, SourceWords>()
const most = 20_000

interface Phrase {
  tokens: string[]
  what: 'office' | 'role' | 'organisation' | 'thing' | 'title'
  office: string | null
  type: Actor['type'] | null
  organisation: string | null
  principal: boolean
}
interface Lexicon {
  phrases: Map<string, Phrase[]>
  joints: ReadonlySet<string>
  self: ReadonlySet<string>
}
interface Token {
  key: string
  capital: boolean
  afterComma: boolean
  part: Phrase | 'joint' | null
}

function read(words: string, lexicon: Lexicon): SourceWords {
  const tokens = tokensOf(words, lexicon)
  const parts = [...new Set(tokens.flatMap(({ part }) => (part && part !== 'joint' ? [part] : [])))]
  const offices = parts.filter(({ what }) => what === 'office')
  const spokesperson = offices[0]?.principal === true
  // "the hospital director": who speaks goes before the body he speaks for; a spokesperson stands for another.
  const own = spokesperson ? parts.filter((part) => part !== offices[0] && !part.principal) : parts
  const things = parts.filter(({ what }) => what === 'thing')
  const thing = things.length === 0 ? null : things.some(({ office }) => office === 'images') ? 'images' : 'document'
  const head = own.find(({ what }) => what === 'role' || what === 'office') ?? own.find(({ type }) => type !== null)
  const typed = own.find(({ type, principal }) => type !== null && !principal) ?? own.find(({ type }) => type !== null)
  return {
    office: own.find(({ what, principal }) => what === 'office' && !principal)?.office ?? null,
    type: (head?.type && !head.principal ? head.type : typed?.type) ?? null,
    organisation: parts.find(({ organisation }) => organisation !== null)?.organisation ?? null,
    spokesperson,
    thing: thing && parts.every(({ what }) => what === 'thing' || what === 'title') ? thing : null,
    self: tokens.length > 0 && tokens.length <= 2 && tokens.some(({ key }) => lexicon.self.has(key)),
    ...namesIn(tokens, parts.length > 0),
    key: tokens
      .filter(({ part }) => part !== 'joint' && !(part && part.what === 'title'))
      .map(({ key }) => key)
      .join(' '),
  }
}

function tokensOf(words: string, { phrases, joints }: Lexicon): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const { 0: form, index } of words.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    const afterComma = /[,;:(—–]/.test(words.slice(end, index))
    tokens.push({ key: nameKey(form), capital: /^\p{Lu}/u.test(form), afterComma, part: null })
    end = index + form.length
  }
  for (let at = 0; at < tokens.length;) {
    const phrase = endsName(tokens, at) ? null : longestAt(tokens, at, phrases)
    if (!phrase && joints.has(tokens[at].key) && (!tokens[at].capital || at === 0)) tokens[at].part = 'joint'
    for (let i = 0; phrase && i < phrase.tokens.length; i++) tokens[at + i].part = phrase
    at += phrase?.tokens.length ?? 1
  }
  return tokens
}

/** "Ilse Butcher": the last capital behind a name is a name, whatever it means. */
function endsName(tokens: readonly Token[], at: number): boolean {
  const [before, own, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!before || !own.capital || own.afterComma || !before.capital || before.part === 'joint') return false
  return (before.part === null || before.part.what === 'title') && (!next || next.afterComma || !next.capital)
}

function longestAt(tokens: readonly Token[], at: number, phrases: Lexicon['phrases']): Phrase | null {
  for (const phrase of phrases.get(tokens[at].key.slice(0, 4)) ?? [])
    if (phrase.tokens.every((token, i) => tokens[at + i] !== undefined && isForm(tokens[at + i].key, token)))
      return phrase
  return null
}

/** A form of a listed word is the word with up to two letters more: plurals, feminines. */
function isForm(key: string, listed: string): boolean {
  return key === listed || (listed.length >= 4 && key.length <= listed.length + 2 && key.startsWith(listed))
}

/**
 * Runs of words that no list knows. Of capitals: behind a role, a title or a comma a person; behind a small word, or before a role,
 * what the office belongs to. Of small letters beside a role: what it is an office of.
 */
function namesIn(tokens: readonly Token[], hasPart: boolean): Pick<SourceWords, 'persons' | 'holders'> {
  const persons: string[] = []
  const holders: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { part, capital, afterComma } = tokens[at]
    if (part !== null) continue
    let end = at + 1
    while (
      end < tokens.length &&
      tokens[end].part === null &&
      tokens[end].capital === capital &&
      !tokens[end].afterComma
    )
      end++
    const before = tokens[at - 1]
    const next = tokens[end]
    const key = tokens
      .slice(at, end)
      .map((token) => token.key)
      .join(' ')
    const behindSmall = before !== undefined && !afterComma && (before.part === 'joint' || before.part === null)
    const beforeOffice = next?.part && next.part !== 'joint' && !next.afterComma && next.part.what !== 'title'
    if (!capital) {
      if (hasPart) holders.push(key)
    } else if (behindSmall || beforeOffice) holders.push(key)
    else persons.push(key)
    at = end - 1
  }
  return { persons, holders }
}

const lexicons = new Map<string, Lexicon>()

function offices(lang: string): Lexicon {
  const known = lexicons.get(lang)
  if (known) return known
  const pack = loadPack(lang)
  const rows = pack?.lexicon('source-roles') ?? []
  const folded = (category: string) =>
    new Set(rows.filter((row) => row.category === category).flatMap(({ lemma }) => nameKey(lemma).split(' ')))
  const list: Phrase[] = []
  const add = (lemma: string, phrase: Omit<Phrase, 'tokens'>) =>
    list.push({ tokens: nameKey(lemma).split(' '), ...phrase })
  const roleRows = pack?.lexicon('roles') ?? []
  const bare = { office: null, type: null, organisation: null, principal: false }
  for (const { lemma, category } of rows) {
    if (category === 'joint' || category === 'self') continue
    if (category === 'images') {
      add(lemma, { ...bare, what: 'thing', office: 'images' })
      continue
    }
    const role = roleRows.find((row) => row.category === 'role' && nameKey(row.lemma) === nameKey(lemma))
    const type = (role?.value.type as Actor['type'] | undefined) ?? null
    add(lemma, { ...bare, what: 'office', office: category, type, principal: category === 'spokesperson' })
  }
  for (const { lemma, category, value } of roleRows) {
    if (category === 'title') add(lemma, { ...bare, what: 'title' })
    if (category === 'role' || category === 'source')
      add(lemma, { ...bare, what: 'role', type: value.type as Actor['type'], principal: value.principal !== undefined })
  }
  for (const { lemma, category, value } of pack?.lexicon('organisations') ?? [])
    if (category === 'organisation')
      add(lemma, { ...bare, what: 'organisation', type: value.type as Actor['type'], organisation: value.slug ?? null })
  for (const { lemma, category, value } of pack?.lexicon('cues') ?? [])
    if (value.artefact !== undefined && (category === 'artefact' || category === 'noun'))
      add(lemma, { ...bare, what: 'thing' })
  const phrases = new Map<string, Phrase[]>()
  for (const phrase of list) {
    const start = phrase.tokens[0].slice(0, 4)
    phrases.set(start, [...(phrases.get(start) ?? []), phrase])
  }
  const order = ['office', 'role', 'organisation', 'thing', 'title']
  for (const group of phrases.values())
    group.sort((a, b) => b.tokens.length - a.tokens.length || order.indexOf(a.what) - order.indexOf(b.what))
  const lexicon = { phrases, joints: folded('joint'), self: folded('self') }
  lexicons.set(lang, lexicon)
  return lexicon
}
