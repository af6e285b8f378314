import type { SetScore } from './score-set.ts'

/** What we ask of a measure: a first version's floor, the goal, and the best figure known to us. */
export interface Target {
  set: string
  measure: string
  floor: number | null
  goal: number | null
  best: string
}

const head = ['set', 'measure', 'Selon', 'floor', 'goal', 'best known']

/** The scores as a table with one row a figure, plain for a terminal or as Markdown. Targets without a score stand as "–". */
export function scoresTable(
  scores: Readonly<Record<string, SetScore>>,
  targets: readonly Target[],
  markdown = false,
): string {
  const rows = Object.entries(scores).flatMap(([set, { figures }]) =>
    Object.entries(figures).map(([measure, value]) => {
      const target = targets.find((one) => one.set === set && one.measure === measure)
      return [
        set,
        measure,
        value.toFixed(1) + (target?.floor && value < target.floor ? ' ▾' : ''),
        `${target?.floor ?? ''}`,
        `${target?.goal ?? ''}`,
        target?.best ?? '',
      ]
    }),
  )
  if (markdown) return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
