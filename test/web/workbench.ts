import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { contextOf } from '../../src/cli/run-serve.ts'
import { readParties } from '../../src/corroborate/read-parties.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { createReader, type Reader } from '../../src/reading/read-document.ts'
import { readAccessTokens } from '../../src/serve/access-tokens.ts'
import { listen } from '../../src/serve/listen.ts'
import { webFiles } from '../../src/serve/web-files.ts'
import { startBrowser } from '../fixtures/start-browser.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, 'samples/dossier')

/** How a page is opened: by default wide, light, in English, with a reviewer's name given. */
export interface View {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  language?: 'fr' | 'en'
  reducedMotion?: boolean
  /** The page notes in `window.__seen` when this selector first finds something: milliseconds since navigation began. */
  watch?: string
}

/** The workbench of this checkout over a dossier of the sample, in a real browser. */
export interface Workbench {
  address: string
  ledger: Ledger
  reader: Reader
  /** A tab at a path; `troubles` gathers what the console complains of and requests that leave the server. */
  open(path: string, view?: View): Promise<{ tab: Page; troubles: string[] }>
  close(): Promise<void>
}

/** A string says why there is none: no browser here. `texts`: how many of the sample's documents. */
export async function startWorkbench({ texts = 82, tokens }: { texts?: number; tokens?: string } = {}): Promise<
  Workbench | string
> {
  const browser = await startBrowser()
  if (typeof browser === 'string') return browser
  const folder = mkdtempSync(join(tmpdir(), 'selon-workbench-'))
  const files = await builtWeb(folder)
  const ledger = await openLedger(join(folder, 'd.selon'), { create: true })
  const reader = createReader({ gazetteerFiles: [join(samples, 'gazetteer.tsv')] })
  const lines = readFileSync(join(samples, 'documents.jsonl'), 'utf8').trim().split('\n').slice(0, texts)
  if (lines.length > 0) await ledger.add(lines.map((line) => reader.read(JSON.parse(line))))
  await ledger.setParties(readParties(readFileSync(join(samples, 'parties.tsv'), 'utf8'), 'parties.tsv'))
  const io = { openReader: async () => reader } as unknown as Parameters<typeof contextOf>[3]['io']
  const context = {
    ...(await contextOf(ledger, tokens === undefined ? null : readAccessTokens(tokens, 'tokens'), {}, { io })),
    files,
  }
  const server = await listen(context, { host: '127.0.0.1', port: 0 })
  return {
    address: server.address,
    ledger,
    reader,
    open: (path, view) => openTab(browser, server.address, path, view),
    close: async () => {
      await browser.close()
      await server.close()
      await ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As `npm run build` makes it; built anew, so that a test never shows what an earlier build made. */
async function builtWeb(folder: string): Promise<ReturnType<typeof webFiles>> {
  const outDir = process.env.SELON_WEB ?? join(folder, 'web')
  if (!existsSync(outDir))
    await build({
      configFile: join(root, 'web/vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    })
  return webFiles(outDir)
}

/** A tab of its own, with nothing cached, at a path of a workbench. */
export async function openTab(browser: Browser, address: string, path: string, view: View = {}) {
  const { width = 1280, height = 800, theme = 'light', language = 'en', reducedMotion = true, watch } = view
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    acceptDownloads: true,
  })
  const kept = { 'selon-language': language, 'selon-theme': theme, 'selon-reviewer': 'Ada' }
  await context.addInitScript(
    `if (!sessionStorage.getItem('kept')) { sessionStorage.setItem('kept', '1'); for (const [name, value] of Object.entries(${JSON.stringify(kept)})) localStorage.setItem(name, value) }`,
  )
  if (watch)
    await context.addInitScript(
      `(() => { const look = () => document.querySelector(${JSON.stringify(watch)}) ? (window.__seen = performance.now()) : requestAnimationFrame(look); look() })()`,
    )
  const tab = await context.newPage()
  const troubles: string[] = []
  tab.on('console', (message) => void (['error', 'warning'].includes(message.type()) && troubles.push(message.text())))
  tab.on('pageerror', (error) => troubles.push(String(error)))
  tab.on('request', (request) => void (request.url().startsWith(address) || troubles.push(request.url())))
  await tab.goto(address + path)
  await tab.waitForSelector('main :is(h1, table, form, [role=alert])', { timeout: 10_000 }).catch(async () => {
    throw new Error(`${path} shows nothing: ${troubles.join('; ')} ${await tab.content()}`)
  })
  return { tab, troubles }
}
