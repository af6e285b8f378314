import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cliReference } from '../src/cli/cli-reference.ts'
import { commands } from '../src/cli/commands/index.ts'
import { exitStatus } from '../src/cli/report-error.ts'
import { uiWords } from '../src/cli/ui-words.ts'
import { SelonError, type ErrorCode } from '../src/model/selon-error.ts'
import { acts, channelKinds, Outcome, roles, Real, Voice } from '../src/model/statement.ts'
import { measures } from '../src/model/toll.ts'
import { LoadedFlag } from '../src/model/flag.ts'

const file = (path: string): URL => new URL(`../${path}`, import.meta.url)

test('docs/cli.md is what the commands declare', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file('docs/cli.md'), cliReference())
  expect(readFileSync(file('docs/cli.md'), 'utf8')).toBe(cliReference())
})

test('docs/errors.md lists every error code with its exit status', () => {
  const source = readFileSync(file('src/model/selon-error.ts'), 'utf8')
  const type = /export type ErrorCode =(?<codes>[^/]+)\/\*\*/u.exec(source)?.groups?.codes ?? ''
  const codes = [...type.matchAll(/'(?<code>[a-z-]+)'/gu)].map(({ groups }) => groups?.code as ErrorCode)
  const rows = [
    ...readFileSync(file('docs/errors.md'), 'utf8').matchAll(/^\| `(?<code>[a-z-]+)` \| (?<status>\d) \|/gmu),
  ]
  expect(rows.map(({ groups }) => groups?.code)).toEqual(codes)
  for (const { groups } of rows) {
    expect(String(exitStatus(new SelonError(groups?.code as ErrorCode, '')))).toBe(groups?.status)
  }
})

test('the interface has words for everything it may have to show, in both languages', () => {
  const keys = [
    ...commands.flatMap(({ help, options }) => [`help.${help}`, ...options.map((option) => `option.${option.help}`)]),
    ...channelKinds.filter((kind) => kind !== 'unknown').map((kind) => `channel.${kind}`),
    ...roles.map((role) => `role.${role}`),
    ...measures.map((measure) => `measure.${measure}`),
    ...Voice.options.map((voice) => `voice.${voice}`),
    ...Real.options.map((real) => `real.${real}`),
    ...Outcome.options.map((outcome) => `outcome.${outcome}`),
    ...LoadedFlag.shape.category.options.map((category) => `category.${category}`),
    ...LoadedFlag.shape.severity.options.map((severity) => `severity.${severity}`),
    ...LoadedFlag.shape.holder.options.map((holder) => `holder.${holder}`),
  ]
  for (const language of ['fr', 'en'] as const) {
    const words = uiWords(language)
    expect(keys.filter((key) => !words.has(key) || words(key) === '')).toEqual([])
    expect(acts.filter((act) => words.verb(act) === '')).toEqual([])
  }
})

test('every word of the interface that the source asks for by name is in the table', () => {
  const words = uiWords('fr')
  const names = readdirSync(file('src/cli')).filter((name) => name.endsWith('.ts'))
  const sources = names.map((name) => readFileSync(file(`src/cli/${name}`), 'utf8'))
  const asked = sources.flatMap((source) =>
    [...source.matchAll(/\bwords\('(?<key>[\w.-]+)'/gu)].map(({ groups }) => groups?.key as string),
  )
  expect(asked.length).toBeGreaterThan(40)
  expect(asked.filter((key) => !words.has(key))).toEqual([])
})
