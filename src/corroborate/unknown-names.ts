import type { PartyMember } from '../model/party.ts'
import type { NameAlias } from './name-aliases.ts'
import { nameKey } from './name-key.ts'
import type { NamedActor } from './open-points.ts'

/** A name that only texts tell, and those it may be the short name of. */
export interface UnknownName extends NamedActor {
  why: 'short-name' | 'acronym' | 'unknown-name'
  candidates: { id: string; name: string }[]
}

/** A name of one word that so many texts give is asked about even where nobody has a longer one. */
export const manyTexts = 3
const mostCandidates = 8

/**
 * Names of bodies that a person can say more of: a shorter form of another's name or its first letters, or one bare word that many
 * texts give. Who stands in a gazetteer or in the parties file is known; what a person has said of a name is not asked again. By the
 * words alone, whoever's they are. Pure; most texts first.
 */
export function unknownNames(
  actors: readonly NamedActor[],
  parties: readonly PartyMember[],
  aliases: readonly NameAlias[],
): UnknownName[] {
  const listed = new Set(parties.flatMap(({ party, member }) => [nameKey(party), nameKey(member), member]))
  const said = new Set<string>()
  const own = new Set<string>()
  for (const { name, is, ...narrow } of aliases) {
    const key = nameKey(name)
    if (!said.has(key) && is === null && Object.keys(narrow).length === 0) own.add(key)
    said.add(key)
  }
  const byWord = new Map<string, NamedActor[]>()
  const byLetters = new Map<string, NamedActor[]>()
  for (const actor of actors) {
    for (const word of new Set(nameKey(actor.name).split(' '))) gather(byWord, word, actor)
    for (const letters of new Set(firstLetters(actor.name))) gather(byLetters, letters, actor)
  }
  const found = actors.flatMap((actor): UnknownName[] => {
    const key = nameKey(actor.name)
    if (actor.basis !== 'source' || listed.has(key) || listed.has(actor.id) || own.has(key)) return []
    const words = key.split(' ')
    const longer = (byWord.get(words[0]) ?? []).filter((other) => {
      const others = nameKey(other.name).split(' ')
      return others.length > words.length && words.every((word) => others.includes(word))
    })
    const spelled = isAcronym(actor.name) ? (byLetters.get(key) ?? []).filter(({ id }) => id !== actor.id) : []
    const candidates = unique([...longer, ...spelled]).slice(0, mostCandidates)
    const why = longer.length > 0 ? 'short-name' : spelled.length > 0 ? 'acronym' : 'unknown-name'
    if (candidates.length === 0 && (words.length > 1 || actor.documents < manyTexts)) return []
    return [{ ...actor, why, candidates }]
  })
  return found.sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
}

function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}\.?){2,8}$/u.test(name)
}

/** The letters that an acronym of a name may have: of its words with a capital, and of all of them. */
function firstLetters(name: string): string[] {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  if (words.length < 2) return []
  const lettersOf = (some: readonly string[]) => some.map((word) => nameKey([...word][0])).join('')
  return [lettersOf(words), lettersOf(words.filter((word) => /^\p{Lu}/u.test(word)))].filter(({ length }) => length > 1)
}

/** Those that more texts name first. */
function unique(actors: readonly NamedActor[]): { id: string; name: string }[] {
  const sorted = [...actors].sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
  return [...new Map(sorted.map(({ id, name }) => [id, { id, name }])).values()]
}

function gather<T>(map: Map<string, T[]>, key: string, one: T): void {
  const known = map.get(key)
  if (known) known.push(one)
  else map.set(key, [one])
}
