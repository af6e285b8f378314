import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileError } from '../intake/collect-bytes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { SelonError } from '../model/selon-error.ts'
import { packageRoot } from '../packs/package-root.ts'
import { packDigests } from '../packs/pack-digests.ts'
import type { Reader } from '../reading/read-document.ts'
import type { AccessTokens } from '../serve/access-tokens.ts'
import type { AppContext } from '../serve/app-context.ts'
import type { CommandCall } from './command.ts'
import { demoDossier } from './demo-dossier.ts'
import { withDossier } from './dossier-options.ts'
import { incidentSummary } from './incident-summary.ts'
import { noteFile } from './run-note.ts'
import { uiLanguages, uiMessages, uiWords, type UiLanguage } from './ui-words.ts'

export interface ServeOptions {
  port: string
  host: string
  token?: string
  gazetteer?: string[]
}

/** `selon serve`: answers until it is told to end, then finishes what it is answering. */
export async function runServe(call: CommandCall): Promise<number> {
  const { words, io } = call
  const { port, host, token } = call.options as unknown as ServeOptions
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535)
    throw new SelonError('usage', words('usage.number', { option: 'port', value: port }))
  if (token === undefined && !isLoopback(host)) throw new SelonError('usage', words('usage.host-token', { host }))
  const tokens = token === undefined ? null : await tokensIn(token)
  const served = await dossierToServe(call)
  await withDossier(served, { create: true }, async (ledger) => {
    const { listen } = await import('../serve/listen.ts')
    const { keepWarm } = await import('../serve/keep-warm.ts')
    const context = await contextOf(ledger, tokens, served.options as unknown as ServeOptions, call)
    const server = await listen(context, { host, port: Number(port) }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') throw new SelonError('usage', words('usage.port-taken', { port }))
      throw cause
    })
    if (context.files.size === 0) io.stderr.write(`selon: ${words('serve.no-web')}\n`)
    io.stdout.write(`${words('serve.at', { address: server.address })}\n`)
    const endWarming = keepWarm(context, { ask: server.ask, examples: exampleTexts })
    await toldToEnd()
    await Promise.all([server.close(), endWarming()])
  })
  return 0
}

/** The dossier that the user names or has here; else the sample, made anew, with the places that its texts speak of. */
async function dossierToServe(call: CommandCall): Promise<Pick<CommandCall, 'options'>> {
  const { words, io, options } = call
  if (options.ledger !== undefined) return call
  if (existsSync(usualDossier)) return { options: { ...options, ledger: usualDossier } }
  const samples = join(packageRoot(), 'samples')
  const ledger = join(tmpdir(), `selon-sample-${process.pid}.selon`)
  io.stdout.write(`${words('serve.sample')}\n`)
  await demoDossier(samples, ledger, (file) => io.openReader({ gazetteerFiles: [file] }))
  return { options: { ...options, ledger, gazetteer: [join(samples, 'dossier', 'gazetteer.tsv')] } }
}

const usualDossier = 'dossier.selon'

/** The texts that come with the command, in whatever languages they are. */
function exampleTexts(): string[] {
  const folder = join(packageRoot(), 'samples')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** What the routes work on; also for tests, which hand in a dossier of their own. */
export async function contextOf(
  ledger: Ledger,
  tokens: AccessTokens | null,
  { gazetteer = [] }: Pick<ServeOptions, 'gazetteer'>,
  { io }: Pick<CommandCall, 'io'>,
): Promise<AppContext> {
  const { createChangeFeed } = await import('../serve/change-feed.ts')
  const { webFiles } = await import('../serve/web-files.ts')
  let reader: Promise<Reader> | undefined
  return {
    ledger,
    tokens,
    reader: () => (reader ??= io.openReader({ gazetteerFiles: gazetteer })),
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    salt: () => randomBytes(16).toString('hex'),
    hosts: new Set(),
    changes: createChangeFeed(),
    words: (language) => uiWords(languageOf(language)),
    messages: (language) => uiMessages(languageOf(language)),
    note: (id, { format, profile, language }) =>
      noteFile(ledger, id, { format, profile, words: uiWords(languageOf(language)) }),
    summary: (id, { profile, language }) =>
      incidentSummary(ledger, id, { profile, words: uiWords(languageOf(language)) }),
    packDigests,
    files: webFiles(join(packageRoot(), 'dist', 'web')),
  }
}

async function tokensIn(file: string): Promise<AccessTokens> {
  const { readAccessTokens } = await import('../serve/access-tokens.ts')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw fileError(cause, file)
  }
  return readAccessTokens(text, file)
}

function languageOf(language: string): UiLanguage {
  return uiLanguages.find((known) => known === language) ?? 'en'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host)
}

function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
