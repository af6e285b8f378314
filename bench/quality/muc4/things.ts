import type { Statement } from '../../../src/model/statement.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { isConcrete, isHuman, isStandIn, numberOf, phraseOf, withoutNumber } from './fillers.ts'

/** A building, vehicle or installation that an incident was aimed at. */
export interface Struck {
  words: string
  number: string
  effect: string | null
}

const blasts = new Set(['explosion', 'remote-explosive', 'grenade', 'suicide-bombing', 'defusal', 'attack-unspecified'])
const locating =
  /^(?:(?:at|in|on|inside|near|outside|under|against|into|to|of|from|by|behind|beside|next to|in front of|front of|in the vicinity of|the vicinity of|the entrance (?:to|of)|the roof of|the middle of)\s+)+/i
const conjoined = /,? (?:and|or) |, /
const destroyed = /\b(?:destr|demolish|raz|level|gutt|blew up|blown up|burn)/i

/** What was struck, out of the roles of the statements; one entry a thing, told by the longest words. */
export function struckOf(members: readonly Statement[], reading: Reading, type: string): Struck[] {
  const found: Struck[] = []
  for (const { event, real } of members) {
    if (!event) continue
    for (const { role, span, ref } of event.roles) {
      // Where a bomb goes off is what the set calls its target.
      const beside = role === 'place' && blasts.has(event.type) && !isGeographic(ref, reading)
      if (role !== 'target' && role !== 'object' && !beside) continue
      for (const part of partsOf(beside ? span.exact.replace(locating, '') : span.exact)) {
        const { whole } = phraseOf(part)
        if (isStandIn(whole) || isHuman(part, reading) || !isConcrete(part)) continue
        const harmed = real === 'occurred' && event.outcome !== 'failed'
        const effect =
          type === 'ROBBERY'
            ? 'PROPERTY TAKEN FROM TARGET'
            : !harmed
              ? null
              : destroyed.test(event.trigger.exact) && type !== 'ARSON'
                ? 'DESTROYED'
                : 'SOME DAMAGE'
        add(found, {
          words: withoutNumber(whole),
          number: numberOf(part.replace(/^(?:the|an?)\s+/i, '')),
          effect,
        })
      }
    }
  }
  return found
}

/** "The windows of the consulate" is the consulate; "offices and vehicles" are two. */
function partsOf(words: string): string[] {
  const cut = words.split(/,? (?:who|which|that|where|located|owned|carrying)\b/)[0]
  const parts = cut.split(conjoined)
  const all = parts.length > 1 && parts.every((part) => isConcrete(part)) ? parts : [cut]
  return all.flatMap((part) => {
    const whole = /^.*? of (?<of>(?:the|an?|its|their) .*)$/i.exec(part)?.groups?.of
    return !isConcrete(part) && whole && isConcrete(whole) ? [whole] : [part]
  })
}

function isGeographic(ref: string | undefined, { places }: Reading): boolean {
  const place = places.find(({ id }) => id === ref)
  return place !== undefined && /settlement|province|district|country|region/.test(place.precision)
}

function add(found: Struck[], thing: Struck): void {
  const last = (text: string): string =>
    text
      .toLowerCase()
      .split(/\s+(?:of|in|from|at|on|for|with|by)\s+/)[0]
      .split(' ')
      .at(-1) ?? ''
  const known = found.find((other) => last(other.words) === last(thing.words))
  if (!known) {
    found.push(thing)
    return
  }
  if (thing.words.length > known.words.length && thing.words.length < 60) known.words = thing.words
  if (thing.effect === 'DESTROYED' || !known.effect) known.effect = thing.effect
}
