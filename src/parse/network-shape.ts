// The shape of a parse network, shared by trainer and runtime.

export interface NetworkTable {
  name: string
  /** Values 0 … size-1; 0 is meant for "nothing there". */
  size: number
  /** A multiple of 8. */
  dim: number
}

/** Each slot looks one value up in one table; all slots feed one hidden layer, that feeds the outputs. */
export interface NetworkShape {
  tables: NetworkTable[]
  /** For each slot, the index of its table. */
  slots: number[]
  /** A multiple of 32. */
  hidden: number
  outputs: number
}
