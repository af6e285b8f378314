/** Weapon classes of some words, their complements and adjectives: what decides between strike, shelling, missile fire. */
import type { EventContext } from './event-context.ts'
import { relation } from './sentence-view.ts'

const telling = [
  'suicide',
  'chemical',
  'uav',
  'usv',
  'missile',
  'rocket',
  'artillery',
  'armour',
  'cluster',
  'incendiary',
  'ied',
  'mine',
  'grenade',
  'cyber',
  'aircraft',
  'bomb',
  'small-arms',
  'crowd-control',
]

export function weaponsAround(context: EventContext, heads: readonly number[]): Set<string> {
  const { view, classes } = context
  const found = new Set<string>()
  const look = (at: number) => {
    if (classes.is(at, 'facility')) return
    for (const name of telling) if (classes.is(at, name)) found.add(name)
  }
  for (const head of heads) {
    if (head < 0) continue
    look(head)
    for (const kid of view.kids[head]) {
      const name = relation(view.words[kid])
      if (name === 'nmod' || name === 'compound' || name === 'amod' || name === 'conj' || name === 'appos') look(kid)
    }
  }
  return found
}
