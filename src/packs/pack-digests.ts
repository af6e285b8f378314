import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** A digest of each language pack that is installed: its pack.yaml, which names the digests of its models, and its lexicons. */
export function packDigests(): Record<string, string> {
  const folder = join(packageRoot(), 'packs')
  const codes = readdirSync(folder).filter((code) => existsSync(join(folder, code, 'pack.yaml')))
  return Object.fromEntries(
    codes.sort().map((code) => {
      const lexicon = join(folder, code, 'lexicon')
      const files = readdirSync(lexicon).sort()
      const hash = createHash('sha256').update(readFileSync(join(folder, code, 'pack.yaml')))
      for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(lexicon, file)))
      return [code, hash.digest('hex')]
    }),
  )
}
