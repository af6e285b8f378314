import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../packs/package-root.ts'
import { readTsv } from '../text/read-tsv.ts'

/**
 * Whether two event types may name one event: the same type, or one that the other covers ("an attack" and "a car bomb",
 * "three dead" and "a strike"; ontology/type-cover.tsv). Symmetric, not transitive.
 */
export function typesMayBeOne(a: string, b: string): boolean {
  return a === b || cover().has(`${a} ${b}`)
}

/** Whether the first type says less than the second ("attack" than "car bomb"). */
export function isVaguer(type: string, than: string): boolean {
  return stated().has(`${type} ${than}`) && !stated().has(`${than} ${type}`)
}

let pairs: Set<string> | undefined
let oneWay: Set<string> | undefined

function stated(): Set<string> {
  if (oneWay) return oneWay
  const file = join(packageRoot(), 'ontology', 'type-cover.tsv')
  const rows = readTsv(readFileSync(file, 'utf8'), file, ['type', 'covers'])
  return (oneWay = new Set(
    rows.flatMap(({ cells: { type, covers } }) => covers.split(' ').map((other) => `${type} ${other}`)),
  ))
}

function cover(): Set<string> {
  return (pairs ??= new Set([...stated()].flatMap((pair) => [pair, pair.split(' ').toReversed().join(' ')])))
}
