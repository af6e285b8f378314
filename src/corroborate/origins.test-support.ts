import type { PartyMember } from '../model/party.ts'
import { originsOf, type OriginContext } from './origins-of.ts'
import { actor, record, type RecordSketch } from './records.test-support.ts'

/** Two sides of an invented conflict, who speaks of it, and how tests ask for its origins. */
export const league = actor('actor:ligue-des-cimes', 'armed-group', 'Ligue des Cimes')
export const army = actor('actor:lorvanie-state-military', 'state-military', 'armée (Lorvanie)')
export const ministry = actor(
  'actor:lorvanie-defence-ministry',
  'state-government',
  'ministère de la Défense (Lorvanie)',
)
export const aurane = actor('actor:aurane', 'media', 'Aurane')
export const relief = actor('actor:secours-sans-rives', 'ngo', 'Secours sans rives')
export const estria = actor('actor:estrie-government', 'state-government', 'gouvernement (Estrie)')

export const member = (party: string, name: string): PartyMember => ({
  conflict: 'Cimes',
  party,
  member: name,
  from: null,
  to: null,
  reason: 'says so itself',
  source: 'Aurane',
})
export const parties = [
  member('Cimes', 'actor:ligue-des-cimes'),
  member('Lorvanie', 'country:lorvanie'),
  member('Lorvanie', 'Veldras'),
  member('none', 'actor:estrie-government'),
]

export const by = (of: ReturnType<typeof actor>, words = of.displayName): Partial<RecordSketch> => ({
  chain: [{ words, actor: of.id, named: 'named' }],
  actors: [of],
})
export const told = (
  words: string,
  named: 'named' | 'role' | 'anonymous' | 'collective' = 'role',
): Partial<RecordSketch> => ({
  chain: [{ words, named }],
})
export const origins = (sketches: RecordSketch[], context: OriginContext = {}) =>
  originsOf(sketches.map(record), context)
export const parted = (sketches: RecordSketch[], context: OriginContext = {}) =>
  origins(sketches, context)
    .map(({ statements }) => statements.join('+'))
    .sort()
