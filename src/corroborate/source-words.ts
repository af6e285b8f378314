/**
 * What the words that name a source say, as far as it holds from text to text: the office ("the mayor" and « le maire » are one),
 * the kind of actor, the names of persons and of what they hold office in. Words stand in the packs.
 */
import type { Actor } from '../model/actor.ts'
import { nameKey } from './name-key.ts'
import { sourceLexicon, type SourceLexicon, type SourcePhrase } from './source-lexicon.ts'

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
  /** Names of persons, and of places or bodies they hold office in, as keys. */
  persons: string[]
  holders: string[]
  /** Other words that tell an office from others of its kind ("union of miners", "Lorvanian president"). */
  qualities: string[]
  /** All words that say something, as one key. */
  key: string
}

export function sourceWords(words: string, lang: string): SourceWords {
  const id = `${lang}\t${words}`
  let known = memory.get(id)
  if (!known) {
    known = read(words, sourceLexicon(lang))
    if (memory.size >= most) memory.clear()
    memory.set(id, known)
  }
  return known
}

const memory = new Map<string, SourceWords>()
const most = 20_000

interface Token {
  key: string
  capital: boolean
  afterComma: boolean
  /** Written together with the word before ("al-Dhari"). */
  glued: boolean
  part: SourcePhrase | 'joint' | null
}

function read(words: string, lexicon: SourceLexicon): SourceWords {
  const tokens = tokensOf(words, lexicon)
  const parts = [...new Set(tokens.flatMap(({ part }) => (part && part !== 'joint' ? [part] : [])))]
  const offices = parts.filter(({ what }) => what === 'office')
  const spokesperson = offices[0]?.principal === true
  // "the hospital director": who speaks goes before the body he speaks for; a spokesperson stands for another.
  const own = spokesperson ? parts.filter((part) => part !== offices[0] && !part.principal) : parts
  const { persons, holders, qualities } = namesIn(tokens)
  const office = own.find(({ what, principal }) => what === 'office' && !principal)?.office ?? null
  // "The president's adviser" is no president.
  const aide = own.some(({ what, principal }) => what === 'role' && principal)
  const head = own.find(({ what }) => what === 'role' || what === 'office') ?? own.find(({ type }) => type !== null)
  const typed = own.find(({ type, principal }) => type !== null && !principal) ?? own.find(({ type }) => type !== null)
  return {
    office: aide ? null : office,
    type: (head?.type && !head.principal ? head.type : typed?.type) ?? null,
    organisation: parts.find(({ organisation }) => organisation !== null)?.organisation ?? null,
    spokesperson,
    thing: persons.length === 0 ? thingIn(tokens) : null,
    self: tokens.length > 0 && tokens.length <= 2 && tokens.some(({ key }) => lexicon.self.has(key)),
    persons,
    holders,
    qualities: aide && office ? [...qualities, office] : parts.length > 0 ? qualities : [],
    key: tokens
      .filter(({ part }) => part !== 'joint' && !(part && part.what === 'title'))
      .map(({ key }) => key)
      .join(' '),
  }
}

/** The thing that a phrase is about, up to its first comma ("the communiqué, which the movement published"); none beside a person or a body. */
function thingIn(tokens: readonly Token[]): SourceWords['thing'] {
  const comma = tokens.findIndex(({ afterComma }, at) => at > 0 && afterComma)
  const parts = tokens
    .slice(0, comma < 0 ? tokens.length : comma)
    .flatMap(({ part }) => (part && part !== 'joint' && part.what !== 'title' ? [part] : []))
  if (parts.length === 0 || parts.some(({ what }) => what !== 'thing')) return null
  return parts.some(({ office }) => office === 'images') ? 'images' : 'document'
}

function tokensOf(words: string, { phrases, joints }: SourceLexicon): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const { 0: form, index } of words.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    const between = words.slice(end, index)
    const afterComma = /[,;:(—–]/.test(between)
    const glued = between === '-' || between === '‑'
    tokens.push({ key: nameKey(form), capital: /^\p{Lu}/u.test(form), afterComma, glued, part: null })
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

/** The longest phrase that begins at a word; of two as long the one that is listed so. */
function longestAt(tokens: readonly Token[], at: number, phrases: SourceLexicon['phrases']): SourcePhrase | null {
  let best: SourcePhrase | null = null
  for (const phrase of phrases.get(tokens[at].key.slice(0, 4)) ?? []) {
    if (best && phrase.tokens.length < best.tokens.length) break
    const matches = (fits: (key: string, listed: string) => boolean) =>
      phrase.tokens.every((token, i) => tokens[at + i] !== undefined && fits(tokens[at + i].key, token))
    if (matches((key, listed) => key === listed)) return phrase
    if (!best && matches(isForm)) best = phrase
  }
  return best
}

/** A form of a listed word is the word with up to two letters more: plurals, feminines. */
function isForm(key: string, listed: string): boolean {
  return key === listed || (listed.length >= 4 && key.length <= listed.length + 2 && key.startsWith(listed))
}

/**
 * Runs of words that no list knows. Of capitals: behind a role, a title or a comma a person; behind a small word, or before a role,
 * what the office belongs to. Of small letters beside a role: what it is an office of.
 */
function namesIn(tokens: readonly Token[]): Pick<SourceWords, 'persons' | 'holders' | 'qualities'> {
  const qualities: string[] = []
  const persons: string[] = []
  const holders: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { part, capital, afterComma } = tokens[at]
    if (part !== null) continue
    let end = at + 1
    while (end < tokens.length && continuesRun(tokens, end, capital)) end++
    const before = tokens[at - 1]
    const next = tokens[end]
    const key = tokens
      .slice(at, end)
      .map((token) => token.key)
      .join(' ')
    const namesThing = before && before.part !== null && before.part !== 'joint' && before.part.what === 'thing'
    const behindSmall = before !== undefined && !afterComma && (before.part === 'joint' || before.part === null)
    const beforeOffice = next?.part && next.part !== 'joint' && !next.afterComma && next.part.what !== 'title'
    if (!capital || namesThing) qualities.push(key)
    else if (behindSmall || beforeOffice) holders.push(key)
    else persons.push(key)
    at = end - 1
  }
  return { persons, holders, qualities }
}

/** A run goes on in words of its kind, in what is written together with it, and over a short word inside a name ("al", "ben"). */
function continuesRun(tokens: readonly Token[], at: number, capital: boolean): boolean {
  const { part, afterComma, glued, key, ...own } = tokens[at]
  if (part !== null || afterComma) return false
  const next = tokens[at + 1]
  const inside = capital && key.length <= 3 && next?.part === null && next.capital && !next.afterComma
  return own.capital === capital || glued || inside
}
