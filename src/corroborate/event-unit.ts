/**
 * What one text says of one event: the statements that groupWithinDocument puts together, with what they say taken together.
 * The unit that incidents are made of: plain data, stored beside the statements.
 */
export interface EventUnit {
  /** Ledger id of its first statement. */
  id: string
  document: string
  statements: string[]
  /** Sorts units the same way in every dossier, whatever came first: anchored before vague, then day, place, publication, id. */
  order: string
  /** Dated to a day by the words themselves, and placed at a settlement or finer. */
  anchored: boolean
  types: string[]
  /** First and last day, ISO; `report` where only the report is dated. */
  window: [string, string] | null
  windowBasis: 'stated' | 'report' | 'none'
  /** Clock times of the event, "HH:MM". */
  clocks: string[]
  /** Keys of the finest places named, and of all that contain them. */
  places: string[]
  containers: string[]
  harmed: string[]
  doers: string[]
  named: boolean
  realm: 'done' | 'ahead'
  /** Sources of its statements, as keys of who speaks (actor id, or folded words). */
  sources: string[]
  /** Figures told of the event: "killed:3". */
  figures: string[]
  /** Two units that share a key are compared; two that share none never meet. */
  keys: string[]
}

/** A unit with the unit that leads its incident: itself where it came first. */
export interface AssignedUnit extends EventUnit {
  leader: string
}
