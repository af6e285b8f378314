import type { Statement } from '../../../src/model/statement.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { isConcrete, isHuman, isStandIn, numberOf, phraseOf } from './fillers.ts'

/** A building, vehicle or installation that an incident was aimed at. */
export interface Struck {
  words: string
  number: string
  effect: string | null
}

const destroyed = /\b(?:destr|demolish|raz|level|gutt|blew up|blown up|burn)/i

/** What was struck, out of the roles of the statements; one entry a thing, told by the longest words. */
export function struckOf(members: readonly Statement[], reading: Reading, type: string): Struck[] {
  const found: Struck[] = []
  for (const { event, real } of members) {
    if (!event) continue
    for (const { role, span } of event.roles) {
      if (role !== 'target' && role !== 'object') continue
      for (const part of span.exact.split(/, (?:and )?| and (?=the |an? |two |three |several )/)) {
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
          words: whole.replace(/^\d[\d,]*\s+/, ''),
          number: numberOf(part.replace(/^(?:the|an?)\s+/i, '')),
          effect,
        })
      }
    }
  }
  return found
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
