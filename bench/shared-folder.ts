import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder with benchmarks, cases and treebanks, or null where a clone has none (`SELON_SHARED`, default `../shared`). */
export function sharedFolder(): string | null {
  const folder = resolve(process.env.SELON_SHARED ?? '../shared')
  return existsSync(folder) ? folder : null
}
