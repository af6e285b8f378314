/** Precision, recall, F1 of a scorer, each 0 to 1. */
export type Prf = [precision: number, recall: number, f1: number]

/** A share as percent with one decimal, so that a tracked score does not change by rounding noise. */
export function percent(share: number | null): number {
  return Math.round((share ?? 0) * 1000) / 10
}
