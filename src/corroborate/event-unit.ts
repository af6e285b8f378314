/**
 * What one text says of one event: the statements that groupWithinDocument puts together, with what they say taken together.
 * The unit that incidents are made of: plain data, stored beside the statements.
 */
export interface EventUnit {
  /** Ledger id of its first statement. */
  id: string
  document: string
  statements: string[]
  /** Sorts units the same way in every dossier, whatever came first: what says most before what says less, then publication, id. */
  order: string
  /** Dated to a day or night by the words themselves, and placed at one settlement or finer. */
  anchored: boolean
  types: string[]
  /** First and last day, ISO; `report` where only the report is dated. */
  window: [string, string] | null
  windowBasis: 'stated' | 'report' | 'none'
  /** Clock times of the event, "HH:MM", and parts of the day ("MO"). */
  clocks: string[]
  /** Keys of the finest places named, and of all that contain them. */
  places: string[]
  /** Whether there is one place, a settlement or finer. */
  settled: boolean
  containers: string[]
  /** Named sites within the settlement: what kind, and the words of their name. */
  sites: { feature: string; words: string[] }[]
  /** Actor ids of who was hit, of who did it, of who speaks. */
  harmed: string[]
  doers: string[]
  sources: string[]
  realm: 'done' | 'ahead'
  /** Attacks told as a series: never one event with a single one. */
  series: boolean
  /** Figures told of the event: "killed:3". */
  figures: string[]
  /** Fingerprints of its longer contents: the same words in two texts. */
  wordings: string[]
  /** For a word that the ontology does not know (wordUnit): its story, and the word. Such units meet only one another. */
  tale?: { story: string; word: string | null }
  /** Where it is found, and where it looks: two units are compared when one is found where the other looks. */
  keys: string[]
  asks: string[]
}

/** A unit with the unit that leads its incident: itself where it came first. */
export interface AssignedUnit extends EventUnit {
  leader: string
}

/** Whether one of the two looks where the other is found. */
export function areNeighbours(a: EventUnit, b: EventUnit): boolean {
  return asksFor(a, b) || asksFor(b, a)
}

function asksFor({ asks }: EventUnit, { keys }: EventUnit): boolean {
  // Keys may be made when they are asked for: once, not for each that is looked for.
  return asks.some((key) => keys.includes(key))
}
