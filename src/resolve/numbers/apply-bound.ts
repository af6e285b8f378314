import type { NumberMention } from './number-mention.ts'

type Bounds = Pick<NumberMention, 'min' | 'max' | 'best' | 'exactness'>

/** Turns a row's formulas over NUM ("min=0.9*NUM;max=NUM", "min=NUM+1;max=") into bounds for a figure; an empty cell is an open end. */
export function applyBound(value: string | Readonly<Record<string, string>>, stance: string, figure: number): Bounds {
  const cells = typeof value === 'string' ? Object.fromEntries(value.split(';').map((pair) => pair.split('='))) : value
  return {
    min: evaluate(cells.min, figure, Math.floor),
    max: evaluate(cells.max, figure, Math.ceil),
    best: evaluate(cells.best, figure, Math.round),
    exactness: (stance === 'approx-below' ? 'approx' : stance) as Bounds['exactness'],
  }
}

const formula = /^(?:(?<factor>[0-9.]+)\*)?NUM(?<shift>[+-][0-9]+)?$/

function evaluate(cell: string | undefined, figure: number, round: (n: number) => number): number | null {
  if (!cell) return null
  const match = formula.exec(cell)
  if (!match?.groups) return Number(cell)
  const { factor, shift } = match.groups as Record<string, string | undefined>
  // Products are rounded to 6 digits first: 0.9 * 150000 must not become 134999.
  const product = Number((Number(factor ?? 1) * figure).toFixed(6))
  return round(product + Number(shift ?? 0))
}
