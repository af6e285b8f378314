import { firstOfEach, groupedBy, inRow } from './group-by.ts'
import { nameKey } from './name-key.ts'
import { holdersDiffer, holdersMeet, namesDiffer, namesMayBeOne, namesMeet } from './names-may-be-one.ts'
import type { Source, SourceLink } from './source.ts'

/**
 * The holders of one office: those whose names meet are one (I4); who is told by the office alone is the only one of whom the texts
 * speak (I12: doubt makes nobody independent), and no one where these contradict each other.
 */
export function officeLinks(sources: readonly Source[]): SourceLink[] {
  const holders = sources.filter(({ kind }) => kind === 'named' || kind === 'role')
  const found: SourceLink[] = []
  const add = (a: Source, b: Source, rule: string) => found.push({ a, b, rule, kind: 'same-actor' })
  const persons = firstOfEach(holders.filter(({ words }) => words.persons.length > 0))
  for (const [at, b] of persons.entries())
    for (const a of persons.slice(0, at))
      if (a.key !== b.key && namesMeet(a.words.persons, b.words.persons) && !otherOffice(a, b)) add(a, b, 'I4')
  for (const same of groupedBy(
    holders.filter(({ words }) => officeOf(words) !== null),
    ({ words }) => officeOf(words)!,
  ).values()) {
    const groups = oneByOne(firstOfEach(same))
    for (const group of groups) for (const [a, b] of inRow(group)) add(a, b, 'I4')
    for (const [at, b] of groups.entries())
      for (const a of groups.slice(0, at))
        if (!groupsDiffer(a, b) && mayBeButOne(a, groups) && mayBeButOne(b, groups)) add(a[0], b[0], 'I12')
  }
  const known = firstOfEach(sources.filter(({ kind }) => kind === 'actor'))
  for (const source of firstOfEach(holders)) {
    const actors = known.filter((actor) => holdsOffice(actor, source))
    if (source.words.persons.length === 0 && actors.length === 1) add(source, actors[0], 'I12')
  }
  return found
}

function officeOf({ office, organisation }: Source['words']): string | null {
  return office ?? organisation
}

function otherOffice(a: Source, b: Source): boolean {
  const [first, second] = [officeOf(a.words), officeOf(b.words)]
  return first !== null && second !== null && first !== second
}

/** Sources put together where a name of one meets a name of the other and none contradicts. */
function oneByOne(sources: readonly Source[]): Source[][] {
  const groups: Source[][] = []
  for (const source of sources) {
    const own = groups.filter((group) => group.some((other) => meet(other, source)) && !groupsDiffer(group, [source]))
    const rest = groups.filter((group) => !own.includes(group))
    groups.splice(0, groups.length, ...rest, [...own.flat(), source])
  }
  return groups
}

function meet(a: Source, b: Source): boolean {
  return a.key === b.key || namesMeet(a.words.persons, b.words.persons) || holdersMeet(holdersOf(a), holdersOf(b))
}

function groupsDiffer(a: readonly Source[], b: readonly Source[]): boolean {
  return a.some((one) =>
    b.some(
      (other) => namesDiffer(one.words.persons, other.words.persons) || holdersDiffer(holdersOf(one), holdersOf(other)),
    ),
  )
}

/** Whether all groups that may be one with a group may be one with each other: else it is open which of them it is. */
function mayBeButOne(group: readonly Source[], groups: readonly Source[][]): boolean {
  const others = groups.filter((other) => !groupsDiffer(group, other))
  return others.every((one, at) => others.slice(0, at).every((other) => !groupsDiffer(one, other)))
}

/** A place under another name ("Sorel", سوريل) is the same place: its entry stands for it. */
function holdersOf({ words, record }: Source): string[] {
  return [...words.holders, ...words.qualities].map((holder) => {
    const place = record.places.find(({ name }) => namesMayBeOne(nameKey(name), holder))
    return place?.gazetteer ? place.gazetteer.id : holder
  })
}

/** "The army" for the only army that the texts name, "the general staff" for the only one. */
function holdsOffice({ actorId, actor }: Source, { words }: Source): boolean {
  const office = officeOf(words)
  if (office !== null && actorId?.endsWith(`-${office}`)) return true
  return (
    words.office === null &&
    words.holders.length === 0 &&
    words.type !== null &&
    actor?.type === words.type &&
    armed.has(actor.type)
  )
}

const armed: ReadonlySet<string> = new Set(['state-military', 'armed-group', 'political-militia', 'identity-militia'])
