import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Reading } from '../model/reading.ts'
import { loadPack } from '../packs/load-pack.ts'
import { packageRoot } from '../packs/package-root.ts'

/** What a text of a language is read with here; `pack` is "none" where no pack reads it. Nothing of the pack is loaded but its name. */
export function readingEngine(lang: string): Reading['engine'] {
  const pack = loadPack(lang)
  return { name: 'selon', version: engineVersion(), pack: pack ? `${pack.info.code} ${pack.info.version}` : 'none' }
}

let version: string | undefined

function engineVersion(): string {
  return (version ??= (createRequire(import.meta.url)(join(packageRoot(), 'package.json')) as { version: string })
    .version)
}
