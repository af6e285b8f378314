// pack.yaml → data. The YAML library takes longer to load than a text takes to read, so the build keeps what the shipped
// packs say as JSON, by the digest of their text; a pack.yaml that it does not know is parsed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

let parsed: Readonly<Record<string, unknown>> | undefined

/** @throws the library's error when the text is no YAML */
export function readYaml(text: string): unknown {
  parsed ??= readParsed(join(packageRoot(), 'dist', 'parsed-yaml.json'))
  const known = parsed[createHash('sha256').update(text).digest('hex')]
  if (known !== undefined) return known
  return (createRequire(import.meta.url)('yaml') as typeof import('yaml')).parse(text)
}

/** An installation that was never built has no such file. */
function readParsed(file: string): Readonly<Record<string, unknown>> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
}
