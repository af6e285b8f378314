// Loads the command line from its bundle, together with V8's code cache when one fits: else a third of a short run is spent
// compiling. The cache is written by the build (tools/build/prepare-start.mjs); V8 refuses one that was made by another
// version or with other flags, and then all is compiled as if there were none.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

export const bundleFile = fileURLToPath(new URL('../dist/command/run.cjs', import.meta.url))
export const cacheFile = `${bundleFile}.cache`

/** `run` of src/cli/run.ts, and the script it came from. */
export function loadCommand() {
  const wrapped = '(function (exports, require, module, __filename, __dirname, importPackage) {'
  const source = `${wrapped}${readFileSync(bundleFile, 'utf8')}\n})`
  const script = new Script(source, { filename: bundleFile, cachedData: codeCache() })
  const module = { exports: {} }
  // A script cannot import by itself; what is imported when needed is found from here as from there.
  const importPackage = (id) => import(id)
  const require = createRequire(bundleFile)
  script.runInThisContext()(module.exports, require, module, bundleFile, dirname(bundleFile), importPackage)
  return { run: module.exports.run, script }
}

/** V8 tells a changed source by its length only: a cache older than the bundle is not even shown to it. */
function codeCache() {
  const cache = statSync(cacheFile, { throwIfNoEntry: false })
  if (!cache || cache.mtimeMs < statSync(bundleFile).mtimeMs) return undefined
  return readFileSync(cacheFile)
}
