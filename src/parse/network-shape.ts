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

/** Consecutive slots with one key. Mixed: the values in mixed radix (`groupKey`). Token: an index into `attributes`. */
export interface SlotGroup {
  slots: number
  kind: 'mixed' | 'token'
}

export interface Grouping {
  /** All slots in order; without it every slot is a group of its own. */
  groups?: readonly SlotGroup[]
  /** For token groups: by table name, the value of each key; keys are below `tokens`. */
  attributes?: Readonly<Record<string, Int32Array>>
  tokens?: number
}
