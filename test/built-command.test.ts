import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

const bundle = new URL('../dist/command/run.cjs', import.meta.url)
const builder = new URL('../tools/build/prepare-start.mjs', import.meta.url)
const built = statSync(bundle, { throwIfNoEntry: false })
const isFresh = built !== undefined && built.mtimeMs > statSync(builder).mtimeMs

test.skipIf(!isFresh)(
  'the built command imports what it needs later by way of its loader (skipped: not built anew)',
  () => {
    const code = readFileSync(bundle, 'utf8')
    expect(code.match(/(?<![\w$.])import\("[^"]+"\)/gu)).toBeNull()
    const later = [...code.matchAll(/importPackage\("(?<name>[^"]+)"\)/gu)].map(({ groups }) => groups!.name)
    expect(later).toContain('docx')
    for (const name of later) expect(() => createRequire(bundle).resolve(name), name).not.toThrow()
  },
)
