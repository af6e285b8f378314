// Run by the build: writes what a start of the command line would else work out anew each time. Nothing depends on it.
//   dist/command/run.cjs         packages that only some commands need are loaded when first asked for something
//   dist/command/run.cjs.cache   V8's code cache: the functions that reading our samples met, compiled
//   dist/parsed-yaml.json        every pack.yaml as JSON, by the digest of its text (src/packs/read-yaml.ts)
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { bundleFile, cacheFile, loadCommand } from '../../bin/load-command.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
writeParsedYaml()
makePackagesLazy()
await writeCodeCache()

function writeParsedYaml() {
  const parsed = {}
  for (const pack of readdirSync(join(root, 'packs')).sort()) {
    const file = join(root, 'packs', pack, 'pack.yaml')
    if (!existsSync(file)) continue
    const text = readFileSync(file, 'utf8')
    parsed[createHash('sha256').update(text).digest('hex')] = parse(text)
  }
  writeFileSync(join(root, 'dist', 'parsed-yaml.json'), JSON.stringify(parsed) + '\n')
}

/** One script opens all its packages at every start: half a second for databases that `selon read` never touches. */
function makePackagesLazy() {
  const code = readFileSync(bundleFile, 'utf8')
  const required =
    /^let (?<name>\w+) = require\("(?<id>(?!node:)[^"]+)"\);\n(?<wrapped>\k<name> = __toESM\(\k<name>(?<mode>, 1)?\);\n)?/gmu
  const lazy = code.replace(required, (...match) => {
    const { name, id, wrapped, mode = '' } = match.at(-1)
    const load = `require(${JSON.stringify(id)})`
    return `let ${name} = lazily(() => ${wrapped ? `__toESM(${load}${mode})` : load});\n`
  })
  const lazily = 'const lazily = (load, loaded) => new Proxy({}, { get: (_, key) => (loaded ??= load())[key] });\n'
  // bin/load-command.mjs imports for the script.
  writeFileSync(bundleFile, lazily + lazy.replace(/(?<![\w$.])import\((?=")/gu, 'importPackage('))
}

async function writeCodeCache() {
  rmSync(cacheFile, { force: true })
  const { run, script } = loadCommand()
  const folder = join(root, 'samples')
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name))
  process.stdout.write = () => true
  for (const options of [
    ['--format', 'text'],
    ['--format', 'json'],
    ['--lang-ui', 'fr', '--why', '1'],
  ])
    await run(['read', ...options, ...texts])
  await run(['read', '--format', 'html', texts[0]])
  writeFileSync(cacheFile, script.createCachedData())
}
