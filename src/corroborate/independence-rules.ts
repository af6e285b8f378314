import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../packs/package-root.ts'
import { readTsv } from '../text/read-tsv.ts'

/** A rule of independence in words: the situation, and what follows for the count. */
export interface IndependenceRule {
  rule: string
  label: Readonly<Record<string, string>>
  counted: Readonly<Record<string, string>>
}

let rules: IndependenceRule[] | undefined

/** Rules I1–I12 (model.md §1.9) with their labels by language of the interface, from `ontology/independence-rules.tsv`. */
export function independenceRules(): readonly IndependenceRule[] {
  if (rules) return rules
  const file = join(packageRoot(), 'ontology', 'independence-rules.tsv')
  const rows = readTsv(readFileSync(file, 'utf8'), file, ['rule', 'label_fr', 'label_en', 'counted_fr', 'counted_en'])
  const byLanguage = (cells: Readonly<Record<string, string>>, name: string) =>
    Object.fromEntries(
      Object.entries(cells).flatMap(([column, cell]) =>
        column.startsWith(`${name}_`) ? [[column.slice(name.length + 1), cell]] : [],
      ),
    )
  rules = rows.map(({ cells }) => ({
    rule: cells.rule,
    label: byLanguage(cells, 'label'),
    counted: byLanguage(cells, 'counted'),
  }))
  return rules
}
