/** Organs of a country: whose side is that of the country. */
export const organTypes = [
  'state-military',
  'state-police',
  'state-government',
  'state-intelligence',
  'state-judiciary',
  'health-authority',
  'civil-defence',
] as const

/** Kinds of which nobody becomes an actor but by a gazetteer: private persons (ethics H7). */
export const personTypes = ['person', 'witness', 'anonymous'] as const

/** Kinds of actors. Apart from the schema in actor.ts, since reading asks for the list and must not load zod. */
export const actorTypes = [
  ...organTypes,
  'international-org',
  'peacekeeping',
  'ngo',
  'armed-group',
  'political-militia',
  'identity-militia',
  'private-military',
  'unidentified-armed',
  'party',
  'coalition',
  'protesters',
  'rioters',
  'civilians',
  'media',
  'company',
  'court',
  ...personTypes,
  'other',
] as const
